// Calls abroad as the report remembers them: the last 24 hours of each line that calls, bounded.
import type { CallEvent, CdrEvent, SetupEvent } from '../../core/call/call-event.ts';
import type { DialPlan } from '../../core/numbering/dial-plan.ts';
import { maskNumber } from '../../core/numbering/mask-number.ts';
import { normaliseNumber } from '../../core/numbering/normalise-number.ts';
import type { RateDeck } from '../../core/rating/build-rate-deck.ts';
import { chargeMilliYen, tariffFor } from '../../core/rating/rate-call.ts';
import type { RateRow } from '../../core/rating/rate-deck.ts';
import type { ReportCase } from './report-case.ts';

const dayMs = 86_400_000;
/** Beyond these the oldest call of the line, or the line longest silent, is forgotten. */
const perLineMax = 64;
const linesCallsMax = 100_000;
const followedMax = 200_000;

export interface CallFact {
  readonly callId: string;
  readonly subscriber: string;
  /** `+` and the E.164 digits, the last four hidden. */
  readonly masked: string;
  /** Index into the numbering table, −1 where it is unknown. */
  readonly destination: number;
  readonly tariff: RateRow | undefined;
  readonly attack: string | undefined;
  readonly sourceIp: string;
  readonly setupMs: number;
  /** As recorded, whatever the system did; 0 when it did not happen. */
  recordedAnswerMs: number;
  recordedEndMs: number;
  /** What the call would have cost as recorded. */
  worthMilliYen: number;
  verdict: '' | 'allow' | 'challenge' | 'block';
  challenge: '' | 'passed' | 'failed';
  isReleased: boolean;
  /** It looked like an episode when it was set up. */
  isSuspect: boolean;
  isAnswered: boolean;
  /** 0 while the call runs, and for refused calls. */
  endMs: number;
  milliYen: number;
  /** Evidence of the episode after this call was weighed, centi-decibans; empty without one. */
  evidence: readonly number[];
  owner: ReportCase | undefined;
}

export class ReportCalls {
  readonly #attackOf: ReadonlyMap<string, string>;
  readonly #plan: DialPlan;
  readonly #deck: RateDeck;
  /** In order of each line's last call. */
  readonly #lines = new Map<string, CallFact[]>();
  readonly #followed = new Map<string, CallFact>();
  #kept = 0;

  constructor(attackOf: ReadonlyMap<string, string>, plan: DialPlan, deck: RateDeck) {
    this.#attackOf = attackOf;
    this.#plan = plan;
    this.#deck = deck;
  }

  get(callId: string): CallFact | undefined {
    return this.#followed.get(callId);
  }

  /** Calls of the line set up since `fromMs`, oldest first. */
  since(subscriber: string, fromMs: number): readonly CallFact[] {
    return (this.#lines.get(subscriber) ?? []).filter(fact => fact.setupMs >= fromMs);
  }

  /** The event as recorded, before the system sees it. */
  note(event: CallEvent): void {
    if (event.type === 'register' || event.type === 'challenge') return;
    const known = this.#followed.get(event.callId);
    if (event.type === 'answer') {
      if (known !== undefined && known.recordedAnswerMs === 0)
        known.recordedAnswerMs = event.timeMs;
      return;
    }
    if (event.type === 'end') {
      if (known !== undefined) this.#recordedEnd(known, event.timeMs);
      return;
    }
    if (event.direction === 'inbound') return;
    if (known !== undefined && known.recordedEndMs === 0) {
      if (event.type === 'cdr') this.#recorded(known, event);
      return;
    }
    const fact = this.#factOf(event);
    if (fact === undefined) return;
    if (event.type === 'cdr') this.#recorded(fact, event);
    this.#keep(fact);
  }

  #factOf(event: SetupEvent | CdrEvent): CallFact | undefined {
    const dialled = normaliseNumber(event.to, this.#plan);
    if (dialled.kind !== 'international') return undefined;
    return {
      callId: event.callId,
      subscriber: event.subscriber,
      masked: `+${maskNumber(dialled.e164)}`,
      destination: dialled.destination?.index ?? -1,
      tariff: tariffFor(this.#deck, dialled.e164, event.timeMs),
      attack: this.#attackOf.get(event.callId),
      sourceIp: event.sourceIp ?? '',
      setupMs: event.type === 'cdr' ? event.setupMs : event.timeMs,
      recordedAnswerMs: 0,
      recordedEndMs: 0,
      worthMilliYen: 0,
      verdict: '',
      challenge: '',
      isReleased: false,
      isSuspect: false,
      isAnswered: false,
      endMs: 0,
      milliYen: 0,
      evidence: [],
      owner: undefined,
    };
  }

  #recorded(fact: CallFact, event: CdrEvent): void {
    fact.recordedAnswerMs = event.answerMs ?? 0;
    this.#recordedEnd(fact, event.endMs);
  }

  #recordedEnd(fact: CallFact, endMs: number): void {
    if (fact.recordedEndMs !== 0) return;
    fact.recordedEndMs = endMs;
    if (fact.recordedAnswerMs === 0 || fact.tariff === undefined) return;
    fact.worthMilliYen = chargeMilliYen(fact.tariff, endMs - fact.recordedAnswerMs);
    fact.owner?.addWorth(fact);
  }

  #keep(fact: CallFact): void {
    if (this.#followed.size >= followedMax) {
      this.#followed.delete(this.#followed.keys().next().value as string);
    }
    this.#followed.set(fact.callId, fact);
    const line = this.#lines.get(fact.subscriber) ?? [];
    this.#lines.delete(fact.subscriber);
    this.#lines.set(fact.subscriber, line);
    line.push(fact);
    this.#kept += 1;
    while (line.length > perLineMax || line[0]!.setupMs < fact.setupMs - dayMs) {
      this.#forget(line.shift()!);
    }
    this.#forgetSilentLines(fact.setupMs);
  }

  #forgetSilentLines(nowMs: number): void {
    for (const [subscriber, line] of this.#lines) {
      const isSilent = line.at(-1)!.setupMs < nowMs - dayMs;
      if (!isSilent && this.#kept <= linesCallsMax) return;
      for (const fact of line) this.#forget(fact);
      this.#lines.delete(subscriber);
    }
  }

  /** A call that goes on, or whose recorded end is to come, is followed further. */
  #forget(fact: CallFact): void {
    this.#kept -= 1;
    if (fact.recordedEndMs !== 0 && this.#followed.get(fact.callId) === fact) {
      this.#followed.delete(fact.callId);
    }
  }
}
