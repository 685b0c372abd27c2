// The composition root: the only file that knows which adapter stands behind which port.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { meterIntake } from '../api/meter-intake.ts';
import { createMetrics, type Metrics } from '../api/metrics.ts';
import { type Api, createApi } from '../api/server.ts';
import { FileJournal } from '../bus/file-journal.ts';
import { FileSnapshots } from '../bus/file-snapshots.ts';
import { parseCallEvent } from '../core/call/parse-call-event.ts';
import { dialPlans } from '../core/numbering/dial-plan.ts';
import type { NumberKind } from '../core/numbering/dialled-number.ts';
import { normaliseNumber } from '../core/numbering/normalise-number.ts';
import { contactOnlyPolicy, type Policy } from '../core/policy/policy.ts';
import { createWebhook } from '../enforce/webhook.ts';
import { nationalForm } from '../ingest/sip/national-form.ts';
import { SipServer } from '../ingest/sip/sip-server.ts';
import { trunkDefaults } from '../ingest/sip/trunk-settings.ts';
import { AuditLog, maskNumbersIn } from '../store/audit-log.ts';
import { Database } from '../store/database.ts';
import { EmbeddedPostgres } from '../store/embedded-postgres.ts';
import { SqlDecisionStore } from '../store/sql-decision-store.ts';
import { SqlReferenceStore } from '../store/sql-reference-store.ts';
import { EffectDelivery } from '../workflow/deliver-effects.ts';
import { LiveDriver } from '../workflow/live-driver.ts';
import { LiveIntake } from '../workflow/live-intake.ts';
import type { Clock, EffectSink, Intake } from '../workflow/ports.ts';
import type { ServeOptions } from './commands/serve.ts';
import { placesIn } from './data-places.ts';
import { readPolicy } from './read-policy.ts';
import { transitionsOf } from './reference-input.ts';
import { AuditWriter, auditEntry } from './serve/audit-writer.ts';
import { DemoCarrier } from './serve/demo-carrier.ts';
import { LiveViewGatherer } from './serve/live-view.ts';
import { type RecordFolders, watchFolders } from './serve/record-folders.ts';
import { type ReferenceLists, takeOver } from './serve/reference-lists.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

const wallClock: Clock = { nowMs: () => Date.now() };
const dayMs = 86_400_000;
const keyBytes = 32;

/** Starts everything, prints where it is, and returns when it was asked to stop. */
export async function serve(settings: Settings, options: ServeOptions): Promise<void> {
  const stopped = stopSignal();
  const server = new Server(settings, options);
  try {
    await server.start();
    await stopped;
    process.stderr.write('Stopping …\n');
  } finally {
    await server.stop();
  }
  process.stderr.write('Stopped.\n');
}

/** Resolves at the first SIGINT or SIGTERM; the second ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise(resolve => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve();
      });
    }
  });
}

class Server {
  readonly #settings: Settings;
  readonly #options: ServeOptions;
  readonly #log;
  readonly #metrics: Metrics = createMetrics();
  /** What must be closed, in order of opening; closed from the end. */
  readonly #open: (() => Promise<void> | void)[] = [];
  #demo: DemoCarrier | undefined;
  #postgres: EmbeddedPostgres | undefined;

  constructor(settings: Settings, options: ServeOptions) {
    this.#settings = options.demo
      ? { ...settings, dataDir: join(settings.dataDir, 'demo') }
      : settings;
    this.#options = options;
    this.#log = pino(
      { level: options.demo ? 'warn' : settings.logLevel },
      pino.destination({ fd: 2, sync: true }),
    );
  }

  readonly #report = (error: unknown): void => {
    const text = error instanceof Error ? error.message : String(error);
    this.#log.error({ what: error instanceof Error ? error.name : 'error' }, maskNumbersIn(text));
  };

  async start(): Promise<void> {
    const settings = this.#settings;
    const places = placesIn(settings.dataDir);
    // The database's own user must be able to pass through; what lies inside is closed to others.
    mkdirSync(settings.dataDir, { recursive: true, mode: 0o711 });
    const journal = await FileJournal.open({ folder: places.journal });
    this.#open.push(() => journal.close());
    if (journal.torn !== undefined)
      this.#log.warn({ torn: journal.torn }, 'unfinished end of the journal cut off');
    journal.onFailure(this.#report);
    const database = await this.#openDatabase(places.database);
    const decisions = new SqlDecisionStore(database, {
      delivers: () => settings.webhooks.length > 0,
    });
    const reference = new SqlReferenceStore(database);
    const audit = new AuditWriter(new AuditLog(database), this.#report);
    this.#open.push(() => audit.flush());
    const classify = this.#classifier();
    const demoResumeMs = this.#options.demo ? await resumeTime(journal) : 0;
    if (this.#options.demo) this.#demo = new DemoCarrier(this.#options.seed, demoResumeMs);
    const clock: Clock = this.#demo?.clock ?? wallClock;
    let view: LiveViewGatherer;
    const driver: LiveDriver = new LiveDriver({
      journal,
      snapshots: new FileSnapshots({
        folder: places.snapshots,
        notice: text => this.#log.warn(text),
      }),
      decisions,
      clock,
      mendedAfterMs: this.#options.demo ? dayMs : 0,
      snapshotEvery: 200_000,
      report: this.#report,
      onEffect: effect => view.effect(effect),
      onDecision: decision => {
        view.decision(decision);
        this.#demo?.decision(decision);
        this.#count(decision.type, 'verdict' in decision ? decision.verdict : undefined);
        if (!driver.ready) return;
        const entry = auditEntry(decision, driver.engine.state.policy.name);
        if (entry !== undefined) audit.add(entry);
      },
      onContact: order => {
        if (driver.ready) this.#demo?.contact(order);
      },
      told: { save: () => view.save(), restore: saved => view.restore(saved) },
    });
    const secret = challengeSecret(settings.dataDir);
    const intake = new LiveIntake({
      driver,
      clock,
      classify,
      secret,
      report: this.#report,
      onQuarantine: (feed, item) => {
        this.#log.warn({ feed, source: item.source, position: item.position }, item.reason);
      },
    });
    view = new LiveViewGatherer({
      demo: this.#options.demo,
      timeZone: settings.timeZone,
      state: () => driver.engine.state,
      intake: () => intake,
      nowMs: () => clock.nowMs(),
    });
    const metered = meterIntake(intake, this.#metrics, () => performance.now());
    this.#metrics.observe(() => ({
      callsInProgress: driver.engine.state.calls.size,
      exposureYen: view.exposureYen(),
    }));
    // Closed after the ports, so that what they took is on disk.
    this.#open.push(() => driver.stop());
    const { api, sip } = await this.#openPorts({
      intake: metered,
      clock,
      classify,
      view,
      driver,
      journal,
      database,
    });
    const recovered = await driver.start();
    const lists = this.#demo?.reference() ?? (await readLists(reference));
    takeOver(driver, lists, this.#facts(), clock.nowMs());
    intake.takeWaiting();
    const fresh = recovered.snapshotSeq + recovered.replayed === 0;
    if (this.#demo !== undefined) {
      if (fresh) await storeDemo(reference, lists);
      await this.#demo.start(metered, intake, fresh);
      this.#open.push(() => this.#demo?.stop());
    }
    const folders: RecordFolders = await watchFolders(settings, metered, this.#report);
    this.#open.push(() => folders.stop());
    this.#startDelivery(decisions);
    this.#announce(api, sip, recovered.replayed, lists);
  }

  async stop(): Promise<void> {
    for (const close of this.#open.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        this.#report(error);
      }
    }
  }

  #count(type: string, verdict: string | undefined): void {
    if (verdict === 'release') this.#metrics.verdict('release');
    if (type === 'suspension' || type === 'source-block' || type === 'country-block') {
      this.#metrics.measure(type);
    }
    if (verdict === 'challenge') this.#metrics.measure('challenge');
  }

  async #openDatabase(folder: string): Promise<Database> {
    let url = this.#settings.database;
    if (url === 'embedded' || this.#options.demo) {
      this.#postgres = await EmbeddedPostgres.start({
        folder,
        notice: text => process.stderr.write(`${text}\n`),
        onFailure: this.#report,
      });
      url = this.#postgres.url;
      this.#open.push(() => this.#postgres?.stop());
    }
    const database = await Database.open({ url, onError: this.#report });
    this.#open.push(() => database.close());
    return database;
  }

  #classifier(): (to: string) => NumberKind {
    const plan = dialPlans[this.#settings.homeCountry];
    return to => normaliseNumber(to, plan).kind;
  }

  async #openPorts(parts: {
    intake: Intake;
    clock: Clock;
    classify: (to: string) => NumberKind;
    view: LiveViewGatherer;
    driver: LiveDriver;
    journal: FileJournal;
    database: Database;
  }): Promise<{ api: { host: string; port: number }; sip: number | undefined }> {
    const { intake, clock, classify, view, driver, journal, database } = parts;
    const settings = this.#settings;
    const { http } = settings;
    const api: Api = await createApi({
      intake,
      clock,
      classify,
      live: () => view.view(),
      metrics: this.#metrics,
      parseCallEvent,
      checks: [
        {
          name: 'engine',
          check: () => (driver.ready ? undefined : 'is recovering; calls go through'),
        },
        { name: 'journal', check: () => journal.failure?.message },
        { name: 'store', check: () => storeCheck(database) },
      ],
      settings: { ...http, pages: join(import.meta.dirname, '../../web/live') },
      version: version(),
      report: this.#report,
    });
    this.#open.push(() => api.close());
    const listening = await api.listen();
    const sip = await this.#openSip(intake, clock, classify);
    return { api: listening, sip };
  }

  async #openSip(
    intake: Intake,
    clock: Clock,
    classify: (to: string) => NumberKind,
  ): Promise<number | undefined> {
    const { sip } = this.#settings;
    const trunks = this.#options.demo && sip.trunks.length === 0 ? [demoTrunk] : sip.trunks;
    if (trunks.length === 0) return undefined;
    const server = new SipServer({
      intake,
      clock,
      classify,
      trunks,
      listen: {
        host: sip.host,
        ...(sip.transports.includes('udp') ? { udpPort: sip.port } : {}),
        ...(sip.transports.includes('tcp') ? { tcpPort: sip.port } : {}),
      },
      strangers: sip.strangers,
      subscriberOf: signalled => nationalForm(signalled, dialPlans[this.#settings.homeCountry]),
      zone: this.#zone(),
    });
    const ports = await server.start();
    this.#open.push(() => server.stop());
    return ports.udpPort ?? ports.tcpPort;
  }

  /** The home zone's offset now, as times are written. */
  #zone(): string {
    const transitions = transitionsOf(this.#settings.timeZone);
    const offset = transitions.findLast(each => each.fromMs <= Date.now())?.offsetMinutes ?? 0;
    const minutes = Math.abs(offset);
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${offset < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
  }

  #facts(): { homeCountry: string; timeZone: string; policy: Policy; missingChecksValid: boolean } {
    const { homeCountry, timeZone, http, sip } = this.#settings;
    const asked = readPolicy(this.#settings.policy);
    const announced =
      http.announcement !== undefined || sip.trunks.some(trunk => trunk.announcement !== undefined);
    // Without an announcement nobody could take a challenge (design §6).
    const policy =
      asked.challenges && !announced && !this.#options.demo
        ? { ...asked, name: contactOnlyPolicy.name, challenges: false }
        : asked;
    return { homeCountry, timeZone, policy, missingChecksValid: false };
  }

  #startDelivery(store: SqlDecisionStore): void {
    const { webhooks } = this.#settings;
    if (webhooks.length === 0) return;
    const sinks = webhooks.map(({ url, secret }) =>
      createWebhook({ url, secret, timeoutMs: 10_000 }, wallClock),
    );
    const sink: EffectSink = {
      deliver: async record => {
        for (const each of sinks) await each.deliver(record);
      },
    };
    const delivery = new EffectDelivery({
      store,
      sink,
      clock: wallClock,
      sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
      count: result => this.#metrics.delivery(result),
      report: this.#report,
    });
    delivery.start();
    this.#open.push(() => delivery.stop());
  }

  #announce(
    api: { host: string; port: number },
    sip: number | undefined,
    replayed: number,
    lists: ReferenceLists,
  ): void {
    const host = api.host.includes(':') ? `[${api.host}]` : api.host;
    const signIn =
      this.#settings.http.keys.length > 0
        ? 'sign in with an API key'
        : 'no sign-in needed on this machine';
    const lines = [
      `Sekisho 関所 is open:  http://${host}:${api.port}/   (${signIn})`,
      sip === undefined
        ? 'SIP: not open, since sip.trunks names no trunk'
        : `SIP redirect server:  ${this.#settings.sip.host}:${sip}`,
      `Data: ${this.#settings.dataDir}${replayed > 0 ? ` (recovered, ${replayed} journal records replayed)` : ''}`,
    ];
    if (this.#options.demo) {
      lines.push(
        'A simulated carrier is running at 30 times the speed of time; an attack comes within a minute.',
      );
    } else if (lists.rateRows.length === 0 || lists.subscribers.length === 0) {
      lines.push(
        'No rate deck or no subscribers yet: "sekisho import --help" says how to bring them in.',
      );
    }
    lines.push('Ctrl-C stops everything.');
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}

const demoTrunk = {
  ...trunkDefaults,
  name: 'demo',
  peers: ['127.0.0.0/8', '::1/128'],
  announcement: 'sip:announcement@127.0.0.1:5099',
};

async function storeCheck(database: Database): Promise<string | undefined> {
  try {
    await database.run('checking the store', async db => {
      await db.selectFrom('journal_offset').select('seq').execute();
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function readLists(store: SqlReferenceStore): Promise<ReferenceLists> {
  return {
    subscribers: await store.subscribers(),
    rateRows: await store.rateRows(),
    restrictedEntries: await store.restrictedEntries(),
  };
}

async function storeDemo(store: SqlReferenceStore, lists: ReferenceLists): Promise<void> {
  await store.replaceSubscribers(lists.subscribers);
  await store.replaceRateRows(lists.rateRows);
  await store.replaceRestrictedEntries(lists.restrictedEntries);
}

/** Where an earlier demo had come to: the time of its last journal record; 0 when there is none. */
async function resumeTime(journal: FileJournal): Promise<number> {
  if (journal.lastSeq === 0) return 0;
  for await (const record of journal.read(journal.lastSeq)) {
    return (JSON.parse(record.payload) as { atMs: number }).atMs;
  }
  return 0;
}

/** The key of challenge tokens; kept in the data directory, readable by the owner alone. */
function challengeSecret(dataDir: string): Uint8Array {
  const path = join(dataDir, 'challenge.key');
  const known = existsSync(path) ? readFileSync(path) : undefined;
  if (known?.length === keyBytes) return known;
  // Written beside and renamed: a process killed in between leaves no short key behind.
  const key = randomBytes(keyBytes);
  writeFileSync(`${path}.part`, key, { mode: 0o600 });
  renameSync(`${path}.part`, path);
  return key;
}
