// Cases of a period, counted: pure, so that every figure can be worked out by hand in a test.
import type { BreakdownId, BreakdownRow, FigureId, ReportedCase, ReportSpan } from './report.ts';

/** Attempts that were seen within these count as the attack going on. */
export const spanMinutes = 10;

export type CaseFigures = Readonly<Partial<Record<FigureId, number | null>>>;

/**
 * What was not lost because it was stopped: the pace before the stop, for as long as attempts went
 * on after it. An estimate; no attempt, no saving.
 */
export function savedYen({ paceYen, spans }: Pick<ReportedCase, 'paceYen' | 'spans'>): number {
  return Math.round((paceYen * spans * spanMinutes) / 60);
}

export function countCases(cases: readonly ReportedCase[]): CaseFigures {
  const of = (outcome: ReportedCase['outcome']) => cases.filter(one => one.outcome === outcome);
  const [fraud, lawful, undecided] = [of('fraud'), of('lawful'), of(null)];
  const losses = fraud.map(one => one.exposureYen);
  const loss = total(losses);
  const saved = total(fraud.map(savedYen));
  return {
    cases: cases.length,
    fraud: fraud.length,
    lawful: lawful.length,
    inconclusive: of('inconclusive').length,
    undecided: undecided.length,
    loss,
    saved,
    without: loss + saved,
    'undecided-loss': total(undecided.map(one => one.exposureYen)),
    'loss-median': quantile(losses, 0.5),
    'loss-p95': quantile(losses, 0.95),
    'loss-largest': quantile(losses, 1),
    ...spread('detect', known(fraud.map(one => one.detectMs))),
    ...spread('contact', known(fraud.map(one => one.contactMs))),
    ...spread('stop', known(fraud.map(one => one.stopMs))),
    ...spread(
      'first-to-stop',
      known(
        fraud.map(({ detectMs, stopMs }) =>
          detectMs === null || stopMs === null ? null : detectMs + stopMs,
        ),
      ),
    ),
    'lawful-stopped': total(lawful.map(one => one.stopped)),
    'undecided-stopped': total(undecided.map(one => one.stopped)),
    'lawful-challenged': total(lawful.map(one => one.challenged)),
    'lawful-asked': lawful.filter(one => one.asked).length,
  };
}

/** Fraud cases by what R17 asks; most cases first, at most `most` rows each. */
export function breakdownsOf(
  cases: readonly ReportedCase[],
  most = 30,
): Record<BreakdownId, readonly BreakdownRow[]> {
  const fraud = cases.filter(one => one.outcome === 'fraud');
  const by = (keys: (one: ReportedCase) => readonly string[]) =>
    grouped(fraud, keys).slice(0, most);
  return {
    'by-service': by(one => [one.service ?? '']),
    'by-type': by(one => [one.type ?? '']),
    'by-cause': by(one => [one.cause ?? '']),
    'by-maker': by(one => [makerOf(one.deviceModel ?? '')]),
    'by-model': by(one => [one.deviceModel ?? '']),
    'by-country': by(one => (one.countries.length === 0 ? [''] : one.countries)),
  };
}

/** Models begin with the name of who makes them. */
export function makerOf(model: string): string {
  return model.trim().split(/[\s/]/, 1)[0] ?? '';
}

/** By day of the week and hour, in the carrier's zone. */
export function attackHoursOf(cases: readonly ReportedCase[]): number[][] {
  const grid = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const { outcome, weekday, hour } of cases) {
    if (outcome === 'fraud') grid[weekday - 1]![hour]! += 1;
  }
  return grid;
}

/** One row for each of the days, those without a case too. */
export function daysOf(
  cases: readonly ReportedCase[],
  days: readonly string[],
): Omit<ReportSpan, 'falseStops'>[] {
  const byDay = Map.groupBy(cases, one => one.day);
  return days.map(span => {
    const of = byDay.get(span) ?? [];
    const fraud = of.filter(one => one.outcome === 'fraud');
    const lawful = of.filter(one => one.outcome === 'lawful');
    return {
      span,
      cases: of.length,
      fraud: fraud.length,
      lawful: lawful.length,
      lossYen: total(fraud.map(one => one.exposureYen)),
      savedYen: total(fraud.map(savedYen)),
      lawfulAsked: lawful.filter(one => one.asked).length,
    };
  });
}

/**
 * For publication: rows of fewer than three cases become one, and with it the next larger where it
 * would still tell of one row alone; nobody finds a single case in what is left.
 */
export function withoutFew(rows: readonly BreakdownRow[], least = 3): BreakdownRow[] {
  const few = rows.filter(row => row.cases < least);
  if (few.length === 0) return [...rows];
  const rest = rows.filter(row => row.cases >= least).toSorted((a, b) => b.cases - a.cases);
  const enough = () => few.length > 1 && total(few.map(row => row.cases)) >= least;
  while (rest.length > 0 && !enough()) few.push(rest.pop()!);
  const told = total(few.map(row => row.cases)) >= least;
  const sum = (of: (row: BreakdownRow) => number) => (told ? total(few.map(of)) : 0);
  const joined = {
    key: 'few',
    cases: sum(row => row.cases),
    lossYen: sum(row => row.lossYen),
    savedYen: sum(row => row.savedYen),
  };
  return told ? [...rest, joined] : rest;
}

function grouped(
  cases: readonly ReportedCase[],
  keysOf: (one: ReportedCase) => readonly string[],
): BreakdownRow[] {
  const rows = new Map<string, { key: string; cases: number; lossYen: number; savedYen: number }>();
  for (const one of cases) {
    for (const key of keysOf(one)) {
      const row = rows.get(key) ?? { key, cases: 0, lossYen: 0, savedYen: 0 };
      rows.set(key, row);
      row.cases += 1;
      row.lossYen += one.exposureYen;
      row.savedYen += savedYen(one);
    }
  }
  return [...rows.values()].sort(
    (a, b) => b.cases - a.cases || b.lossYen - a.lossYen || (a.key < b.key ? -1 : 1),
  );
}

function spread(
  name: 'detect' | 'contact' | 'stop' | 'first-to-stop',
  values: readonly number[],
): CaseFigures {
  return {
    [`${name}-median`]: quantile(values, 0.5),
    [`${name}-p95`]: quantile(values, 0.95),
  };
}

/** The smallest value that at least this part of them does not exceed; null of none. */
export function quantile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter(value => value !== null);
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
