export interface Bar {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly value: number;
  /** Part of the value that is drawn apart, from the ground up. */
  readonly part?: number;
  /** Drawn lighter: not counted. */
  readonly uncounted?: boolean;
}

const dayMs = 86_400_000;

/** Every day from the first to the last; those that are not told have nothing. */
export function everyDay(bars: readonly Bar[]): Bar[] {
  const [first] = bars;
  if (first === undefined) return [];
  const told = new Map(bars.map(bar => [bar.day, bar]));
  const lastMs = Math.max(...bars.map(bar => Date.parse(bar.day)));
  const days: Bar[] = [];
  for (let ms = Date.parse(first.day); ms <= lastMs && days.length < 1_000; ms += dayMs) {
    const day = new Date(ms).toISOString().slice(0, 10);
    days.push(told.get(day) ?? { day, value: 0 });
  }
  return days;
}

/** Height of each bar in percent; the scale begins at zero and takes the threshold in. */
export function barHeights(
  bars: readonly Bar[],
  threshold = 0,
): {
  readonly most: number;
  readonly threshold: number;
  readonly bars: readonly (Bar & { readonly height: number; readonly partHeight: number })[];
} {
  const highest = Math.max(threshold, ...bars.map(bar => bar.value));
  const most = niceAbove(highest);
  const percent = (value: number): number => (value * 100) / most;
  return {
    most,
    threshold: percent(threshold),
    bars: bars.map(bar => {
      return { ...bar, height: percent(bar.value), partHeight: percent(bar.part ?? 0) };
    }),
  };
}

/** 1, 2 or 5 times a power of ten that is not below. */
function niceAbove(value: number): number {
  if (value <= 1) return 1;
  const ten = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map(one => one * ten).find(one => one >= value) ?? value;
}
