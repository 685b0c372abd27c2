// What the result of a contact attempt means for the case (design §6).
import type { ContactResult } from '../case/act.ts';

export interface ContactOutcome {
  /** The owner was there and said something that counts. */
  readonly reached: boolean;
  /** Counts as an attempt that went out and that nobody answered. */
  readonly unanswered: boolean;
  /** Did not go out, as far as is known: no attempt at all. */
  readonly undelivered: boolean;
}

const reached: ContactOutcome = { reached: true, unanswered: false, undelivered: false };
const unanswered: ContactOutcome = { reached: false, unanswered: true, undelivered: false };
const undelivered: ContactOutcome = { reached: false, unanswered: false, undelivered: true };
const nothing: ContactOutcome = { reached: false, unanswered: false, undelivered: false };

const outcomes: Readonly<Record<ContactResult, ContactOutcome>> = {
  mine: reached,
  'not-mine': reached,
  'refuses-barring': reached,
  // Somebody was there who cannot tell: not reached, but no silence of the line's either.
  unsure: unanswered,
  'third-party': unanswered,
  'no-answer': unanswered,
  refused: unanswered,
  busy: nothing,
  unknown: nothing,
  'not-sent': nothing,
  'not-needed': nothing,
  undelivered,
  'wrong-number': undelivered,
};

/** `busyCounts`: the plan takes a busy line for one that does not answer. */
export function contactOutcome(result: ContactResult, busyCounts: boolean): ContactOutcome {
  return result === 'busy' && busyCounts ? unanswered : outcomes[result];
}
