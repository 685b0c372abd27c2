import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildRateDeck } from './build-rate-deck.ts';
import {
  accruedMilliYen,
  chargeMilliYen,
  chargeYen,
  tariffFor,
  tariffIndexFor,
} from './rate-call.ts';
import type { RateRow } from './rate-deck.ts';

fc.configureGlobal({ seed: 3 });

const base: RateRow = {
  prefix: '232',
  destination: 'Sierra Leone',
  country: 'SL',
  milliYenPerMinute: 175_000,
  connectFeeMilliYen: 0,
  initialSeconds: 60,
  incrementSeconds: 60,
};

const rates = fc.record({
  milliYenPerMinute: fc.integer({ min: 0, max: 1_000_000_000 }),
  connectFeeMilliYen: fc.integer({ min: 0, max: 1_000_000_000 }),
  initialSeconds: fc.integer({ min: 0, max: 3600 }),
  incrementSeconds: fc.integer({ min: 1, max: 3600 }),
});
const durations = fc.oneof(
  fc.integer({ min: 0, max: 600_000 }),
  fc.integer({ min: 0, max: 100 * 86_400_000 }),
  fc.integer({ min: -1000, max: 8.64e15 }),
);

test('charges of known calls', () => {
  const minute = base;
  assert.equal(chargeYen(minute, 0), 175);
  assert.equal(chargeYen(minute, 60_000), 175);
  assert.equal(chargeYen(minute, 60_001), 350);
  assert.equal(chargeYen(minute, 20 * 60_000), 3500);
  const wholesale = { ...base, initialSeconds: 30, incrementSeconds: 6, connectFeeMilliYen: 500 };
  assert.equal(chargeMilliYen(wholesale, 0), 500 + 87_500);
  assert.equal(chargeMilliYen(wholesale, 30_001), 500 + 105_000);
  const bySecond = { ...base, milliYenPerMinute: 10_000, initialSeconds: 1, incrementSeconds: 1 };
  assert.equal(chargeMilliYen(bySecond, 1), 166);
  assert.equal(chargeMilliYen({ ...bySecond, initialSeconds: 0 }, 0), 0);
});

test('a half yen is rounded up, and just under it down', () => {
  const half = { ...base, milliYenPerMinute: 0, connectFeeMilliYen: 2500 };
  assert.equal(chargeYen(half, 0), 3);
  assert.equal(chargeYen({ ...half, connectFeeMilliYen: 2499 }, 0), 2);
  // 2,499 + 59/60 thousandths: rounding twice would make it 3.
  const under = { ...half, connectFeeMilliYen: 2499, milliYenPerMinute: 59 };
  assert.equal(chargeYen({ ...under, initialSeconds: 1 }, 0), 2);
});

test('a charge is an exact integer, never falls with duration, and rounds once', () => {
  fc.assert(
    fc.property(rates, durations, durations, (rate, a, b) => {
      const row = { ...base, ...rate };
      const [short, long] = a < b ? [a, b] : [b, a];
      const charge = chargeMilliYen(row, long);
      assert.ok(Number.isSafeInteger(charge));
      assert.ok(chargeMilliYen(row, short) <= charge);
      assert.ok(chargeYen(row, short) <= chargeYen(row, long));
      assert.equal(chargeYen(row, long), Math.floor((charge + 500) / 1000));
    }),
    { numRuns: 2000 },
  );
});

test('equals the charge in exact fractions, cut to a thousandth', () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 0, max: 86_400_000 * 300 }), (rate, durationMs) => {
      const row = { ...base, ...rate };
      let seconds = BigInt(rate.initialSeconds);
      const over = BigInt(durationMs) - seconds * 1000n;
      const step = BigInt(rate.incrementSeconds);
      if (over > 0n) seconds += ((over + step * 1000n - 1n) / (step * 1000n)) * step;
      const exact =
        BigInt(rate.connectFeeMilliYen) + (seconds * BigInt(rate.milliYenPerMinute)) / 60n;
      assert.equal(BigInt(chargeMilliYen(row, durationMs)), exact);
    }),
    { numRuns: 2000 },
  );
});

test('a call in progress costs what it would cost if it ended now', () => {
  fc.assert(
    fc.property(rates, fc.nat(1e9), fc.nat(1e8), (rate, answerMs, durationMs) => {
      const row = { ...base, ...rate };
      const accrued = accruedMilliYen(row, answerMs, answerMs + durationMs);
      assert.equal(accrued, chargeMilliYen(row, durationMs));
      assert.ok(accrued <= accruedMilliYen(row, answerMs, answerMs + durationMs + 1));
    }),
  );
});

const digits = (longest: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('1', '2', '3'), minLength: 1, maxLength: longest });
const deckRows = fc.array(
  fc
    .record({
      prefix: digits(5),
      from: fc.option(fc.nat(10), { nil: undefined }),
      length: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      milliYenPerMinute: fc.nat(1000),
    })
    .map(({ prefix, from, length, milliYenPerMinute }) => ({
      ...base,
      prefix,
      milliYenPerMinute,
      ...(from === undefined ? {} : { validFromMs: from }),
      ...(length === undefined ? {} : { validToMs: (from ?? 0) + length }),
    })),
  { maxLength: 40 },
);

function naive(rows: readonly RateRow[], e164: string, atMs: number): RateRow | undefined {
  const from = (row: RateRow): number => row.validFromMs ?? Number.NEGATIVE_INFINITY;
  let best: RateRow | undefined;
  for (const row of rows) {
    if (!e164.startsWith(row.prefix) || atMs < from(row)) continue;
    if (row.validToMs !== undefined && atMs >= row.validToMs) continue;
    const longer = row.prefix.length - (best?.prefix.length ?? 0);
    if (best === undefined || longer > 0 || (longer === 0 && from(row) >= from(best))) best = row;
  }
  return best;
}

test('finds what a scan of all rows finds, at every time', () => {
  fc.assert(
    fc.property(deckRows, digits(8), fc.nat(20), (rows, e164, atMs) => {
      const deck = buildRateDeck(rows);
      assert.equal(tariffFor(deck, e164, atMs), naive(rows, e164, atMs));
      const index = tariffIndexFor(deck, e164, atMs);
      assert.equal(index < 0 ? undefined : rows[index], naive(rows, e164, atMs));
    }),
    { numRuns: 3000 },
  );
});

test('a prefix out of validity gives way to the shorter one', () => {
  const wide = { ...base, prefix: '1' };
  const old = { ...base, prefix: '1876', validToMs: 100 };
  const next = { ...base, prefix: '1876', validFromMs: 200 };
  const deck = buildRateDeck([wide, old, next]);
  assert.equal(tariffFor(deck, '18765551234', 99), old);
  assert.equal(tariffFor(deck, '18765551234', 150), wide);
  assert.equal(tariffFor(deck, '18765551234', 200), next);
});

test('any text may be looked up, and rows without a digit prefix do no harm', () => {
  const deck = buildRateDeck([{ ...base, prefix: '' }, { ...base, prefix: '2x' }, base]);
  assert.equal(tariffFor(deck, '232', 0), base);
  for (const text of ['', '+232', '2', '23', '２３２', 'x']) {
    assert.equal(tariffFor(deck, text, 0), undefined);
  }
  assert.equal(tariffFor(deck, '232 76', 0), base);
  assert.equal(tariffFor(buildRateDeck([]), '232', 0), undefined);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const row = tariffFor(deck, text, 0);
      assert.equal(row, text.startsWith('232') ? base : undefined);
    }),
  );
});
