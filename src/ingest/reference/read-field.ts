import type { ZoneText } from '../../core/call/call-event.ts';
import { zoneOffsetMinutes } from '../../core/call/format-time.ts';
import { parseIsoTime } from '../../core/call/parse-iso-time.ts';
import { decodeEntities } from './decode-entities.ts';
import type { CsvLine } from './read-csv.ts';

const textLength = 128;
const dayMs = 86_400_000;

/** A text of at most 128 characters; undefined when it is empty. */
export function readText(line: CsvLine, column: string): string | undefined {
  return checkText(line, column, line.field(column));
}

/** As `readText`, but must not be empty. */
export function requireText(line: CsvLine, column: string): string {
  const text = readText(line, column);
  if (text === undefined) line.refuse(column, `${column} is empty`);
  return text ?? '';
}

/** The name of a destination: HTML entities, which exported rate decks have, are resolved. */
export function readDestination(line: CsvLine): string {
  const text = checkText(line, 'destination', decodeEntities(line.field('destination')).trim());
  if (text === undefined) line.refuse('destination', 'destination is empty');
  return text ?? '';
}

function checkText(line: CsvLine, column: string, text: string): string | undefined {
  if (text === '') return undefined;
  if (text.length > textLength) {
    line.refuse(column, `${column} is longer than ${textLength} characters`);
  }
  if (/[\x00-\x1f\x7f]/.test(text)) line.refuse(column, `${column} has a control character`);
  return text;
}

/** One of the words, in upper or lower case; undefined when the field is empty. */
export function readWord<W extends string>(
  line: CsvLine,
  column: string,
  words: readonly W[],
): W | undefined {
  const text = line.field(column);
  if (text === '') return undefined;
  const word = words.find(candidate => candidate === text.toLowerCase());
  if (word === undefined) refuseValue(line, column, text, `not ${words.join(' or ')}`);
  return word;
}

/** An integer within limits; undefined when the field is empty. */
export function readInteger(
  line: CsvLine,
  column: string,
  limits: { readonly least: number; readonly most: number },
): number | undefined {
  const text = line.field(column);
  if (text === '') return undefined;
  const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= limits.least && value <= limits.most) return value;
  refuseValue(line, column, text, `not an integer of ${limits.least} to ${limits.most}`);
  return undefined;
}

/**
 * A decimal number of 0 to 10^9 with at most six decimals, in millionths, so that it is exact;
 * undefined when the field is empty.
 */
export function readMillionths(line: CsvLine, column: string): number | undefined {
  const text = line.field(column);
  if (text === '') return undefined;
  const match = /^([0-9]{1,9})?(?:\.([0-9]{0,6}))?$/.exec(text);
  if (match === null || (match[1] === undefined && !match[2])) {
    refuseValue(line, column, text, 'not a number (digits, decimal point, at most six decimals)');
    return undefined;
  }
  return Number(match[1] ?? '0') * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0'));
}

/** An international prefix in digits; +, spaces and hyphens in it are taken away. */
export function readPrefix(line: CsvLine): string {
  const text = line.field('prefix');
  const digits = text.replace(/^\+/, '').replace(/[ -]/g, '');
  if (digits === '') line.refuse('prefix', 'prefix is empty');
  else if (!/^[1-9][0-9]{0,14}$/.test(digits)) {
    refuseValue(line, 'prefix', text, 'not an international prefix (digits that begin with 1–9)');
  }
  return digits;
}

/** Two letters of ISO 3166, or `+` and the calling code of what is no country, or empty. */
export function readCountry(line: CsvLine): string {
  const text = line.field('country').toUpperCase();
  if (text !== '' && !/^(?:[A-Z]{2}|\+[1-9][0-9]{0,4})$/.test(text)) {
    refuseValue(line, 'country', line.field('country'), 'not a country code of two letters');
  }
  return text;
}

interface DateForm {
  /** Offset of a day that is written without one. */
  readonly zone: ZoneText;
  /** The instant meant by a day: its beginning, or the beginning of the next (the day included). */
  readonly day: 'begin' | 'included';
}

/**
 * A day (`2026-04-01`, `2026/4/1`) or an ISO 8601 time with offset, as milliseconds; undefined when
 * the field is empty.
 */
export function readDate(line: CsvLine, column: string, form: DateForm): number | undefined {
  const text = line.field(column);
  if (text === '') return undefined;
  const time = parseIsoTime(text);
  if (time !== undefined) return time.timeMs;
  const match = /^([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})$/.exec(text);
  if (match !== null) {
    const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
    const utcMs = Date.UTC(year, month - 1, day);
    const date = new Date(utcMs);
    if (year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day) {
      const localMs = utcMs - (zoneOffsetMinutes(form.zone) ?? 0) * 60_000;
      return form.day === 'included' ? localMs + dayMs : localMs;
    }
  }
  refuseValue(line, column, text, 'not a day (2026-04-01) or a time with offset');
  return undefined;
}

export function refuseValue(line: CsvLine, column: string, value: string, why: string): void {
  const shown = value.length > 64 ? `${value.slice(0, 64).toWellFormed()}…` : value;
  line.refuse(column, `${column} ${JSON.stringify(shown)} is ${why}`);
}
