import { attemptsOfHours } from '../../metering/meter.ts';
import { blockHours, blockOf, mostDayCalls, mostInBlock } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';
import { usualBeforeTaught } from './cold-start.ts';

const dayMs = 86_400_000;
const settledDays = 30;
const alwaysUsual = 2;

/**
 * Attempts in three hours (this one included) against the most there were about this time of the
 * day, working and off days apart. Counts in full only after a month. Fooled by: a family
 * emergency, work through the night.
 */
export function offHours(context: CallContext): number {
  const { normal } = context;
  const attempts = attemptsOfHours(context.meter, context.nowMs, blockHours) + 1;
  if (attempts <= alwaysUsual) return 0;
  const block = blockOf(context.bin);
  const half = block < 8 ? 0 : 8;
  const about = [block, half + ((block + 1) % 8), half + ((block + 7) % 8)];
  const most = Math.max(...about.map(one => mostInBlock(normal, one)));
  const usual = Math.max(
    alwaysUsual,
    most,
    Math.trunc(mostDayCalls(normal) / 6),
    usualBeforeTaught(context),
  );
  const observedDays = Math.min(settledDays, Math.trunc(context.observedMs / dayMs));
  return Math.trunc((ratioEvidence(attempts, usual) * 3 * observedDays) / (2 * settledDays));
}
