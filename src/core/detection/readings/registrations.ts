import { rejectedWithin } from '../../metering/meter.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = {
  withinMs: 86_400_000,
  several: 5,
  severalEvidence: 200,
  many: 20,
  manyEvidence: 300,
  guessedEvidence: 700,
};

/**
 * Catches: passwords that were guessed: refused registrations, then one that succeeds from a
 * network that is not the line's own, then calls.
 * Formula: two bands of the number of refusals in the last day, and a third weight once a success
 * from elsewhere followed them. Guessing at a line whose calls go on as ever says little.
 * Parameters: the time; the bands and their weights; the weight after the success.
 * Fooled by: guessing spread over weeks; a feed without registrations. A telephone with an old
 * password is refused as often, and then let in from where it always was.
 * Example: 300 refused registrations in the night, one that succeeds from abroad, and a call: +7.
 */
export const registrations: Reading<CallContext> = {
  name: 'registrations',
  scope: 'episode',
  stage: 'abnormal',
  range: [0, 700],
  model: {
    attack: 'guessing that succeeds comes before the calls in two of ten',
    normal: 'refusals in one of a hundred days, hardly ever a success from elsewhere after them',
  },
  parameters,
  sentence: { en: 'many refused registrations before', ja: '認証の失敗が先行' },
  weigh({ meter, nowMs, guessedMs }) {
    const { withinMs, several, many } = parameters;
    if (guessedMs > 0 && nowMs - guessedMs <= withinMs) return parameters.guessedEvidence;
    const rejected = rejectedWithin(meter, nowMs, withinMs);
    if (rejected >= many) return parameters.manyEvidence;
    return rejected >= several ? parameters.severalEvidence : 0;
  },
};
