// What administrators look at and try out, gathered from the parts that run.
import { randomUUID } from 'node:crypto';
import { readdir, stat, statfs } from 'node:fs/promises';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { FileJournal } from '../../../bus/file-journal.ts';
import { postTest } from '../../../enforce/webhook.ts';
import type { Database } from '../../../store/database.ts';
import type {
  Administration,
  FeedFacts,
  SystemFacts,
  Trial,
  WayFacts,
  WayTest,
} from '../../../workflow/administration-ports.ts';
import type { FeedLog } from '../../../workflow/feed-log.ts';
import type { LiveDriver } from '../../../workflow/live-driver.ts';
import type { LiveIntake } from '../../../workflow/live-intake.ts';
import type { Clock, MessageChannel, OutgoingMessage } from '../../../workflow/ports.ts';
import type { EnforcementReconciler } from '../../../workflow/reconcile-enforcement.ts';
import { timed } from '../../../workflow/try-enforcer.ts';
import type { DataPlaces } from '../../data-places.ts';
import { shownSettings } from '../../settings/shown-settings.ts';
import type { Settings } from '../../settings.ts';
import { version } from '../../version.ts';
import { wallClock } from '../../wall-clock.ts';
import { expectedFeeds } from '../feeds/expected-feeds.ts';

export interface AdministrationSources {
  readonly settings: Settings;
  readonly demo: boolean;
  readonly places: DataPlaces;
  readonly journal: FileJournal;
  readonly database: Database;
  readonly driver: Pick<LiveDriver, 'settledSeq'>;
  readonly live: Pick<LiveIntake, 'feeds'>;
  readonly feedLog: FeedLog;
  readonly enforcement: () => EnforcementReconciler | undefined;
  readonly channels: Readonly<Partial<Record<'mail' | 'sms' | 'voice', MessageChannel>>>;
  /** Of the calls. */
  readonly clock: Clock;
}

const elapsedMs = (): number => performance.now();
const webhookMs = 10_000;

export function administrationOf(sources: AdministrationSources): Administration {
  const startedMs = wallClock.nowMs();
  const { settings, feedLog } = sources;
  return {
    feeds: () => feedsOf(sources),
    feed: name => feedLog.samples(name),
    enforcers: () => enforcersOf(sources),
    tryEnforcer: async name => {
      const by = name === 'engine' ? 'reading' : 'order';
      return sources.enforcement()?.tryOut(name, by, elapsedMs);
    },
    ways: () => waysOf(sources),
    tryWay: test => tryWay(sources, test),
    settings: () => ({ file: settings.file ?? null, rows: shownSettings(settings) }),
    system: () => systemOf(sources, startedMs),
  };
}

function feedsOf({ settings, live, feedLog }: AdministrationSources): FeedFacts[] {
  const expected = expectedFeeds(settings).map(({ name }) => name);
  const names = new Set([...live.feeds.keys(), ...feedLog.names(), ...expected]);
  return [...names].sort().map(name => {
    const { events = 0, quarantined = 0, lastMs = 0 } = live.feeds.get(name) ?? {};
    return { name, declared: feedLog.declared(name), events, quarantined, lastMs };
  });
}

function enforcersOf({ settings, demo, enforcement }: AdministrationSources) {
  const problems = enforcement()?.problems();
  const outside = demo ? [] : settings.enforcers;
  return [
    { name: 'engine', kind: 'engine' as const, host: undefined, problem: problems?.get('engine') },
    ...outside.map(({ name, url }) => {
      const { host } = new URL(url);
      return { name, kind: 'webhook' as const, host, problem: problems?.get(name) };
    }),
  ];
}

function waysOf({ settings, demo, channels }: AdministrationSources): WayFacts[] {
  const { mail, sms, voice } = settings;
  const hosts = {
    mail: mail && `${mail.host}:${mail.port}`,
    sms: sms && `${sms.host}:${sms.port}`,
    voice: voice && new URL(voice.url).host,
  };
  const own = (['mail', 'sms', 'voice'] as const)
    .filter(kind => channels[kind] !== undefined && (demo || hosts[kind] !== undefined))
    .map(kind => ({ kind, name: kind, host: demo ? undefined : hosts[kind] }));
  const webhooks = demo ? [] : settings.webhooks;
  return [
    ...own,
    ...webhooks.map(({ name, url }) => ({
      kind: 'webhook' as const,
      name,
      host: new URL(url).host,
    })),
  ];
}

async function tryWay(sources: AdministrationSources, test: WayTest): Promise<Trial | undefined> {
  const known = waysOf(sources).some(way => way.kind === test.kind && way.name === test.name);
  const send = known ? sendingOf(sources, test) : undefined;
  if (send === undefined) return undefined;
  const step = await timed('send', async () => void (await send()), elapsedMs);
  return { ok: step.problem === undefined, steps: [step] };
}

function sendingOf(
  { settings, channels }: AdministrationSources,
  test: WayTest,
): (() => Promise<unknown>) | undefined {
  const key = `test-${randomUUID()}`;
  const { kind } = test;
  if (kind !== 'webhook') {
    const channel = channels[kind];
    return channel && (() => channel.send(testMessage(key, test, kind)));
  }
  const hook = settings.webhooks.find(({ name }) => name === test.name);
  return (
    hook && (() => postTest({ ...hook, timeoutMs: webhookMs }, wallClock, { key, by: test.by }))
  );
}

/** Says that it is a test, who asked for it, and nothing else. */
function testMessage(
  key: string,
  { to, by }: WayTest,
  channel: 'mail' | 'sms' | 'voice',
): OutgoingMessage {
  const atMs = wallClock.nowMs();
  const who = by.replace(/^operator:/, '');
  const bodies = {
    ja: `関所(Sekisho)からの試験送信です。${who}さんが送りました。ご対応は不要です。`,
    en: `This is a test from Sekisho, sent by ${who}. Nothing is to be done.`,
  };
  return {
    record: {
      key,
      seq: 0,
      order: {
        notice: 'warning',
        channel,
        address: to,
        case: '',
        subscriber: '',
        attempt: 0,
        atMs,
        untilMs: atMs + 60_000,
        facts: {},
      },
    },
    language: 'ja',
    texts: {
      ja: { subject: '試験送信 (test)', body: `${bodies.ja}\n${bodies.en}` },
      en: { subject: 'Test', body: bodies.en },
    },
  };
}

async function systemOf(sources: AdministrationSources, startedMs: number): Promise<SystemFacts> {
  const { settings, places, journal, driver, clock } = sources;
  const [segments, snapshots, bytes, disk] = await Promise.all([
    filesIn(places.journal),
    filesIn(places.snapshots),
    databaseBytes(sources.database),
    statfs(settings.dataDir),
  ]);
  const newest = snapshots.toSorted((a, b) => b.writtenMs - a.writtenMs)[0];
  const { firstSeq, lastSeq, durableSeq } = journal;
  const behind = Math.max(0, lastSeq - driver.settledSeq);
  return {
    version: version(),
    startedMs,
    nowMs: wallClock.nowMs(),
    carrierMs: clock.nowMs(),
    journal: {
      firstSeq,
      lastSeq,
      durableSeq,
      bytes: segments.reduce((sum, file) => sum + file.bytes, 0),
    },
    snapshot: newest === undefined ? null : { ...newest, count: snapshots.length },
    store: { kind: settings.database === 'embedded' ? 'embedded' : 'served', bytes, behind },
    disk: { totalBytes: disk.blocks * disk.bsize, freeBytes: disk.bavail * disk.bsize },
    memory: { processBytes: process.memoryUsage.rss(), machineFreeBytes: freemem() },
  };
}

async function filesIn(folder: string): Promise<{ writtenMs: number; bytes: number }[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const files = await Promise.all(
    // One may be dropped meanwhile.
    names.map(name => stat(join(folder, name)).catch(() => undefined)),
  );
  return files
    .filter(file => file?.isFile() === true)
    .map(file => ({ writtenMs: Math.round(file!.mtimeMs), bytes: file!.size }));
}

function databaseBytes(database: Database): Promise<number> {
  return database.run('asking for the size of the store', async db => {
    const size = sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`;
    const { rows } = await size.execute(db);
    return Number(rows[0]?.bytes ?? 0);
  });
}
