import { callsInHour, callsInHours } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';

type Span = readonly [from: number, to: number, share: number];

/** Shares of 10,000 calls in each of the 48 hour bins (0–23 working days, 24–47 off days). */
function spread(spans: readonly Span[]): readonly number[] {
  const bins = new Array<number>(48).fill(0);
  for (const [from, to, share] of spans) {
    for (let bin = from; bin <= to; bin += 1) bins[bin] = share;
  }
  return bins;
}

const corporateHours = spread([
  [0, 7, 40],
  [8, 19, 720],
  [20, 23, 40],
  [24, 47, 36],
]);
const individualHours = spread([
  [0, 6, 90],
  [7, 23, 330],
  [24, 31, 70],
  [32, 47, 200],
]);
const attackHours = spread([
  [0, 8, 330],
  [9, 17, 110],
  [18, 23, 330],
  [24, 47, 169],
]);
/** The class's habit counts like so many calls of the line's own. */
const priorCalls = 10;
const ordinaryHourAtMost = 100;

/**
 * Hour of the week against the line's own hours and those of its kind. Night, weekend and holiday
 * are when offices are empty. Fooled by: night shifts not yet learnt, time-zone shift.
 */
export function hour(context: CallContext): number {
  const { normal } = context;
  const half = context.bin < 24 ? 0 : 24;
  const before = half + ((context.bin - half + 23) % 24);
  const after = half + ((context.bin - half + 1) % 24);
  const near =
    2 * callsInHour(normal, context.bin) + callsInHour(normal, before) + callsInHour(normal, after);
  const prior = (context.corporate ? corporateHours : individualHours)[context.bin]!;
  const evidence = ratioEvidence(
    attackHours[context.bin]! * (callsInHours(normal) + priorCalls),
    near * 2_500 + prior * priorCalls,
  );
  // An hour that is ordinary for the line's kind is little news, even when never used before.
  return prior > attackHours[context.bin]! ? Math.min(evidence, ordinaryHourAtMost) : evidence;
}
