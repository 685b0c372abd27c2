// Sekisho's live part with its enforcement, over a real journal, a real PostgreSQL and a real
// receiver. People act on lines as fast as they are heard, until it is killed; as `drain` nobody
// acts and it ends when what is wanted stands in the network.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FileJournal } from '../../src/bus/file-journal.ts';
import { FileSnapshots } from '../../src/bus/file-snapshots.ts';
import { takeOver } from '../../src/cli/serve/lists/reference-lists.ts';
import type { ActKind } from '../../src/core/case/act.ts';
import { dialPlans } from '../../src/core/numbering/dial-plan.ts';
import { createWebhookEnforcer } from '../../src/enforce/webhook-enforcer.ts';
import { Database } from '../../src/store/database.ts';
import { SqlDecisionStore } from '../../src/store/sql-decision-store.ts';
import { SqlEnforcementStore } from '../../src/store/sql-enforcement-store.ts';
import { createEngineEnforcer } from '../../src/workflow/engine-enforcer.ts';
import { LiveDriver } from '../../src/workflow/live-driver.ts';
import { LiveIntake } from '../../src/workflow/live-intake.ts';
import { EnforcementReconciler } from '../../src/workflow/reconcile-enforcement.ts';
import { storeSettled } from '../../src/workflow/store-settled.ts';
import { facts, mendedAfterMs } from '../support/live-house.ts';
import { LiveTraffic } from '../support/live-traffic.ts';

export interface EnforcementKillOrder {
  readonly folder: string;
  readonly database: string;
  readonly receiver: string;
  readonly secret: string;
  readonly round: number;
  readonly drain: boolean;
  /** Time of the journal at which this life begins; a minute passes in a second. */
  readonly beginMs: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as EnforcementKillOrder;
let seed = order.round * 7_919;
const below = (limit: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % limit;
};
const report = (error: unknown): void => {
  process.stderr.write(`${String(error).slice(0, 300)}\n`);
};
const startedMs = performance.now();
const clock = {
  nowMs: () => Math.floor(order.beginMs + (performance.now() - startedMs) * 60),
};
const wallClock = { nowMs: () => Date.now() };

const journal = await FileJournal.open({ folder: join(order.folder, 'journal') });
const database = await Database.open({ url: order.database, connectionsMax: 4 });
const { lists } = new LiveTraffic({ seed: 5, subscribers: 40, startMs: order.beginMs });
const driver = new LiveDriver({
  journal,
  snapshots: new FileSnapshots({ folder: join(order.folder, 'snapshots') }),
  decisions: new SqlDecisionStore(database),
  clock,
  mendedAfterMs,
  snapshotEvery: 40,
  storeRetryMs: 50,
  report,
  onEffect: () => {},
  onDecision: () => {},
  onContact: () => {},
});
const intake = new LiveIntake({
  driver,
  clock,
  classify: () => 'international',
  secret: Buffer.alloc(32, 7),
  onQuarantine: () => {},
  report,
});
const enforcers = [
  createEngineEnforcer(() => driver.engine.state, clock),
  createWebhookEnforcer(
    {
      name: 'sbc',
      url: order.receiver,
      secret: order.secret,
      timeoutMs: 5_000,
      plan: dialPlans.JP,
    },
    wallClock,
  ),
];
const store = new SqlEnforcementStore(database);
const reconciler = new EnforcementReconciler({
  enforcers,
  store,
  clock,
  sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
  settledSeq: () => storeSettled({ journal, driver, sleep: wait }),
  complete: async ({ key, case: name, subscriber, completedMs }) => {
    const act = { kind: 'barring-completed', case: name, subscriber, completedMs } as const;
    const done = intake.act({ id: `completed ${key}`, by: 'policy', why: '', act });
    await driver.onDisk();
    return done !== undefined;
  },
  counts: { effect: () => {}, order: () => {}, drift: () => {} },
  onDrift: () => {},
  report,
  settings: { pollMs: 10, compareEveryMs: 300, compareAgainMs: 50, longestRetryMs: 60_000 },
});

await driver.start();
takeOver(driver, lists, facts, clock.nowMs());
intake.takeWaiting();
reconciler.start();
process.stdout.write('started\n');
if (order.drain) await drained();
else for (;;) await someActs();
await reconciler.stop();
await driver.stop();
await database.close();
await journal.close();

async function someActs(): Promise<void> {
  const subscriber = lists.subscribers[below(20)]!.subscriber;
  const kinds: ActKind[] = [
    { kind: 'bar', subscriber, on: 'request' },
    { kind: 'report-fraud', subscriber },
    { kind: 'reopen-line', subscriber, stage: 'usual', mended: false },
    { kind: 'reopen-line', subscriber, stage: 'all', mended: true },
  ];
  const act = kinds[below(kinds.length)]!;
  const id = `act-${order.round}-${process.pid}-${journal.lastSeq}`;
  intake.act({ id, by: 'operator:x', why: 'asked', act });
  await wait(below(15));
}

/** Until the store has everything and no order is left, and one more comparison found nothing. */
async function drained(): Promise<void> {
  for (;;) {
    await wait(100);
    const seq = await storeSettled({ journal, driver, sleep: wait });
    const open = await store.due('sbc', 1, Number.MAX_SAFE_INTEGER / 8);
    const untold = await store.completed();
    if (seq === undefined || open.length + untold.length > 0) continue;
    if ((await reconciler.compare()) && reconciler.problems().size === 0) return;
  }
}
