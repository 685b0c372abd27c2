import type { ZoneText } from './call-event.ts';

export interface IsoTime {
  readonly timeMs: number;
  readonly zone: ZoneText;
}

/** `T` must stand here in `2026-06-06T01:00:05`, and the fraction or the offset after it. */
const timeMark = 10;
const afterSeconds = 19;

/** Offset texts by sign and minutes, filled on first use, so that equal zones are one string. */
const zoneTexts: (ZoneText | undefined)[] = new Array(2 * 1440).fill(undefined);

/** Days before each month of a year that is not a leap year. */
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads an ISO 8601 date and time in the extended form of RFC 3339 §5.6 with its offset:
 * `2026-06-06T01:00:05+09:00`, `2026-06-05T16:00:05.123Z`. The calendar is checked (no 30 February,
 * no 24:00, no leap second), the fraction (1–9 digits) is cut to milliseconds, the instant must not
 * lie before 1970. Anything else gives `undefined`.
 */
export function parseIsoTime(text: string): IsoTime | undefined {
  if (text.length < afterSeconds + 1 || text.length > afterSeconds + 16) return undefined;
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  if (text.charCodeAt(timeMark) !== 84) return undefined;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  // NaN from a character that is no digit fails every comparison.
  if (!(year >= 0 && hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  if (!(month >= 1 && month <= 12 && day >= 1)) return undefined;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > daysOf[month - 1]! && !(leap && month === 2 && day === 29)) return undefined;
  const yearDay = daysBefore[month - 1]! + (leap && month > 2 ? 1 : 0) + day - 1;
  const localMs =
    (((daysBeforeYear(year) + yearDay) * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
  return withOffset(text, localMs);
}

/** Days from 1970-01-01 to the first of January of a year of the Gregorian calendar. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return year * 365 + leaps - 719_527;
}

function withOffset(text: string, localMs: number): IsoTime | undefined {
  let at = afterSeconds;
  let fractionMs = 0;
  if (text.charCodeAt(at) === 46) {
    let unit = 100;
    const first = ++at;
    for (let digit = digitAt(text, at); digit >= 0; digit = digitAt(text, ++at)) {
      fractionMs += digit * unit;
      unit = unit === 100 ? 10 : unit === 10 ? 1 : 0;
    }
    if (at === first || at - first > 9) return undefined;
  }
  const sign = text.charCodeAt(at);
  if (sign === 90) {
    const timeMs = localMs + fractionMs;
    return at + 1 === text.length && timeMs >= 0 ? { timeMs, zone: 'Z' } : undefined;
  }
  if ((sign !== 43 && sign !== 45) || at + 6 !== text.length) return undefined;
  if (text.charCodeAt(at + 3) !== 58) return undefined;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (!(hours <= 23 && minutes <= 59)) return undefined;
  const offset = hours * 60 + minutes;
  const index = sign === 43 ? offset : 1440 + offset;
  zoneTexts[index] ??= text.slice(at);
  const zone = zoneTexts[index];
  const timeMs = localMs + fractionMs - (sign === 43 ? offset : -offset) * 60_000;
  return timeMs >= 0 ? { timeMs, zone } : undefined;
}

/** NaN when one of the two is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** −1 when it is no digit or past the end. */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : -1;
}
