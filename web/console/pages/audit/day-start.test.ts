import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayStart } from './day-start.ts';

test('a day begins at its own midnight, in summer time too', () => {
  assert.equal(dayStart('2026-11-22', 'Asia/Tokyo'), Date.parse('2026-11-22T00:00:00+09:00'));
  assert.equal(dayStart('2026-07-01', 'Europe/Berlin'), Date.parse('2026-07-01T00:00:00+02:00'));
  assert.equal(dayStart('2026-03-29', 'Europe/Berlin'), Date.parse('2026-03-29T00:00:00+01:00'));
  assert.equal(dayStart('2026-03-30', 'Europe/Berlin'), Date.parse('2026-03-30T00:00:00+02:00'));
  for (const day of ['', '2026-13-40', 'today']) assert.equal(dayStart(day, 'UTC'), undefined);
});
