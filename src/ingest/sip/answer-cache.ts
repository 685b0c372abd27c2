import type { Answer } from './build-response.ts';
import type { Transaction } from './transaction.ts';

/** 64·T1 with T1 = 500 ms: how long a client may repeat a request (RFC 3261 §17.2.1, timer H). */
export const transactionMs = 32_000;

interface Kept {
  readonly key: string;
  readonly answer: Answer;
}

/**
 * Server transactions as a redirect server needs them (RFC 3261 §17.2): the final answer is given
 * at once, so that a transaction is nothing but its answer, repeated for each retransmission.
 * Timer G is left out as §8.2.7 allows: the client repeats its request just as soon.
 *
 * Bounded: two generations; the older one is dropped when the newer is `transactionMs` old or full.
 * An answer is therefore kept for 32 s to 64 s, or less under more than max/64 s requests a second;
 * one forgotten too early is judged anew. So is one of two whose 32-bit numbers are the same: a
 * look at the number is all that a new request costs; keys are compared only where it is known.
 */
export class AnswerCache {
  readonly #generationMax: number;
  #young = new Map<number, Kept>();
  #old = new Map<number, Kept>();
  #turnedMs: number;

  constructor(maxTransactions: number, nowMs: number) {
    this.#generationMax = Math.max(1, Math.floor(maxTransactions / 2));
    this.#turnedMs = nowMs;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  find({ key, number }: Pick<Transaction, 'key' | 'number'>): Answer | undefined {
    const young = this.#young.get(number);
    if (young?.key === key) return young.answer;
    const old = this.#old.get(number);
    return old?.key === key ? old.answer : undefined;
  }

  keep({ key, number }: Pick<Transaction, 'key' | 'number'>, answer: Answer, nowMs: number): void {
    this.turn(nowMs);
    this.#young.set(number, { key, answer });
  }

  /** Drops what is too old; call it before each look-up. */
  turn(nowMs: number): void {
    const ageMs = nowMs - this.#turnedMs;
    if (ageMs < transactionMs && this.#young.size < this.#generationMax) return;
    this.#old = ageMs < 2 * transactionMs ? this.#young : new Map();
    this.#young = new Map();
    this.#turnedMs = nowMs;
  }
}
