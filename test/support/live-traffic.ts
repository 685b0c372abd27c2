// The simulated carrier at full speed: its calls go into an intake, its owners answer when they
// are asked, its attackers fail the challenge. Time is the time of the events.
import { LiveCarrier } from '../../sim/live-carrier.ts';
import { namedSubscribersOf, rateRows, restrictedEntries } from '../../sim/reference-data.ts';
import type { ReferenceLists } from '../../src/cli/serve/lists/reference-lists.ts';
import type { Verdict } from '../../src/core/barring/verdict.ts';
import type { CallEvent, SetupEvent } from '../../src/core/call/call-event.ts';
import type { Decision } from '../../src/core/case/decision.ts';
import type { ContactAnswer } from '../../src/engine/input.ts';
import type { ContactOrder } from '../../src/workflow/desk-state.ts';
import type { Clock, Intake } from '../../src/workflow/ports.ts';

const feed = 'switch';
const minuteMs = 60_000;
const challengeMs = 20_000;

export interface LiveTrafficOptions {
  readonly seed: number;
  readonly subscribers: number;
  readonly startMs: number;
  /** Told of each answer to a call. */
  readonly onVerdict?: (setup: SetupEvent, verdict: Verdict) => void;
}

type Due = { readonly dueMs: number } & (
  | { readonly answer: ContactAnswer }
  | { readonly challenged: string }
);

export class LiveTraffic {
  readonly clock: Clock;
  readonly lists: ReferenceLists;
  readonly #options: LiveTrafficOptions;
  readonly #carrier: LiveCarrier;
  readonly #held = new Map<string, CallEvent[]>();
  #due: Due[] = [];
  #nowMs: number;

  constructor(options: LiveTrafficOptions) {
    this.#options = options;
    this.#carrier = new LiveCarrier({
      ...options,
      historyDays: 4,
      firstAttackMs: minuteMs,
      attackEveryMs: 3 * minuteMs,
    });
    const { world } = this.#carrier;
    this.lists = {
      subscribers: namedSubscribersOf(world),
      rateRows: rateRows(),
      restrictedEntries: restrictedEntries(world),
    };
    this.#nowMs = world.startMs;
    this.clock = { nowMs: () => this.#nowMs };
  }

  declare(intake: Intake): void {
    const all = { setup: true, answer: true, end: true, register: true, source: true };
    intake.declare({ name: feed, sees: all, can: { refuse: true, redirect: true, release: true } });
  }

  /** Days before the start, one event a turn. */
  *history(intake: Intake): Generator<void> {
    for (const event of this.#carrier.history()) yield this.#give(intake, event);
  }

  /** Passes over the days before the start; otherwise the first turn of `run` does. */
  skipHistory(): void {
    this.#carrier.nextBatch(this.#options.startMs);
  }

  /** From the start on without end, one event a turn. */
  *run(intake: Intake): Generator<void> {
    for (let untilMs = this.#options.startMs + minuteMs; ; untilMs += minuteMs) {
      for (const event of this.#carrier.nextBatch(untilMs)) yield this.#give(intake, event);
    }
  }

  /** A released call has no end of its own. */
  decision(decision: Decision): void {
    if (decision.type === 'verdict' && decision.verdict === 'release') {
      this.#carrier.stop(decision.callId);
    }
  }

  contact({ case: name, attempt, subscriber, atMs }: ContactOrder): void {
    const answer = this.#carrier.answers({ subscriber, atMs });
    if (!answer.reached) return;
    this.#add({ dueMs: answer.atMs, answer: { case: name, attempt, answer: answer.word } });
  }

  #give(intake: Intake, event: CallEvent): void {
    this.#answerUntil(intake, event.timeMs);
    this.#nowMs = Math.max(this.#nowMs, event.timeMs);
    const held = 'callId' in event ? this.#held.get(event.callId) : undefined;
    if (held !== undefined && event.type !== 'setup') held.push(event);
    else if (event.type !== 'setup' || event.direction === 'inbound') intake.accept(feed, event);
    else this.#screen(intake, event);
  }

  #screen(intake: Intake, event: SetupEvent): void {
    const verdict = intake.screen(feed, event);
    this.#options.onVerdict?.(event, verdict);
    if (verdict.verdict === 'block') this.#carrier.stop(event.callId);
    if (verdict.verdict !== 'challenge' || this.#held.has(event.callId)) return;
    this.#held.set(event.callId, []);
    this.#add({ dueMs: event.timeMs + challengeMs, challenged: event.callId });
  }

  #add(due: Due): void {
    this.#due.push(due);
    this.#due.sort((a, b) => a.dueMs - b.dueMs);
  }

  #answerUntil(intake: Intake, untilMs: number): void {
    while (this.#due.length > 0 && this.#due[0]!.dueMs <= untilMs) {
      const due = this.#due.shift()!;
      this.#nowMs = Math.max(this.#nowMs, due.dueMs);
      if ('answer' in due) intake.contactAnswer(due.answer);
      else this.#decideChallenge(intake, due.challenged, due.dueMs);
    }
  }

  #decideChallenge(intake: Intake, callId: string, timeMs: number): void {
    const result = this.#carrier.challengeResult(callId);
    const held = this.#held.get(callId) ?? [];
    this.#held.delete(callId);
    intake.accept(feed, { type: 'challenge', timeMs, zone: '+09:00', callId, result });
    if (result !== 'passed') this.#carrier.stop(callId);
    else for (const event of held) intake.accept(feed, event);
  }
}
