// One policy on recorded traffic: the system, the world that answers it, and the calls that wait
// for a challenge. What is told of it goes to one listener.
import type { CallEvent } from '../../core/call/call-event.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { Effect } from '../../engine/effect.ts';
import type { EngineState, Line } from '../../engine/state.ts';
import { subjectOf } from '../../engine/subjects.ts';
import { RecordedSystem, type SystemListener } from '../../workflow/run-system.ts';
import { calendarInput } from '../reference-input.ts';
import type { ReplayLists } from './replay-lists.ts';
import { ReplayWorld } from './replay-world.ts';

const feed = 'replay';
const mendedAfterMs = 86_400_000;

export interface RecordedRunOptions {
  readonly policy: Policy;
  readonly homeCountry: string;
  readonly timeZone: string;
  /** Told the evidence of a line's episode whenever it was weighed. */
  readonly watch?: (weighed: WeighedLine) => void;
}

export interface WeighedLine {
  readonly line: Line;
  /** The larger of the line's and its account's, centi-decibans. */
  readonly evidence: number;
  readonly isOwn: boolean;
  readonly nowMs: number;
}

export class RecordedRun {
  readonly #system: RecordedSystem;
  readonly #world: ReplayWorld;
  readonly #listener: SystemListener;
  /** Events of calls whose challenge is not decided yet. */
  readonly #held = new Map<string, CallEvent[]>();
  #setupMs = 0;
  #zone = '+09:00';

  constructor(lists: ReplayLists, options: RecordedRunOptions, listener: SystemListener) {
    this.#listener = listener;
    this.#world = new ReplayWorld(lists.reachable, lists.attackOf);
    this.#system = new RecordedSystem(
      {
        onDecision: decision => listener.onDecision(decision),
        onEffect: effect => this.#effect(effect),
        onContact: order => {
          this.#world.contact(order);
          listener.onContact(order);
        },
      },
      mendedAfterMs,
    );
    const { homeCountry, timeZone, policy, watch } = options;
    if (watch !== undefined) {
      this.#system.engine.watch = (line, evidence, { episode }) => {
        const own = subjectOf(this.state, line)?.episode;
        const isOwn = own !== undefined && own === episode;
        watch({ line, evidence, isOwn, nowMs: this.state.nowMs });
      };
    }
    const { rates, restricted, subscribers } = lists;
    this.#system.submit({ kind: 'home', atMs: 0, country: homeCountry });
    this.#system.submit({ kind: 'policy', atMs: 0, policy });
    this.#system.submit(calendarInput(0, timeZone, subscribers));
    this.#system.submit({ kind: 'rate-deck', atMs: 0, rows: rates });
    const list = { entries: restricted, missingChecksValid: true };
    this.#system.submit({ kind: 'restricted-list', atMs: 0, ...list });
    this.#system.submit({ kind: 'subscribers', atMs: 0, rows: subscribers });
    const can = { sourceObserved: true, seesEnd: true, canRedirect: true, canRelease: true };
    this.#system.submit({ kind: 'feed', atMs: 0, feed, ...can });
  }

  /** Read only, after each step. */
  get state(): EngineState {
    return this.#system.engine.state;
  }

  get zone(): string {
    return this.#zone;
  }

  /** Lets time pass until the event's: timers, answers and challenges, in order. */
  reach(event: CallEvent): void {
    this.#runDue(Math.max(this.state.nowMs, event.timeMs));
    this.#zone = event.zone;
  }

  /** Takes an event that goes abroad, comes in or registers, after `reach`. */
  take(event: CallEvent): void {
    this.#world.note(event);
    const held = 'callId' in event ? this.#held.get(event.callId) : undefined;
    if (held !== undefined && event.type !== 'setup') {
      held.push(event);
      return;
    }
    this.#setupMs = event.timeMs;
    const atMs = Math.max(this.state.nowMs, event.timeMs);
    this.#system.submit({ kind: 'call-event', atMs, feed, event });
  }

  #runDue(atMs: number): void {
    for (;;) {
      const system = this.#system.dueMs();
      const world = this.#world.dueMs();
      const next = Math.min(system, world);
      if (next > atMs) return;
      if (system <= world) this.#system.submit({ kind: 'tick', atMs: next });
      else this.#worldAnswers();
    }
  }

  #worldAnswers(): void {
    const due = this.#world.take();
    const atMs = Math.max(due.dueMs, this.state.nowMs);
    if (due.kind === 'answer') {
      const { order } = due;
      const answer = this.#world.says(order.subscriber, atMs);
      this.#system.submit({
        kind: 'contact-answer',
        atMs,
        answer: { case: order.case, attempt: order.attempt, answer },
      });
      return;
    }
    const passed = this.#world.attackOf(due.callId) === undefined;
    const held = this.#held.get(due.callId) ?? [];
    this.#held.delete(due.callId);
    const result = passed ? 'passed' : 'failed';
    const event = {
      type: 'challenge',
      timeMs: due.dueMs,
      zone: due.zone,
      callId: due.callId,
      result,
    } as const;
    this.#system.submit({ kind: 'call-event', atMs, feed, event });
    if (!passed) return;
    for (const later of held) this.#system.submit({ kind: 'call-event', atMs, feed, event: later });
  }

  #effect(effect: Effect): void {
    this.#listener.onEffect(effect);
    if (effect.kind !== 'verdict' || effect.repeated) return;
    if (effect.verdict.verdict !== 'challenge') return;
    this.#held.set(effect.callId, []);
    this.#world.challenge(effect.callId, this.#setupMs, this.#zone);
  }
}
