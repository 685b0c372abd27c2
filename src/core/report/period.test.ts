import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besides, daysIn, readPeriod } from './period.ts';

const bounds = (text: string) => {
  const period = readPeriod(text);
  return period && [period.kind, period.fromDay, period.toDay];
};

test('a period is read as people name it', () => {
  assert.deepEqual(bounds('2026-02'), ['month', '2026-02-01', '2026-03-01']);
  assert.deepEqual(bounds('2026-12'), ['month', '2026-12-01', '2027-01-01']);
  assert.deepEqual(bounds('2026-Q4'), ['quarter', '2026-10-01', '2027-01-01']);
  assert.deepEqual(bounds('2024'), ['year', '2024-01-01', '2025-01-01']);
  assert.deepEqual(bounds('2024-02-28..2024-02-29'), ['days', '2024-02-28', '2024-03-01']);
});

test('what names no time is none', () => {
  for (const text of [
    ...['', '2026-13', '2026-00', '2026-Q5', '26-01', '2026-1', '0001', '9999-01'],
    ...['2026-02-30..2026-03-01', '2026-03-02..2026-03-01', '2020-01-01..2026-01-01'],
  ]) {
    assert.equal(readPeriod(text), undefined, text);
  }
});

test('the one before and the one after, over years and leap days, and back again', () => {
  for (const [text, before] of [
    ['2026-01', '2025-12'],
    ['2026-Q1', '2025-Q4'],
    ['2026', '2025'],
    ['2024-03-01..2024-03-02', '2024-02-28..2024-02-29'],
  ] as const) {
    const period = readPeriod(text)!;
    const earlier = besides(period, -1);
    assert.equal(earlier.text, before);
    assert.equal(earlier.toDay, period.fromDay);
    assert.deepEqual(besides(earlier, 1), period);
  }
});

test('days are those of the calendar, all of two centuries', () => {
  for (let year = 1991; year < 2200; year += 1) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    assert.equal(daysIn(readPeriod(String(year))!), leap ? 366 : 365);
    const whole = readPeriod(`${year}-01-01..${year}-12-31`)!;
    assert.equal(besides(whole, -1).toDay, `${year}-01-01`);
  }
});
