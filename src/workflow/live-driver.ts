// Engine and case desk over the journal. Each input is appended, then applied; a verdict may
// precede the fsync, everything else waits for it. What the desk commands comes back as inputs.
import type { CaseTrace } from '../core/case/case-trace.ts';
import { decidedUnder } from '../core/case/decided-under.ts';
import type { Decision } from '../core/case/decision.ts';
import { type Policy, standardPolicy } from '../core/policy/policy.ts';
import { type Effect, onlyVerdicts } from '../engine/effect.ts';
import { createEngine, type Engine, step } from '../engine/engine.ts';
import type { Command, Input } from '../engine/input.ts';
import { type EngineState, engineVersion } from '../engine/state.ts';
import { nextDueMs } from '../engine/timers.ts';
import { deskDueMs, deskStep } from './case-desk.ts';
import { CaseTracer, type SavedTraces } from './case-tracer.ts';
import {
  type ContactOrder,
  type Desk,
  type DeskOutput,
  newDesk,
  newDeskOutput,
} from './desk-state.ts';
import { LiveDecisions, type SavedDecisions } from './live-decisions.ts';
import {
  type Clock,
  type DecisionStore,
  type Journal,
  JournalError,
  type SnapshotStore,
} from './ports.ts';

export interface LiveDriverOptions {
  readonly journal: Journal;
  readonly snapshots: SnapshotStore;
  readonly decisions: Pick<DecisionStore, 'record' | 'offset'>;
  readonly clock: Clock;
  /** How long after "not mine" the cause counts as mended; 0: only a person says so. */
  readonly mendedAfterMs: number;
  /** The message channels tell what went out; else silence counts from the attempt. */
  readonly messagesConfirmed?: boolean;
  /** Journal records between two snapshots. */
  readonly snapshotEvery: number;
  /** Between two tries while the store is away; 1,000 unless said. */
  readonly storeRetryMs?: number;
  /** Decisions, messages and calls that may wait for the store; 400,000 unless said. */
  readonly decisionsWaitingMax?: number;
  readonly report: (error: unknown) => void;
  /** Told at once, before anything is on disk: for pages and counters only. */
  readonly onEffect: (effect: Effect, input: Input) => void;
  /** Told of each new input after its effects; not of those that a start replays. */
  readonly onApplied?: (input: Input, effects: readonly Effect[]) => void;
  /** Told when the decision is on disk in the journal; again when that part is replayed. */
  readonly onDecision: (decision: Decision) => void;
  /** Told when the decision is in the store, where people read it. */
  readonly onStored?: (decision: Decision) => void;
  /** Told when the order is on disk, again after a crash: for the demonstration's subscribers. */
  readonly onContact: (order: ContactOrder) => void;
  /** What was made of the decisions told so far; goes into the snapshot with the rest. */
  readonly told?: {
    save(): unknown;
    restore(saved: unknown): void;
  };
}

interface Applied {
  readonly seq: number;
  readonly input: Input;
  readonly effects: readonly Effect[];
  readonly traces: readonly CaseTrace[];
}

/** What a snapshot holds beside the engine's state. */
interface Saved {
  readonly engine: EngineState;
  readonly desk: Desk;
  readonly policy: Policy;
  /** Applied, but the desk had not seen it when the snapshot was taken. */
  readonly queue: readonly Applied[];
  /** Commands that the journal did not take. */
  readonly owed: ReadonlyMap<string, Command>;
  readonly decisions: SavedDecisions;
  readonly told: unknown;
  readonly traces: SavedTraces;
}

const savedVersion = `${engineVersion}/8`;
const tickMs = 100;
const decisionsWaitingMax = 400_000;
/** A replay writes what waits when it has grown to this part of what may wait. */
const replayPart = 10;

export class LiveDriver {
  engine: Engine = createEngine();
  desk: Desk;
  /** Inputs that the journal did not take. */
  refused = 0;
  readonly #options: LiveDriverOptions;
  readonly #decisions: LiveDecisions;
  readonly #tracer = new CaseTracer();
  readonly #waitingMax: number;
  /** The policy as of the record that the desk saw last; the engine may be ahead. */
  #policy: Policy = standardPolicy;
  #queue: Applied[] = [];
  #owed = new Map<string, Command>();
  #lastSnapshotSeq = 0;
  #snapshotting: Promise<void> | undefined;
  #ticker: NodeJS.Timeout | undefined;
  #phase: 'recovering' | 'ready' | 'stopping' | 'stopped' = 'recovering';
  #failing = false;

  constructor(options: LiveDriverOptions) {
    this.#options = options;
    const { mendedAfterMs, messagesConfirmed: confirmed = false } = options;
    this.desk = newDesk({ mendedAfterMs, live: true, confirmed });
    this.#waitingMax = options.decisionsWaitingMax ?? decisionsWaitingMax;
    this.#decisions = new LiveDecisions({
      store: options.decisions,
      report: options.report,
      retryMs: options.storeRetryMs ?? 1_000,
      waitingMax: this.#waitingMax,
      onStored: options.onStored,
    });
  }

  get ready(): boolean {
    return this.#phase === 'ready';
  }

  /** Decisions, messages and calls that wait for the store. */
  get backlog(): number {
    return this.#decisions.waiting;
  }

  /** All that follows from the journal up to this record is in the store. */
  get settledSeq(): number {
    return this.#decisions.settledSeq;
  }

  /**
   * Newest snapshot, then the journal's tail; then commands that were lost with the tail. Throws
   * JournalError when snapshot or store know records that the journal does not have.
   */
  async start(): Promise<{ snapshotSeq: number; replayed: number }> {
    const { journal, snapshots } = this.#options;
    const found = await snapshots.load(savedVersion);
    const storedSeq = await this.#storedSeq();
    requireJournalUpTo(journal.lastSeq, 'a snapshot', found?.seq ?? 0);
    requireJournalUpTo(journal.lastSeq, 'the store', storedSeq);
    this.#restore(found?.seq ?? 0, found?.state as Saved | undefined, storedSeq);
    for (const applied of this.#queue.splice(0)) this.#handOver(applied);
    let replayed = 0;
    let storing = true;
    for await (const record of journal.read((found?.seq ?? 0) + 1)) {
      const input = JSON.parse(record.payload) as Input;
      if (input.kind === 'command') this.#owed.delete(input.id);
      this.#handOver({ seq: record.seq, input, ...this.#step(input) });
      replayed += 1;
      if (storing && this.backlog * replayPart >= this.#waitingMax) {
        storing = await this.#decisions.saveAll();
      }
    }
    this.#phase = 'ready';
    journal.onDurable(durableSeq => this.#onDurable(durableSeq));
    this.#giveCommands();
    this.#decisions.save();
    this.#ticker = setInterval(() => this.tick(), tickMs);
    return { snapshotSeq: found?.seq ?? 0, replayed };
  }

  /** Where the store has come to; one that is away gets everything again, by key. */
  async #storedSeq(): Promise<number> {
    try {
      return await this.#options.decisions.offset();
    } catch (error) {
      this.#options.report(error);
      return 0;
    }
  }

  #restore(seq: number, saved: Saved | undefined, storedSeq: number): void {
    this.#decisions.restore(saved?.decisions ?? { waiting: [], passedSeq: 0 }, storedSeq);
    if (saved === undefined) return;
    this.engine = createEngine(saved.engine);
    this.desk = saved.desk;
    this.#policy = saved.policy;
    this.#tracer.restore(saved.traces);
    this.#queue = [...saved.queue];
    this.#owed = new Map(saved.owed);
    this.#lastSnapshotSeq = seq;
    this.#tell(() => this.#options.told?.restore(saved.told));
  }

  /**
   * Journals and applies one input. Undefined when the journal cannot take it: then nothing was
   * applied, and the caller lets calls through.
   */
  submit(input: Input): readonly Effect[] | undefined {
    let seq: number;
    try {
      seq = this.#options.journal.append(JSON.stringify(input));
    } catch (error) {
      this.refused += 1;
      // Once for each failure: a report for each call would cost more than the calls.
      if (!this.#failing) this.#options.report(error);
      this.#failing = true;
      return undefined;
    }
    this.#failing = false;
    const { effects, traces } = this.#step(input);
    this.#queue.push(waiting({ seq, input, effects, traces }));
    for (const effect of effects) this.#tell(() => this.#options.onEffect(effect, input));
    this.#tell(() => this.#options.onApplied?.(input, effects));
    return effects;
  }

  /** Resolves when everything submitted so far is on disk; rejects while the disk fails. */
  onDisk(): Promise<void> {
    return this.#options.journal.flush();
  }

  /** A defect inside the engine costs this input's effects, the same ones on every replay. */
  #step(input: Input): Pick<Applied, 'effects' | 'traces'> {
    let effects: readonly Effect[] = [];
    let traces: readonly CaseTrace[] = [];
    try {
      effects = step(this.engine, input);
      traces = this.#tracer.take(this.engine, input, effects);
    } catch (error) {
      this.#options.report(error);
    }
    return { effects, traces };
  }

  /** Lets time pass: a tick is journalled only when a timer is due. */
  tick(): void {
    if (!this.ready) return;
    this.#giveCommands();
    const nowMs = this.#options.clock.nowMs();
    if (Math.min(nextDueMs(this.engine.state), deskDueMs(this.desk)) > nowMs) return;
    this.submit({ kind: 'tick', atMs: Math.max(nowMs, this.engine.state.nowMs) });
  }

  /** What the desk commanded becomes input; what the journal does not take stays owed. */
  #giveCommands(): void {
    for (const [id, command] of this.#owed) {
      const atMs = Math.max(this.#options.clock.nowMs(), this.engine.state.nowMs);
      if (this.submit({ kind: 'command', atMs, id, command }) === undefined) return;
      this.#owed.delete(id);
    }
  }

  #onDurable(durableSeq: number): void {
    if (this.#phase === 'stopped') return;
    let taken = 0;
    while (taken < this.#queue.length && this.#queue[taken]!.seq <= durableSeq) taken += 1;
    for (const applied of this.#queue.splice(0, taken)) this.#handOver(applied);
    this.#giveCommands();
    this.#decisions.save();
    const { journal, snapshotEvery } = this.#options;
    if (journal.lastSeq - this.#lastSnapshotSeq >= snapshotEvery) void this.snapshot();
  }

  /** The desk sees what is on disk; its commands are owed to the engine. */
  #handOver({ seq, input, effects, traces }: Applied): void {
    if (input.kind === 'policy') this.#policy = input.policy;
    let ordinal = 0;
    const keep = (decision: Decision): void => {
      this.#decisions.keep({ key: `p0-${seq}-${ordinal}`, seq, ordinal, decision });
      ordinal += 1;
      this.#tell(() => this.#options.onDecision(decision));
    };
    for (const effect of effects) {
      if (effect.kind === 'decision') keep(decidedUnder(effect.decision, this.#policy));
      else if (effect.kind === 'call-ended' || effect.kind === 'call-refused') {
        this.#decisions.keep({ seq, atMs: input.atMs, call: effect.call });
      }
    }
    const output = this.#deskStep(input, effects);
    for (const decision of output.decisions) keep(decision);
    for (const [at, order] of output.messages.entries()) {
      this.#decisions.keep({ key: `p0-${seq}-m${at}`, seq, order });
    }
    for (const [at, trace] of traces.entries()) {
      this.#decisions.keep({ seq, ordinal: at, trace });
    }
    for (const order of output.orders) this.#tell(() => this.#options.onContact(order));
    for (const { id, command } of output.commands) this.#owed.set(id, command);
    this.#decisions.passed(seq);
  }

  /** A defect inside the desk costs what it had to say to this input, the same on every replay. */
  #deskStep(input: Input, effects: readonly Effect[]): DeskOutput {
    try {
      return deskStep(this.desk, this.#policy, input, effects);
    } catch (error) {
      this.#options.report(error);
      return newDeskOutput();
    }
  }

  /** Whoever listens cannot stop the machine. */
  #tell(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.#options.report(error);
    }
  }

  /** Saves engine, desk and what is between them, as of the last record applied. */
  snapshot(): Promise<void> {
    if (this.#phase === 'recovering' || this.#decisions.overflowed) return Promise.resolve();
    this.#snapshotting ??= this.#takeSnapshot().finally(() => {
      this.#snapshotting = undefined;
    });
    return this.#snapshotting;
  }

  async #takeSnapshot(): Promise<void> {
    const { journal, snapshots, report, told } = this.#options;
    const seq = journal.lastSeq;
    const saved: Saved = {
      engine: this.engine.state,
      desk: this.desk,
      policy: this.#policy,
      queue: this.#queue,
      owed: this.#owed,
      decisions: this.#decisions.saved,
      told: told?.save(),
      traces: this.#tracer.save(),
    };
    this.#lastSnapshotSeq = seq;
    try {
      // The state is copied before anything is awaited; the file appears only once the journal
      // holds what it was made of: one that is ahead of the journal would be believed later.
      await snapshots.save(seq, savedVersion, saved, () => journal.flush());
    } catch (error) {
      report(error);
    }
  }

  /**
   * Stops taking input, waits until all is on disk and, where the store is there, stored; leaves
   * a snapshot. Whoever gives input should have been stopped before.
   */
  async stop(): Promise<void> {
    clearInterval(this.#ticker);
    if (this.#phase !== 'ready') return;
    this.#phase = 'stopping';
    try {
      // What becomes durable may make the desk command something more.
      do await this.#options.journal.flush();
      while (this.#options.journal.durableSeq < this.#options.journal.lastSeq);
    } catch (error) {
      this.#options.report(error);
    }
    this.#phase = 'stopped';
    await this.#decisions.saveAll();
    this.#decisions.close();
    await this.#snapshotting;
    await this.snapshot();
  }
}

/**
 * What waits for the disk. Of a call that merely goes through only the time does: while the disk is
 * slow, thousands of calls wait, and what they hold is moved by the collector again and again.
 */
function waiting(applied: Applied): Applied {
  const { seq, input, effects, traces } = applied;
  if (input.kind !== 'call-event' || traces.length > 0 || !onlyVerdicts(effects)) return applied;
  return { seq, input: { kind: 'tick', atMs: input.atMs }, effects: none, traces: none };
}

const none: readonly never[] = [];

function requireJournalUpTo(lastSeq: number, who: string, seq: number): void {
  if (seq <= lastSeq) return;
  throw new JournalError(
    `${who} has record ${seq}, but the journal ends with ${lastSeq}: it is not the journal they ` +
      'belong to, or its end is missing; put it back, or begin with an empty data directory',
  );
}
