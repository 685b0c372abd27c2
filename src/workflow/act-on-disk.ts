import type { Act } from '../core/case/act.ts';
import type { ActIntake, ActResult } from './ports.ts';

/** Acts, and when all that was given before is on disk; without it nobody waits for a disk. */
export type DurableActs = ActIntake & { onDisk?(): () => Promise<void> };

/**
 * Gives the result once a crash cannot undo it; undefined while nothing can be journalled. Throws
 * what the disk says: whether the act is kept is then unknown, and its id makes it good to repeat.
 */
export async function actOnDisk(acts: DurableActs, act: Act): Promise<ActResult | undefined> {
  const written = acts.onDisk?.();
  const result = acts.act(act);
  if (result !== undefined) await written?.();
  return result;
}
