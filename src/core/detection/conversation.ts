import { timesLately } from '../metering/meter.ts';
import type { CallContext } from './call-context.ts';
import type { Episode } from './episode.ts';

/**
 * What calls do together tells less where talks go to a few numbers again and again, two at most
 * at once: people call like this, attacks hardly.
 */
export function conversationTenths(episode: Episode | undefined, context: CallContext): number {
  if (context.concurrent > 2 || (episode?.maxConcurrent ?? 0) > 2) return 10;
  if (timesLately(context.meter, context.number) === 0) return 10;
  const numbers = episode?.numbers.length ?? 0;
  return numbers <= 2 ? 5 : numbers <= 4 ? 7 : 10;
}
