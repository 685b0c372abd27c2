// Losses of many attacks summed up.
import type { AttackOutcome } from '../../sim/oracles/attack-outcome.ts';

export interface LossFigures {
  readonly shape: string;
  readonly attacks: number;
  readonly stopped: number;
  readonly meanYen: number;
  readonly medianYen: number;
  readonly p95Yen: number;
  readonly largestYen: number;
  /** Of each attack, the median. */
  readonly through: number;
  readonly throughP95: number;
  readonly stopSeconds: number;
  /** Mean of calls that nobody asked about: their set-up was lost, or told after the answer. */
  readonly unaskedMeanYen: number;
  readonly worthMedianYen: number;
}

/** The smallest value that at least `share` of all are no greater than; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length));
}

export function lossFigures(shape: string, attacks: readonly AttackOutcome[]): LossFigures {
  const losses = attacks.map(one => one.lossYen);
  const stops = attacks.map(one => one.firstStopSeconds ?? Number.POSITIVE_INFINITY);
  const through = attacks.map(one => one.through);
  return {
    shape,
    attacks: attacks.length,
    stopped: attacks.filter(one => one.firstStopSeconds !== null).length,
    meanYen: mean(losses),
    medianYen: quantile(losses, 0.5),
    p95Yen: quantile(losses, 0.95),
    largestYen: quantile(losses, 1),
    through: quantile(through, 0.5),
    throughP95: quantile(through, 0.95),
    stopSeconds: quantile(stops, 0.5),
    unaskedMeanYen: mean(attacks.map(one => one.unaskedYen)),
    worthMedianYen: quantile(
      attacks.map(one => one.worthYen),
      0.5,
    ),
  };
}

/** One row a shape in order of name, and `all` last. */
export function lossesByShape(attacks: readonly AttackOutcome[]): LossFigures[] {
  const shapes = [...new Set(attacks.map(one => one.shape))].sort();
  const rows = shapes.map(shape =>
    lossFigures(
      shape,
      attacks.filter(one => one.shape === shape),
    ),
  );
  return [...rows, lossFigures('all', attacks)];
}
