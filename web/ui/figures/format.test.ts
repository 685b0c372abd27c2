import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as time from './format-time.ts';
import { yenInCell, yenInSentence, yenOnAxis } from './format-yen.ts';

test('yen has the narrow sign in cells, the word in Japanese sentences', () => {
  assert.equal(yenInCell(3_840), '¥3,840');
  assert.equal(yenInCell(-2_900.4), '−¥2,900');
  assert.equal(yenInSentence(3_840, 'ja'), '3,840円');
  assert.equal(yenInSentence(3_840, 'en'), '¥3,840');
});

test('yen is short on axes only', () => {
  assert.equal(yenOnAxis(10_000, 'ja'), '1万');
  assert.equal(yenOnAxis(25_000, 'ja'), '2.5万');
  assert.equal(yenOnAxis(10_000, 'en'), '10k');
  assert.equal(yenOnAxis(900, 'en'), '900');
});

const at = Date.UTC(2026, 10, 21, 17, 14, 31);

test('times stand in the zone of the carrier', () => {
  assert.equal(time.clockTimeWithSeconds(at, 'Asia/Tokyo'), '02:14:31');
  assert.equal(time.calendarDay(at, 'Asia/Tokyo', 'ja'), '11月22日(日)');
  assert.equal(time.calendarDay(at, 'Asia/Tokyo', 'en', true), 'Sun 22 Nov 2026');
});

test('an hour that comes twice is told by its offset', () => {
  const before = Date.UTC(2026, 9, 25, 0, 30);
  assert.equal(time.clockTime(before, 'Europe/Berlin'), '02:30');
  assert.equal(time.clockTime(before + 3_600_000, 'Europe/Berlin'), '02:30');
});

test('today needs no date, another year needs the year', () => {
  const options = { nowMs: at, zone: 'Asia/Tokyo', language: 'ja' } as const;
  assert.equal(time.timeAndDay(at - 3_600_000, options), '01:14');
  assert.equal(time.timeAndDay(at - 3 * 3_600_000, options), '11月21日(土) 23:14');
  assert.equal(time.timeAndDay(at - 365 * time.dayMs, options), '2025年11月22日(土) 02:14');
});

test('spans have two units at most', () => {
  assert.equal(time.duration(100_000, 'ja'), '1分40秒');
  assert.equal(time.duration(100_000, 'en'), '1 min 40 s');
  assert.equal(time.duration(7 * 3_600_000 + 44 * 60_000, 'en'), '7 h 44 min');
  assert.equal(time.relativeTime(at - 240_000, at, 'ja'), '4分前');
  assert.equal(time.relativeTime(at + 240_000, at, 'en'), 'in 4 min');
});
