import { pendingBefore, taughtCount, taughtKeys, taughtTotal } from '../../metering/normal.ts';
import type { CallContext } from './call-context.ts';
import { knownEvidence, noveltyEvidence } from './novelty.ts';

const attackFromNewPerMille = 600;
/** Registrations from the network for so long make it the line's own. */
export const registeredKnownDays = 7;
const registeredEvidence = -200;

/**
 * Source network new to the line (R3). Fooled by: an attack through the subscriber's own PBX
 * (事象1), whose source is the usual one. A new narrow network inside a known wide one (dynamic
 * addresses of one provider) weighs a third; a network of an earlier, still untaught day half.
 */
export function sourceNetwork(context: CallContext): number {
  if (context.network < 0) return 0;
  const { normal } = context;
  const seen = taughtTotal(normal, 'networks');
  const distinct = taughtKeys(normal, 'networks');
  if (taughtCount(normal, 'networks', context.network) > 0) {
    return knownEvidence(distinct, seen, attackFromNewPerMille);
  }
  if (context.registeredDays >= registeredKnownDays) return registeredEvidence;
  // A line that hardly calls abroad has still shown day by day from where it registers.
  const byRegistration = noveltyEvidence(
    context.registeredFrom ?? 0,
    context.registeredFor ?? 0,
    attackFromNewPerMille,
  );
  const byCalls = noveltyEvidence(distinct, seen, attackFromNewPerMille);
  const evidence = Math.max(byCalls, context.registeredDays > 0 ? 0 : byRegistration);
  if (evidence <= 0) return evidence;
  if (pendingBefore(normal, 'networks', context.network, context.day)) return evidence >> 1;
  if (taughtCount(normal, 'wides', context.wide) > 0) return Math.trunc(evidence / 3);
  return evidence;
}
