import { fromAddress, topVia } from './request-parts.ts';
import { header, type SipRequest } from './sip-message.ts';

/** Which transaction a request belongs to, and what follows from that alone. */
export interface Transaction {
  readonly key: string;
  /** 32 bits of the key. */
  readonly number: number;
  /** The To tag of its answers: the same for each repetition (RFC 3261 §8.2.7), 64 bits. */
  readonly toTag: string;
}

/** Where the numbers of this process begin, so that no two processes give the same tags. */
export interface TransactionSeed {
  readonly first: number;
  readonly second: number;
}

/**
 * The transaction by RFC 3261 §17.2.3. Beyond branch, sent-by and method the key holds Call-ID,
 * CSeq and From tag: a peer that reuses its branches must never be given the answer of another
 * call. A CANCEL matches the INVITE it cancels (§9.2) by `method`. There are no dialogs that a
 * guessed tag could get into: tags have to differ, and a fast sum of the key does.
 */
export function transactionOf(
  request: SipRequest,
  seed: TransactionSeed,
  of: { readonly trunk: string; readonly method: string },
): Transaction {
  const via = topVia(request);
  const from = fromAddress(request);
  const tag = from?.params.get('tag') ?? from?.uriText ?? '';
  const cseq = Number.parseInt(header(request, 'cseq') ?? '', 10);
  const sentBy = `${via?.host ?? ''}:${via?.port ?? ''}`;
  const callId = header(request, 'call-id') ?? '';
  const { trunk, method } = of;
  const parts = [trunk, method, via?.branch ?? '', sentBy, callId, cseq, tag, request.uri];
  const key = parts.join('\n');
  let { first, second } = seed;
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    first = Math.imul(first ^ code, 0x0100_0193);
    second = Math.imul(second ^ code, 0x85eb_ca6b);
  }
  first = mixed(first ^ (second >>> 15));
  second = mixed(second ^ first);
  return { key, number: first, toTag: hex(first) + hex(second) };
}

/** Every bit of the sum depends on all of them (the finish of MurmurHash3). */
function mixed(sum: number): number {
  const half = Math.imul(sum ^ (sum >>> 16), 0x85eb_ca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2_ae35);
  return whole ^ (whole >>> 16);
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0');
}
