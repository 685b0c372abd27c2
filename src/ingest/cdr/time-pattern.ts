import { clockMs, daysFromCivil } from './local-stamp.ts';
import { fixedOffsetMs, type Instant, offsetText, type ZoneOffsets } from './zone-offsets.ts';

/** Reads one time; undefined when the text is not of the pattern. */
export type TimeReader = (text: string, zone: ZoneOffsets, nearMs?: number) => Instant | undefined;

/** The settings hold a pattern that cannot be read. */
export class TimePatternError extends Error {
  override name = 'TimePatternError';
}

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MMM: '(?<monthName>[A-Za-z]{3,9})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  S: '(?<fraction>\\d{1,9})',
  A: '(?<half>[AaPp][Mm])',
  ZZZ: '(?<zoneName>[A-Za-z]{2,5})',
  Z: '(?<offset>Z|[+-]\\d{2}:?\\d{2})',
  ddd: '[A-Za-z]{3,9}',
};
const TOKEN = /YYYY|YY|MMM|MM|M|DD|D|HH|H|hh|mm|ss|S+|A|ZZZ|Z|ddd|'([^']*)'/g;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = "YYYY-MM-DD'T'HH:mm:ss";
const EPOCH_UNIT_MS: Readonly<Record<string, number>> = {
  epoch: 1_000,
  'epoch-ms': 1,
  'epoch-us': 0.001,
};

/**
 * Makes a reader of a pattern: `iso`, `epoch`, `epoch-ms`, `epoch-us`, or letters as in
 * `YYYY-MM-DD HH:mm:ss`: YYYY YY MMM MM M DD D HH H hh mm ss S A ZZZ Z ddd; `'…'` is taken as it
 * stands. `zoneNames` gives the offsets of names that ZZZ meets; a name that is not there, as well
 * as a pattern without Z, takes the zone of the file. Throws TimePatternError.
 */
export function timePattern(
  pattern: string,
  zoneNames: Readonly<Record<string, string>> = {},
): TimeReader {
  const unit = EPOCH_UNIT_MS[pattern];
  if (unit !== undefined) return text => epochTime(text, unit);
  if (pattern === 'iso') return isoTime;
  const expression = expressionOf(pattern);
  const offsets = new Map<string, number>([
    ['UTC', 0],
    ['GMT', 0],
    ['JST', 9 * 3_600_000],
  ]);
  for (const [name, offset] of Object.entries(zoneNames)) {
    const ms = fixedOffsetMs(offset);
    if (ms === undefined) throw new TimePatternError(`${offset} is no offset such as +09:00`);
    offsets.set(name.toUpperCase(), ms);
  }
  return (text, zone, nearMs) => {
    const parts = expression.exec(text.trim())?.groups;
    if (parts === undefined) return undefined;
    const localMs = localOf(parts);
    if (Number.isNaN(localMs)) return undefined;
    const written = parts.offset === undefined ? undefined : fixedOffsetMs(parts.offset);
    const offsetMs = written ?? offsets.get((parts.zoneName ?? '').toUpperCase());
    if (offsetMs === undefined) return zone.instant(localMs, nearMs);
    return { ms: localMs - offsetMs, zone: offsetText(offsetMs) };
  };
}

const isoWithOffset = /^(.{10})[T ](.*?)(Z|[+-]\d{2}:?\d{2})$/i;
const isoLocal = lazily(() => timePattern(ISO));
const isoFraction = lazily(() => timePattern(`${ISO}.S`));

function isoTime(text: string, zone: ZoneOffsets, nearMs?: number): Instant | undefined {
  const parts = isoWithOffset.exec(text.trim());
  const bare = (parts === null ? text.trim() : `${parts[1]}T${parts[2]}`).replace(' ', 'T');
  const fixed = parts === null ? undefined : fixedOffsetMs(parts[3]!);
  const clock: ZoneOffsets =
    fixed === undefined
      ? zone
      : { name: '', instant: localMs => ({ ms: localMs - fixed, zone: offsetText(fixed) }) };
  return (bare.includes('.') ? isoFraction() : isoLocal())(bare, clock, nearMs);
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function epochTime(text: string, unitMs: number): Instant | undefined {
  if (!/^\d{1,17}(?:\.\d{1,9})?$/.test(text)) return undefined;
  const ms = Math.round(Number(text) * unitMs);
  return ms > 8.64e15 ? undefined : { ms, zone: 'Z' };
}

function expressionOf(pattern: string): RegExp {
  let source = '';
  let from = 0;
  const names = new Set<string>();
  const literal = (text: string) =>
    text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ +/g, ' +');
  for (const match of pattern.matchAll(TOKEN)) {
    source += literal(pattern.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] !== undefined) {
      source += literal(match[1]);
      continue;
    }
    const token = match[0].startsWith('S') ? TOKENS.S! : TOKENS[match[0]]!;
    const name = /\?<(\w+)>/.exec(token)?.[1];
    if (name !== undefined && names.has(name)) {
      throw new TimePatternError(`time pattern ${JSON.stringify(pattern)} has ${name} twice`);
    }
    if (name !== undefined) names.add(name);
    source += token;
  }
  source += literal(pattern.slice(from));
  for (const need of ['year', 'day', 'hour', 'minute']) {
    if (!names.has(need)) {
      throw new TimePatternError(`time pattern ${JSON.stringify(pattern)} has no ${need}`);
    }
  }
  if (!names.has('month') && !names.has('monthName')) {
    throw new TimePatternError(`time pattern ${JSON.stringify(pattern)} has no month`);
  }
  return new RegExp(`^${source}$`);
}

function localOf(parts: Record<string, string | undefined>): number {
  const year = Number(parts.year);
  const month =
    parts.month === undefined
      ? MONTHS.indexOf((parts.monthName ?? '').slice(0, 3).toLowerCase()) + 1
      : Number(parts.month);
  const full = parts.year!.length === 2 ? 2_000 + year : year;
  const days = daysFromCivil(full, month, Number(parts.day));
  const time = clockMs(hourOf(parts), Number(parts.minute), Number(parts.second ?? 0));
  const fraction = Math.floor(Number(`0.${parts.fraction ?? '0'}`) * 1_000 + 1e-6);
  return days * 86_400_000 + time + fraction;
}

function hourOf(parts: Record<string, string | undefined>): number {
  const hour = Number(parts.hour);
  if (parts.half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (parts.half.toLowerCase() === 'pm' ? 12 : 0);
}
