import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { FileJournal } from '../src/bus/file-journal.ts';
import { FileSnapshots } from '../src/bus/file-snapshots.ts';
import { takeOver } from '../src/cli/serve/lists/reference-lists.ts';
import { dialPlans } from '../src/core/numbering/dial-plan.ts';
import { normaliseNumber } from '../src/core/numbering/normalise-number.ts';
import { LiveDriver } from '../src/workflow/live-driver.ts';
import { LiveIntake } from '../src/workflow/live-intake.ts';
import type { SnapshotStore } from '../src/workflow/ports.ts';
import { ServeHome } from '../test/serve/serve-process.ts';
import { facts, mendedAfterMs, startMs } from '../test/support/live-house.ts';
import { LiveTraffic } from '../test/support/live-traffic.ts';
import type { Size } from './bench-module.ts';

const records = { small: 20_000, full: 1_000_000 };
/** The server takes a snapshot every 200,000 records: at worst so much of a million is tail. */
const tailShare = 0.2;

export const bench = {
  name: 'recovery',
  why: 'how long after a crash calls go through unjudged, and how long a start takes',
  async run(size: Size): Promise<Record<string, number>> {
    const folder = await mkdtemp(join(tmpdir(), 'sekisho-bench-'));
    try {
      await writeJournal(folder, records[size]);
      const replay = await recovered(folder, 'none');
      const tail = await recovered(folder, 'before-tail');
      const stopped = await recovered(folder, 'at-stop');
      return {
        ...(await starts()),
        records: records[size],
        withoutSnapshotMs: replay.ms,
        withoutSnapshotRecordsPerSecond: Math.round((records[size] / replay.ms) * 1_000),
        withSnapshotAndTailMs: tail.ms,
        tailRecords: tail.replayed,
        afterCleanStopMs: stopped.ms,
        longestPauseWithoutSnapshotMs: replay.pauseMs,
        longestPauseWithSnapshotMs: tail.pauseMs,
      };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

function driverOn(
  journal: FileJournal,
  snapshots: SnapshotStore,
  traffic: LiveTraffic,
): LiveDriver {
  return new LiveDriver({
    journal,
    snapshots,
    decisions: { record: async () => {}, offset: async () => 0 },
    clock: traffic.clock,
    mendedAfterMs,
    snapshotEvery: Number.MAX_SAFE_INTEGER,
    report: error => {
      throw error;
    },
    onEffect: () => {},
    onDecision: decision => traffic.decision(decision),
    onContact: order => traffic.contact(order),
  });
}

const newTraffic = (): LiveTraffic => new LiveTraffic({ seed: 3, subscribers: 1_000, startMs });

/** A journal of simulated traffic, with a snapshot before its tail and one at its end. */
async function writeJournal(folder: string, count: number): Promise<void> {
  const journal = await FileJournal.open({ folder: join(folder, 'journal') });
  let into = new FileSnapshots({ folder: join(folder, 'before-tail') });
  const snapshots: SnapshotStore = {
    save: (seq, version, state, journalled) => into.save(seq, version, state, journalled),
    load: async () => undefined,
  };
  const traffic = newTraffic();
  const driver = driverOn(journal, snapshots, traffic);
  const intake = new LiveIntake({
    driver,
    clock: traffic.clock,
    classify: to => normaliseNumber(to, dialPlans.JP).kind,
    secret: new Uint8Array(32),
    onQuarantine: () => {},
    report: () => {},
  });
  await driver.start();
  takeOver(driver, traffic.lists, facts, traffic.clock.nowMs());
  intake.takeWaiting();
  traffic.declare(intake);
  const events = traffic.run(intake);
  let snapshot = false;
  for (let given = 1; journal.lastSeq < count; given += 1) {
    events.next();
    if (given % 500 === 0) await journal.flush();
    if (snapshot || journal.lastSeq < count * (1 - tailShare)) continue;
    snapshot = true;
    await driver.snapshot();
  }
  into = new FileSnapshots({ folder: join(folder, 'at-stop') });
  await driver.stop();
  await journal.close();
}

/** Opens the journal and recovers from it with the snapshots of that folder. */
async function recovered(
  folder: string,
  from: string,
): Promise<{ ms: number; pauseMs: number; replayed: number }> {
  const traffic = newTraffic();
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  const begin = performance.now();
  const journal = await FileJournal.open({ folder: join(folder, 'journal') });
  const snapshots = new FileSnapshots({ folder: join(folder, from) });
  const driver = driverOn(journal, { load: v => snapshots.load(v), save: async () => {} }, traffic);
  pauses.enable();
  const { replayed } = await driver.start();
  pauses.disable();
  const ms = performance.now() - begin;
  await driver.stop();
  await journal.close();
  return { ms: Math.round(ms), pauseMs: Math.round(pauses.max / 1e6), replayed };
}

/** The whole server, embedded PostgreSQL included, until it says that it is open. */
async function starts(): Promise<Record<string, number>> {
  const home = await ServeHome.make('http: { port: 0 }\n');
  try {
    const times: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      const server = await home.serve().open();
      times.push(Math.round(server.milliseconds));
      await server.end('SIGTERM');
    }
    const killed = await home.serve().open();
    await killed.end('SIGKILL');
    const after = await home.serve().open();
    times.push(Math.round(after.milliseconds));
    await after.end('SIGTERM');
    const [firstStartMs = 0, , laterStartMs = 0, startAfterKillMs = 0] = times;
    return { firstStartMs, laterStartMs, startAfterKillMs };
  } finally {
    await home.remove();
  }
}
