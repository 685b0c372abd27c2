import { dayAttempts } from '../../metering/meter.ts';
import { mostDayCalls } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import { observedDays, usualBeforeTaught } from '../cold-start.ts';
import type { Reading } from '../reading.ts';

const parameters = { alwaysUsual: 6, weightTenths: 15, settledDays: 10 };

/**
 * Catches: a day of more attempts than ever, however slowly they come.
 * Formula: attempts of 24 hours (this one included) against the most of a normal day, as a ratio.
 * It counts in full once calls have been observed for some days: until then any day is the busiest.
 * Parameters: attempts that no line is asked about; weight of the ratio, tenths; those days.
 * Fooled by: festivals, and a busy day at the office.
 * Example: ten were the most in a day, then forty: +9.
 */
export const volume: Reading<CallContext> = {
  name: 'volume',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 1_000],
  model: {
    attack: 'as many calls as the night holds',
    normal: 'days above the most so far fall off with a power of the ratio',
  },
  parameters,
  sentence: {
    en: 'more calls abroad in a day than this line ever made',
    ja: '平常時を超える1日の呼数',
  },
  weigh(context) {
    const attempts = dayAttempts(context.meter, context.nowMs) + 1;
    const usual = Math.max(
      parameters.alwaysUsual,
      mostDayCalls(context.normal),
      4 * usualBeforeTaught(context),
    );
    const { weightTenths, settledDays } = parameters;
    const days = observedDays(context, settledDays);
    const evidence = ratioEvidence(attempts, usual) * weightTenths * days;
    return Math.trunc(evidence / (10 * settledDays));
  },
};
