import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  billingMonth,
  type Calendar,
  dayMs,
  dayOf,
  hourBin,
  hourOfDay,
  isOffDay,
  japaneseCalendar,
  localMs,
} from './calendar.ts';

const newYork: Calendar = {
  homeZone: 'America/New_York',
  zones: {
    'America/New_York': [
      { fromMs: Date.UTC(2025, 10, 2, 6), offsetMinutes: -300 },
      { fromMs: Date.UTC(2026, 2, 8, 7), offsetMinutes: -240 },
      { fromMs: Date.UTC(2026, 10, 1, 6), offsetMinutes: -300 },
    ],
    'Asia/Kolkata': [{ fromMs: -8_640_000_000_000_000, offsetMinutes: 330 }],
  },
  holidays: new Set([dayOf(Date.UTC(2026, 6, 3))]),
};

const anyTime = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2199, 11, 31) });

test('the hour that summer time skips, and the hour it repeats', () => {
  const hour = (utcMs: number) => hourOfDay(localMs(newYork, 'America/New_York', utcMs));
  assert.equal(hour(Date.UTC(2026, 2, 8, 6, 59)), 1);
  assert.equal(hour(Date.UTC(2026, 2, 8, 7)), 3, 'there is no 02:00');
  assert.equal(hour(Date.UTC(2026, 10, 1, 5, 30)), 1);
  assert.equal(hour(Date.UTC(2026, 10, 1, 6, 30)), 1, '01:30 comes twice');
});

test('local time is what Intl says, on every hour of a year with summer time', () => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/New_York',
    hour: '2-digit',
    hourCycle: 'h23',
    day: '2-digit',
  });
  for (let atMs = Date.UTC(2026, 0, 1); atMs < Date.UTC(2026, 11, 31); atMs += 3_600_000) {
    const parts = Object.fromEntries(format.formatToParts(atMs).map(p => [p.type, p.value]));
    const local = localMs(newYork, 'America/New_York', atMs);
    assert.equal(hourOfDay(local), Number(parts.hour));
    assert.equal(new Date(local).getUTCDate(), Number(parts.day));
  }
});

test('a zone nobody told of is the home zone; half-hour zones are exact', () => {
  const atMs = Date.UTC(2026, 6, 1, 12);
  assert.equal(localMs(newYork, 'Mars/Olympus', atMs), atMs - 240 * 60_000);
  assert.equal(localMs(newYork, 'Asia/Kolkata', atMs), atMs + 330 * 60_000);
});

test('Saturdays, Sundays and holidays are off, with hours 24 to 47', () => {
  fc.assert(
    fc.property(anyTime, atMs => {
      const day = dayOf(atMs);
      const weekday = new Date(atMs).getUTCDay();
      assert.equal(isOffDay(japaneseCalendar, day), weekday === 0 || weekday === 6);
      const bin = hourBin(japaneseCalendar, atMs);
      assert.equal(bin % 24, new Date(atMs).getUTCHours());
      assert.equal(bin >= 24, isOffDay(japaneseCalendar, day));
    }),
  );
  assert.ok(isOffDay(newYork, dayOf(Date.UTC(2026, 6, 3))), 'a Friday, and a holiday');
});

test('months that begin on the first are those of the calendar, over two centuries', () => {
  for (let day = 0; day < 84_000; day += 1) {
    const date = new Date(day * dayMs);
    assert.equal(billingMonth(day * dayMs, 1), date.getUTCFullYear() * 12 + date.getUTCMonth());
  }
});

test('a billing month begins on its day, at local midnight, and lasts to the day before', () => {
  fc.assert(
    fc.property(anyTime, fc.integer({ min: 1, max: 28 }), (atMs, billingDay) => {
      const date = new Date(atMs);
      const begun = date.getUTCDate() >= billingDay ? 0 : -1;
      const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + begun;
      assert.equal(billingMonth(atMs, billingDay), month);
    }),
  );
});
