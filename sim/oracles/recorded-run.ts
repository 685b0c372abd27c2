// A closed loop over simulated traffic that keeps its journal: owners answer, challenges are
// decided, timers run, and every input is recorded as the text that the journal would hold.
import { deserialize, serialize } from 'node:v8';
import { calendarInput } from '../../src/cli/reference-input.ts';
import { ReplayWorld } from '../../src/cli/replay/replay-world.ts';
import type { CallEvent } from '../../src/core/call/call-event.ts';
import type { Decision } from '../../src/core/case/decision.ts';
import type { Policy } from '../../src/core/policy/policy.ts';
import type { Effect } from '../../src/engine/effect.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { Input } from '../../src/engine/input.ts';
import type { EngineState } from '../../src/engine/state.ts';
import { readContacts } from '../../src/ingest/reference/read-contacts.ts';
import type { Desk } from '../../src/workflow/desk-state.ts';
import { RecordedSystem } from '../../src/workflow/run-system.ts';
import { rateRows, restrictedEntries, subscribersOf } from '../reference-data.ts';
import { contactLines } from '../reference-files.ts';
import type { Arrival, Traffic } from './traffic.ts';

const mendedAfterMs = 86_400_000;
const secondMs = 1_000;

/** Sees everything in the order in which it happens. */
export interface Watcher {
  input?(input: Input, state: EngineState): void;
  effect?(effect: Effect, state: EngineState): void;
  decision?(decision: Decision, state: EngineState): void;
  /** After an input and all that follows from it. */
  settled?(state: EngineState, desk: Desk): void;
}

export interface Snapshot {
  /** Journal records and decisions before it. */
  readonly records: number;
  readonly decisions: number;
  readonly bytes: Buffer;
}

export class RecordedRun {
  readonly journal: string[] = [];
  readonly decisions: Decision[] = [];
  readonly snapshots: Snapshot[] = [];
  #system: RecordedSystem;
  readonly #world: ReplayWorld;
  readonly #watchers: readonly Watcher[];
  #keepsJournal: boolean;
  readonly #held = new Map<string, Arrival[]>();
  #setupMs = 0;

  /** @param keepsJournal False where nothing will be replayed; the journal stays empty then. */
  constructor(
    traffic: Traffic,
    policy: Policy,
    watchers: readonly Watcher[] = [],
    keepsJournal = true,
  ) {
    this.#watchers = watchers;
    this.#keepsJournal = keepsJournal;
    const { rows } = readContacts(new TextEncoder().encode(contactLines(traffic.world)));
    this.#world = new ReplayWorld(rows, traffic.attackOf);
    this.#system = this.#newSystem();
    for (const input of referenceInputs(traffic, policy)) this.#submit(input);
  }

  get system(): RecordedSystem {
    return this.#system;
  }

  get state(): EngineState {
    return this.system.engine.state;
  }

  /** Takes an event at its time of arrival; each second is closed before the next begins. */
  take(arrival: Arrival): void {
    const { event } = arrival;
    const atMs = Math.max(arrival.atMs, this.state.nowMs);
    const closedMs = (Math.floor(this.state.nowMs / secondMs) + 1) * secondMs;
    if (closedMs <= atMs) this.pass(closedMs);
    this.#runDue(atMs);
    this.#world.note(event);
    const held = 'callId' in event ? this.#held.get(event.callId) : undefined;
    if (held !== undefined && event.type !== 'setup') {
      held.push({ ...arrival, atMs });
      return;
    }
    this.#setupMs = event.timeMs;
    this.#submit({ kind: 'call-event', atMs, feed: arrival.feed, event });
  }

  /** Lets time pass without events. */
  pass(untilMs: number): void {
    this.#runDue(untilMs);
    this.#submit({ kind: 'tick', atMs: untilMs });
  }

  /** Keeps a copy of engine and desk as a snapshot would hold it. */
  snapshot(): void {
    const bytes = serialize({ engine: this.state, desk: this.system.desk });
    const [records, decisions] = [this.journal.length, this.decisions.length];
    this.snapshots.push({ records, decisions, bytes });
  }

  /** A snapshot to come back to: from now on the journal is kept. */
  prepareRestart(): void {
    this.#keepsJournal = true;
    this.snapshot();
  }

  /** Goes on with what the last snapshot and the journal since give, as after a crash. */
  restart(): void {
    const last = this.snapshots.at(-1);
    if (last === undefined) throw new Error('no snapshot to start from');
    const { system } = replayJournal(this.journal.slice(last.records), last.bytes);
    this.#system = this.#newSystem();
    Object.assign(this.#system.engine, system.engine);
    Object.assign(this.#system.desk, system.desk);
  }

  #newSystem(): RecordedSystem {
    return new RecordedSystem(
      {
        onDecision: decision => this.#decided(decision),
        onEffect: effect => this.#effect(effect),
        onContact: order => this.#world.contact(order),
      },
      mendedAfterMs,
    );
  }

  #runDue(atMs: number): void {
    for (;;) {
      const system = this.system.dueMs();
      const world = this.#world.dueMs();
      const next = Math.min(system, world);
      if (next > atMs) return;
      if (system <= world) this.#submit({ kind: 'tick', atMs: next });
      else this.#worldAnswers();
    }
  }

  #worldAnswers(): void {
    const due = this.#world.take();
    const atMs = Math.max(due.dueMs, this.state.nowMs);
    if (due.kind === 'answer') {
      const { case: name, attempt, subscriber } = due.order;
      const answer = { case: name, attempt, answer: this.#world.says(subscriber, atMs) };
      this.#submit({ kind: 'contact-answer', atMs, answer });
      return;
    }
    const { callId, zone } = due;
    const passed = this.#world.attackOf(callId) === undefined;
    const held = this.#held.get(callId) ?? [];
    this.#held.delete(callId);
    const event: CallEvent = {
      type: 'challenge',
      timeMs: due.dueMs,
      zone,
      callId,
      result: passed ? 'passed' : 'failed',
    };
    this.#submit({ kind: 'call-event', atMs, feed: 'sbc', event });
    if (!passed) return;
    for (const { feed, event: later } of held) {
      this.#submit({ kind: 'call-event', atMs, feed, event: later });
    }
  }

  #effect(effect: Effect): void {
    for (const watcher of this.#watchers) watcher.effect?.(effect, this.state);
    if (effect.kind !== 'verdict' || effect.repeated) return;
    if (effect.verdict.verdict !== 'challenge') return;
    this.#held.set(effect.callId, []);
    this.#world.challenge(effect.callId, this.#setupMs, this.state.zone);
  }

  #decided(decision: Decision): void {
    this.decisions.push(decision);
    for (const watcher of this.#watchers) watcher.decision?.(decision, this.state);
  }

  #submit(input: Input): void {
    if (this.#keepsJournal) this.journal.push(JSON.stringify(input));
    for (const watcher of this.#watchers) watcher.input?.(input, this.state);
    this.system.submit(input);
    for (const watcher of this.#watchers) watcher.settled?.(this.state, this.system.desk);
  }
}

function referenceInputs(traffic: Traffic, policy: Policy): Input[] {
  const { world } = traffic;
  const atMs = 0;
  const can = { sourceObserved: true, seesEnd: true, canRedirect: true, canRelease: true };
  const [entries, subscribers] = [restrictedEntries(world), subscribersOf(world)];
  return [
    { kind: 'policy', atMs, policy },
    { kind: 'rate-deck', atMs, rows: rateRows(world.rates) },
    { kind: 'restricted-list', atMs, entries, missingChecksValid: true },
    { kind: 'subscribers', atMs, rows: subscribers },
    calendarInput(atMs, 'Asia/Tokyo', subscribers),
    ...['sbc', 'switch', 'registrar', 'records'].map(
      (feed): Input => ({ kind: 'feed', atMs, feed, ...can }),
    ),
  ];
}

/** Engine and desk from a snapshot (or from nothing), fed with journal records. */
export function replayJournal(
  records: readonly string[],
  from?: Buffer,
): { system: RecordedSystem; decisions: Decision[] } {
  const decisions: Decision[] = [];
  const system = new RecordedSystem(
    {
      onDecision: decision => decisions.push(decision),
      onEffect: () => {},
      onContact: () => {},
    },
    mendedAfterMs,
  );
  if (from !== undefined) {
    // A copy: pages that come back are views into the bytes, and the run writes into them.
    const { engine, desk } = deserialize(Buffer.from(from)) as { engine: EngineState; desk: Desk };
    Object.assign(system.engine, createEngine(engine));
    Object.assign(system.desk, desk);
  }
  for (const record of records) system.submit(JSON.parse(record) as Input);
  return { system, decisions };
}
