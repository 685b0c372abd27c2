import {
  isDisowned,
  knowsNumber,
  pendingBefore,
  taughtCount,
  taughtKeys,
  taughtTotal,
} from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';
import { noveltyEvidence } from './novelty.ts';

const attackToNewPerMille = 950;
const listedEvidence = 900;
const disownedEvidence = 1_200;

/**
 * Destination new to the line, or how usual it is (R3). Fooled by: an attack on the line's own
 * usual country; a firm's new market. A destination of an earlier, untaught day weighs a third;
 * one that a confirmed attack on the line went to lately weighs in full.
 */
export function destination(context: CallContext): number {
  const { normal } = context;
  const calls = taughtTotal(normal, 'destinations');
  const known = taughtCount(normal, 'destinations', context.destination);
  if (known > 0) {
    const evidence = ratioEvidence(
      (1_000 - attackToNewPerMille) * (calls + 1),
      1_000 * known * Math.max(1, taughtKeys(normal, 'destinations') >> 1),
    );
    // A partner of long standing is no news, however seldom the country is called.
    return knowsNumber(normal, context.number, context.day) ? Math.min(0, evidence) : evidence;
  }
  if (isDisowned(normal, context.destination, context.nowMs)) {
    return disownedEvidence;
  }
  const evidence = noveltyEvidence(taughtKeys(normal, 'destinations'), calls, attackToNewPerMille);
  if (evidence <= 0) return evidence;
  return pendingBefore(normal, 'destinations', context.destination, context.day)
    ? Math.trunc(evidence / 3)
    : evidence;
}

/** On the restricted list (R2) and not of the line's past use. Lists age: never enough alone. */
export function destinationListed(context: CallContext): number {
  if (!context.listed) return 0;
  return taughtCount(context.normal, 'destinations', context.destination) > 0 ? 0 : listedEvidence;
}

/** Attacks choose what is dear; ordinary calls mostly go where it is cheap. */
export function destinationCost(context: CallContext): number {
  const yen = context.milliYenPerMinute;
  if (yen >= 100_000) return 400;
  if (yen >= 40_000) return 200;
  return yen <= 15_000 ? -200 : 0;
}
