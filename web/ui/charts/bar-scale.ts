// Where the bars of a chart stand: linear from zero, with a few round ticks.

/** The least round number of at most four steps that is not below the largest value. */
export function roundTop(largest: number): { readonly top: number; readonly step: number } {
  if (!(largest > 0)) return { top: 1, step: 1 };
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(one => one * power).find(one => one >= rough - 1e-9)!;
  // Counts have no halves.
  const whole = largest >= 4 ? step : 1;
  return { top: Math.ceil(largest / whole - 1e-9) * whole, step: whole };
}

export function ticksOf({ top, step }: ReturnType<typeof roundTop>): number[] {
  const count = Math.round(top / step);
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** Left edge and width of each bar; a gap between, none narrower than a pixel. */
export function barPlaces(count: number, width: number): { left: number; width: number }[] {
  const slot = width / Math.max(1, count);
  const gap = Math.min(4, slot * 0.25);
  return Array.from({ length: count }, (_, at) => ({
    left: at * slot + gap / 2,
    width: Math.max(1, slot - gap),
  }));
}

/** Which labels fit: every n-th, counted from the last. */
export function labelled(
  count: number,
  width: number,
  labelWidth: number,
): (at: number) => boolean {
  const every = Math.max(1, Math.ceil((count * labelWidth) / Math.max(1, width)));
  return at => (count - 1 - at) % every === 0;
}
