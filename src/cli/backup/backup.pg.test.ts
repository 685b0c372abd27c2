// Backup and restore on a real PostgreSQL, with a journal of real files.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FileJournal } from '../../bus/file-journal.ts';
import { FileSnapshots } from '../../bus/file-snapshots.ts';
import type { CallRecord } from '../../core/call/call-record.ts';
import type { Decision } from '../../core/case/decision.ts';
import { Database } from '../../store/database.ts';
import { dumpTables } from '../../store/dump-tables.ts';
import { SqlDecisionStore } from '../../store/sql-decision-store.ts';
import { SqlReferenceStore } from '../../store/sql-reference-store.ts';
import { TestDatabases } from '../../store/test-database.ts';
import { BackupError } from './archive.ts';
import { restoreBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

let server: TestDatabases;
let folder: string;
before(async () => {
  server = await TestDatabases.start();
  folder = await mkdtemp(join(tmpdir(), 'sekisho-backup-'));
});
after(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const startMs = Date.UTC(2026, 10, 21, 23);
const records = 40;

/** A data directory and a database as a running Sekisho leaves them. */
async function filled(name: string): Promise<{ dataDir: string; url: string }> {
  const dataDir = await mkdtemp(join(folder, name));
  const url = await server.freshUrl();
  const database = await Database.open({ url });
  const one = { subscriber: '0501', account: 'A', type: 'corporate', service: 'ip' } as const;
  const contacts = [{ channel: 'sms', address: '090', changedMs: startMs }] as const;
  await new SqlReferenceStore(database).replaceReference({
    subscribers: [{ ...one, challenge: true, lastMonthYen: 2 ** 40, contacts }],
    restrictedEntries: [
      { prefix: '232', destination: 'シエラレオネ "\\\n', country: 'SL', trafficMinutes: 0.1 },
    ],
  });
  const audits = (decision: Decision) => ({
    atMs: decision.timeMs,
    who: 'policy',
    what: 'a',
    why: 'b',
    subject: 'c',
  });
  const store = new SqlDecisionStore(database, { audits });
  for (let seq = 1; seq <= records; seq += 1) {
    const about = { timeMs: startMs + seq, zone: 'Z', case: `case-${seq}`, subscriber: '0501' };
    const decision: Decision = { type: 'alert', ...about, exposureYen: seq, reasons: [] };
    const call = { seq, atMs: startMs, call: callOf(seq) };
    const facts = {
      notice: 'question',
      attempt: 1,
      atMs: startMs,
      untilMs: startMs + 1,
      facts: {},
    } as const;
    const order = {
      ...facts,
      channel: 'sms',
      address: '090',
      case: `case-${seq}`,
      subscriber: '0501',
    } as const;
    await store.record(
      [{ key: `p0-${seq}-0`, seq, ordinal: 0, decision }],
      seq,
      [{ key: `p0-${seq}-m0`, seq, order }],
      [call],
    );
  }
  await database.close();
  const journal = await FileJournal.open({ folder: join(dataDir, 'journal'), segmentBytes: 400 });
  for (let seq = 1; seq <= records; seq += 1) journal.append(JSON.stringify({ seq }));
  await journal.close();
  await new FileSnapshots({ folder: join(dataDir, 'snapshots') }).save(30, 'v', { some: 'state' });
  await writeFile(join(dataDir, 'challenge.key'), 'secret');
  return { dataDir, url };
}

function callOf(seq: number): CallRecord {
  const setupMs = startMs + seq * 3_600_000;
  const line = { subscriber: '0501', account: 'A', service: 'ip', sourceIp: '' } as const;
  const to = { to: '23276', country: 'SL', destination: 1 };
  const end = {
    setupMs,
    answerMs: setupMs,
    endMs: setupMs + 1,
    milliYen: 5,
    verdict: 'allow',
    case: '',
  } as const;
  return { callId: `c${seq}`, ...line, ...to, ...end };
}

/** Every row of every table, and every record of the journal. */
async function contentOf(dataDir: string, url: string): Promise<unknown> {
  const tables: Record<string, string[]> = {};
  const database = await Database.open({ url });
  await dumpTables(database, {
    about: async () => {},
    rows: async (table, batches) => {
      tables[table] = [];
      for await (const batch of batches) {
        const rows = JSON.parse(batch) as unknown[];
        tables[table].push(...rows.map(row => JSON.stringify(row)));
      }
      tables[table].sort();
    },
  });
  await database.close();
  const journal = await FileJournal.open({ folder: join(dataDir, 'journal') });
  const payloads: string[] = [];
  for await (const record of journal.read(1)) payloads.push(record.payload);
  await journal.close();
  const snapshot = await new FileSnapshots({ folder: join(dataDir, 'snapshots') }).load('v');
  const key = await readFile(join(dataDir, 'challenge.key'), 'utf8');
  return { tables, payloads, snapshot, key };
}

async function backedUp(of: { dataDir: string; url: string }, path: string) {
  const database = await Database.open({ url: of.url });
  try {
    return await writeBackup(database, of.dataDir, path, startMs);
  } finally {
    await database.close();
  }
}

test('what is restored is what was backed up: rows, journal, snapshots, keys', async () => {
  const from = await filled('from');
  const path = join(folder, 'whole.gz');
  await mkdir(join(from.dataDir, 'replaced'));
  await writeFile(join(from.dataDir, 'replaced', 'old'), 'of before a restore');
  await writeFile(`${path}.part`, 'left by a crash, open to all', { mode: 0o666 });
  const { about } = await backedUp(from, path);
  assert.equal(about.dump.rows.calls, records);
  assert.equal((await stat(path)).mode & 0o077, 0, 'for its owner only');
  const into = { dataDir: await mkdtemp(join(folder, 'into')), url: await server.freshUrl() };
  await restoreBackup({ ...into, path, replace: false });
  assert.deepEqual(await readdir(join(into.dataDir, 'replaced')), ['journal']);
  assert.deepEqual(
    await contentOf(into.dataDir, into.url),
    await contentOf(from.dataDir, from.url),
  );

  const again = restoreBackup({ ...into, path, replace: false });
  await assert.rejects(again, /there are data/);
  await restoreBackup({ ...into, path, replace: true });
  assert.deepEqual(
    await contentOf(into.dataDir, into.url),
    await contentOf(from.dataDir, from.url),
  );

  const database = await Database.open({ url: into.url });
  const store = new SqlDecisionStore(database);
  const order = {
    notice: 'question',
    channel: 'sms',
    address: '090',
    case: 'case-1',
    subscriber: '0501',
  } as const;
  const more = { attempt: 2, atMs: startMs, untilMs: startMs, facts: {} };
  await store.record([], records + 1, [{ key: 'p0-41-m0', seq: 41, order: { ...order, ...more } }]);
  const newest = await database.run('test', db =>
    db.selectFrom('messages').select('key').orderBy('position', 'desc').limit(1).execute(),
  );
  assert.deepEqual(newest, [{ key: 'p0-41-m0' }], 'counters go on where they were');
  await database.close();
});

test('a backup that is cut off, changed or another file is refused before anything is touched', async () => {
  const from = await filled('harmed');
  const path = join(folder, 'harmed.gz');
  await backedUp(from, path);
  const whole = await readFile(path);
  const before = await contentOf(from.dataDir, from.url);
  const harmed = Buffer.from(whole);
  harmed[Math.trunc(whole.length / 2)]! ^= 1;
  for (const bytes of [
    whole.subarray(0, 20),
    whole.subarray(0, -1),
    whole.subarray(0, whole.length / 2),
    harmed,
    Buffer.from('text'),
  ]) {
    await writeFile(path, bytes);
    await assert.rejects(restoreBackup({ ...from, path, replace: true }), BackupError);
  }
  assert.deepEqual(await contentOf(from.dataDir, from.url), before);
});
