import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CallRecord } from '../core/call/call-record.ts';
import type { CallRow } from '../core/case/case-rows.ts';
import type { EndedCallRecord } from '../workflow/ports.ts';
import { callPartitions } from './call-table.ts';
import { SqlCaseReader } from './sql-case-reader.ts';
import { SqlDecisionStore } from './sql-decision-store.ts';
import { TestDatabases } from './test-database.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

const startMs = Date.UTC(2026, 10, 21, 23);
const minute = 60_000;
const day = 86_400_000;

function call(callId: string, setupMs: number, more: Partial<CallRecord> = {}): CallRecord {
  return {
    callId,
    subscriber: '05012345678',
    account: 'A',
    to: '232761234567',
    country: 'SL',
    destination: 3,
    service: 'ip',
    sourceIp: '203.0.113.9',
    setupMs,
    answerMs: setupMs + 2_000,
    endMs: setupMs + 62_000,
    milliYen: 150_500,
    verdict: 'allow',
    case: '',
    ...more,
  };
}

function ended(seq: number, one: CallRecord, atMs = one.endMs): EndedCallRecord {
  return { seq, atMs, call: one };
}

async function opened() {
  const database = await server.fresh();
  const reader = new SqlCaseReader(database, 'Asia/Tokyo');
  const ever = { fromMs: 0, toMs: startMs + 1_000 * day };
  const all = async (): Promise<readonly CallRow[]> => (await reader.calls(ever)).rows;
  return { database, store: new SqlDecisionStore(database), reader, all };
}

test('calls are stored once, corrected when told again, a refused one with its case', async () => {
  const { store, all } = await opened();
  const refusal = {
    answerMs: 0,
    milliYen: 0,
    verdict: 'block',
    case: 'case-1',
    sourceIp: '',
  } as const;
  const batch = [
    ended(1, call('a', startMs, { verdict: 'release', case: 'case-1' })),
    ended(
      2,
      call('b', startMs + 2 * 60 * minute, { ...refusal, endMs: startMs + 2 * 60 * minute }),
    ),
  ];
  await store.record([], 2, [], batch);
  await store.record([], 2, [], batch);
  const corrected = call('a', startMs, { milliYen: 99, endMs: startMs + 30_000 });
  await store.record([], 4, [], [ended(3, corrected), ended(4, { ...corrected, milliYen: 98 })]);
  const rows = await all();
  assert.deepEqual(rows[0], {
    callId: 'b',
    subscriber: '05012345678',
    account: 'A',
    to: '232761234567',
    country: 'SL',
    destination: 3,
    service: 'ip',
    sourceIp: null,
    setupMs: startMs + 120 * minute,
    answerMs: null,
    endMs: startMs + 120 * minute,
    milliYen: 0,
    verdict: 'block',
    case: 'case-1',
  });
  assert.equal(rows.length, 2);
  const [, a] = rows;
  assert.deepEqual(
    [a?.milliYen, a?.endMs, a?.verdict, a?.case],
    [98, startMs + 30_000, 'release', 'case-1'],
  );
});

test('each day has its partition, tomorrow too; an impossible clock makes no partitions', async () => {
  const { database, store, all } = await opened();
  const wild = [-8e15, 0, 1, startMs, startMs + 3_000 * day, 8e15].map((setupMs, at) =>
    ended(at, call(`c${at}`, setupMs, { endMs: at % 2 === 0 ? 8e15 : 0 }), startMs),
  );
  await store.record([], 6, [], wild);
  assert.equal((await all()).length, 6);
  const partitions = await database.run('test', callPartitions);
  assert.deepEqual(
    partitions.map(one => one.name),
    ['calls_20241101', 'calls_20261121', 'calls_20261122'],
  );
  assert.equal(partitions[1]?.fromMs, Date.UTC(2026, 10, 21));
});

test('a partition dropped behind the store’s back is made again', async () => {
  const { database, store, all } = await opened();
  await store.record([], 1, [], [ended(1, call('a', startMs))]);
  await server.query(await nameOf(database), 'drop table calls_20261121');
  const again = store.record([], 2, [], [ended(2, call('b', startMs))]);
  await assert.rejects(again, /no partition/);
  await store.record([], 2, [], [ended(2, call('b', startMs))]);
  assert.deepEqual(
    (await all()).map(row => row.callId),
    ['b'],
  );
});

test('page by page, newest first, of a line or an account; usage by local day', async () => {
  const { store, reader } = await opened();
  const calls = Array.from({ length: 90 }, (_, at) =>
    ended(
      at,
      call(`c${at}`, startMs + Math.trunc(at / 3) * 60 * minute, {
        subscriber: `05${at % 2}`,
        account: `A${at % 3}`,
      }),
    ),
  );
  await store.record([], 90, [], calls);
  const time = { fromMs: startMs, toMs: startMs + 10 * day };
  for (const [query, count] of [
    [{}, 90],
    [{ subscriber: '050' }, 45],
    [{ account: 'A1' }, 30],
  ] as const) {
    const rows: CallRow[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await reader.calls({
        ...time,
        ...query,
        limit: 7,
        ...(cursor !== undefined && { cursor }),
      });
      rows.push(...page.rows);
      cursor = page.next;
    }
    assert.equal(new Set(rows.map(row => row.callId)).size, count);
    assert.equal(rows.length, count);
    assert.deepEqual(
      rows.map(row => row.setupMs),
      rows.map(row => row.setupMs).sort((a, b) => b - a),
    );
  }
  const usage = (await reader.subscriber('050', startMs + 2 * day))?.usage;
  assert.deepEqual(usage?.[0], {
    day: '2026-11-23',
    country: 'SL',
    calls: 21,
    seconds: 21 * 60,
    milliYen: 21 * 150_500,
    refused: 0,
  });
  assert.equal(
    usage?.reduce((sum, one) => sum + one.calls, 0),
    45,
  );
});

async function nameOf(database: Awaited<ReturnType<typeof opened>>['database']): Promise<string> {
  return database.run('test', async db => {
    const { sql } = await import('kysely');
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
    return rows[0]!.name;
  });
}
