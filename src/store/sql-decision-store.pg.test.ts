import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Decision } from '../core/case/decision.ts';
import { type DecisionRecord, neverAgainMs } from '../workflow/ports.ts';
import { AuditLog } from './audit-log.ts';
import type { Database } from './database.ts';
import { SqlDecisionStore } from './sql-decision-store.ts';
import { StoreError } from './store-error.ts';
import { TestDatabases } from './test-database.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

const timeMs = Date.UTC(2026, 10, 21);

function alert(seq: number, ordinal = 0): DecisionRecord {
  const decision: Decision = {
    type: 'alert',
    timeMs: timeMs + seq,
    zone: '+09:00',
    case: `C-${seq}`,
    subscriber: '05012345678',
    exposureYen: seq * 100,
    reasons: [{ reading: 'hour', decibans: 6, text: '深夜 "3時"\\' }],
  };
  return { key: `0-${seq}-${ordinal}`, seq, ordinal, decision };
}

function verdict(seq: number, answer: 'allow' | 'block'): DecisionRecord {
  const base = { timeMs, zone: 'Z', callId: `c${seq}`, subscriber: '0312345678' };
  const decision: Decision = { type: 'verdict', ...base, verdict: answer };
  return { key: `0-${seq}-0`, seq, ordinal: 0, decision };
}

async function storedKeys(database: Database): Promise<string[]> {
  return database.run('test', async db => {
    const rows = await db.selectFrom('decisions').select('key').orderBy('seq').execute();
    return rows.map(row => row.key);
  });
}

test('records once, however often it is told, together with the offset', async () => {
  const database = await server.fresh();
  const store = new SqlDecisionStore(database);
  assert.equal(await store.offset(), 0);
  const records = [alert(1), alert(2), alert(2, 1)];
  await store.record(records, 2);
  await store.record(records, 2);
  await store.record([alert(2), alert(2), alert(3)], 4);
  assert.equal((await storedKeys(database)).length, 4);
  assert.equal(await store.offset(), 4);
  await store.record([], 3);
  assert.equal(await store.offset(), 4, 'the offset never goes back');
  assert.deepEqual(await store.undelivered(10, timeMs), [...records, alert(3)]);
});

test('verdicts that allow a call are not kept', async () => {
  const database = await server.fresh();
  const store = new SqlDecisionStore(database);
  await store.record([verdict(1, 'allow'), verdict(2, 'block')], 2);
  assert.deepEqual(await storedKeys(database), ['0-2-0']);
});

test('columns tell type, case, subscriber and time', async () => {
  const database = await server.fresh();
  await new SqlDecisionStore(database).record([alert(7), verdict(8, 'block')], 8);
  const rows = await database.run('test', db =>
    db
      .selectFrom('decisions')
      .select(['type', 'case_id', 'subscriber', 'at'])
      .orderBy('seq')
      .execute(),
  );
  assert.deepEqual(rows, [
    { type: 'alert', case_id: 'C-7', subscriber: '05012345678', at: new Date(timeMs + 7) },
    { type: 'verdict', case_id: null, subscriber: '0312345678', at: new Date(timeMs) },
  ]);
});

test('text that PostgreSQL refuses does not stop what follows', async () => {
  const database = await server.fresh();
  const store = new SqlDecisionStore(database);
  const decision: Decision = {
    type: 'quarantine',
    timeMs: 8.64e15,
    zone: 'Z',
    source: 'a\0b',
    line: 1,
    reason: 'half \ud800 of a pair, and \\u0000 as text',
  };
  const odd: DecisionRecord = { key: '0-1-0', seq: 1, ordinal: 0, decision };
  await store.record([odd, { ...verdict(2, 'block') }], 2);
  const [found] = await store.undelivered(1, timeMs);
  assert.deepEqual(found?.decision, {
    ...decision,
    source: 'a\uFFFDb',
    reason: 'half \uFFFD of a pair, and \\u0000 as text',
  });
});

test('outbox: due ones oldest first, retried when told, delivered once', async () => {
  const store = new SqlDecisionStore(await server.fresh());
  await store.record([alert(2), alert(1), alert(3)], 3);
  const keys = async (nowMs: number) =>
    (await store.undelivered(10, nowMs)).map(record => record.key);
  assert.deepEqual(await keys(timeMs), ['0-1-0', '0-2-0', '0-3-0']);
  assert.deepEqual((await store.undelivered(1, timeMs)).length, 1);
  await store.failed('0-1-0', 'HTTP 503'.padEnd(5_000, '!'), timeMs + 60_000);
  assert.deepEqual(await keys(timeMs + 59_999), ['0-2-0', '0-3-0']);
  assert.deepEqual(await keys(timeMs + 60_000), ['0-1-0', '0-2-0', '0-3-0']);
  await store.delivered(['0-1-0', '0-3-0'], timeMs + 60_001);
  await store.delivered([], timeMs);
  await store.failed('0-1-0', 'late', timeMs);
  assert.deepEqual(await keys(timeMs + 90_000), ['0-2-0']);
  await store.record([alert(1)], 3);
  assert.deepEqual(await keys(timeMs + 90_000), ['0-2-0'], 'delivered stays delivered');
});

test('a contact attempt is told once its effect was delivered, and never where it cannot be', async () => {
  const store = new SqlDecisionStore(await server.fresh(), {
    delivers: decision => decision.case !== 'case-3',
  });
  const asked = [1, 2, 3].map((seq): DecisionRecord => {
    const about = { timeMs, zone: 'Z', subscriber: '050', case: `case-${seq}` };
    const decision = {
      type: 'contact',
      ...about,
      channel: 'sms',
      attempt: 2,
      result: 'sent',
    } as const;
    return { key: `0-${seq}-0`, seq, ordinal: 0, decision };
  });
  await store.record(asked, 3);
  assert.equal(await store.attemptTold('case-1', 2), 'waiting');
  assert.equal(await store.attemptTold('case-1', 1), 'never');
  assert.equal(await store.attemptTold('case-3', 2), 'never');
  await store.delivered(['0-1-0'], timeMs);
  await store.failed('0-2-0', 'HTTP 410', neverAgainMs);
  assert.equal(await store.attemptTold('case-1', 2), 'delivered');
  assert.equal(await store.attemptTold('case-2', 2), 'never');
});

test('only what is to be delivered waits', async () => {
  const database = await server.fresh();
  const store = new SqlDecisionStore(database, {
    delivers: decision => decision.type === 'verdict',
  });
  await store.record([alert(1), verdict(2, 'block'), verdict(3, 'block'), alert(9_000)], 9_000);
  assert.equal((await store.undelivered(10, timeMs)).length, 2);
});

test('a record that fails takes those behind it along; the offset stays', async () => {
  const database = await server.fresh();
  const store = new SqlDecisionStore(database);
  await store.record([alert(1)], 1);
  const impossible = { ...alert(2), ordinal: 2 ** 40 };
  const results = await Promise.allSettled([
    store.record([impossible], 2),
    store.record([alert(3)], 3),
  ]);
  for (const result of results) {
    assert.ok(result.status === 'rejected' && result.reason instanceof StoreError);
    assert.equal(result.reason.retryable, false);
  }
  assert.equal(await store.offset(), 1);
  await store.record([alert(2), alert(3)], 3);
  assert.deepEqual(await storedKeys(database), ['0-1-0', '0-2-0', '0-3-0']);
});

test('random batches, crashes before commit and repeats: every record once, offset right', async () => {
  const database = await server.fresh();
  // Fails the transaction when the offset is written, after the records: a crash before commit.
  await database.run('test', db =>
    sql`create function crash() returns trigger language plpgsql as $$
      begin
        if current_setting('test.crash', true) = 'on' then raise exception 'crash'; end if;
        return new;
      end $$;
      create trigger crash before insert or update on journal_offset
        for each row execute function crash()`.execute(db),
  );
  const step = fc.record({ size: fc.integer({ min: 0, max: 40 }), crashes: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async steps => {
      await database.run('test', db => sql`truncate decisions, outbox, journal_offset`.execute(db));
      const store = new SqlDecisionStore(database);
      const name = sql.raw(await databaseName(database));
      let seq = 0;
      for (const { size, crashes } of steps) {
        const records = Array.from({ length: size }, (_, n) => alert(seq + n + 1));
        const target = seq + size + 1;
        if (crashes) {
          await crashing(database, name, true);
          await assert.rejects(store.record(records, target), StoreError);
          await crashing(database, name, false);
          assert.equal(await store.offset(), seq);
        }
        await store.record(records, target);
        await store.record(records.slice(size >> 1), target);
        seq = target;
        assert.equal(await store.offset(), seq);
      }
      const expected = steps.reduce((sum, { size }) => sum + size, 0);
      assert.equal((await storedKeys(database)).length, expected);
      assert.equal((await store.undelivered(1_000, timeMs)).length, expected);
    }),
    { seed: 1, numRuns: 15 },
  );
});

async function databaseName(database: Database): Promise<string> {
  const { rows } = await database.run('test', db =>
    sql<{ name: string }>`select current_database() as name`.execute(db),
  );
  return rows[0]!.name;
}

/** Switches the crash for all connections, the pool's present ones included. */
async function crashing(
  database: Database,
  name: ReturnType<typeof sql.raw>,
  on: boolean,
): Promise<void> {
  await database.run('test', async db => {
    await sql`alter database ${name} set test.crash = ${sql.lit(on ? 'on' : 'off')}`.execute(db);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
    await sql`set test.crash = ${sql.lit(on ? 'on' : 'off')}`.execute(db);
  });
}

test('audits a decision once, in the transaction that stores it', async () => {
  const database = await server.fresh();
  const audits = (decision: Decision) =>
    decision.type === 'alert'
      ? {
          atMs: decision.timeMs,
          who: 'policy test',
          what: 'alert',
          why: '',
          subject: decision.case,
        }
      : undefined;
  const store = new SqlDecisionStore(database, { audits });
  await store.record([alert(1), verdict(2, 'block')], 2);
  await store.record([alert(1), alert(3)], 3);
  const subjects = await database.run('test', async db => {
    const rows = await db.selectFrom('audit').select('subject').orderBy('seq').execute();
    return rows.map(row => row.subject);
  });
  assert.deepEqual(subjects, ['C-1', 'C-3']);
  assert.equal((await new AuditLog(database).verify()).ok, true);
  await database.close();
});
