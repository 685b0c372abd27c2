import { dayAttempts, timesLately } from '../metering/meter.ts';
import { knowsNumber } from '../metering/normal.ts';
import type { CallContext } from './call-context.ts';
import { callsUpTo } from './calls-up-to.ts';
import type { Episode } from './episode.ts';

/** Attempts in a day that talks may take; each further one takes a tenth of the discount. */
const talksOfDay = 12;

/**
 * What calls do together tells less where talks go to a few numbers again and again, two at most
 * at once: people call like this, attacks hardly. People hang up before they call a number again,
 * and do not go on all day.
 */
export function conversationTenths(episode: Episode | undefined, context: CallContext): number {
  const { meter, normal, number } = context;
  if (context.concurrent > 2 || (episode?.maxConcurrent ?? 0) > 2) return 10;
  if (timesLately(meter, number) === 0) return 10;
  if (callsUpTo(meter, number) > 0 && !knowsNumber(normal, number, context.knownDay)) return 10;
  const numbers = episode?.numbers.length ?? 0;
  const tenths = numbers <= 2 ? 5 : numbers <= 4 ? 7 : 10;
  return Math.min(10, tenths + Math.max(0, dayAttempts(meter, context.nowMs) - talksOfDay));
}
