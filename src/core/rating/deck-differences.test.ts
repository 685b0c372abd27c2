import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countriesWithoutRate, deckDifferences } from './deck-differences.ts';
import type { RateRow } from './rate-deck.ts';

function row(prefix: string, milliYenPerMinute: number, more: Partial<RateRow> = {}): RateRow {
  return {
    prefix,
    destination: `to ${prefix}`,
    country: 'LV',
    milliYenPerMinute,
    connectFeeMilliYen: 0,
    initialSeconds: 60,
    incrementSeconds: 6,
    ...more,
  };
}

test('rows that come, go, grow dearer or cheaper are told apart; the dearest growth is first', () => {
  const before = [row('371', 100_000), row('220', 80_000), row('1', 9_000), row('44', 20_000)];
  const after = [
    row('371', 110_000),
    row('220', 160_000),
    row('44', 15_000),
    row('63', 30_000),
    row('1', 9_000),
  ];
  assert.deepEqual(
    deckDifferences(before, after).map(({ kind, prefix, from, to }) => [kind, prefix, from, to]),
    [
      ['dearer', '220', 80_000, 160_000],
      ['dearer', '371', 100_000, 110_000],
      ['added', '63', null, 30_000],
      ['cheaper', '44', 20_000, 15_000],
    ],
  );
  assert.deepEqual(deckDifferences(before, [...before].reverse()), []);
});

test('a row that is gone, a fee and other steps are differences; another validity is another row', () => {
  const kinds = (before: RateRow[], after: RateRow[]) =>
    deckDifferences(before, after).map(({ kind }) => kind);
  assert.deepEqual(kinds([row('371', 1)], []), ['removed']);
  assert.deepEqual(kinds([row('371', 1)], [row('371', 1, { connectFeeMilliYen: 5 })]), ['dearer']);
  assert.deepEqual(kinds([row('371', 1)], [row('371', 1, { incrementSeconds: 60 })]), ['other']);
  const later = row('371', 1, { validFromMs: 86_400_000 });
  assert.deepEqual(kinds([row('371', 1)], [row('371', 1), later]), ['added']);
});

test('a country has a rate by its name or by a prefix that its calling code begins with', () => {
  const all = countriesWithoutRate([]);
  assert.ok(all.length > 200 && all.includes('LV') && !all.includes('JP'));
  assert.ok(!countriesWithoutRate([row('371', 1)]).includes('LV'));
  const american = countriesWithoutRate([row('1', 1, { country: 'US' })]);
  assert.ok(!american.includes('CA') && american.includes('LV'));
});
