// A cumulative sum over calls: small news, again and again (Page's CUSUM; Lorden 1971).
import { timesLately } from '../metering/meter.ts';
import type { CallContext } from './call-context.ts';
import { calledNumber } from './readings/called-number.ts';

const dayMs = 86_400_000;
const sumAtMost = 4_000;

/** Sum over the calls of a line or account, centi-decibans, never below nothing. */
export interface NewNumberRun {
  sum: number;
  lastMs: number;
}

/**
 * Adds what the call's number says. One that was just called is counted once, when it speaks for an
 * attack; each quiet day halves the sum.
 */
export function addToRun(
  run: NewNumberRun,
  context: CallContext,
  says = calledNumber.weigh(context),
): void {
  const quietDays = Math.trunc((context.nowMs - run.lastMs) / dayMs);
  if (quietDays > 0) run.sum >>= Math.min(30, quietDays);
  run.lastMs = context.nowMs;
  if (says > 0 && timesLately(context.meter, context.number) > 0) return;
  run.sum = Math.max(0, Math.min(sumAtMost, run.sum + says));
}
