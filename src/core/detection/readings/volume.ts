import { dayAttempts } from '../../metering/meter.ts';
import { mostDayCalls } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';
import { usualBeforeTaught } from './cold-start.ts';

const alwaysUsual = 6;

/** Attempts in a day (this one included) against the most of a normal day. Fooled by: festivals. */
export function volume(context: CallContext): number {
  const attempts = dayAttempts(context.meter, context.nowMs) + 1;
  const usual = Math.max(alwaysUsual, mostDayCalls(context.normal), 4 * usualBeforeTaught(context));
  return Math.trunc((ratioEvidence(attempts, usual) * 3) / 2);
}
