import { taughtCount } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import type { Reading } from '../reading.ts';

const parameters = { listedEvidence: 900 };

/**
 * Catches: calls to the restricted destination list (R2) that are not of the line's past use.
 * Formula: a fixed weight, the share of confirmed attacks that go to listed places against the
 * share of ordinary calls of lines that never went there. A third of it where the owner said lately
 * that such calls are theirs.
 * Parameters: that weight.
 * Fooled by: attacks on places that nobody has listed yet. Lists age: never enough alone.
 * Example: the first call of a line to a listed country: +9.
 */
export const destinationListed: Reading<CallContext> = {
  name: 'destination-listed',
  scope: 'call',
  stage: 'abnormal',
  range: [0, 900],
  model: {
    attack: 'to a listed place in eight of ten',
    normal: 'to a listed place that the line does not call in one of a hundred',
  },
  parameters,
  sentence: {
    en: '{country} is on the restricted list and new to this line',
    ja: '規制対地リストにある対地',
  },
  weigh(context) {
    if (!context.listed) return 0;
    if (taughtCount(context.normal, 'destinations', context.destination) > 0) return 0;
    const { listedEvidence } = parameters;
    return context.vouched === true ? Math.trunc(listedEvidence / 3) : listedEvidence;
  },
};
