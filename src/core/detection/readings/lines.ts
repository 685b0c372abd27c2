import { taughtCount } from '../../metering/normal.ts';
import type { Episode } from '../episode.ts';
import type { CallContext } from './call-context.ts';

/** Lines of the account that call a destination new to all of it. */
export function linesCalling(episode: Episode, context: CallContext): number {
  if (taughtCount(context.normal, 'destinations', context.destination) > 0) return 0;
  let lines = 0;
  for (const one of episode.lineDestinations) if (one === context.destination) lines += 1;
  return lines >= 3 ? 100 * (lines - 1) : 0;
}
