import { taughtKeys } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = {
  veryDearMilliYen: 100_000,
  veryDearEvidence: 400,
  dearMilliYen: 40_000,
  dearEvidence: 200,
  cheapMilliYen: 15_000,
  cheapEvidence: -200,
  wideCaller: 10,
};

/**
 * Catches: attacks choose what is dear; ordinary calls mostly go where it is cheap.
 * Formula: three bands of the price a minute.
 * Nothing beside the list where the line calls many destinations: what is listed is dear.
 * Parameters: bounds of the bands (thousandths of a yen a minute) and their weights; destinations
 * that are many.
 * Fooled by: cheap places with dear ranges; an embassy's ordinary calls.
 * Example: a call at ¥120 a minute: +4; at ¥9: −2.
 */
export const destinationCost: Reading<CallContext> = {
  name: 'destination-cost',
  scope: 'call',
  stage: 'abnormal',
  range: [-200, 400],
  model: {
    attack: 'dear in most calls, since the price is what is stolen',
    normal: 'cheap in most calls',
  },
  parameters,
  sentence: { en: '{country} is an expensive destination', ja: '通話料の高い対地' },
  usual: { en: '{country} is a cheap destination', ja: '通話料の安い対地' },
  weigh(context) {
    const price = context.milliYenPerMinute;
    const callsEverywhere = taughtKeys(context.normal, 'destinations') >= parameters.wideCaller;
    if (context.listed && callsEverywhere && price > parameters.cheapMilliYen) return 0;
    if (price >= parameters.veryDearMilliYen) return parameters.veryDearEvidence;
    if (price >= parameters.dearMilliYen) return parameters.dearEvidence;
    return price <= parameters.cheapMilliYen ? parameters.cheapEvidence : 0;
  },
};
