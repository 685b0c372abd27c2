// Times in the carrier's zone, on a 24-hour clock, by arithmetic on offsets: Intl once a zone.
import type { Language } from '../language/language.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export interface WallClock {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

const zones = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** How far that zone is ahead of UTC at that time, milliseconds; asked of Intl once an hour. */
export function offsetMs(timeMs: number, zone: string): number {
  const key = `${zone}/${Math.floor(timeMs / hourMs)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const at = Math.floor(timeMs / hourMs) * hourMs;
  const found = Number.isFinite(at) ? asUtc(at, zone) - at : 0;
  if (offsets.size > 5_000) offsets.clear();
  offsets.set(key, found);
  return found;
}

function asUtc(timeMs: number, zone: string): number {
  let format = zones.get(zone);
  if (format === undefined) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...parts,
      ...clock,
    });
    zones.set(zone, format);
  }
  const found: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(timeMs)) found[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

export function wallClock(timeMs: number, zone: string): WallClock {
  const date = new Date(timeMs + offsetMs(timeMs, zone));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  };
}

/** `02:14`. */
export function clockTime(timeMs: number, zone: string): string {
  const { hour, minute } = wallClock(timeMs, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** `02:14:31`. */
export function clockTimeWithSeconds(timeMs: number, zone: string): string {
  return `${clockTime(timeMs, zone)}:${two(wallClock(timeMs, zone).second)}`;
}

const weekdays = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `11月22日(日)`, `Sun 22 Nov`; with the year where it is asked for. */
export function calendarDay(
  timeMs: number,
  zone: string,
  language: Language,
  withYear = false,
): string {
  const { year, month, day, weekday } = wallClock(timeMs, zone);
  if (language === 'ja') {
    return `${withYear ? `${year}年` : ''}${month}月${day}日(${weekdays.ja[weekday]})`;
  }
  return `${weekdays.en[weekday]} ${day} ${months[month - 1]}${withYear ? ` ${year}` : ''}`;
}

/** `02:14` today, `11月21日(土) 02:14` otherwise. */
export function timeAndDay(
  timeMs: number,
  options: { readonly nowMs: number; readonly zone: string; readonly language: Language },
): string {
  const { nowMs, zone, language } = options;
  const same = (a: number, b: number): boolean =>
    calendarDay(a, zone, 'en', true) === calendarDay(b, zone, 'en', true);
  const time = clockTime(timeMs, zone);
  if (same(timeMs, nowMs)) return time;
  const year = wallClock(timeMs, zone).year !== wallClock(nowMs, zone).year;
  return `${calendarDay(timeMs, zone, language, year)} ${time}`;
}

/** `4分前`, `4 min ago`; `7時間44分後`, `in 7 h 44 min`. */
export function relativeTime(timeMs: number, nowMs: number, language: Language): string {
  const gone = nowMs - timeMs;
  if (Math.abs(gone) < 5_000) return language === 'ja' ? 'いま' : 'now';
  const span = duration(Math.abs(gone), language);
  if (language === 'ja') return gone > 0 ? `${span}前` : `${span}後`;
  return gone > 0 ? `${span} ago` : `in ${span}`;
}

/** `1分40秒`, `1 min 40 s`: two units at most, seconds only under ten minutes. */
export function duration(spanMs: number, language: Language): string {
  const units =
    language === 'ja'
      ? { day: '日', hour: '時間', minute: '分', second: '秒', between: '' }
      : { day: ' d', hour: ' h', minute: ' min', second: ' s', between: ' ' };
  const pair = (one: number, of: string, rest: number, ofRest: string): string =>
    rest > 0 ? `${one}${of}${units.between}${rest}${ofRest}` : `${one}${of}`;
  const seconds = Math.max(0, Math.round(spanMs / 1_000));
  if (seconds < 60) return `${seconds}${units.second}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return pair(minutes, units.minute, seconds % 60, units.second);
  if (minutes < 60) return `${minutes}${units.minute}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, units.hour, minutes % 60, units.minute);
  return pair(Math.floor(hours / 24), units.day, hours % 24, units.hour);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
