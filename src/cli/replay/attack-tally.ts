// What the measures achieved against the labels: loss by attack, lawful calls touched.
import type { CallEvent } from '../../core/call/call-event.ts';
import type { Decision } from '../../core/case/decision.ts';
import type { DialPlan } from '../../core/numbering/dial-plan.ts';
import { normaliseNumber } from '../../core/numbering/normalise-number.ts';
import type { RateDeck } from '../../core/rating/build-rate-deck.ts';
import { chargeMilliYen, tariffFor } from '../../core/rating/rate-call.ts';
import type { RateRow } from '../../core/rating/rate-deck.ts';
import type { Effect } from '../../engine/effect.ts';
import type { EngineState } from '../../engine/state.ts';

export interface AttackFigures {
  readonly attack: string;
  calls: number;
  /** Calls answered by the network although the attacker made them. */
  through: number;
  challenged: number;
  blocked: number;
  released: number;
  lossMilliYen: number;
  /** What the recorded calls would have cost had nothing stopped them. */
  worthMilliYen: number;
  readonly firstMs: number;
  firstStopMs: number;
  readonly lines: Set<string>;
}

export interface LawfulFigures {
  calls: number;
  challenged: number;
  /**
   * Refused or released on lines that no attack was on, country blocks apart; the promise is zero.
   */
  readonly stoppedElsewhere: string[];
  /** Refused or released on lines under attack, until restored. */
  stoppedOnAttacked: number;
  /** Refused by a country block, on whatever line; reported beside. */
  stoppedByCountryBlock: number;
  readonly suspendedElsewhere: Set<string>;
  readonly asked: Set<string>;
}

interface Recorded {
  readonly attack: AttackFigures;
  readonly tariff: RateRow | undefined;
  answerMs: number;
}

export class AttackTally {
  readonly attacks = new Map<string, AttackFigures>();
  readonly lawful: LawfulFigures = {
    calls: 0,
    challenged: 0,
    stoppedElsewhere: [],
    stoppedOnAttacked: 0,
    stoppedByCountryBlock: 0,
    suspendedElsewhere: new Set(),
    asked: new Set(),
  };
  readonly #attackOf: ReadonlyMap<string, string>;
  readonly #plan: DialPlan;
  readonly #deck: RateDeck;
  readonly #recorded = new Map<string, Recorded>();
  readonly #attackedLines = new Set<string>();

  constructor(attackOf: ReadonlyMap<string, string>, plan: DialPlan, deck: RateDeck) {
    this.#attackOf = attackOf;
    this.#plan = plan;
    this.#deck = deck;
  }

  /** The event as recorded, before the system sees it. */
  note(event: CallEvent): void {
    const attack = 'callId' in event ? this.#attackOf.get(event.callId) : undefined;
    if (attack === undefined) {
      if (event.type === 'setup' || event.type === 'cdr') this.#noteLawful(event);
      return;
    }
    if (event.type === 'setup' || event.type === 'cdr') this.#noteAttackCall(attack, event);
    const recorded = this.#recorded.get((event as { callId: string }).callId);
    if (recorded === undefined) return;
    if (event.type === 'answer') recorded.answerMs = event.timeMs;
    if (event.type === 'cdr') recorded.answerMs = event.answerMs ?? 0;
    const endMs = event.type === 'end' ? event.timeMs : event.type === 'cdr' ? event.endMs : 0;
    if (endMs > 0 && recorded.answerMs > 0 && recorded.tariff !== undefined) {
      recorded.attack.worthMilliYen += chargeMilliYen(recorded.tariff, endMs - recorded.answerMs);
    }
  }

  #noteLawful(event: Extract<CallEvent, { type: 'setup' | 'cdr' }>): void {
    if (event.direction === 'inbound') return;
    if (normaliseNumber(event.to, this.#plan).kind === 'international') this.lawful.calls += 1;
  }

  #noteAttackCall(name: string, event: Extract<CallEvent, { type: 'setup' | 'cdr' }>): void {
    let attack = this.attacks.get(name);
    if (attack === undefined) {
      attack = {
        attack: name,
        calls: 0,
        through: 0,
        challenged: 0,
        blocked: 0,
        released: 0,
        lossMilliYen: 0,
        worthMilliYen: 0,
        firstMs: event.type === 'cdr' ? event.setupMs : event.timeMs,
        firstStopMs: 0,
        lines: new Set(),
      };
      this.attacks.set(name, attack);
    }
    attack.calls += 1;
    attack.lines.add(event.subscriber);
    this.#attackedLines.add(event.subscriber);
    const dialled = normaliseNumber(event.to, this.#plan);
    const tariff = tariffFor(this.#deck, dialled.e164, event.timeMs);
    this.#recorded.set(event.callId, { attack, tariff, answerMs: 0 });
  }

  effect(effect: Effect): void {
    if (effect.kind !== 'call-ended') return;
    const attack = this.#recorded.get(effect.callId)?.attack;
    if (attack === undefined || !effect.answered) return;
    attack.through += 1;
    attack.lossMilliYen += effect.milliYen;
  }

  /** Calls still open when the files end cost what has accrued. */
  openCalls(state: EngineState): void {
    for (const call of state.calls.values()) {
      const attack = this.#recorded.get(call.callId)?.attack;
      if (attack === undefined || call.answerMs === 0 || call.tariff === undefined) continue;
      attack.through += 1;
      attack.lossMilliYen += chargeMilliYen(call.tariff, state.nowMs - call.answerMs);
    }
  }

  decision(decision: Decision): void {
    if (decision.type === 'alert' && decision.subscriber !== undefined) {
      if (!this.#attackedLines.has(decision.subscriber)) this.lawful.asked.add(decision.subscriber);
    }
    if (decision.type === 'suspension' && !this.#attackedLines.has(decision.subscriber)) {
      this.lawful.suspendedElsewhere.add(decision.subscriber);
    }
    if (decision.type !== 'verdict' || decision.verdict === 'allow') return;
    const attack = this.#recorded.get(decision.callId)?.attack;
    if (attack !== undefined) {
      if (decision.verdict === 'challenge') attack.challenged += 1;
      else if (decision.verdict === 'block') attack.blocked += 1;
      else attack.released += 1;
      if (attack.firstStopMs === 0) attack.firstStopMs = decision.timeMs;
      return;
    }
    if (decision.verdict === 'challenge') {
      this.lawful.challenged += 1;
      return;
    }
    if (decision.measure === 'country-block') this.lawful.stoppedByCountryBlock += 1;
    else if (this.#attackedLines.has(decision.subscriber)) this.lawful.stoppedOnAttacked += 1;
    else this.lawful.stoppedElsewhere.push(decision.callId);
  }
}
