import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Decision } from '../core/case/decision.ts';
import type { EnforcementOrder } from '../core/case/enforcement.ts';
import type { DecisionRecord } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { SqlDecisionStore } from './sql-decision-store.ts';
import { SqlEnforcementStore } from './sql-enforcement-store.ts';
import { TestDatabases } from './test-database.ts';

const databases = await TestDatabases.start();
after(() => databases.stop());

const t0 = Date.UTC(2026, 5, 5, 17);
const hour = 3_600_000;
const line = '05010000001';
const subject = { kind: 'line', subscriber: line } as const;

interface Opened {
  readonly database: Database;
  readonly decisions: SqlDecisionStore;
  readonly enforcement: SqlEnforcementStore;
}

async function opened(enforcers: readonly string[] = ['a', 'b']): Promise<Opened> {
  const database = await databases.fresh();
  const enforcement = new SqlEnforcementStore(database);
  await enforcement.register(enforcers);
  return { database, decisions: new SqlDecisionStore(database), enforcement };
}

function record(seq: number, decision: Decision, ordinal = 0): DecisionRecord {
  return { key: `p0-${seq}-${ordinal}`, seq, ordinal, decision };
}

const decided = (seq: number) =>
  ({ timeMs: t0 + seq * 1_000, zone: '+09:00', case: 'case-1' }) as const;

function suspension(seq: number, endMs: number, subscriber = line): DecisionRecord {
  const beginMs = t0 + seq * 1_000;
  return record(seq, {
    ...decided(seq),
    type: 'suspension',
    subscriber,
    beginMs,
    endMs,
    ground: 'A',
  });
}

function barring(seq: number): DecisionRecord {
  const beginMs = t0 + seq * 1_000;
  const on = 'request' as const;
  return record(seq, { ...decided(seq), type: 'barring', subscriber: line, on, beginMs });
}

function restoration(seq: number, stage?: 'usual' | 'all'): DecisionRecord {
  const staged = stage === undefined ? {} : { stage };
  return record(seq, { ...decided(seq), type: 'restoration', subscriber: line, ...staged });
}

async function theOrder({ enforcement }: Opened, enforcer = 'a'): Promise<EnforcementOrder> {
  const [order] = await enforcement.orders(enforcer, [subject]);
  assert.ok(order);
  return order;
}

test('a measure becomes an order for every enforcer, and its end another', async () => {
  const store = await opened();
  await store.decisions.record([suspension(1, t0 + hour)], 1);
  for (const enforcer of ['a', 'b']) {
    const [order, ...others] = await store.enforcement.due(enforcer, 10, t0);
    assert.equal(others.length, 0);
    assert.deepEqual(order, {
      measure: {
        subject,
        scope: 'international',
        case: 'case-1',
        beginMs: t0 + 1_000,
        endMs: t0 + hour,
        seq: 1,
      },
      ended: false,
      ordinal: 0,
      kind: 'suspension',
      state: 'pending',
      tries: 0,
      requestedMs: t0 + 1_000,
      confirmedMs: null,
    });
  }
  const first = await theOrder(store);
  await store.enforcement.confirmed('a', first, { sentMs: t0 + 1_100, confirmedMs: t0 + 1_200 });
  assert.deepEqual(await store.enforcement.due('a', 10, t0), []);
  assert.equal((await theOrder(store)).confirmedMs, t0 + 1_200);
  assert.equal((await store.enforcement.standing('a', '', 10)).length, 1);
  assert.equal((await store.enforcement.standing('b', '', 10)).length, 0);
  await store.decisions.record([restoration(2)], 2);
  const ended = await theOrder(store);
  assert.equal(ended.ended, true);
  assert.equal(ended.state, 'pending');
  assert.equal(ended.measure.seq, 2);
  assert.equal(ended.confirmedMs, null);
  assert.equal((await store.enforcement.standing('a', '', 10)).length, 0);
});

test('the newest decision wins whatever the order and the repetition of the records', async () => {
  const store = await opened(['a']);
  const renewal = suspension(3, t0 + 9 * hour);
  await store.decisions.record([suspension(1, t0 + hour), renewal], 3);
  await store.decisions.record([suspension(1, t0 + hour), suspension(2, t0 + 2 * hour)], 3);
  const { measure } = await theOrder(store);
  assert.equal(measure.seq, 3);
  assert.equal(measure.endMs, t0 + 9 * hour);
  const late = await theOrder(store);
  await store.decisions.record([restoration(4)], 4);
  await store.enforcement.confirmed('a', late, { sentMs: t0, confirmedMs: t0 });
  await store.enforcement.failed('a', late, { error: 'x', retryAtMs: t0 + hour, final: true });
  const order = await theOrder(store);
  assert.equal(order.state, 'pending');
  assert.equal(order.tries, 0);
});

test('opened to the usual destinations, what is left keeps its end', async () => {
  const store = await opened(['a']);
  await store.decisions.record([suspension(1, t0 + hour), restoration(2, 'usual')], 2);
  const usual = await theOrder(store);
  assert.equal(usual.measure.scope, 'but-usual');
  assert.equal(usual.measure.endMs, t0 + hour);
  assert.equal(usual.measure.seq, 2);
  await store.decisions.record([restoration(3, 'all')], 3);
  assert.equal((await theOrder(store)).ended, true);
  await store.decisions.record([restoration(4, 'usual')], 4);
  assert.equal((await theOrder(store)).ended, true);
});

test('a suspension does not give a barred line an end', async () => {
  const store = await opened(['a']);
  await store.decisions.record([barring(1), suspension(2, t0 + hour)], 2);
  const order = await theOrder(store);
  assert.equal(order.kind, 'barring');
  assert.equal(order.measure.endMs, null);
  assert.equal(order.measure.seq, 1);
  await store.decisions.record([restoration(3)], 3);
  assert.equal((await theOrder(store)).ended, false);
  await store.decisions.record([restoration(4, 'all'), suspension(5, t0 + hour)], 5);
  assert.equal((await theOrder(store)).kind, 'suspension');
  await store.decisions.record([restoration(6)], 6);
  assert.equal((await theOrder(store)).ended, true);
});

test('barring that is open to the usual destinations comes back after a suspension', async () => {
  const store = await opened(['a']);
  await store.decisions.record([barring(1), restoration(2, 'usual'), suspension(3, t0 + hour)], 3);
  const over = await theOrder(store);
  assert.equal(over.kind, 'suspension');
  assert.equal(over.measure.scope, 'international');
  await store.decisions.record([suspension(4, t0 + 2 * hour)], 4);
  const back = { kind: 'barring', scope: 'but-usual', endMs: null, beginMs: t0 + 1_000 };
  const found = async () => {
    const { kind, measure, ended } = await theOrder(store);
    assert.equal(ended, false);
    const { scope, endMs, beginMs } = measure;
    return { kind, scope, endMs, beginMs };
  };
  await store.decisions.record([restoration(5)], 5);
  assert.deepEqual(await found(), back);
  await store.decisions.record([suspension(6, t0 + 3 * hour), restoration(7, 'usual')], 7);
  assert.deepEqual(await found(), back);
  await store.decisions.record([suspension(8, t0 + 3 * hour), restoration(9, 'all')], 9);
  assert.equal((await theOrder(store)).ended, true);
});

test('requested barring is complete when every enforcer has confirmed it', async () => {
  const store = await opened();
  await store.decisions.record([barring(1)], 1);
  const { enforcement } = store;
  assert.deepEqual(await enforcement.completed(), []);
  const [a, b] = [await theOrder(store, 'a'), await theOrder(store, 'b')];
  await enforcement.confirmed('a', a, { sentMs: t0 + 1_500, confirmedMs: t0 + 2_000 });
  assert.deepEqual(await enforcement.completed(), []);
  await enforcement.confirmed('b', b, { sentMs: t0 + 1_500, confirmedMs: t0 + 5_000 });
  const complete = {
    key: 'p0-1-0',
    case: 'case-1',
    subscriber: line,
    receivedMs: t0 + 1_000,
    completedMs: t0 + 5_000,
  };
  assert.deepEqual(await enforcement.completed(), [complete]);
  assert.deepEqual(await enforcement.completed(), [complete]);
  await enforcement.told(['p0-1-0'], t0 + 6_000);
  assert.deepEqual(await enforcement.completed(), []);
  const audit = await store.database.run('x', db => db.selectFrom('audit').selectAll().execute());
  assert.deepEqual(
    audit.map(({ what }) => what),
    ['barring.complete'],
  );
});

test('a request that ended before it was complete is never complete', async () => {
  const store = await opened(['a']);
  await store.decisions.record([barring(1), restoration(2, 'all')], 2);
  const order = await theOrder(store);
  await store.enforcement.confirmed('a', order, { sentMs: t0, confirmedMs: t0 });
  assert.deepEqual(await store.enforcement.completed(), []);
});

test('a new enforcer gets what is wanted; one that is gone keeps nobody waiting', async () => {
  const store = await opened(['a']);
  await store.decisions.record([barring(1)], 1);
  await store.enforcement.register(['b']);
  assert.deepEqual(await store.enforcement.due('a', 10, t0), []);
  const order = await theOrder(store, 'b');
  await store.enforcement.confirmed('b', order, { sentMs: t0, confirmedMs: t0 });
  assert.equal((await store.enforcement.completed()).length, 1);
});

test('those never tried come first; a failure waits for its time', async () => {
  const store = await opened(['a']);
  await store.decisions.record([suspension(1, t0 + hour), suspension(2, t0 + hour, '0502')], 2);
  const [first] = await store.enforcement.due('a', 1, t0);
  assert.equal(first?.measure.seq, 1);
  const failure = { error: 'away \0', retryAtMs: t0 + 5_000, final: false };
  await store.enforcement.failed('a', first, failure);
  const now = await store.enforcement.due('a', 10, t0);
  assert.deepEqual(
    now.map(({ measure }) => measure.seq),
    [2],
  );
  const later = await store.enforcement.due('a', 10, t0 + 5_000);
  assert.deepEqual(
    later.map(({ measure, tries }) => [measure.seq, tries]),
    [
      [2, 0],
      [1, 1],
    ],
  );
});

test('drift is written down, audited, and ordered again', async () => {
  const store = await opened(['a']);
  await store.decisions.record([suspension(1, t0 + hour)], 1);
  const order = await theOrder(store);
  await store.enforcement.confirmed('a', order, { sentMs: t0, confirmedMs: t0 });
  const missing = { kind: 'missing', subject, wanted: order.measure, found: undefined } as const;
  const foreign = Array.from({ length: 120 }, (_, at) => {
    const alien = { kind: 'source', sourceIp: `192.0.2.${at}` } as const;
    const found = { subject: alien, scope: 'international', endMs: null, seq: null } as const;
    return { kind: 'foreign', subject: alien, wanted: undefined, found } as const;
  });
  await store.enforcement.drifted('a', [missing, ...foreign], [order], t0);
  const again = await theOrder(store);
  assert.equal(again.state, 'pending');
  assert.equal(again.confirmedMs, t0);
  const { drift, audit } = await store.database.run('x', async db => ({
    drift: await db.selectFrom('enforcement_drift').selectAll().orderBy('id').execute(),
    audit: await db.selectFrom('audit').selectAll().orderBy('seq').execute(),
  }));
  assert.equal(drift.length, 121);
  assert.deepEqual(drift[0]?.wanted, { ...order.measure });
  assert.equal(drift[0]?.found, null);
  assert.equal(audit.length, 101);
  assert.equal(audit[0]?.subject, `a line:${line}`);
  assert.equal(audit[100]?.why, 'and 21 more');
});

test('what ended is forgotten when every enforcer has removed it', async () => {
  const store = await opened();
  await store.decisions.record([suspension(1, t0 + hour), restoration(2)], 2);
  const order = await theOrder(store);
  await store.enforcement.confirmed('a', order, { sentMs: t0, confirmedMs: t0 });
  await store.enforcement.forgetEnded(t0 + hour);
  assert.equal((await theOrder(store)).ended, true);
  await store.enforcement.confirmed('b', order, { sentMs: t0, confirmedMs: t0 });
  await store.enforcement.forgetEnded(t0);
  assert.equal((await store.enforcement.orders('a', [subject])).length, 1);
  await store.enforcement.forgetEnded(t0 + hour);
  assert.deepEqual(await store.enforcement.orders('a', [subject]), []);
});
