import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Calendar, hourOfDay, japaneseCalendar, localMs } from '../metering/calendar.ts';
import { afterQuietHours, isWithin, type LocalTime } from './quiet-hours.ts';

const japan: LocalTime = { calendar: japaneseCalendar, zone: 'Asia/Tokyo' };
const night = { fromHour: 22, toHour: 7 };

function inJapan(time: string): number {
  return Date.parse(`${time}+09:00`);
}

test('what falls into the night waits for the morning, on the same day or the next', () => {
  const morning = inJapan('2026-06-06T07:00:00');
  assert.equal(afterQuietHours(inJapan('2026-06-05T23:30:00'), night, japan), morning);
  assert.equal(afterQuietHours(inJapan('2026-06-06T02:10:00'), night, japan), morning);
  assert.equal(afterQuietHours(morning, night, japan), morning);
  const evening = inJapan('2026-06-06T21:59:59');
  assert.equal(afterQuietHours(evening, night, japan), evening);
});

test('quiet hours within a day, and none at all', () => {
  const noon = { fromHour: 12, toHour: 13 };
  const at = inJapan('2026-06-06T12:15:00');
  assert.equal(afterQuietHours(at, noon, japan), inJapan('2026-06-06T13:00:00'));
  assert.equal(afterQuietHours(at, { fromHour: 5, toHour: 5 }, japan), at);
});

test('where the clocks change in the night, the morning is the local one', () => {
  const zones = {
    'Europe/Berlin': [
      { fromMs: 0, offsetMinutes: 60 },
      { fromMs: Date.UTC(2026, 2, 29, 1), offsetMinutes: 120 },
    ],
  };
  const calendar: Calendar = { homeZone: 'Europe/Berlin', zones, holidays: new Set() };
  const at = Date.parse('2026-03-28T23:00:00+01:00');
  const end = afterQuietHours(at, night, { calendar, zone: 'Europe/Berlin' });
  assert.equal(end, Date.parse('2026-03-29T07:00:00+02:00'));
});

test('never before, never a day later, never in the quiet hours', () => {
  const hour = fc.integer({ min: 0, max: 23 });
  fc.assert(
    fc.property(hour, hour, fc.integer({ min: 0, max: 4e12 }), (fromHour, toHour, atMs) => {
      const quiet = { fromHour, toHour };
      const then = afterQuietHours(atMs, quiet, japan);
      assert.ok(then >= atMs && then - atMs < 86_400_000);
      assert.ok(!isWithin(quiet, hourOfDay(localMs(japan.calendar, japan.zone, then))));
    }),
  );
});
