import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, japaneseCalendar } from '../../../../core/metering/calendar.ts';
import { dayAt } from './day-of.ts';

const holidays = new Set([Date.UTC(2026, 8, 21), Date.UTC(2026, 8, 22), Date.UTC(2026, 8, 23)]);
const calendar = {
  ...japaneseCalendar,
  holidays: new Set([...holidays].map(at => at / dayMs)),
};

test('names the holiday and the place in a run of days off', () => {
  // 20:30 UTC on the 20th is the morning of the 21st in Japan.
  const day = dayAt(calendar, 'JP', Date.UTC(2026, 8, 20, 20, 30));
  assert.deepEqual(
    [day.day, day.weekday, day.off, day.run, day.runDays],
    ['2026-09-21', 1, true, 3, 5],
  );
  assert.equal(day.holiday?.ja, '敬老の日');
  assert.equal(dayAt(calendar, 'DE', Date.UTC(2026, 8, 20, 20, 30)).holiday, null);
});

test('a working day has its run too, and no run is longer than fifteen days', () => {
  const day = dayAt(calendar, 'JP', Date.UTC(2026, 8, 24, 3));
  assert.deepEqual([day.off, day.run, day.runDays, day.holiday], [false, 1, 2, null]);
  const closed = Array.from({ length: 60 }, (_, at) => Date.UTC(2026, 9, 1) / dayMs + at);
  const long = { ...calendar, holidays: new Set(closed) };
  const middle = dayAt(long, 'JP', Date.UTC(2026, 9, 30, 3));
  assert.deepEqual([middle.run, middle.runDays], [15, 15]);
});
