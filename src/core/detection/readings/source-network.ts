import { pendingBefore, taughtCount, taughtKeys, taughtTotal } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import { knownEvidence, noveltyEvidence } from '../novelty.ts';
import type { Reading } from '../reading.ts';
import { registeredKnownDays } from '../registered-known-days.ts';

const parameters = { attackFromNewPerMille: 600, registeredEvidence: -200, registeredKnownDays };

/**
 * Catches: calls with stolen credentials, from a network new to the line (R3).
 * Formula: novelty of the source network (/24, /48) among the line's calls and registrations. A new
 * narrow network inside a known wide one (dynamic addresses of one provider) weighs a third; a
 * network of an earlier, still untaught day half; one registered from for a week speaks for the
 * line.
 * Parameters: share of attacks that come from a new network; what a registered one says; after how
 * many days it is the line's own.
 * Fooled by: an attack through the subscriber's own PBX (事象1), whose source is the usual one.
 * Example: after 40 calls from one network, a call from another provider: about +12.
 */
export const sourceNetwork: Reading<CallContext> = {
  name: 'source-network',
  scope: 'call',
  stage: 'abnormal',
  range: [-400, 1_200],
  model: {
    attack: 'from a network new to the line in six of ten',
    normal: 'as often new as the line’s own calls and registrations were',
  },
  parameters,
  sentence: {
    en: 'calls come from a network this line never used',
    ja: '普段と異なる発信元ネットワーク',
  },
  usual: { en: 'the line’s usual network', ja: '普段どおりの発信元ネットワーク' },
  weigh(context) {
    if (context.network < 0) return 0;
    const { attackFromNewPerMille } = parameters;
    const { normal } = context;
    const seen = taughtTotal(normal, 'networks');
    const distinct = taughtKeys(normal, 'networks');
    if (taughtCount(normal, 'networks', context.network) > 0) {
      return knownEvidence(distinct, seen, attackFromNewPerMille);
    }
    if (context.registeredDays >= registeredKnownDays) return parameters.registeredEvidence;
    // A line that hardly calls abroad has still shown day by day from where it registers.
    const byRegistration = noveltyEvidence(
      context.registeredFrom ?? 0,
      context.registeredFor ?? 0,
      attackFromNewPerMille,
    );
    const byCalls = noveltyEvidence(distinct, seen, attackFromNewPerMille);
    const evidence = Math.max(byCalls, context.registeredDays > 0 ? 0 : byRegistration);
    if (evidence <= 0) return evidence;
    if (pendingBefore(normal, 'networks', context.network, context.knownDay)) return evidence >> 1;
    if (taughtCount(normal, 'wides', context.wide) > 0) return Math.trunc(evidence / 3);
    return evidence;
  },
};
