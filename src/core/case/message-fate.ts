// What becomes of messages: receipts, attempts that nobody got, answers by a link.
import type { MessageOrder } from './message-order.ts';

/** What a subscriber can say by a link. */
export type LinkAnswer = 'mine' | 'not-mine' | 'unsure';

/** A link as it is used. */
export interface LinkUse {
  readonly case: string;
  readonly attempt: number;
  readonly answer: LinkAnswer;
  readonly atMs: number;
}

/** What the far side says about a message that went out. */
export interface MessageReceipt {
  readonly channel: MessageOrder['channel'];
  readonly name: string;
  readonly arrived: boolean;
  /** Why it did not arrive, as the far side says it; without addresses. */
  readonly detail: string;
}

/** What became of the message of a contact attempt (`unknown`: perhaps it went out). */
export interface AttemptFate {
  readonly key: string;
  readonly case: string;
  readonly attempt: number;
  readonly state: 'sent' | 'failed' | 'unknown' | 'expired';
}
