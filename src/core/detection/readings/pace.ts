import { paceWithin } from '../../metering/meter.ts';
import { mostPace } from '../../metering/normal.ts';
import { integerRoot } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';
import { usualBeforeTaught } from './cold-start.ts';

export const paceWindowMs = 600_000;
const alwaysUsual = 3;

/** Attempts in ten minutes (this one included) above the most that was normal. */
export function pace(context: CallContext): number {
  const attempts = paceWithin(context.meter, context.nowMs, paceWindowMs) + 1;
  const usual = Math.max(
    alwaysUsual,
    mostPace(context.normal),
    Math.min(12, 2 * usualBeforeTaught(context)),
  );
  return attempts <= usual ? 0 : Math.trunc((250 * (attempts - usual)) / integerRoot(usual));
}
