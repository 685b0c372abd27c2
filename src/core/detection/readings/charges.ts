import { ratioEvidence } from '../../stdx/decibans.ts';

/**
 * Charges of a day against the largest normal day, and of the month against last month (R1, R21);
 * the larger of the two, since they are one fact seen twice. All in thousandths of a yen.
 */
export function charges(figures: {
  readonly dayMilliYen: number;
  readonly normalDayMilliYen: number;
  readonly monthMilliYen: number;
  /** −1 when unknown. */
  readonly lastMonthMilliYen: number;
  readonly dayFloorMilliYen: number;
  readonly monthFloorMilliYen: number;
}): number {
  const day = Math.max(figures.normalDayMilliYen, figures.dayFloorMilliYen);
  const byDay = Math.trunc((ratioEvidence(figures.dayMilliYen, day) * 3) / 2);
  if (figures.lastMonthMilliYen < 0) return byDay;
  const month = Math.max(figures.lastMonthMilliYen, figures.monthFloorMilliYen);
  return Math.max(byDay, Math.min(800, ratioEvidence(figures.monthMilliYen, month)));
}
