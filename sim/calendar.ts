import holidayJp from '@holiday-jp/holiday_jp';

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
const jstOffsetMs = 9 * hourMs;

/** Midnight in Japan of `2026-03-30`. */
export function jstMidnight(date: string): number {
  const utc = Date.parse(`${date}T00:00:00Z`);
  if (!Number.isFinite(utc)) throw new Error(`not a date: ${date}`);
  return utc - jstOffsetMs;
}

/** Midnight in Japan of the day that holds `timeMs`. */
export function jstDayStart(timeMs: number): number {
  return Math.floor((timeMs + jstOffsetMs) / dayMs) * dayMs - jstOffsetMs;
}

export interface CalendarDay {
  readonly startMs: number;
  readonly date: string;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Saturday, Sunday, public holiday, or 29 December to 3 January: offices are empty. */
  readonly officeClosed: boolean;
  /** 13 to 15 August, when many offices are. */
  readonly bon: boolean;
}

/** The Japanese calendar of a day, given any time in it. */
export function calendarDay(timeMs: number): CalendarDay {
  const startMs = jstDayStart(timeMs);
  const shifted = new Date(startMs + jstOffsetMs);
  const date = shifted.toISOString().slice(0, 10);
  const weekday = shifted.getUTCDay();
  const monthDay = date.slice(5);
  const yearEnd = monthDay >= '12-29' || monthDay <= '01-03';
  const weekend = weekday === 0 || weekday === 6;
  return {
    startMs,
    date,
    weekday,
    officeClosed: weekend || yearEnd || date in holidayJp.holidays,
    bon: monthDay >= '08-13' && monthDay <= '08-15',
  };
}
