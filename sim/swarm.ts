// A random subset of what a carrier can have, so that no combination is always there to help.
import type { Parameters } from './parameters.ts';
import { Random } from './random.ts';

export interface Swarm {
  readonly startDate: string;
  readonly overrides: Partial<Parameters>;
  /** Whether attacks of that shape, or lawful patterns of that kind, are there. */
  readonly has: (name: string, share?: number) => boolean;
}

/** The last ten of forty days hold: Golden Week, the New Year, Bon, September's holidays, none. */
const startDates = ['2026-03-30', '2025-11-24', '2026-07-13', '2026-08-20', '2026-01-13'];
const presence = 0.75;

export function drawSwarm(seed: number): Swarm {
  const random = new Random(seed, 'swarm');
  const without = (chance: number) => random.chance(chance);
  const startDate = random.pick(startDates);
  const overrides: Partial<Parameters> = {
    ...(without(0.2) ? { sharedAddress: 0 } : {}),
    ...(without(0.25) ? { finishedOnly: 0 } : {}),
    ...(without(0.2) ? { unchallengeable: 0 } : {}),
    ...(without(0.15) ? { ip: 0.3 } : {}),
    ...(without(0.15) ? { ported: 0, moved: 0, opened: 0 } : {}),
  };
  const has = (name: string, share = 1) => new Random(seed, 'swarm', name).chance(presence * share);
  return { startDate, overrides, has };
}
