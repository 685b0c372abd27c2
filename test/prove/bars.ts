// The bars of the design that detection is held against; money in yen.
import type { LawfulFigures } from './lawful-figures.ts';
import type { LossFigures } from './loss-figures.ts';

interface PolicyBars {
  readonly medianYen: number;
  readonly p95Yen: number;
  readonly largestYen: number;
}

export const policyBars: Readonly<Record<string, PolicyBars>> = {
  standard: { medianYen: 1_000, p95Yen: 10_000, largestYen: 30_000 },
  'contact-only': { medianYen: 8_000, p95Yen: 40_000, largestYen: 120_000 },
};
export const finishedOnlyYen = 40_000;
export const challengedPercentMax = 0.05;
export const askedMax = 0.5;
/** Loss with faults of the feed, against loss without. */
export const faultFactor = 1.5;

export interface BarResult {
  readonly what: string;
  readonly bar: string;
  readonly found: string;
  readonly holds: boolean;
  /** What is found where every attack's calls are known as such, and whether that holds. */
  readonly certain?: { readonly found: string; readonly holds: boolean };
}

export function yen(value: number): string {
  return `¥${Math.round(value).toLocaleString('en')}`;
}

export function atMost(what: string, most: number, found: number, text = yen): BarResult {
  return { what, bar: `≤ ${text(most)}`, found: text(found), holds: found <= most };
}

/** Loss over all shapes, and each shape by itself; beside it what certainty would leave. */
export function lossBars(
  policy: string,
  figures: readonly LossFigures[],
  certain: readonly LossFigures[],
): BarResult[] {
  const bars = policyBars[policy];
  const all = figures.find(one => one.shape === 'all');
  if (bars === undefined || all === undefined) return [];
  const bar = (
    what: string,
    most: number,
    { shape }: LossFigures,
    figure: (one: LossFigures) => number,
  ) => {
    const of = (some: readonly LossFigures[]) =>
      some.filter(one => one.shape === shape).map(figure);
    const [found = 0] = of(figures);
    const [least] = of(certain);
    const result = atMost(what, most, found);
    if (least === undefined) return result;
    return { ...result, certain: { found: yen(least), holds: least <= most } };
  };
  const shapes = figures.filter(one => one.shape !== 'all');
  return [
    bar('loss, median', bars.medianYen, all, one => one.medianYen),
    bar('loss, p95', bars.p95Yen, all, one => one.p95Yen),
    bar('loss, largest', bars.largestYen, all, one => one.largestYen),
    ...shapes.map(shape => {
      const most = shape.shape === 'finished-only' ? finishedOnlyYen : 2 * bars.p95Yen;
      return bar(`${shape.shape}: p95`, most, shape, one => one.p95Yen);
    }),
  ];
}

export function lawfulBars(
  stopped: number,
  settled: LawfulFigures,
  whole: LawfulFigures,
): BarResult[] {
  const percent = (value: number) => `${value.toFixed(4)} %`;
  const count = (value: number) => value.toFixed(3);
  return [
    atMost('lawful calls stopped, the owner within reach', 0, stopped, value => `${value}`),
    atMost('lawful calls challenged', challengedPercentMax, settled.challengedPercent, percent),
    atMost('ordinary lines asked per 1,000 a month', askedMax, settled.ordinaryAsked, count),
    atMost('the same, first month included', askedMax, whole.ordinaryAsked, count),
  ];
}
