import { buildRateDeck } from '../src/core/rating/build-rate-deck.ts';
import { chargeMilliYen, tariffFor } from '../src/core/rating/rate-call.ts';
import type { RateRow } from '../src/core/rating/rate-deck.ts';

export const bench = {
  name: 'rating',
  why: 'the tariff is looked up for every set-up, the charge of calls in progress again and again',
  run,
};

function run(size: 'small' | 'full'): Promise<Record<string, number>> {
  const rows = deckRows();
  const lookups = size === 'small' ? 500_000 : 5_000_000;
  const numbers = Array.from({ length: 100_000 }, (_, n) => `${((n * 7919) % 90_000) + 1}2345678`);
  const deck = buildRateDeck(rows);
  const tariffs = best(
    lookups,
    n => tariffFor(deck, numbers[n % numbers.length]!, n)?.prefix.length,
  );
  const charges = best(lookups, n => chargeMilliYen(rows[n % rows.length]!, n));
  const decks = best(1, () => buildRateDeck(rows).rows.length);
  return Promise.resolve({
    lookupsPerSecond: Math.round(tariffs),
    chargesPerSecond: Math.round(charges),
    buildMsOf60000Rows: Math.round(1000 / decks),
    deckBytesPerRow: Math.round(
      (deck.children.byteLength + deck.firstRow.byteLength + deck.nextRow.byteLength) / rows.length,
    ),
  });
}

/** Every prefix of one to five digits up to 60,000, with rates that differ. */
function deckRows(): RateRow[] {
  return Array.from({ length: 60_000 }, (_, n) => ({
    prefix: String(n + 1),
    destination: `destination ${n}`,
    country: '',
    milliYenPerMinute: 9000 + n,
    connectFeeMilliYen: n % 500,
    initialSeconds: 30,
    incrementSeconds: n % 2 === 0 ? 6 : 60,
  }));
}

/** The best of three runs, times a second. */
function best(times: number, work: (n: number) => number | undefined): number {
  let rate = 0;
  let sum = 0;
  for (let round = 0; round < 3; round++) {
    const begin = performance.now();
    for (let n = 0; n < times; n++) sum += work(n) ?? 0;
    rate = Math.max(rate, (times * 1000) / (performance.now() - begin));
  }
  // The sum is looked at, so that the work cannot be optimised away.
  return sum > 0 ? rate : 0;
}
