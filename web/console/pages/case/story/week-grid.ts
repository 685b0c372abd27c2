// Hours of a week as shades: how many calls each hour saw, of five shades.

/** 0 for none, then 1–5 by share of the busiest hour. */
export function shadeOf(calls: number, most: number): number {
  if (calls <= 0 || most <= 0) return 0;
  return Math.max(1, Math.min(5, Math.ceil((calls / most) * 5)));
}

/** Rows of days, Monday first, of 24 hours each. */
export function weekRows(byHour: readonly number[]): number[][] {
  return Array.from({ length: 7 }, (_, day) => byHour.slice(day * 24, day * 24 + 24));
}
