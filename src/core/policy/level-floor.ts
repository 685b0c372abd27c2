import { standardPolicy } from './policy.ts';

/**
 * The lowest levels that are ever proposed by themselves, centi-decibans. At 15 dB an attack is
 * thirty times likelier than the line's own habit, which a single new destination at night can
 * reach; under it every budget would be spent on such calls. A suspension is never proposed on less
 * than the standard policy's.
 */
export const levelFloor = {
  alert: 1_500,
  challenge: 1_700,
  suspension: standardPolicy.level.suspension,
} as const;
