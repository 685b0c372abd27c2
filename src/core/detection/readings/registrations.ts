import { rejectedWithin } from '../../metering/meter.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = {
  withinMs: 86_400_000,
  many: 20,
  manyEvidence: 600,
  several: 5,
  severalEvidence: 400,
};

/**
 * Catches: passwords that were guessed: refused registrations on the line shortly before its calls.
 * Formula: two bands of the number of refusals in the last day.
 * Parameters: the time; both bands and their weights.
 * Fooled by: a telephone with an old password; guessing spread over weeks.
 * Example: 300 refused registrations in the night, then calls abroad: +6.
 */
export const registrations: Reading<CallContext> = {
  name: 'registrations',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 600],
  model: {
    attack: 'guessing comes before the calls in two of ten',
    normal: 'a telephone is refused again and again in one of a hundred days',
  },
  parameters,
  sentence: { en: 'many refused registrations before', ja: '認証の失敗が先行' },
  weigh({ meter, nowMs }) {
    const rejected = rejectedWithin(meter, nowMs, parameters.withinMs);
    if (rejected >= parameters.many) return parameters.manyEvidence;
    return rejected >= parameters.several ? parameters.severalEvidence : 0;
  },
};
