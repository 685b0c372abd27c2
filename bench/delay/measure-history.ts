import type { Policy } from '../../src/core/policy/policy.ts';
import { runSekisho } from '../peers/run-sekisho.ts';
import { type AttackShape, lineWithHistory } from './history.ts';

export const histories = [
  { name: 'a year', days: 362 },
  { name: 'a week', days: 7 },
  { name: 'none', days: 0 },
] as const;

/** Medians over the draws. */
export interface HistoryFigures {
  readonly callsThrough: number;
  /** Until the first call was refused, challenged or released; undefined when none ever was. */
  readonly seconds: number | undefined;
  readonly lossYen: number;
  readonly worthYen: number;
}

export function measureHistory(
  shape: AttackShape,
  days: number,
  policy: Policy,
  draws: number,
): HistoryFigures {
  const outcomes = Array.from({ length: draws }, (_, seed) => {
    const [attack] = runSekisho(lineWithHistory(shape, days, seed), policy).attacks;
    return attack!;
  });
  const seconds = median(
    outcomes.map(one =>
      one.stoppedMs === 0 ? Number.POSITIVE_INFINITY : (one.stoppedMs - one.beganMs) / 1_000,
    ),
  );
  return {
    callsThrough: median(outcomes.map(one => one.through)),
    seconds: Number.isFinite(seconds) ? seconds : undefined,
    lossYen: median(outcomes.map(one => one.lossYen)),
    worthYen: median(outcomes.map(one => one.worthYen)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]!;
}
