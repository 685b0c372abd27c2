import { knowsNumber } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = { timesPerCase: 2, halfLifeDays: 60 };

/**
 * Catches: number ranges where this carrier's confirmed cases went lately: who rents a range uses
 * it again, from other lines and in countries that nobody would list.
 * Formula: one and so many times the confirmed cases in the ten thousand numbers around, as a
 * ratio. Not for a number that the line knows. A case that dialled over 16 ranges teaches none.
 * Parameters: how many times likelier each case makes a call into the range; after so many days a
 * case counts half.
 * Fooled by: attacks that never use a range twice.
 * Example: one case last week: +5; three: +6, its most.
 */
export const rangeRisk: Reading<CallContext> = {
  name: 'range-risk',
  scope: 'call',
  stage: 'abnormal',
  range: [0, 600],
  model: {
    attack: 'into a range that served before, three times as often as by chance for each case',
    normal: 'into that range by chance',
  },
  parameters,
  sentence: {
    en: 'numbers of a range where confirmed attacks went lately',
    ja: '最近の不正利用が確認された番号帯',
  },
  weigh(context) {
    if (context.rangeCases === 0) return 0;
    if (knowsNumber(context.normal, context.number, context.knownDay)) return 0;
    return ratioEvidence(1_000 + parameters.timesPerCase * context.rangeCases, 1_000);
  },
};
