// Links by which a subscriber answers "were these your calls?": made for a message, shown once
// opened, and good for one answer.

import type { LinkAnswer } from '../core/case/message-fate.ts';
import type { MessageFacts, MessageOrder } from '../core/case/message-order.ts';
import { type AnswerKeys, signAnswer, verifyAnswer } from './answer-token.ts';
import type { AnswerStore, Clock } from './ports.ts';

/** What the page may show: times and countries only. */
export interface AnswerQuestion {
  readonly subscriber: string;
  readonly facts: MessageFacts;
  readonly expiresMs: number;
}

export interface AnswerTaken {
  readonly answer: LinkAnswer;
  /** After "mine": until when calls of that pattern are allowed; absent: a person asks again. */
  readonly allowedUntilMs?: number;
}

export interface AnswerLinksParts {
  readonly keys: AnswerKeys;
  readonly store: AnswerStore;
  /** Clock of the journal. */
  readonly clock: Clock;
  /** Where the links lead: scheme and host, without a slash at the end. */
  readonly baseUrl: string;
  readonly validMs: number;
  /** How long "mine" allows the pattern. */
  readonly allowanceMs: () => number;
  /**
   * Gives the answer to the case desk; resolves when it is on disk. `recorded`: a person is to make
   * sure before anything follows from it; `refused`: the case takes no answer any more; `later`: it
   * could not be taken now.
   */
  readonly carryOut: (
    of: { readonly case: string; readonly attempt: number; readonly subscriber: string },
    answer: LinkAnswer,
  ) => Promise<'done' | 'recorded' | 'refused' | 'later'>;
}

const answerable: ReadonlySet<string> = new Set(['warning', 'notice-after']);

export class AnswerLinks {
  readonly #parts: AnswerLinksParts;

  constructor(parts: AnswerLinksParts) {
    this.#parts = parts;
  }

  /**
   * The link of a message; undefined where it asks nothing. A warning, or the notice after a
   * suspension, can be answered too, though it is no attempt of the contact plan.
   */
  linkOf(order: MessageOrder): { readonly link: string; readonly untilMs: number } | undefined {
    const asks = order.attempt > 0 || answerable.has(order.notice);
    if (order.case === '' || !asks) return undefined;
    const untilMs = order.atMs + this.#parts.validMs;
    const ticket = { case: order.case, attempt: order.attempt, expiresMs: untilMs };
    return { link: `${this.#parts.baseUrl}/a/${signAnswer(this.#parts.keys, ticket)}`, untilMs };
  }

  /** Whether it was made here and has not expired; says nothing about its use. */
  isGenuine(token: string): boolean {
    return verifyAnswer(this.#parts.keys, token, this.#parts.clock.nowMs()) !== undefined;
  }

  /** What is asked; undefined for a link that is used, expired, forged or unknown. */
  async question(token: string): Promise<AnswerQuestion | undefined> {
    const ticket = verifyAnswer(this.#parts.keys, token, this.#parts.clock.nowMs());
    if (ticket === undefined) return undefined;
    const asked = await this.#parts.store.question(ticket.case, ticket.attempt);
    return asked && { ...asked, expiresMs: ticket.expiresMs };
  }

  /** Takes the answer, once; `invalid` as for `question`, `later`: nothing was used up. */
  async answer(token: string, answer: LinkAnswer): Promise<AnswerTaken | 'invalid' | 'later'> {
    const { keys, clock, store, allowanceMs, carryOut } = this.#parts;
    const nowMs = clock.nowMs();
    const ticket = verifyAnswer(keys, token, nowMs);
    if (ticket === undefined) return 'invalid';
    const { case: name, attempt } = ticket;
    const asked = await store.question(name, attempt);
    if (asked === undefined) return 'invalid';
    const of = { case: name, attempt, subscriber: asked.subscriber };
    const use = { case: name, attempt, answer, atMs: nowMs };
    let allowed = true;
    const came = await store.use(use, async () => {
      const took = await carryOut(of, answer);
      allowed = took !== 'recorded';
      return took === 'recorded' ? 'done' : took;
    });
    if (came !== 'done') return came === 'later' ? 'later' : 'invalid';
    return { answer, ...(allowed && { allowedUntilMs: nowMs + allowanceMs() }) };
  }
}
