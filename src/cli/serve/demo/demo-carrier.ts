// Drives the simulated carrier of the demo: its calls go in as any feed's would, its subscribers
// answer when they are asked, its attackers fail the challenge.
import { fridayNight, LiveCarrier } from '../../../../sim/live-carrier.ts';
import { namedSubscribersOf, rateRows, restrictedEntries } from '../../../../sim/reference-data.ts';
import type { CallEvent } from '../../../core/call/call-event.ts';
import type { Decision } from '../../../core/case/decision.ts';
import type { ContactAnswer } from '../../../engine/input.ts';
import type { ContactOrder } from '../../../workflow/desk-state.ts';
import type { LiveIntake } from '../../../workflow/live-intake.ts';
import type { Intake } from '../../../workflow/ports.ts';
import type { ReferenceLists } from '../lists/reference-lists.ts';
import { DemoClock } from './demo-clock.ts';

const feed = 'demo';
const firstAttackMs = 10 * 60_000;
const subscribers = 1_000;
const challengeMs = 20_000;
const stepMs = 100;
const historyDays = 35;

type Due =
  | { readonly dueMs: number; readonly answer: ContactAnswer }
  | { readonly dueMs: number; readonly callId: string };

export class DemoCarrier {
  readonly clock: DemoClock;
  readonly #carrier: LiveCarrier;
  readonly #due: Due[] = [];
  /** Events of calls whose challenge is not decided yet. */
  readonly #held = new Map<string, CallEvent[]>();
  #intake: Intake | undefined;
  #live: LiveIntake | undefined;
  #timer: NodeJS.Timeout | undefined;
  #startMs: number;

  /** `resumeMs`: where an earlier run of the demo had come to; 0 for a fresh one. */
  constructor(options: { readonly seed: number; readonly pace: number }, resumeMs: number) {
    this.#startMs = resumeMs > 0 ? resumeMs + 1_000 : fridayNight(Date.now());
    this.#carrier = new LiveCarrier({
      seed: options.seed,
      subscribers,
      startMs: this.#startMs,
      historyDays,
      firstAttackMs,
      firstUnchallenged: true,
    });
    this.clock = new DemoClock(
      resumeMs > 0 ? this.#startMs : this.#startMs - 36 * 86_400_000,
      options.pace,
    );
  }

  reference(): ReferenceLists {
    const { world } = this.#carrier;
    return {
      subscribers: namedSubscribersOf(world),
      rateRows: rateRows(),
      restrictedEntries: restrictedEntries(world),
    };
  }

  /** Tells the past once, then lets time run. */
  async start(intake: Intake, live: LiveIntake, fresh: boolean): Promise<void> {
    this.#intake = intake;
    this.#live = live;
    const all = { setup: true, answer: true, end: true, register: true, source: true };
    intake.declare({ name: feed, sees: all, can: { refuse: true, redirect: true, release: true } });
    if (fresh) {
      let told = 0;
      for (const event of this.#carrier.history()) {
        this.#tell(event);
        told += 1;
        if (told % 2_000 === 0) await new Promise(resolve => setImmediate(resolve));
      }
    }
    this.clock.set(this.#startMs);
    this.clock.run();
    this.#timer = setInterval(() => this.#step(), stepMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #step(): void {
    const untilMs = this.clock.nowMs();
    for (const event of this.#carrier.nextBatch(untilMs)) this.#give(event);
    this.#answerUntil(untilMs);
  }

  /** While the past is told, time goes from event to event. */
  #tell(event: CallEvent): void {
    this.#answerUntil(event.timeMs);
    this.clock.set(event.timeMs);
    this.#give(event);
  }

  #give(event: CallEvent): void {
    const held = 'callId' in event ? this.#held.get(event.callId) : undefined;
    if (held !== undefined && event.type !== 'setup') {
      held.push(event);
      return;
    }
    if (event.type !== 'setup' || event.direction === 'inbound') {
      this.#intake!.accept(feed, event);
      return;
    }
    const verdict = this.#intake!.screen(feed, event);
    if (verdict.verdict === 'block') this.#carrier.stop(event.callId);
    if (verdict.verdict === 'challenge' && !this.#held.has(event.callId)) {
      this.#held.set(event.callId, []);
      this.#add({ dueMs: event.timeMs + challengeMs, callId: event.callId });
    }
  }

  /** Told of what the system decided: a released call has no end of its own. */
  decision(decision: Decision): void {
    if (decision.type === 'verdict' && decision.verdict === 'release') {
      this.#carrier.stop(decision.callId);
    }
  }

  contact(order: ContactOrder): void {
    const answer = this.#carrier.answers({ subscriber: order.subscriber, atMs: order.atMs });
    if (!answer.reached) return;
    const { case: name, attempt } = order;
    this.#add({ dueMs: answer.atMs, answer: { case: name, attempt, answer: answer.word } });
  }

  #add(due: Due): void {
    this.#due.push(due);
    this.#due.sort((a, b) => a.dueMs - b.dueMs);
  }

  #answerUntil(untilMs: number): void {
    while (this.#due.length > 0 && this.#due[0]!.dueMs <= untilMs) {
      const due = this.#due.shift()!;
      this.clock.set(due.dueMs);
      if ('answer' in due) this.#live!.contactAnswer(due.answer);
      else this.#decideChallenge(due.callId, due.dueMs);
    }
  }

  #decideChallenge(callId: string, timeMs: number): void {
    const result = this.#carrier.challengeResult(callId);
    const held = this.#held.get(callId) ?? [];
    this.#held.delete(callId);
    this.#intake!.accept(feed, { type: 'challenge', timeMs, zone: '+09:00', callId, result });
    if (result !== 'passed') this.#carrier.stop(callId);
    else for (const event of held) this.#intake!.accept(feed, event);
  }
}
