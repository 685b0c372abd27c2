import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Decision } from '../core/case/decision.ts';
import type { DecisionRecord } from '../workflow/ports.ts';
import { SqlDecisionStore } from './sql-decision-store.ts';
import { SqlEnforcementStore } from './sql-enforcement-store.ts';
import { SqlNowReader } from './sql-now-reader.ts';
import { TestDatabases } from './test-database.ts';

const databases = await TestDatabases.start();
after(() => databases.stop());

const t0 = Date.UTC(2026, 5, 5, 17);
const hour = 3_600_000;
const zone = '+09:00';

function record(seq: number, decision: Decision): DecisionRecord {
  return { key: `p0-${seq}-0`, seq, ordinal: 0, decision };
}

function suspension(seq: number, subscriber: string, endMs = t0 + 8 * hour): DecisionRecord {
  const times = { timeMs: t0 + seq, beginMs: t0 + seq, endMs };
  return record(seq, {
    type: 'suspension',
    zone,
    case: 'case-1',
    subscriber,
    ground: 'A',
    ...times,
  });
}

async function opened(enforcers: readonly string[]) {
  const database = await databases.fresh();
  const enforcement = new SqlEnforcementStore(database);
  await enforcement.register(enforcers);
  const decisions = new SqlDecisionStore(database);
  const reader = new SqlNowReader(database);
  const confirm = async (enforcer: string): Promise<void> => {
    for (const order of await enforcement.due(enforcer, 10, t0 + hour)) {
      await enforcement.confirmed(enforcer, order, { sentMs: t0 + 40, confirmedMs: t0 + 50 });
    }
  };
  return { enforcement, decisions, reader, confirm };
}

test('lines of one case are one measure, from the order to the last confirmation', async () => {
  const { enforcement, decisions, reader, confirm } = await opened(['sbc-1', 'sbc-2']);
  await decisions.record([suspension(1, '0501'), suspension(2, '0502', t0 + 2 * hour)], 2);
  const now = async () => (await reader.now(t0 + 100, [])).all.measures;
  const [first, ...others] = await now();
  assert.equal(others.length, 0);
  assert.deepEqual(
    [first!.case, first!.kind, first!.subjects, first!.orders, first!.confirmed, first!.failing],
    ['case-1', 'suspension', 2, 4, 0, 0],
  );
  assert.deepEqual([first!.beginMs, first!.endMs], [t0 + 1, t0 + 2 * hour], 'the first to end');
  assert.equal(first!.waitingSinceMs, t0 + 1);
  await confirm('sbc-1');
  const [order] = await enforcement.due('sbc-2', 1, t0 + hour);
  const failure = { error: 'refused', retryAtMs: t0 + hour, final: false };
  await enforcement.failed('sbc-2', order!, failure);
  const [part] = await now();
  assert.deepEqual([part!.confirmed, part!.failing, part!.enforcers], [2, 1, ['sbc-2']]);
  await confirm('sbc-2');
  const [whole] = await now();
  assert.deepEqual([whole!.confirmed, whole!.failing, whole!.enforcers], [4, 0, []]);
  assert.deepEqual([whole!.waitingSinceMs, whole!.confirmedMs], [null, t0 + 50]);
});

test('what has ended is not in force, nor barring that its owner asked for', async () => {
  const { decisions, reader } = await opened(['sbc-1']);
  const about = { timeMs: t0 + 2, zone, case: 'case-2', subscriber: '0509' } as const;
  const barring = record(2, { type: 'barring', ...about, on: 'request', beginMs: t0 + 2 });
  await decisions.record([suspension(1, '0501', t0 + hour), barring], 2);
  assert.equal((await reader.now(t0 + 10, [])).all.measures.length, 1);
  assert.equal((await reader.now(t0 + hour, [])).all.measures.length, 0);
  const lifted = { type: 'restoration', timeMs: t0 + 20, zone, case: 'case-1' } as const;
  await decisions.record([record(3, { ...lifted, subscriber: '0501' })], 3);
  assert.equal((await reader.now(t0 + 30, [])).all.measures.length, 0);
});

test('a country block names its country; beyond forty measures the rest is counted', async () => {
  const { decisions, reader } = await opened([]);
  const times = { timeMs: t0 + 1, beginMs: t0 + 1, endMs: t0 + hour };
  const block = {
    type: 'country-block',
    zone,
    country: 'LV',
    subscribers: [],
    ground: 'R6',
  } as const;
  await decisions.record([record(1, { ...block, case: 'case-9', ...times })], 1);
  const [one] = (await reader.now(t0 + 10, [])).all.measures;
  assert.deepEqual([one!.kind, one!.country, one!.orders], ['country-block', 'LV', 0]);
  const many = Array.from({ length: 60 }, (_, at) => {
    const { decision, ...rest } = suspension(at + 2, `060${at}`);
    return { ...rest, decision: { ...decision, case: `case-${100 + at}` } as Decision };
  });
  await decisions.record(many, 61);
  const facts = await reader.now(t0 + 100, []);
  const { all, withoutCountryBlocks: quiet } = facts;
  assert.deepEqual([all.measures.length, all.measuresLeftOut], [40, 21]);
  assert.deepEqual([quiet.measures.length, quiet.measuresLeftOut], [40, 20], 'nor is it counted');
});

test('cases that wait are counted by what they wait for, with the first that is due', async () => {
  const { decisions, reader } = await opened([]);
  const steps = ['call', 'call', 'decide', 'restore', 'contact'];
  const cases = steps.map((nextStep, at) => {
    const about = {
      timeMs: t0,
      zone,
      case: `case-${at}`,
      account: 'a',
      subscriber: '0501',
    } as const;
    const next = { nextStep, nextDueMs: t0 + (10 - at) * 1_000 };
    return record(at + 1, { type: 'case', state: 'contacting', ...about, ...next });
  });
  const closed = { timeMs: t0, zone, case: 'case-9', account: 'a', subscriber: '0501' } as const;
  const over = record(9, { type: 'case', state: 'closed', outcome: 'lawful', ...closed });
  await decisions.record([...cases, over], 9);
  const facts = await reader.now(t0, ['case-1', 'case-none']);
  assert.deepEqual(facts.all.calls, { count: 2, dueMs: t0 + 9_000 });
  assert.deepEqual(facts.all.decisions, { count: 2, dueMs: t0 + 7_000 });
  assert.deepEqual(facts.all.unassigned, { count: 5, dueMs: t0 + 6_000 });
  const { approvals, messages } = facts.all;
  assert.deepEqual([approvals.count, messages.count, facts.assignees.size], [0, 0, 0]);
});
