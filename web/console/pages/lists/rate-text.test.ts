import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countryNames, exchangeOf, rateDifference, rateText } from './rate-text.ts';

test('rates keep their fractions of a yen, differences their sign and share', () => {
  assert.equal(rateText(12_500), '¥12.5');
  assert.equal(rateText(null), '–');
  assert.equal(rateDifference(100_000, 110_000), '+¥10 (+10 %)');
  assert.equal(rateDifference(20_000, 15_000), '−¥5 (−25 %)');
  assert.equal(rateDifference(null, 1), '–');
  assert.equal(rateDifference(0, 1_000), '+¥1');
});

test('currencies are written like USD=150', () => {
  assert.deepEqual(exchangeOf('usd=150, EUR=165.5'), { USD: 150, EUR: 165.5 });
  assert.deepEqual(exchangeOf(''), {});
  assert.equal(exchangeOf('150'), undefined);
  assert.equal(exchangeOf('USD=0'), undefined);
});

test('countries are named in the language, and a calling code stays', () => {
  assert.deepEqual(countryNames(['LV', 'GM'], 'ja'), ['ガンビア', 'ラトビア']);
  assert.deepEqual(countryNames(['881', 'LV'], 'en'), ['+881', 'Latvia']);
});
