import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChargeFigures, charges } from './charges.ts';

const yen = 1_000;
const calm: ChargeFigures = {
  dayMilliYen: 0,
  normalDayMilliYen: 1_000 * yen,
  monthMilliYen: 0,
  lastMonthMilliYen: 10_000 * yen,
  dayFloorMilliYen: 1_000 * yen,
  monthFloorMilliYen: 3_000 * yen,
};
/** With so many yen today, after so many on earlier days of the month; in whole decibans. */
const weigh = (today: number, before = 0): number =>
  Math.round(
    charges.weigh({
      ...calm,
      dayMilliYen: today * yen,
      monthMilliYen: (before + today) * yen,
    }) / 100,
  );

test('a busy day says a little, one far beyond the dearest so far says much', () => {
  assert.deepEqual(
    [1_000, 3_000, 10_000].map(today => weigh(today)),
    [0, 7, 23],
  );
});

test('who takes little a day is seen by the sum of the days before', () => {
  const today = 4_000;
  assert.equal(weigh(today, 10_000), weigh(today), 'as much as all of last month is no news');
  assert.equal(weigh(today, 20_000), weigh(today) + 3);
  assert.equal(weigh(today, 10_000_000), weigh(today) + 10, 'at most');
});

test('a day a little dearer than any before makes no cliff of the days before it', () => {
  assert.ok(weigh(1_010, 100_000) - weigh(1_000, 100_000) <= 1);
});

test('a month dearer than the last says little where today is as usual', () => {
  assert.equal(weigh(900, 40_000), 6);
});
