import { type SimDestination, simDestinations } from './destination-table.ts';
import { Random } from './random.ts';

/** What a minute costs on a simulated carrier. */
export interface Rates {
  readonly yenPerMinute: ReadonlyMap<SimDestination, number>;
  readonly byPrefix: ReadonlyMap<string, number>;
}

/** The table as it is. */
export const tableRates: Rates = drawRates(1, new Random(0, 'rates'));

/** Each destination's price multiplied or divided by up to `spread`; 1 keeps the table's. */
export function drawRates(spread: number, random: Random): Rates {
  const yenPerMinute = new Map<SimDestination, number>();
  const byPrefix = new Map<string, number>();
  for (const destination of simDestinations) {
    const factor = 1 + (spread - 1) * random.next();
    const changed = destination.yenPerMinute * (random.chance(0.5) ? factor : 1 / factor);
    const yen = Math.max(1, Math.round(changed));
    yenPerMinute.set(destination, yen);
    for (const prefix of destination.prefixes) byPrefix.set(prefix, yen);
  }
  return { yenPerMinute, byPrefix };
}
