import { lastUseBefore } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import { observedDays } from '../cold-start.ts';
import type { Reading } from '../reading.ts';

const parameters = { neverEvidence: 500, silenceEvidence: 300, silentDays: 60, settledDays: 30 };

/**
 * Catches: the first call abroad ever seen of a line, or one after long silence (R12).
 * Formula: a fixed weight for each of the two. The first counts in full only when calls have been
 * observed for a month, since before that every line is new.
 * Parameters: both weights; days of silence; days until a line that never called is known as such.
 * Fooled by: a real first call. Many lines make one some day.
 * Example: a line of years without a call abroad: +5; one that was silent for three months: +3.
 */
export const firstUse: Reading<CallContext> = {
  name: 'first-use',
  scope: 'call',
  stage: 'abnormal',
  range: [0, 500],
  model: {
    attack: 'on a line that does not call abroad in three of ten, as most lines do not',
    normal: 'the first call of such a line, one of a hundred',
  },
  parameters,
  sentence: {
    en: 'first calls abroad after a long silence, or ever',
    ja: '初めて、または長期間なかった国際通話',
  },
  weigh(context) {
    const { neverEvidence, settledDays } = parameters;
    const days = observedDays(context, settledDays);
    const last = lastUseBefore(context.normal, context.knownDay);
    if (last < 0) return Math.trunc((neverEvidence * days) / settledDays);
    return context.knownDay - last >= parameters.silentDays ? parameters.silenceEvidence : 0;
  },
};
