// Engine and case desk over the journal. Each input is appended, then applied; a verdict may
// precede the fsync, everything else waits for it. What the desk commands comes back as inputs.
import type { Decision } from '../core/case/decision.ts';
import type { Effect } from '../engine/effect.ts';
import { createEngine, type Engine, step } from '../engine/engine.ts';
import type { Command, Input } from '../engine/input.ts';
import { type EngineState, engineVersion } from '../engine/state.ts';
import { nextDueMs } from '../engine/timers.ts';
import { deskDueMs, deskStep } from './case-desk.ts';
import { type ContactOrder, type Desk, newDesk } from './desk-state.ts';
import type { Clock, DecisionRecord, DecisionStore, Journal, SnapshotStore } from './ports.ts';

export interface LiveDriverOptions {
  readonly journal: Journal;
  readonly snapshots: SnapshotStore;
  readonly decisions: DecisionStore;
  readonly clock: Clock;
  /** How long after "not mine" the cause counts as mended; 0: only a person says so. */
  readonly mendedAfterMs: number;
  /** Journal records between two snapshots. */
  readonly snapshotEvery: number;
  readonly report: (error: unknown) => void;
  /** Told at once, before anything is on disk: for pages and counters only. */
  readonly onEffect: (effect: Effect, input: Input) => void;
  /** Told when the decision is on disk in the journal. */
  readonly onDecision: (decision: Decision) => void;
  /** Told when the order is on disk; repeated after a crash (at least once). */
  readonly onContact: (order: ContactOrder) => void;
}

interface Applied {
  readonly seq: number;
  readonly input: Input;
  readonly effects: readonly Effect[];
}

/** What a snapshot holds beside the engine's state. */
interface Saved {
  readonly engine: EngineState;
  readonly desk: Desk;
  /** Applied, but the desk had not seen it when the snapshot was taken. */
  readonly queue: readonly Applied[];
  /** Decisions not yet in the store then. */
  readonly unsaved: readonly DecisionRecord[];
  readonly offset: number;
}

/** Decisions that may wait for the store; beyond, the newest wait for a restart's replay. */
const unsavedMax = 200_000;
const saveRetryMs = 1_000;
const tickMs = 100;

export class LiveDriver {
  engine: Engine = createEngine();
  desk: Desk;
  readonly #options: LiveDriverOptions;
  #queue: Applied[] = [];
  #unsaved: DecisionRecord[] = [];
  #offset = 0;
  #savedOffset = 0;
  #saving: Promise<void> | undefined;
  #lastSnapshotSeq = 0;
  #snapshotting = false;
  #ticker: NodeJS.Timeout | undefined;
  #stopped = false;
  #recovering = true;
  /** The store fell too far behind; what is missing is written at the next start. */
  #overflowed = false;

  constructor(options: LiveDriverOptions) {
    this.#options = options;
    this.desk = newDesk(options.mendedAfterMs);
  }

  get ready(): boolean {
    return !this.#recovering && !this.#stopped;
  }

  /** Decisions that wait for the store. */
  get backlog(): number {
    return this.#unsaved.length;
  }

  /** Newest snapshot, then the journal's tail; then commands that were lost with the tail. */
  async start(): Promise<{ snapshotSeq: number; replayed: number }> {
    const { journal, snapshots } = this.#options;
    const found = await snapshots.load(engineVersion);
    if (found !== undefined) this.#restore(found.seq, found.state as Saved);
    const pending = new Map<string, Command>();
    for (const applied of this.#queue.splice(0)) this.#handOver(applied, pending);
    let replayed = 0;
    for await (const record of journal.read((found?.seq ?? 0) + 1)) {
      const input = JSON.parse(record.payload) as Input;
      if (input.kind === 'command') pending.delete(input.id);
      const effects = this.#step(input);
      this.#handOver({ seq: record.seq, input, effects }, pending);
      replayed += 1;
    }
    this.#recovering = false;
    journal.onDurable(durableSeq => this.#onDurable(durableSeq));
    for (const [id, command] of pending) this.#command(id, command);
    this.#save();
    this.#ticker = setInterval(() => this.tick(), tickMs);
    return { snapshotSeq: found?.seq ?? 0, replayed };
  }

  #restore(seq: number, saved: Saved): void {
    this.engine = createEngine(saved.engine);
    this.desk = saved.desk;
    this.#queue = [...saved.queue];
    this.#unsaved = [...saved.unsaved];
    this.#offset = saved.offset;
    this.#lastSnapshotSeq = seq;
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
      this.#options.report(error);
      return undefined;
    }
    const effects = this.#step(input);
    this.#queue.push({ seq, input, effects });
    for (const effect of effects) this.#options.onEffect(effect, input);
    return effects;
  }

  /** A defect inside the engine costs this input's effects, the same ones on every replay. */
  #step(input: Input): readonly Effect[] {
    try {
      return step(this.engine, input);
    } catch (error) {
      this.#options.report(error);
      return [];
    }
  }

  /** Lets time pass: a tick is journalled only when a timer is due. */
  tick(): void {
    if (!this.ready) return;
    const nowMs = this.#options.clock.nowMs();
    if (Math.min(nextDueMs(this.engine.state), deskDueMs(this.desk)) > nowMs) return;
    this.submit({ kind: 'tick', atMs: Math.max(nowMs, this.engine.state.nowMs) });
  }

  #command(id: string, command: Command): void {
    const atMs = Math.max(this.#options.clock.nowMs(), this.engine.state.nowMs);
    this.submit({ kind: 'command', atMs, id, command });
  }

  #onDurable(durableSeq: number): void {
    if (this.#stopped) return;
    let taken = 0;
    const lost = new Map<string, Command>();
    while (taken < this.#queue.length && this.#queue[taken]!.seq <= durableSeq) {
      this.#handOver(this.#queue[taken]!, lost);
      taken += 1;
    }
    this.#queue.splice(0, taken);
    for (const [id, command] of lost) this.#command(id, command);
    this.#save();
  }

  /** The desk sees what is on disk; its commands are put into `commands`. */
  #handOver(applied: Applied, commands: Map<string, Command>): void {
    const { seq, input, effects } = applied;
    let ordinal = 0;
    const keep = (decision: Decision): void => {
      this.#keep({ key: `p0-${seq}-${ordinal}`, seq, ordinal, decision });
      ordinal += 1;
      this.#options.onDecision(decision);
    };
    for (const effect of effects) if (effect.kind === 'decision') keep(effect.decision);
    const output = deskStep(this.desk, this.engine.state.policy, input, effects);
    for (const decision of output.decisions) keep(decision);
    for (const order of output.orders) this.#options.onContact(order);
    for (const { id, command } of output.commands) commands.set(id, command);
    if (!this.#overflowed) this.#offset = seq;
  }

  #keep(record: DecisionRecord): void {
    if (this.#unsaved.length >= unsavedMax) {
      if (!this.#overflowed) {
        this.#options.report(new Error('the store is behind; decisions wait for a restart'));
      }
      this.#overflowed = true;
      return;
    }
    this.#unsaved.push(record);
  }

  /** Writes what has gathered to the store, one transaction at a time. */
  #save(): void {
    if (this.#saving !== undefined || this.#stopped) return;
    if (this.#unsaved.length === 0 && this.#offset - this.#savedOffset < 1_000) {
      this.#snapshotIfDue();
      return;
    }
    this.#saving = this.#saveOnce().finally(() => {
      this.#saving = undefined;
      if (this.#unsaved.length > 0) setTimeout(() => this.#save(), 0);
      this.#snapshotIfDue();
    });
  }

  async #saveOnce(): Promise<void> {
    const records = this.#unsaved.slice(0, 5_000);
    const offset = records.length === this.#unsaved.length ? this.#offset : records.at(-1)!.seq - 1;
    try {
      await this.#options.decisions.record(records, offset);
      this.#unsaved.splice(0, records.length);
      this.#savedOffset = offset;
    } catch (error) {
      this.#options.report(error);
      await new Promise(resolve => setTimeout(resolve, saveRetryMs));
    }
  }

  #snapshotIfDue(): void {
    const { journal, snapshotEvery } = this.#options;
    if (journal.lastSeq - this.#lastSnapshotSeq >= snapshotEvery) void this.snapshot();
  }

  /** Saves engine, desk and what is between them, as of the last record applied. */
  async snapshot(): Promise<void> {
    if (this.#snapshotting || this.#recovering || this.#overflowed) return;
    this.#snapshotting = true;
    const seq = this.#options.journal.lastSeq;
    const saved: Saved = {
      engine: this.engine.state,
      desk: this.desk,
      queue: this.#queue,
      unsaved: this.#unsaved,
      offset: this.#offset,
    };
    this.#lastSnapshotSeq = seq;
    try {
      // The state is copied before anything is awaited; the file counts only once the journal
      // holds what it was made of.
      const written = this.#options.snapshots.save(seq, engineVersion, saved);
      await this.#options.journal.flush();
      await written;
    } catch (error) {
      this.#options.report(error);
    } finally {
      this.#snapshotting = false;
    }
  }

  /** Stops taking input, waits until all is on disk and stored, and leaves a snapshot. */
  async stop(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#options.journal.flush().catch(this.#options.report);
    this.#save();
    await this.#saving;
    await this.snapshot();
    this.#stopped = true;
  }
}
