import type { CallContext } from './call-context.ts';

const settledCalls = 30;

/**
 * Before a line has taught enough, half of what its channels could carry counts as usual, so that
 * a busy line is no news on the first days. The share shrinks as its own calls come in.
 */
export function usualBeforeTaught(context: CallContext): number {
  const { calls } = context.normal;
  if (calls >= settledCalls) return 0;
  return Math.trunc((context.channels * (settledCalls - calls)) / (2 * settledCalls));
}
