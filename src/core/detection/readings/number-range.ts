import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = {
  premiumEvidence: 700,
  specialEvidence: 300,
  unallocatedEvidence: 600,
  manipulatedEvidence: 500,
  lengthEvidence: 300,
};

/**
 * Catches: premium, satellite, shared-cost and personal numbers; unallocated and manipulated ones.
 * Formula: the larger of the weight of the number's type and the weight of its status.
 * Parameters: weights of premium and of other special types, of unallocated numbers, of numbers
 * manipulated after the country code, of numbers too long or too short.
 * Fooled by: ordinary misdialling; plans that are newer than the table.
 * Example: a call to a premium range abroad: +7.
 */
export const numberRange: Reading<CallContext> = {
  name: 'number-range',
  scope: 'call',
  stage: 'abnormal',
  range: [0, 800],
  model: {
    attack: 'to ranges that pay out, or that nobody was given, in one of five',
    normal: 'to such ranges in one of a hundred, or of twenty where fingers slip',
  },
  parameters,
  sentence: {
    en: 'unallocated, premium or manipulated number',
    ja: '不正に使われやすい番号帯',
  },
  weigh(context) {
    let evidence = 0;
    switch (context.numberType) {
      case 'premium':
        evidence = parameters.premiumEvidence;
        break;
      case 'satellite':
      case 'shared-cost':
      case 'personal':
        evidence = parameters.specialEvidence;
        break;
      default:
    }
    switch (context.status) {
      case 'unallocated':
        return Math.max(evidence, parameters.unallocatedEvidence);
      case 'manipulated':
        return Math.max(evidence, parameters.manipulatedEvidence);
      case 'too-long':
      case 'too-short':
        return Math.max(evidence, parameters.lengthEvidence);
      default:
        return evidence;
    }
  },
};
