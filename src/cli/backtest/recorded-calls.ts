// What the records say of calls abroad, whatever a policy would have done: their worth, and whose
// they were.
import type { CallEvent, CdrEvent, SetupEvent } from '../../core/call/call-event.ts';
import { normaliseNumber } from '../../core/numbering/normalise-number.ts';
import { chargeMilliYen, tariffFor } from '../../core/rating/rate-call.ts';
import type { RateRow } from '../../core/rating/rate-deck.ts';
import { takeOldest } from '../../core/stdx/take-oldest.ts';
import type { ReplayLists } from '../replay/replay-lists.ts';

/** Calls not ended; at the limit the oldest is forgotten, and what it saved with it. */
const runningMost = 500_000;
const attackLastsMs = 7 * 86_400_000;

interface Running {
  readonly subscriber: string;
  readonly tariff: RateRow | undefined;
  answerMs: number;
}

/** Told when a recorded call has ended. */
export interface CallSettled {
  settled(callId: string, worthMilliYen: number): void;
}

export class RecordedCalls {
  readonly attackOf: ReadonlyMap<string, string>;
  /** Lines on which an attacker called so far. */
  readonly attackedLines = new Set<string>();
  /** Lines with a challenge that somebody failed, as recorded. */
  readonly failedLines = new Set<string>();
  calls = 0;
  readonly #lists: ReplayLists;
  readonly #running = new Map<string, Running>();
  readonly #lastAttack = new Map<string, { readonly attack: string; readonly ms: number }>();

  /** Whether labels say which calls were an attacker's. */
  readonly labelled: boolean;

  constructor(lists: ReplayLists, labelled: boolean) {
    this.#lists = lists;
    this.labelled = labelled;
    this.attackOf = lists.attackOf;
  }

  /** The attack that was on the line in the week before, '' for none. */
  attackOn(subscriber: string, nowMs: number): string {
    const last = this.#lastAttack.get(subscriber);
    return last !== undefined && nowMs - last.ms <= attackLastsMs ? last.attack : '';
  }

  /** The event, before any policy sees it. */
  note(event: CallEvent): void {
    if (event.type === 'setup' || event.type === 'cdr') {
      if (event.direction !== 'inbound') this.#asked(event);
    } else if (event.type === 'answer') {
      const running = this.#running.get(event.callId);
      if (running !== undefined && running.answerMs === 0) running.answerMs = event.timeMs;
    } else if (event.type === 'challenge' && event.result === 'failed') {
      const running = this.#running.get(event.callId);
      if (running !== undefined) this.failedLines.add(running.subscriber);
    }
  }

  /** The event, after every policy saw it: an ended call's worth is told. */
  after(event: CallEvent, sides: readonly CallSettled[]): void {
    if (event.type !== 'end' && event.type !== 'cdr') return;
    const running = this.#running.get(event.callId);
    if (running === undefined) return;
    this.#running.delete(event.callId);
    const endMs = event.type === 'end' ? event.timeMs : event.endMs;
    const { tariff, answerMs } = running;
    if (answerMs === 0 || tariff === undefined) return;
    const worth = chargeMilliYen(tariff, Math.max(0, endMs - answerMs));
    for (const side of sides) side.settled(event.callId, worth);
  }

  #asked(event: SetupEvent | CdrEvent): void {
    const { callId, subscriber } = event;
    const dialled = normaliseNumber(event.to, this.#lists.plan);
    if (dialled.kind !== 'international') return;
    const answerMs = event.type === 'cdr' ? (event.answerMs ?? 0) : 0;
    const known = this.#running.get(callId);
    if (known !== undefined) {
      if (event.type === 'cdr') known.answerMs = answerMs;
      return;
    }
    this.calls += 1;
    const attack = this.attackOf.get(callId);
    const ms = event.type === 'cdr' ? event.setupMs : event.timeMs;
    if (attack !== undefined) {
      this.attackedLines.add(subscriber);
      this.#lastAttack.set(subscriber, { attack, ms });
    }
    if (this.#running.size >= runningMost) {
      takeOldest(this.#running);
    }
    const tariff = tariffFor(this.#lists.deck, dialled.e164, event.timeMs);
    this.#running.set(callId, { subscriber, tariff, answerMs });
  }
}
