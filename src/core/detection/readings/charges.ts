import { ratioEvidence } from '../../stdx/decibans.ts';
import type { Reading } from '../reading.ts';

const parameters = { weightTenths: 15, monthAtMost: 800 };

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
 * ratios; the larger of the two counts, since they are one fact seen twice.
 * Parameters: weight of the day's ratio, tenths; the most that the month's ratio says.
 * Fooled by: an attack within the line's usual charges.
 * Example: a normal day of ¥1,000 at most, then ¥20,000: +19.
 */
export const charges: Reading<ChargeFigures> = {
  name: 'charges',
  scope: 'episode',
  stage: 'always',
  range: [0, 4_000],
  model: {
    attack: 'money is what is stolen: as much as goes through',
    normal: 'days above the dearest so far fall off with a power of the ratio',
  },
  parameters,
  sentence: { en: 'charges far above this line’s normal', ja: '平常時を超える通話料' },
  weigh(figures) {
    const { weightTenths, monthAtMost } = parameters;
    const day = Math.max(figures.normalDayMilliYen, figures.dayFloorMilliYen);
    const byDay = Math.trunc((ratioEvidence(figures.dayMilliYen, day) * weightTenths) / 10);
    if (figures.lastMonthMilliYen < 0) return byDay;
    const month = Math.max(figures.lastMonthMilliYen, figures.monthFloorMilliYen);
    return Math.max(byDay, Math.min(monthAtMost, ratioEvidence(figures.monthMilliYen, month)));
  },
};
