// A live driver with its intake over a journal and stores in memory, and simulated traffic.
import { MemoryJournal } from '../../src/bus/memory-journal.ts';
import { takeOver } from '../../src/cli/serve/lists/reference-lists.ts';
import type { Decision } from '../../src/core/case/decision.ts';
import { dialPlans } from '../../src/core/numbering/dial-plan.ts';
import { normaliseNumber } from '../../src/core/numbering/normalise-number.ts';
import { standardPolicy } from '../../src/core/policy/policy.ts';
import type { ContactOrder } from '../../src/workflow/desk-state.ts';
import { LiveDriver, type LiveDriverOptions } from '../../src/workflow/live-driver.ts';
import { LiveIntake } from '../../src/workflow/live-intake.ts';
import type { Clock, Journal, JournalRecord } from '../../src/workflow/ports.ts';
import { LiveTraffic } from './live-traffic.ts';
import { MemoryDecisions, MemorySnapshots } from './memory-stores.ts';

export const mendedAfterMs = 600_000;
export const startMs = Date.UTC(2026, 5, 5, 12);
export const facts = {
  homeCountry: 'JP',
  timeZone: 'Asia/Tokyo',
  policy: standardPolicy,
  missingChecksValid: true,
};

interface LiveHouseParts {
  readonly journal?: Journal;
  readonly snapshots?: MemorySnapshots;
  readonly decisions?: MemoryDecisions;
  readonly clock?: Clock;
  readonly startMs?: number;
  readonly driver?: Partial<LiveDriverOptions>;
}

export class LiveHouse {
  static readonly #made: LiveHouse[] = [];
  readonly journal: Journal;
  readonly snapshots: MemorySnapshots;
  readonly decisions: MemoryDecisions;
  readonly traffic: LiveTraffic;
  readonly driver: LiveDriver;
  readonly intake: LiveIntake;
  readonly told: Decision[] = [];
  readonly orders: ContactOrder[] = [];
  readonly reported: unknown[] = [];
  readonly verdicts: string[] = [];
  /** Numbers abroad that were called, in international form without +. */
  readonly called = new Set<string>();

  constructor(parts: LiveHouseParts = {}) {
    LiveHouse.#made.push(this);
    this.journal = parts.journal ?? new MemoryJournal({ durableOnFlush: true });
    this.snapshots = parts.snapshots ?? new MemorySnapshots();
    this.decisions = parts.decisions ?? new MemoryDecisions();
    this.traffic = new LiveTraffic({
      seed: 1,
      subscribers: 60,
      startMs: parts.startMs ?? startMs,
      onVerdict: ({ to }, { verdict }) => {
        this.verdicts.push(verdict);
        const number = normaliseNumber(to, dialPlans.JP);
        if (number.kind === 'international') this.called.add(number.e164);
      },
    });
    const clock = parts.clock ?? this.traffic.clock;
    const report = (error: unknown): void => void this.reported.push(error);
    this.driver = new LiveDriver({
      journal: this.journal,
      snapshots: this.snapshots,
      decisions: this.decisions,
      clock,
      mendedAfterMs,
      snapshotEvery: Number.MAX_SAFE_INTEGER,
      storeRetryMs: 1,
      report,
      onEffect: () => {},
      onDecision: decision => {
        this.told.push(decision);
        this.traffic.decision(decision);
      },
      onContact: order => {
        this.orders.push(order);
        if (this.driver.ready) this.traffic.contact(order);
      },
      ...parts.driver,
    });
    this.intake = new LiveIntake({
      driver: this.driver,
      clock,
      classify: to => normaliseNumber(to, dialPlans.JP).kind,
      secret: Buffer.alloc(32, 7),
      onQuarantine: () => {},
      report,
    });
  }

  /** Ends every driver that a test left running. */
  static async stopAll(): Promise<void> {
    for (const house of LiveHouse.#made.splice(0)) await house.driver.stop();
  }

  /** The same journal and stores after a restart, but for those given. */
  again(parts: LiveHouseParts = {}): LiveHouse {
    const { journal, snapshots, decisions } = this;
    return new LiveHouse({ journal, snapshots, decisions, ...parts });
  }

  async open(): Promise<this> {
    await this.driver.start();
    takeOver(this.driver, this.traffic.lists, facts, this.traffic.clock.nowMs());
    this.intake.takeWaiting();
    this.traffic.declare(this.intake);
    return this;
  }

  /** The traffic's next events; what they lead to becomes durable every so many. */
  async run(events: number, flushEvery = 50): Promise<void> {
    this.#events ??= this.traffic.run(this.intake);
    for (let given = 1; given <= events; given += 1) {
      this.#events.next();
      if (given % flushEvery === 0) await this.journal.flush();
    }
  }

  #events: Generator<void> | undefined;

  async records(): Promise<JournalRecord[]> {
    return recordsOf(this.journal);
  }
}

export async function recordsOf(
  journal: Journal,
  toSeq = journal.lastSeq,
): Promise<JournalRecord[]> {
  const records: JournalRecord[] = [];
  for await (const record of journal.read(1)) if (record.seq <= toSeq) records.push(record);
  return records;
}

/** A journal as a kill would leave it: what was not durable is gone. */
export async function afterKill(journal: Journal): Promise<MemoryJournal> {
  const left = new MemoryJournal({ durableOnFlush: true });
  for (const { payload } of await recordsOf(journal, journal.durableSeq)) left.append(payload);
  await left.flush();
  return left;
}
