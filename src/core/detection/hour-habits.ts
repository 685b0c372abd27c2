// How calls spread over the hours of the week: 0–23 of working days, 24–47 of off days.

type Span = readonly [from: number, to: number, share: number];

/** Shares of 10,000 calls in each of the 48 hour bins. */
function spread(spans: readonly Span[]): readonly number[] {
  const bins = new Array<number>(48).fill(0);
  for (const [from, to, share] of spans) {
    for (let bin = from; bin <= to; bin += 1) bins[bin] = share;
  }
  return bins;
}

export const corporateHours = spread([
  [0, 7, 40],
  [8, 19, 720],
  [20, 23, 40],
  [24, 47, 36],
]);
export const individualHours = spread([
  [0, 6, 90],
  [7, 23, 330],
  [24, 31, 70],
  [32, 47, 200],
]);
/** Attacks prefer nights and off days, when offices are empty and people asleep. */
export const attackHours = spread([
  [0, 8, 330],
  [9, 17, 110],
  [18, 23, 330],
  [24, 47, 169],
]);
