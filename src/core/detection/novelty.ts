import { ratioEvidence } from '../stdx/decibans.ts';

/**
 * Evidence of something new to the line, from how often new things came before: after `calls`
 * calls that showed `distinct` values, the next is new with probability (2d+1)/(2n+2)
 * (Krichevsky–Trofimov); an attack brings something new in `attackPerMille` of its calls.
 */
export function noveltyEvidence(distinct: number, calls: number, attackPerMille: number): number {
  return ratioEvidence(attackPerMille * (2 * calls + 2), 1_000 * (2 * distinct + 1));
}

/** Evidence (mostly against an attack) of something known. */
export function knownEvidence(distinct: number, calls: number, attackPerMille: number): number {
  const known = Math.max(1, 2 * calls + 2 - (2 * distinct + 1));
  return ratioEvidence((1_000 - attackPerMille) * (2 * calls + 2), 1_000 * known);
}
