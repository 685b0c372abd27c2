// Sekisho's live part over a real journal, real snapshots and a real PostgreSQL, fed with simulated
// attacks at full speed until it is killed, or told to stop (SIGTERM), or, as `drain`, until all is
// delivered. What it answered, ordered and was told to be durable goes at once into a file that
// outlives a kill.
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { FileJournal } from '../../src/bus/file-journal.ts';
import { FileSnapshots } from '../../src/bus/file-snapshots.ts';
import { takeOver } from '../../src/cli/serve/lists/reference-lists.ts';
import { dialPlans } from '../../src/core/numbering/dial-plan.ts';
import type { NumberKind } from '../../src/core/numbering/dialled-number.ts';
import { normaliseNumber } from '../../src/core/numbering/normalise-number.ts';
import { createWebhook } from '../../src/enforce/webhook.ts';
import { Database } from '../../src/store/database.ts';
import { SqlDecisionStore } from '../../src/store/sql-decision-store.ts';
import { EffectDelivery } from '../../src/workflow/deliver-effects.ts';
import { LiveDriver } from '../../src/workflow/live-driver.ts';
import { LiveIntake } from '../../src/workflow/live-intake.ts';
import { facts, mendedAfterMs, startMs } from '../support/live-house.ts';
import { LiveTraffic } from '../support/live-traffic.ts';

export interface LiveKillOrder {
  readonly folder: string;
  readonly database: string;
  readonly webhook: string;
  readonly secret: string;
  /** Which life this is, from 1 on. */
  readonly round: number;
  readonly drain: boolean;
  /** The file of what was answered, ordered and durable. */
  readonly seen: string;
}

const order = JSON.parse(process.argv[2] ?? '{}') as LiveKillOrder;
let stopping = order.drain;
process.on('SIGTERM', () => {
  stopping = true;
});

const file = openSync(order.seen, 'a');
const note = (line: string): void => void writeSync(file, `${line}\n`);
const report = (error: unknown): void => note(`error ${String(error).slice(0, 300)}`);

let state = order.round * 7_919;
function below(limit: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % limit;
}

const journal = await FileJournal.open({
  folder: join(order.folder, 'journal'),
  segmentBytes: 512 * 1024,
});
const classify = (to: string): NumberKind => normaliseNumber(to, dialPlans.JP).kind;
const resumeMs = await lastTime();
const database = await Database.open({ url: order.database, connectionsMax: 4 });
const decisions = new SqlDecisionStore(database);
const traffic = new LiveTraffic({
  seed: 5,
  subscribers: 120,
  startMs: nextStart(),
  onVerdict: ({ callId, to }, { verdict }) => {
    // Of other calls nothing is recorded.
    if (classify(to) !== 'international') return;
    note(`verdict ${callId} ${verdict} ${journal.lastSeq}`);
  },
});
const driver: LiveDriver = new LiveDriver({
  journal,
  snapshots: new FileSnapshots({ folder: join(order.folder, 'snapshots') }),
  decisions,
  clock: traffic.clock,
  mendedAfterMs,
  snapshotEvery: 700,
  storeRetryMs: 50,
  report,
  onEffect: () => {},
  onDecision: decision => traffic.decision(decision),
  onContact: given => {
    note(`order ${given.case} ${given.attempt}`);
    if (driver.ready) traffic.contact(given);
  },
});
const intake = new LiveIntake({
  driver,
  clock: traffic.clock,
  classify,
  secret: Buffer.alloc(32, 7),
  onQuarantine: () => {},
  report,
});
const wallClock = { nowMs: () => Date.now() };
const delivery = new EffectDelivery({
  store: decisions,
  sink: createWebhook({ url: order.webhook, secret: order.secret, timeoutMs: 5_000 }, wallClock),
  clock: wallClock,
  sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
  settings: { pollMs: 20, firstRetryMs: 20, longestRetryMs: 100 },
  report,
});

if (resumeMs > 0) traffic.skipHistory();
journal.onDurable(seq => note(`durable ${seq}`));
const { snapshotSeq, replayed } = await driver.start();
process.stdout.write(`started ${snapshotSeq} ${replayed}\n`);
takeOver(driver, traffic.lists, facts, traffic.clock.nowMs());
intake.takeWaiting();
traffic.declare(intake);
delivery.start();
await load();
if (order.drain) await untilDelivered();
await delivery.stop();
await driver.stop();
await database.close();
await journal.close();

/** Bursts and pauses of changing length, so that a kill meets every phase. */
async function load(): Promise<void> {
  if (resumeMs === 0 && !stopping) for (const _ of traffic.history(intake)) await turn();
  const events = traffic.run(intake);
  while (!stopping) {
    for (let burst = below(10) === 0 ? 1_000 : below(60); burst > 0; burst -= 1) events.next();
    // So that the store, which is the slowest, stays within reach.
    if (driver.backlog > 2_000) await wait(5);
    else if (below(3) === 0) await wait(below(4));
    else await turn();
  }
}

async function untilDelivered(): Promise<void> {
  await journal.flush();
  for (;;) {
    const [row] = await database.run('counting the outbox', db =>
      db
        .selectFrom('outbox')
        .select(counted => counted.fn.countAll<number>().as('count'))
        .where('delivered', 'is', null)
        .execute(),
    );
    if (driver.backlog === 0 && row?.count === 0) return;
    await wait(20);
  }
}

/** No two lives begin at the same millisecond: the names of their calls are made of it. */
function nextStart(): number {
  const second = Math.ceil((resumeMs + 1_000) / 1_000) * 1_000;
  return Math.max(startMs, second) + order.round;
}

async function lastTime(): Promise<number> {
  if (journal.lastSeq === 0) return 0;
  for await (const { payload } of journal.read(journal.lastSeq)) {
    return (JSON.parse(payload) as { atMs: number }).atMs;
  }
  return 0;
}
