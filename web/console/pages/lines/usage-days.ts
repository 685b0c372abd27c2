// Usage by day as a chart shows it: every day has a place, those without a call too.

export interface UsedDay {
  readonly day: string;
  readonly calls: number;
  readonly seconds: number;
  readonly milliYen: number;
  readonly refused: number;
}

const dayMs = 86_400_000;

/** The last `count` days up to and with the last one, oldest first; rows of a day are added up. */
export function usageDays(rows: readonly UsedDay[], lastDay: string, count = 62): UsedDay[] {
  const sums = new Map<string, UsedDay>();
  for (const { day, calls, seconds, milliYen, refused } of rows) {
    const sum = sums.get(day);
    sums.set(day, {
      day,
      calls: calls + (sum?.calls ?? 0),
      seconds: seconds + (sum?.seconds ?? 0),
      milliYen: milliYen + (sum?.milliYen ?? 0),
      refused: refused + (sum?.refused ?? 0),
    });
  }
  const last = Date.parse(lastDay);
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(last - (count - 1 - at) * dayMs).toISOString().slice(0, 10);
    return sums.get(day) ?? { day, calls: 0, seconds: 0, milliYen: 0, refused: 0 };
  });
}
