// A candidate beside a live driver on simulated traffic, run on exactly when the test says so.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { LiveHouse, mendedAfterMs, recordsOf } from '../../test/support/live-house.ts';
import { type Policy, standardPolicy } from '../core/policy/policy.ts';
import { type ShadowOptions, ShadowPolicy } from './shadow-policy.ts';

afterEach(() => LiveHouse.stopAll());

/** Attacks are found, contacted, suspended and closed within so many events. */
const enough = 1_500;

const deaf: Policy = {
  ...standardPolicy,
  name: 'deaf',
  level: { ...standardPolicy.level, alert: 19_000, challenge: 19_000, suspension: 19_000 },
};
const keen: Policy = {
  ...standardPolicy,
  name: 'keen',
  lossBudgetYen: 0,
  level: { ...standardPolicy.level, alert: 700, challenge: 700 },
};

interface Shadowed {
  readonly house: LiveHouse;
  readonly shadow: ShadowPolicy;
  readonly reported: unknown[];
  /** Lets the shadow catch up. */
  catchUp(): void;
}

async function shadowed(policy: Policy, more: Partial<ShadowOptions> = {}): Promise<Shadowed> {
  const turns: (() => void)[] = [];
  const reported: unknown[] = [];
  const shadow = new ShadowPolicy({
    policy,
    mendedAfterMs,
    report: error => reported.push(error),
    later: work => turns.push(work),
    ...more,
  });
  const house = await new LiveHouse({
    driver: { onApplied: (input, effects) => shadow.take(input, effects) },
  }).open();
  shadow.begin({ state: house.driver.engine.state, desk: house.driver.desk });
  const catchUp = (): void => {
    for (let work = turns.shift(); work !== undefined; work = turns.shift()) work();
  };
  return { house, shadow, reported, catchUp };
}

test('the live policy in the shadow differs from itself in no call', async () => {
  const { house, shadow, reported, catchUp } = await shadowed(standardPolicy);
  await house.run(enough, 1);
  catchUp();
  const { comparison } = shadow;
  assert.ok(comparison.calls > 300);
  assert.deepEqual(comparison.lastCalls, []);
  assert.ok(comparison.counts.live.asked > 0 && comparison.counts.live.challenged > 0);
  assert.deepEqual(comparison.counts.shadow, comparison.counts.live);
  assert.equal(comparison.both, comparison.counts.live.asked);
  assert.deepEqual([shadow.dropped, shadow.failed, shadow.waiting], [0, 0, 0]);
  assert.deepEqual([...reported, ...house.reported], []);
});

test('what only the live policy does is counted, and named without the called number', async () => {
  const { house, shadow, catchUp } = await shadowed(deaf);
  await house.run(enough);
  catchUp();
  const { counts, both, differing, lastCalls, cases } = shadow.comparison;
  assert.deepEqual(Object.values(counts.shadow), [0, 0, 0, 0, 0, 0, 0]);
  assert.ok(counts.live.asked > 0 && both === 0);
  assert.equal(differing, counts.live.challenged + counts.live.blocked);
  assert.ok(lastCalls.length > 0 && lastCalls.length <= 200);
  for (const call of lastCalls) {
    assert.match(call.toMasked, /^\+?\d*\*{4}$/);
    assert.deepEqual([call.shadow, call.live === 'allow'], ['allow', false]);
  }
  assert.equal(cases.length, counts.live.asked);
  assert.ok(cases.every(one => one.live !== undefined && one.shadow === undefined));
});

test('no effect of the shadow leaves it: the live system does what it does without one', async () => {
  const { house, shadow, catchUp } = await shadowed(keen);
  for (let part = 0; part < 15; part += 1) {
    await house.run(enough / 15);
    catchUp();
  }
  const alone = await new LiveHouse().open();
  await alone.run(enough);
  const { counts, differing } = shadow.comparison;
  assert.ok(counts.shadow.asked > 0 && counts.shadow.challenged > 0 && differing > 0);
  assert.deepEqual(house.verdicts, alone.verdicts);
  assert.deepEqual(house.orders, alone.orders);
  assert.deepEqual(house.told, alone.told);
  assert.deepEqual(await recordsOf(house.journal), await recordsOf(alone.journal));
});

test('a shadow that is behind drops calls, counts them, and holds nobody up', async () => {
  const { house, shadow, catchUp } = await shadowed(keen, { waitingMax: 100 });
  await house.run(enough);
  assert.ok(shadow.dropped > 1_000);
  assert.ok(shadow.waiting >= 100 && shadow.waiting < 300);
  assert.equal(shadow.comparison.calls, 0);
  assert.ok(house.verdicts.includes('challenge'));
  catchUp();
  assert.equal(shadow.waiting, 0);
  assert.ok(shadow.comparison.calls > 0);
});

test('a few inputs are taken a turn, so that a verdict need not wait for many', async () => {
  const turns: (() => void)[] = [];
  const { house, shadow } = await shadowed(keen, { later: work => turns.push(work) });
  await house.run(200);
  const before = shadow.waiting;
  assert.equal(turns.length, 1);
  turns.shift()!();
  assert.ok(before - shadow.waiting > 0 && before - shadow.waiting <= 25);
  assert.equal(turns.length, 1);
});

test('a defect inside the shadow is reported once and costs the live system nothing', async () => {
  const contact = { ...standardPolicy.contact, attemptsAtMs: undefined };
  const broken = { ...standardPolicy, contact, level: { alert: {} } } as unknown as Policy;
  const { house, shadow, reported, catchUp } = await shadowed(broken);
  await house.run(enough);
  catchUp();
  assert.ok(shadow.failed > 1);
  assert.equal(reported.length, 1);
  assert.ok(house.verdicts.includes('challenge'));
  assert.deepEqual(house.reported, []);
});

test('before it begins and after it was stopped it takes nothing', async () => {
  const shadow = new ShadowPolicy({ policy: deaf, mendedAfterMs, report: () => {} });
  shadow.take({ kind: 'tick', atMs: 1 }, []);
  assert.equal(shadow.waiting, 0);
  const running = await shadowed(deaf);
  await running.house.run(10);
  assert.ok(running.shadow.waiting > 0);
  running.shadow.stop();
  running.catchUp();
  await running.house.run(10);
  assert.deepEqual([running.shadow.waiting, running.shadow.comparison.calls], [0, 0]);
});
