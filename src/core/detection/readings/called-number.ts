import { knowsNumber, newNumberCalls, taughtCalls, taughtCount } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';

const attackToNewPerMille = 900;

/**
 * A number that the line never called, in a destination that it calls (a new destination says so
 * already): how often its calls went to new numbers is learnt. Fooled by: a new business partner.
 */
export function calledNumber(context: CallContext): number {
  const { normal } = context;
  if (taughtCount(normal, 'destinations', context.destination) === 0) return 0;
  const all = 2 * taughtCalls(normal) + 2;
  const fresh = Math.min(all - 1, 2 * newNumberCalls(normal) + 1);
  return knowsNumber(normal, context.number, context.day)
    ? ratioEvidence((1_000 - attackToNewPerMille) * all, 1_000 * (all - fresh))
    : ratioEvidence(attackToNewPerMille * all, 1_000 * fresh);
}
