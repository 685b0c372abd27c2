import assert from 'node:assert/strict';
import { test } from 'node:test';
import { japaneseCalendar } from '../../../../core/metering/calendar.ts';
import { UsualCalls } from './usual-calls.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Monday, 09:00 in Japan. */
const monday = Date.UTC(2026, 3, 6);

/** An hour seen every minute. */
function seen(usual: UsualCalls, fromMs: number, callsOf: (minute: number) => number): void {
  for (let at = 0; at < 60; at += 1) {
    const nowMs = fromMs + at * minute;
    if (usual.isDue(nowMs)) usual.note(japaneseCalendar, nowMs, callsOf(at));
  }
}

test('tells nothing before three such hours were seen', () => {
  const usual = new UsualCalls();
  seen(usual, monday, () => 400);
  seen(usual, monday + day, () => 400);
  assert.equal(usual.range(japaneseCalendar, monday + 2 * day), null);
  seen(usual, monday + 2 * day, () => 400);
  assert.equal(usual.range(japaneseCalendar, monday + 2 * day + hour / 2), null);
  assert.deepEqual(usual.range(japaneseCalendar, monday + 3 * day), { low: 400, high: 400 });
});

test('learns the hour of such days, and neither other hours nor days off', () => {
  const usual = new UsualCalls();
  for (let at = 0; at < 5; at += 1) {
    seen(usual, monday + at * day, each => 380 + each);
    seen(usual, monday + at * day + hour, () => 900);
  }
  for (const at of [5, 6, 12, 13]) seen(usual, monday + at * day, () => 20);
  const range = usual.range(japaneseCalendar, monday + 7 * day)!;
  assert.ok(range.low >= 380 && range.low < 390 && range.high > 430 && range.high < 440);
  assert.deepEqual(usual.range(japaneseCalendar, monday + 19 * day), { low: 20, high: 20 });
});

test('one hour unlike the others moves the range little, and old ones are forgotten', () => {
  const usual = new UsualCalls();
  const workdays = Array.from({ length: 40 }, (_, at) => at).filter(at => at % 7 < 5);
  for (const at of workdays.slice(0, 10)) seen(usual, monday + at * day, () => 100);
  for (const at of workdays.slice(10, 20)) seen(usual, monday + at * day, () => 300);
  assert.deepEqual(usual.range(japaneseCalendar, monday + workdays[20]! * day), {
    low: 300,
    high: 300,
  });
  const again = new UsualCalls();
  again.restore(usual.save());
  assert.deepEqual(again.range(japaneseCalendar, monday + workdays[20]! * day), {
    low: 300,
    high: 300,
  });
});
