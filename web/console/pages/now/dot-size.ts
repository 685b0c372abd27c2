/** The money that a dot stands for: what is lost where anything is, else all of it. */
export function dotYen(destination: {
  readonly yenPerMinute: number;
  readonly lossYenPerMinute: number;
}): number {
  const { yenPerMinute, lossYenPerMinute } = destination;
  return lossYenPerMinute > 0 ? lossYenPerMinute : yenPerMinute;
}

/** A quiet night has no large dots, a quiet day no large rings. */
const leastMost = 2_000;
const leastMostToday = 100_000;

/** Radius in pixels: 8 px across at least, its area growing with yen a minute up to the most. */
export function dotRadius(yen: number, most: number): number {
  const share = Math.min(1, Math.max(0, yen) / Math.max(leastMost, most));
  return Math.round((4 + 14 * Math.sqrt(share)) * 10) / 10;
}

/** Radius in pixels of the ring for what was lost today; it lies around the smallest dot. */
export function ringRadius(yenToday: number, most: number): number {
  const share = Math.min(1, Math.max(0, yenToday) / Math.max(leastMostToday, most));
  return Math.round((6 + 16 * Math.sqrt(share)) * 10) / 10;
}
