// Tells a story of calls to engine and case desk, event by event, in recorded time.
import assert from 'node:assert/strict';
import type { Verdict } from '../../src/core/barring/verdict.ts';
import type { CallEvent, CdrEvent, SetupEvent } from '../../src/core/call/call-event.ts';
import type { Act, ActKind } from '../../src/core/case/act.ts';
import type { Decision } from '../../src/core/case/decision.ts';
import type { RestrictedEntry } from '../../src/core/intelligence/restricted-list.ts';
import { type Policy, standardPolicy } from '../../src/core/policy/policy.ts';
import type { RateRow } from '../../src/core/rating/rate-deck.ts';
import type { Subscriber } from '../../src/core/subscriber/subscriber.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { ContactAnswer, Input } from '../../src/engine/input.ts';
import { lineOf } from '../../src/engine/lines.ts';
import type { EngineState, Line } from '../../src/engine/state.ts';
import { type Subject, subjectOf } from '../../src/engine/subjects.ts';
import type { ContactOrder } from '../../src/workflow/desk-state.ts';
import { RecordedSystem } from '../../src/workflow/run-system.ts';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
/** A Monday, 10:00 in Japan. */
export const startMs = Date.UTC(2026, 3, 6, 1);

/** Numbers as dialled in Japan: a cheap place, a dear listed one, another dear listed one. */
export const cheap = '01012125550123';
export const dear = '01023276123456';
export const otherDear = '01025261234567';
export const home = '05011110001';
/** Four lines of one office. */
export const office = ['0312340001', '0312340002', '0312340003', '0312340004'] as const;

/**
 * Levels low enough that a plain attack reaches them whatever each reading weighs. Tests of what
 * follows from evidence use it; none of them is about how much evidence there is.
 */
export const keen: Policy = {
  ...standardPolicy,
  name: 'keen',
  challenges: false,
  level: {
    alert: 900,
    alertFirstDays: 0,
    alertSmall: 0,
    challengeDear: 0,
    challenge: 900,
    suspension: 1_000,
    suspensionMore: 0,
    callLike: 100,
    callJoins: 200,
    callAlone: 300,
  },
};

/** The same with challenges, for every unusual call. */
export const challenging: Policy = { ...keen, challenges: true, lossBudgetYen: 0 };

export type ActOutcome = Extract<Effect, { kind: 'act-done' | 'act-refused' }>;

/** What went in and what was decided, in order. */
export type Told =
  | { readonly kind: 'input'; readonly input: Input }
  | { readonly kind: 'decision'; readonly decision: Decision };

export interface SequenceOptions {
  readonly policy?: Policy;
  readonly subscribers?: readonly Subscriber[];
  readonly restricted?: readonly RestrictedEntry[];
  readonly sourceObserved?: boolean;
  readonly canRedirect?: boolean;
  readonly mendedAfterMs?: number;
}

export class CallSequence {
  readonly decisions: Decision[] = [];
  readonly history: Told[] = [];
  readonly effects: Effect[] = [];
  readonly orders: ContactOrder[] = [];
  readonly system: RecordedSystem;
  nowMs = startMs;
  #acts = 0;

  constructor(options: SequenceOptions = {}) {
    this.system = new RecordedSystem(
      {
        onDecision: decision => {
          this.decisions.push(decision);
          this.history.push({ kind: 'decision', decision });
        },
        onEffect: effect => this.effects.push(effect),
        onContact: order => this.orders.push(order),
      },
      options.mendedAfterMs ?? day,
    );
    const atMs = 0;
    this.#submit({ kind: 'policy', atMs, policy: options.policy ?? keen });
    this.#submit({ kind: 'rate-deck', atMs, rows: rateRows });
    const entries = options.restricted ?? restricted;
    this.#submit({ kind: 'restricted-list', atMs, entries, missingChecksValid: false });
    this.#submit({ kind: 'subscribers', atMs, rows: options.subscribers ?? subscribers });
    this.#submit({
      kind: 'feed',
      atMs,
      feed: 'sbc',
      sourceObserved: options.sourceObserved ?? true,
      canRedirect: options.canRedirect ?? true,
      seesEnd: true,
      canRelease: true,
    });
  }

  get state(): EngineState {
    return this.system.engine.state;
  }

  line(subscriber: string = home): Line {
    const line = lineOf(this.state, subscriber);
    assert.ok(line, `line ${subscriber} is not known`);
    return line;
  }

  subject(subscriber: string = home): Subject {
    const subject = subjectOf(this.state, this.line(subscriber));
    assert.ok(subject, `line ${subscriber} never called abroad`);
    return subject;
  }

  /** Lets time pass; timers run at their own times. */
  wait(ms: number): this {
    const untilMs = this.nowMs + ms;
    for (let due = this.system.dueMs(); due <= untilMs; due = this.system.dueMs()) {
      this.#submit({ kind: 'tick', atMs: due });
    }
    this.nowMs = untilMs;
    this.#submit({ kind: 'tick', atMs: untilMs });
    return this;
  }

  /** A set-up now; gives its verdict. */
  setup(callId: string, facts: Partial<SetupEvent> = {}): Verdict {
    this.#tell({
      type: 'setup',
      timeMs: this.nowMs,
      zone: '+09:00',
      callId,
      subscriber: home,
      to: dear,
      direction: 'outbound',
      ...facts,
    });
    const last = this.effects.findLast(one => one.kind === 'verdict');
    if (facts.direction === 'inbound') return { verdict: 'allow', reasons: [] };
    assert.equal(last?.callId, callId);
    return last!.verdict;
  }

  answer(callId: string, timeMs: number = this.nowMs): this {
    return this.#tell({ type: 'answer', timeMs, zone: '+09:00', callId });
  }

  end(callId: string, timeMs: number = this.nowMs): this {
    return this.#tell({ type: 'end', timeMs, zone: '+09:00', callId, cause: 16 });
  }

  cdr(callId: string, facts: Partial<CdrEvent> & Pick<CdrEvent, 'setupMs' | 'endMs'>): this {
    const head = { type: 'cdr', timeMs: this.nowMs, zone: '+09:00', callId } as const;
    return this.#tell({ ...head, subscriber: home, to: dear, direction: 'outbound', ...facts });
  }

  challenge(callId: string, result: 'passed' | 'failed' | 'abandoned'): this {
    return this.#tell({ type: 'challenge', timeMs: this.nowMs, zone: '+09:00', callId, result });
  }

  register(subscriber: string, sourceIp: string, result: 'ok' | 'rejected' = 'ok'): this {
    const head = { type: 'register', timeMs: this.nowMs, zone: '+09:00' } as const;
    return this.#tell({ ...head, subscriber, sourceIp, result });
  }

  /** What the owner says to the last attempt of the newest case. */
  says(answer: ContactAnswer['answer']): this {
    const order = this.orders.at(-1);
    assert.ok(order, 'nobody was contacted');
    const told = { case: order.case, attempt: order.attempt, answer };
    this.#submit({ kind: 'contact-answer', atMs: this.nowMs, answer: told });
    return this;
  }

  /** Somebody acts now; gives what came of it, undefined for a repetition. */
  act(act: ActKind, how: Partial<Omit<Act, 'act'>> = {}): ActOutcome | undefined {
    const before = this.effects.length;
    this.#acts += 1;
    const whole = { id: `act-${this.#acts}`, by: 'operator:anna', why: '', ...how, act };
    this.#submit({ kind: 'act', atMs: this.nowMs, act: whole });
    const outcomes = this.effects
      .slice(before)
      .filter((one): one is ActOutcome => one.kind === 'act-done' || one.kind === 'act-refused');
    assert.ok(outcomes.length <= 1, 'an act has one outcome');
    return outcomes[0];
  }

  submit(input: Input): this {
    this.#submit(input);
    return this;
  }

  /** Whole calls, one after the other. */
  calls(count: number, facts: Partial<SetupEvent> = {}, holdMs: number = 3 * minute): this {
    for (let i = 0; i < count; i += 1) {
      const callId = `usual-${this.nowMs}-${i}`;
      this.setup(callId, facts);
      this.wait(5 * second)
        .answer(callId)
        .wait(holdMs)
        .end(callId);
    }
    return this;
  }

  /** Two usual calls a day for so many days, and the days that they need to teach. */
  usualDays(days: number, facts: Partial<SetupEvent> = {}): this {
    for (let i = 0; i < days; i += 1) {
      const nextMs = this.nowMs + day;
      this.calls(2, { to: cheap, ...facts });
      this.wait(nextMs - this.nowMs);
    }
    return this;
  }

  /** Calls to a dear listed place from elsewhere, all at once and answered; gives their verdicts. */
  attack(count: number, facts: Partial<SetupEvent> = {}, name = 'attack'): Verdict[] {
    const verdicts: Verdict[] = [];
    for (let i = 0; i < count; i += 1) {
      const callId = `${name}-${i}`;
      const to = facts.to ?? `010232761234${String(10 + i).slice(-2)}`;
      const source = { sourceIp: '203.0.113.77', userAgent: 'friendly-scanner' };
      verdicts.push(this.setup(callId, { ...source, ...facts, to }));
      if (verdicts.at(-1)!.verdict === 'allow') this.wait(second).answer(callId);
      this.wait(second);
    }
    return verdicts;
  }

  ofType<T extends Decision['type']>(type: T): Extract<Decision, { type: T }>[] {
    return this.decisions.filter((one): one is Extract<Decision, { type: T }> => one.type === type);
  }

  #tell(event: CallEvent): this {
    this.#submit({ kind: 'call-event', atMs: this.nowMs, feed: 'sbc', event });
    return this;
  }

  #submit(input: Input): void {
    this.history.push({ kind: 'input', input });
    this.system.submit(input);
  }
}

const rate = (prefix: string, destination: string, country: string, yen: number): RateRow => ({
  prefix,
  destination,
  country,
  milliYenPerMinute: yen * 1_000,
  connectFeeMilliYen: 0,
  initialSeconds: 60,
  incrementSeconds: 60,
});

export const rateRows: readonly RateRow[] = [
  rate('1', 'United States', 'US', 9),
  rate('44', 'United Kingdom', 'GB', 20),
  rate('232', 'Sierra Leone', 'SL', 250),
  rate('252', 'Somalia', 'SO', 250),
  rate('870', 'Inmarsat', '', 700),
];

const listed = (prefix: string, destination: string, country: string): RestrictedEntry => ({
  prefix,
  destination,
  country,
  governmentChecked: true,
  lifeCriticalChecked: true,
  trafficMinutes: 0,
});

export const restricted: readonly RestrictedEntry[] = [
  listed('232', 'Sierra Leone', 'SL'),
  listed('252', 'Somalia', 'SO'),
  listed('870', 'Inmarsat', '+870'),
];

export function subscriberOf(number: string, facts: Partial<Subscriber> = {}): Subscriber {
  return {
    subscriber: number,
    account: number,
    type: 'individual',
    service: 'ip',
    challenge: true,
    channels: 8,
    lastMonthYen: 300,
    contacts: [
      { channel: 'mail', address: 'keeper@home.example' },
      { channel: 'sms', address: '09011112222' },
    ],
    ...facts,
  };
}

const subscribers: readonly Subscriber[] = [
  subscriberOf(home),
  ...office.map(number => subscriberOf(number, { account: 'office', type: 'corporate' })),
];
