/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar; NaN if there is none. */
export function daysFromCivil(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const shifted = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * shifted + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/**
 * Wall-clock milliseconds of `YYYY-MM-DD HH:MM:SS` (or with `T`, or with `.` and further digits)
 * in ASCII bytes; NaN when it is anything else.
 */
export function localStamp(bytes: Uint8Array, start: number, length: number): number {
  if (length < 19) return Number.NaN;
  const dashes = bytes[start + 4] === 45 && bytes[start + 7] === 45;
  const colons = bytes[start + 13] === 58 && bytes[start + 16] === 58;
  const middle = bytes[start + 10];
  if (!dashes || !colons || (middle !== 32 && middle !== 84)) return Number.NaN;
  const year = two(bytes, start) * 100 + two(bytes, start + 2);
  const days = dayNumber(year, two(bytes, start + 5), two(bytes, start + 8));
  const time = clockMs(two(bytes, start + 11), two(bytes, start + 14), two(bytes, start + 17));
  return days * 86_400_000 + time + fractionMs(bytes, start + 19, start + length);
}

/** Milliseconds since midnight; NaN when it is no time of day. A leap second counts as 59. */
export function clockMs(hour: number, minute: number, second: number): number {
  if (!(hour < 24 && minute < 60 && second <= 60)) return Number.NaN;
  return hour * 3_600_000 + minute * 60_000 + Math.min(second, 59) * 1_000;
}

/** Two ASCII digits as a number, or NaN. */
export function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return Number.NaN;
  return tens * 10 + ones;
}

let lastKey = -1;
let lastDays = Number.NaN;

/** Records come by the thousand on one day, so that the last answer is kept. */
function dayNumber(year: number, month: number, day: number): number {
  const key = year * 10_000 + month * 100 + day;
  if (key === lastKey) return lastDays;
  lastDays = daysFromCivil(year, month, day);
  lastKey = key;
  return lastDays;
}

function fractionMs(bytes: Uint8Array, from: number, end: number): number {
  if (from === end) return 0;
  if (bytes[from] !== 46 || from + 1 === end || end - from > 10) return Number.NaN;
  let value = 0;
  let weight = 100;
  for (let at = from + 1; at < end; at += 1) {
    const digit = bytes[at]! - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value += digit * weight;
    weight /= 10;
  }
  return Math.floor(value);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
