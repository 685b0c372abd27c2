import { ratioEvidence } from '../../stdx/decibans.ts';
import type { Reading } from '../reading.ts';

const parameters = {
  weightTenths: 15,
  steepFrom: 500,
  steepTenths: 30,
  monthAtMost: 800,
  earlierAtMost: 1_000,
};

/** Charges as they stand, finished and accrued, thousandths of a yen. */
export interface ChargeFigures {
  readonly dayMilliYen: number;
  readonly normalDayMilliYen: number;
  readonly monthMilliYen: number;
  /** −1 when unknown. */
  readonly lastMonthMilliYen: number;
  readonly dayFloorMilliYen: number;
  readonly monthFloorMilliYen: number;
}

/**
 * Catches: charges out of all proportion, calls in progress included (R1, R21).
 * Formula: charges of a day against the largest normal day, and of the month against last month, as
 * ratios; the larger of the two counts, since they are one fact seen twice. Busy days of three
 * times the dearest so far happen; beyond, each doubling says twice as much. Earlier days of the
 * month, where they alone cost more than all of last month, are a second fact beside a dear day,
 * and say as much as that at most: who takes little a day is seen by the sum.
 * Parameters: weight of the day's ratio, tenths; from where on it is steep, and that weight; the
 * most that the month's ratio says, and the most of the earlier days.
 * Fooled by: an attack within the line's usual charges.
 * Example: a normal day of ¥1,000 at most, then ¥10,000: +22; ¥3,000: +7.
 */
export const charges: Reading<ChargeFigures> = {
  name: 'charges',
  scope: 'episode',
  stage: 'always',
  range: [0, 2_400],
  model: {
    attack: 'money is what is stolen: as much as goes through',
    normal: 'days above the dearest so far fall off with a power of the ratio, steeply from 3 on',
  },
  parameters,
  sentence: { en: 'charges far above this line’s normal', ja: '平常時を超える通話料' },
  weigh(figures) {
    const { monthAtMost, earlierAtMost } = parameters;
    const byDay = dayEvidence(figures);
    if (figures.lastMonthMilliYen < 0) return byDay;
    const month = Math.max(figures.lastMonthMilliYen, figures.monthFloorMilliYen);
    const byMonth = Math.min(monthAtMost, ratioEvidence(figures.monthMilliYen, month));
    const earlier = ratioEvidence(figures.monthMilliYen - figures.dayMilliYen, month);
    return Math.max(byMonth, byDay + Math.max(0, Math.min(earlierAtMost, earlier, byDay)));
  },
};

/** Charges of the day against the largest normal day. */
function dayEvidence(figures: ChargeFigures): number {
  const { weightTenths, steepFrom, steepTenths } = parameters;
  const day = Math.max(figures.normalDayMilliYen, figures.dayFloorMilliYen);
  const ratio = ratioEvidence(figures.dayMilliYen, day);
  const steep = Math.max(0, ratio - steepFrom) * (steepTenths - weightTenths);
  return Math.trunc((ratio * weightTenths + steep) / 10);
}
