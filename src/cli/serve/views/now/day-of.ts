// What kind of day it is where the carrier is: attacks come on days off, and in their middle.
import holidays from '@holiday-jp/holiday_jp';
import type { NowDay } from '../../../../api/contract/now.ts';
import {
  type Calendar,
  dayMs,
  dayOf,
  isOffDay,
  localMs,
} from '../../../../core/metering/calendar.ts';

const runMost = 15;

/** The carrier's local day, counted from 1970. */
export function localDay(calendar: Calendar, nowMs: number): number {
  return dayOf(localMs(calendar, calendar.homeZone, nowMs));
}

/** The local day with its holiday, and its place in a run of working days or days off. */
export function dayAt(calendar: Calendar, homeCountry: string, nowMs: number): NowDay {
  const day = localDay(calendar, nowMs);
  const off = isOffDay(calendar, day);
  const same = (other: number): boolean => isOffDay(calendar, other) === off;
  let before = 0;
  while (before < runMost - 1 && same(day - before - 1)) before += 1;
  let after = 0;
  while (before + after < runMost - 1 && same(day + after + 1)) after += 1;
  const date = new Date(day * dayMs);
  const [found] = homeCountry === 'JP' ? holidays.between(date, date) : [];
  return {
    day: date.toISOString().slice(0, 10),
    weekday: date.getUTCDay(),
    off,
    holiday: found === undefined ? null : { ja: found.name, en: found.name_en },
    run: before + 1,
    runDays: before + 1 + after,
  };
}
