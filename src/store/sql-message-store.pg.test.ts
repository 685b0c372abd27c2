import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MessageOrder } from '../core/case/message-order.ts';
import type { DecisionRecord, MessageRecord } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { SqlDecisionStore } from './sql-decision-store.ts';
import { SqlDeskReader } from './sql-desk-reader.ts';
import { SqlMessageStore } from './sql-message-store.ts';
import { TestDatabases } from './test-database.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

const atMs = Date.UTC(2026, 10, 21, 17, 10);
const minuteMs = 60_000;

function message(seq: number, order: Partial<MessageOrder> = {}): MessageRecord {
  return {
    key: `p0-${seq}-m0`,
    seq,
    order: {
      notice: 'question',
      channel: 'sms',
      address: '09012345678',
      case: `case-${seq}`,
      subscriber: '0312345678',
      attempt: 1,
      atMs,
      untilMs: atMs + 10 * minuteMs,
      facts: { calls: 12, countries: ['CU'], firstCallMs: atMs - minuteMs },
      ...order,
    },
  };
}

async function storeWith(
  messages: readonly MessageRecord[],
): Promise<{ database: Database; store: SqlMessageStore }> {
  const database = await server.fresh();
  const decisions = new SqlDecisionStore(database);
  await decisions.record([], 1, messages);
  await decisions.record([], 1, messages);
  return { database, store: new SqlMessageStore(database, 'digest') };
}

async function stateOf(database: Database, key: string): Promise<string> {
  return database.run('test', async db => {
    const row = await db
      .selectFrom('messages')
      .select('state')
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    return row.state;
  });
}

test('a message is stored once and claimed once, as it was ordered', async () => {
  const { database, store } = await storeWith([message(1)]);
  assert.deepEqual(await store.claim(10, atMs - 1), [], 'not before its time');
  assert.deepEqual(await store.claim(10, atMs), [message(1)]);
  assert.deepEqual(await store.claim(10, atMs), []);
  await store.sent('p0-1-m0', atMs, ['id-1']);
  assert.equal(await stateOf(database, 'p0-1-m0'), 'sent');
  assert.equal(await store.strand(atMs), 0);
  const rows = await database.run('test', db => db.selectFrom('messages').selectAll().execute());
  assert.deepEqual(
    [rows[0]!.templates, rows[0]!.tries, rows[0]!.channel_names],
    ['digest', 1, ['id-1']],
  );
});

test('two that claim at once never take the same message', async () => {
  const all = Array.from({ length: 60 }, (_, n) => message(n + 1));
  const { store } = await storeWith(all);
  const taken = (await Promise.all(Array.from({ length: 6 }, () => store.claim(10, atMs)))).flat();
  const rest = await store.claim(60, atMs);
  const keys = [...taken, ...rest].map(record => record.key);
  assert.equal(new Set(keys).size, 60);
  assert.equal(keys.length, 60);
});

test('a later message of a case to the same address waits; another channel does not', async () => {
  const first = message(1, { case: 'case-1' });
  const second = message(2, { case: 'case-1', attempt: 2 });
  const mail = message(3, { case: 'case-1', attempt: 3, channel: 'mail', address: 'a@example.jp' });
  const { store } = await storeWith([first, second, mail]);
  assert.deepEqual(await store.claim(10, atMs), [first, mail]);
  await store.failed(first.key, 'down', atMs, atMs + minuteMs);
  assert.deepEqual(await store.claim(10, atMs), []);
  assert.deepEqual(await store.claim(10, atMs + minuteMs), [first]);
  await store.sent(first.key, atMs + minuteMs, []);
  assert.deepEqual(await store.claim(10, atMs + minuteMs), [second]);
});

test('a task is never claimed, and stays until a person has done it', async () => {
  const { store } = await storeWith([message(1, { channel: 'task' })]);
  assert.deepEqual(await store.claim(10, atMs), []);
  assert.equal(await store.expire(atMs + 60 * minuteMs), 0);
});

test('a task of which a result is on record waits for nobody, however they are stored', async () => {
  const result = (n: number, by?: string): DecisionRecord => ({
    key: `p0-${n}-9`,
    seq: n,
    ordinal: 9,
    decision: {
      type: 'contact',
      timeMs: atMs,
      zone: '+09:00',
      case: `case-${n}`,
      subscriber: '0312345678',
      channel: 'task',
      attempt: 1,
      result: by === undefined ? 'not-needed' : 'no-answer',
      ...(by !== undefined && { by }),
    },
  });
  const tasks = [1, 2, 3].map(n => message(n, { channel: 'task' }));
  const { database } = await storeWith(tasks.slice(0, 2));
  const decisions = new SqlDecisionStore(database);
  await decisions.record([result(1, 'operator:kato'), result(3)], 3, tasks.slice(2));
  const told = new SqlDeskReader(database);
  const { rows: waiting } = await told.messages({ waiting: true });
  assert.deepEqual(
    waiting.map(row => row.case),
    ['case-2'],
  );
  const { rows } = await told.messages({});
  assert.deepEqual(
    rows.map(row => [row.case, row.handledBy]),
    [
      ['case-3', 'policy'],
      ['case-2', null],
      ['case-1', 'operator:kato'],
    ],
  );
});

test('what a process left behind has an unknown fate and is never claimed again', async () => {
  const { database, store } = await storeWith([message(1), message(2)]);
  await store.claim(1, atMs);
  assert.equal(await store.strand(atMs + 1), 1);
  assert.equal(await stateOf(database, 'p0-1-m0'), 'unknown');
  assert.deepEqual(await store.claim(10, atMs + 1), [message(2)]);
  await store.unknown('p0-2-m0', 'cut off', atMs + 2);
  assert.deepEqual(await store.claim(10, atMs + 3), []);
  // What comes too late from the process that is gone changes nothing.
  await store.sent('p0-1-m0', atMs + 4, ['late']);
  assert.equal(await stateOf(database, 'p0-1-m0'), 'unknown');
});

test('beyond its time a message is given up, and the desk is to be told once', async () => {
  const { database, store } = await storeWith([
    message(1),
    message(2, { attempt: 0, notice: 'restoration' }),
    message(3, { untilMs: atMs + 60 * minuteMs }),
  ]);
  const lateMs = atMs + 10 * minuteMs;
  assert.equal(await store.expire(lateMs - 1), 0);
  assert.equal(await store.expire(lateMs), 2);
  assert.equal(await stateOf(database, 'p0-2-m0'), 'expired');
  const untold = await store.untold(10);
  assert.deepEqual(untold, [{ key: 'p0-1-m0', case: 'case-1', attempt: 1, state: 'expired' }]);
  await store.told(['p0-1-m0']);
  assert.deepEqual(await store.untold(10), []);
  assert.deepEqual(await store.claim(10, lateMs), [message(3, { untilMs: atMs + 60 * minuteMs })]);
});

test('a receipt says that a part did not arrive', async () => {
  const { database, store } = await storeWith([message(1)]);
  await store.claim(10, atMs);
  await store.sent('p0-1-m0', atMs, ['a1', 'a2']);
  const receipt = { channel: 'sms', name: 'a2', detail: 'UNDELIV err:001' } as const;
  assert.equal(await store.receipt({ ...receipt, name: 'zz', arrived: false }, atMs), false);
  assert.equal(await store.receipt({ ...receipt, arrived: true }, atMs + 1), true);
  assert.equal(await stateOf(database, 'p0-1-m0'), 'sent');
  assert.equal(await store.receipt({ ...receipt, arrived: false }, atMs + 2), true);
  assert.deepEqual((await store.untold(10))[0]!.state, 'failed');
});

test('odd texts from outside do not stop the decisions behind them', async () => {
  const odd = message(1, { address: 'a\u0000b\ud800', facts: { ground: '\u0000' } });
  const { store } = await storeWith([odd]);
  const [stored] = await store.claim(10, atMs);
  assert.equal(stored!.order.address, 'a\ufffdb\ufffd');
});
