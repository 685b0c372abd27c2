// What lawful traffic noticed, over many runs.
import type { LawfulCounts, LawfulOutcome } from '../../sim/oracles/lawful-outcome.ts';

export interface LawfulFigures {
  readonly calls: number;
  readonly challenged: number;
  readonly challengedOnAttacked: number;
  readonly challengedPercent: number;
  /** Owners asked per 1,000 lines in 30 days. */
  readonly ordinaryAsked: number;
  readonly unusualAsked: number;
  readonly ordinaryLineMonths: number;
  readonly unusualLineMonths: number;
}

/** Of the whole runs, or of lines with a month of history. */
export function lawfulFigures(
  outcomes: readonly LawfulOutcome[],
  of: 'whole' | 'settled',
): LawfulFigures {
  const sum = (value: (counts: LawfulCounts) => number): number =>
    outcomes.reduce((all, outcome) => all + value(outcome[of]), 0);
  const per = (asked: number, days: number) => (days === 0 ? 0 : (asked * 30_000) / days);
  const [calls, challenged] = [sum(one => one.calls), sum(one => one.challenged)];
  const [ordinaryDays, unusualDays] = [sum(one => one.ordinaryDays), sum(one => one.unusualDays)];
  return {
    calls,
    challenged,
    challengedOnAttacked: sum(one => one.challengedOnAttacked),
    challengedPercent: calls === 0 ? 0 : (100 * challenged) / calls,
    ordinaryAsked: per(
      sum(one => one.ordinaryAsked),
      ordinaryDays,
    ),
    unusualAsked: per(
      sum(one => one.unusualAsked),
      unusualDays,
    ),
    ordinaryLineMonths: ordinaryDays / 30,
    unusualLineMonths: unusualDays / 30,
  };
}

/** How often owners were asked, by the unusual pattern their line is in; '' is ordinary. */
export function askedByKind(outcomes: readonly LawfulOutcome[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { lawfulKinds } of outcomes.flatMap(one => one.asked)) {
    counts.set(lawfulKinds, (counts.get(lawfulKinds) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
