import { pendingBefore, taughtCount, taughtKeys, taughtTotal } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import { knownEvidence, noveltyEvidence } from '../novelty.ts';
import type { Reading } from '../reading.ts';

const parameters = { attackFromNewPerMille: 700, scannerEvidence: 600 };

/**
 * Catches: a user agent new to the line, or one that attack tools announce (R3).
 * Formula: novelty of the device among the line's calls; half when an untaught day showed it.
 * Versions are not compared, so that an update is not news.
 * Parameters: share of attacks that come with a new device; what a scanner's name says.
 * Fooled by: forged vendor names; a new telephone.
 * Example: a line of one telephone and 40 calls, then `friendly-scanner`: +6.
 */
export const device: Reading<CallContext> = {
  name: 'device',
  scope: 'call',
  stage: 'abnormal',
  range: [-200, 600],
  model: {
    attack: 'with a device new to the line in seven of ten',
    normal: 'as often new as the line’s own calls were',
  },
  parameters,
  sentence: { en: 'calls come from a device this line never used', ja: '普段と異なる端末' },
  usual: { en: 'the line’s usual device', ja: '普段どおりの端末' },
  weigh(context) {
    if (context.device < 0) return 0;
    if (context.scanner) return parameters.scannerEvidence;
    const { normal } = context;
    const distinct = taughtKeys(normal, 'devices');
    const seen = taughtTotal(normal, 'devices');
    const share = parameters.attackFromNewPerMille;
    if (taughtCount(normal, 'devices', context.device) > 0) {
      return knownEvidence(distinct, seen, share);
    }
    const evidence = noveltyEvidence(distinct, seen, share);
    return pendingBefore(normal, 'devices', context.device, context.knownDay)
      ? evidence >> 1
      : evidence;
  },
};
