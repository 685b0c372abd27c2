import type { Answer } from './build-response.ts';
import { fromAddress, topVia } from './request-parts.ts';
import { header, type SipRequest } from './sip-message.ts';

/** 64·T1 with T1 = 500 ms: how long a client may repeat a request (RFC 3261 §17.2.1, timer H). */
export const transactionMs = 32_000;

/**
 * Server transactions as a redirect server needs them (RFC 3261 §17.2): the final answer is given
 * at once, so that a transaction is nothing but its answer, repeated for each retransmission.
 * Timer G is left out as §8.2.7 allows: the client repeats its request just as soon.
 *
 * Bounded: two generations; the older one is dropped when the newer is `transactionMs` old or full.
 * An answer is therefore kept for 32 s to 64 s, or less under more than max/64 s requests a second;
 * one forgotten too early is judged anew.
 */
export class AnswerCache {
  readonly #generationMax: number;
  #young = new Map<string, Answer>();
  #old = new Map<string, Answer>();
  #turnedMs: number;

  constructor(maxTransactions: number, nowMs: number) {
    this.#generationMax = Math.max(1, Math.floor(maxTransactions / 2));
    this.#turnedMs = nowMs;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  find(key: string): Answer | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  keep(key: string, answer: Answer, nowMs: number): void {
    this.turn(nowMs);
    this.#young.set(key, answer);
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

/**
 * Which transaction a request belongs to (RFC 3261 §17.2.3). Beyond branch, sent-by and method the
 * key holds Call-ID, CSeq and From tag: a peer that reuses its branches must never be given the
 * answer of another call. A CANCEL matches the INVITE it cancels (§9.2) by `method`.
 */
export function transactionKey(request: SipRequest, trunk: string, method: string): string {
  const via = topVia(request);
  const from = fromAddress(request);
  const tag = from?.params.get('tag') ?? from?.uriText ?? '';
  const cseq = Number.parseInt(header(request, 'cseq') ?? '', 10);
  const sentBy = `${via?.host ?? ''}:${via?.port ?? ''}`;
  const callId = header(request, 'call-id') ?? '';
  return [trunk, method, via?.branch ?? '', sentBy, callId, cseq, tag, request.uri].join('\n');
}
