import { pendingBefore, taughtCount, taughtKeys, taughtTotal } from '../../metering/normal.ts';
import type { CallContext } from './call-context.ts';
import { knownEvidence, noveltyEvidence } from './novelty.ts';

const attackFromNewPerMille = 700;
const scannerEvidence = 600;

/**
 * User agent new to the line, or one that attack tools announce. Fooled by: forged vendor names;
 * a new telephone. Versions are not compared, so that an update is not news.
 */
export function device(context: CallContext): number {
  if (context.device < 0) return 0;
  if (context.scanner) return scannerEvidence;
  const { normal } = context;
  const distinct = taughtKeys(normal, 'devices');
  const seen = taughtTotal(normal, 'devices');
  if (taughtCount(normal, 'devices', context.device) > 0) {
    return knownEvidence(distinct, seen, attackFromNewPerMille);
  }
  const evidence = noveltyEvidence(distinct, seen, attackFromNewPerMille);
  return pendingBefore(normal, 'devices', context.device, context.day) ? evidence >> 1 : evidence;
}
