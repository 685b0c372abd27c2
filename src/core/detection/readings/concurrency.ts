import { mostAtOnce } from '../../metering/normal.ts';
import { integerRoot } from '../../stdx/decibans.ts';
import type { CallContext } from '../call-context.ts';
import { usualAtOnceBeforeTaught } from '../cold-start.ts';
import type { Reading } from '../reading.ts';

const parameters = { alwaysUsual: 2, eachEvidence: 500 };

/**
 * Catches: more calls abroad at once than the line ever had: stolen credentials know no channels.
 * Formula: so many above the most that was normal, each weighed by the root of that most.
 * Parameters: calls at once that no line is asked about; weight of each above a usual of one.
 * Fooled by: an attack that holds one call at a time; conference bridges (their most is learnt).
 * Example: two at once were the most, then five: +15, bounded to +14.
 */
export const concurrency: Reading<CallContext> = {
  name: 'concurrency',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 1_400],
  model: {
    attack: 'as many at once as the switch lets through',
    normal: 'hardly more than ever before, the less likely the more there are',
  },
  parameters,
  sentence: {
    en: 'more calls abroad at once than this line ever had',
    ja: '平常時を超える同時通話',
  },
  weigh(context) {
    const at = context.concurrent;
    const usual = Math.max(
      Math.min(parameters.alwaysUsual, context.channels),
      mostAtOnce(context.normal),
      usualAtOnceBeforeTaught(context),
    );
    if (at <= usual) return 0;
    return Math.trunc((parameters.eachEvidence * (at - usual)) / integerRoot(usual));
  },
};
