import { taughtCalls } from '../metering/normal.ts';
import type { CallContext } from './call-context.ts';

export const settledCalls = 30;
const dayMs = 86_400_000;
/** Silence is taken for a habit only after so many days. */
const lagDays = 10;

/** Days for which calls have been observed, at most so many. */
export function observedDays({ observedMs }: CallContext, atMost: number): number {
  return Math.min(atMost, Math.trunc(observedMs / dayMs));
}

/**
 * Before a line has taught enough, half of what its channels could carry counts as usual, so that
 * a busy line is no news on the first days. The share shrinks as its own calls come in, and as
 * days go by: a line that did not call taught that it does not.
 */
export function usualBeforeTaught(
  context: Pick<CallContext, 'channels' | 'normal' | 'observedMs'>,
): number {
  const calls =
    taughtCalls(context.normal) + Math.max(0, Math.trunc(context.observedMs / dayMs) - lagDays);
  if (calls >= settledCalls) return 0;
  return Math.trunc((context.channels * (settledCalls - calls)) / (2 * settledCalls));
}

/** The same of calls at once, and no more than nearly all lines of the kind ever had. */
export function usualAtOnceBeforeTaught(context: CallContext): number {
  const usual = usualBeforeTaught(context);
  return context.kindMost === 0 ? usual : Math.min(usual, context.kindMost);
}
