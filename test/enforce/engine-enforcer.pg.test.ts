// What the engine refuses against what the store says is wanted: two ways from the same decisions.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { ActKind } from '../../src/core/case/act.ts';
import type { CompletedBarring } from '../../src/core/case/enforcement.ts';
import { SqlDecisionStore } from '../../src/store/sql-decision-store.ts';
import { SqlEnforcementStore } from '../../src/store/sql-enforcement-store.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { createEngineEnforcer } from '../../src/workflow/engine-enforcer.ts';
import { EnforcementReconciler } from '../../src/workflow/reconcile-enforcement.ts';
import { storeSettled } from '../../src/workflow/store-settled.ts';
import { LiveHouse } from '../support/live-house.ts';

const databases = await TestDatabases.start();
after(async () => {
  await LiveHouse.stopAll();
  await databases.stop();
});

let state = 20_260_607;
function below(limit: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % limit;
}

test('store and engine never differ about what is in force', async t => {
  const database = await databases.fresh();
  let aheadMs = 0;
  const clock = { nowMs: (): number => house.traffic.clock.nowMs() + aheadMs };
  const house: LiveHouse = new LiveHouse({
    clock,
    driver: { decisions: new SqlDecisionStore(database) },
  });
  await house.open();
  // This journal reaches its disk only when it is told to.
  const flushed = async (ms: number): Promise<void> => {
    await house.journal.flush();
    await wait(ms);
  };
  const settled = () =>
    storeSettled({ journal: house.journal, driver: house.driver, sleep: flushed });
  const drifts: string[] = [];
  const completed: CompletedBarring[] = [];
  const enforcer = createEngineEnforcer(() => house.driver.engine.state, clock);
  const reconciler = new EnforcementReconciler({
    enforcers: [enforcer],
    store: new SqlEnforcementStore(database),
    clock,
    sleep: async () => {},
    settledSeq: () => settled(),
    complete: async barring => {
      completed.push(barring);
      return true;
    },
    counts: { effect: () => {}, order: () => {}, drift: () => {} },
    onDrift: (_name, { kind, subject }) => drifts.push(`${kind} ${JSON.stringify(subject)}`),
    report: error => assert.fail(String(error)),
  });
  await reconciler.register();

  const lines = house.traffic.lists.subscribers.slice(0, 12).map(row => row.subscriber);
  let acts = 0;
  const act = (kind: ActKind): void => {
    acts += 1;
    house.intake.act({ id: `act-${acts}`, by: 'operator:x', why: 'asked', act: kind });
  };
  const stages = ['usual', 'all'] as const;
  const steps: ((subscriber: string) => void)[] = [
    subscriber => act({ kind: 'bar', subscriber, on: 'request' }),
    subscriber => act({ kind: 'report-fraud', subscriber }),
    subscriber => act({ kind: 'reopen-line', subscriber, stage: 'usual', mended: false }),
    subscriber => act({ kind: 'reopen-line', subscriber, stage: stages[below(2)]!, mended: true }),
    subscriber => act({ kind: 'end-measure', subject: { kind: 'line', subscriber } }),
    () => {
      aheadMs += [60_000, 3_600_000, 86_400_000, 3 * 86_400_000][below(4)]!;
      house.driver.tick();
    },
  ];
  const seen = new Map<string, number>();
  for (let round = 0; round < 60; round += 1) {
    for (let many = below(6); many >= 0; many -= 1) steps[below(steps.length)]!(lines[below(12)]!);
    if (round % 4 === 0) await house.run(100);
    assert.ok((await settled()) !== undefined);
    await reconciler.carryOut();
    assert.equal(await reconciler.compare(), true);
    assert.deepEqual(drifts, [], `round ${round}`);
    assert.deepEqual([...reconciler.problems()], [], `round ${round}`);
    for (const { subject, scope, endMs } of await enforcer.read()) {
      const what = `${subject.kind} ${scope} ${endMs === null ? 'without end' : 'until its end'}`;
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
  }
  t.diagnostic(JSON.stringify([...seen]));
  for (const scope of ['international', 'but-usual']) {
    assert.ok(seen.has(`line ${scope} without end`), scope);
    assert.ok(seen.has(`line ${scope} until its end`), scope);
  }
  assert.ok(completed.length > 0);
});
