import { distinctShortDestinations } from '../../metering/meter.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = { destinationsAtLeast: 3, eachEvidence: 200 };

/**
 * Catches: numbers being tested, half an hour to a day before the attack.
 * Formula: so many expensive destinations that got a short answered call within the last day.
 * Parameters: destinations from which on it says anything; weight of each.
 * Fooled by: attacks that test elsewhere; somebody who misdials abroad again and again.
 * Example: ten seconds each to Latvia, Somalia and Cuba: +6.
 */
export const testCalls: Reading<CallContext> = {
  name: 'test-calls',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 600],
  model: {
    attack: 'short calls to several dear places come before',
    normal: 'hardly anybody calls three dear places within a day for seconds',
  },
  parameters,
  sentence: {
    en: 'short calls to several expensive destinations before',
    ja: '事前の試し発信',
  },
  weigh(context) {
    const distinct = distinctShortDestinations(context.meter, context.nowMs);
    return distinct >= parameters.destinationsAtLeast ? parameters.eachEvidence * distinct : 0;
  },
};
