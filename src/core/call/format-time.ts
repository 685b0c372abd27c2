import type { ZoneText } from './call-event.ts';

const twoDigits = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const threeDigits = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'));
const dayMs = 86_400_000;

/**
 * Writes an instant as ISO 8601 with milliseconds and offset, `2026-06-06T01:00:05.000+09:00`.
 * @param timeMs integer milliseconds since 1970, UTC
 * @param zone `Z` or `±HH:MM`, as `parseIsoTime` gives it; anything else is written as `Z`
 */
export function formatTime(timeMs: number, zone: ZoneText): string {
  const offset = zoneOffsetMinutes(zone);
  const localMs = timeMs + (offset ?? 0) * 60_000;
  const days = Math.floor(localMs / dayMs);
  const msOfDay = localMs - days * dayMs;
  const seconds = Math.floor(msOfDay / 1000);
  const minutes = Math.floor(seconds / 60);
  const hour = Math.floor(minutes / 60);
  return (
    `${formatDay(days)}T${twoDigits[hour]}:${twoDigits[minutes - hour * 60]}` +
    `:${twoDigits[seconds - minutes * 60]}.${threeDigits[msOfDay - seconds * 1000]}` +
    (offset === undefined ? 'Z' : zone)
  );
}

/** Minutes to add to UTC for local time; undefined when the text is no zone of the contract. */
export function zoneOffsetMinutes(zone: ZoneText): number | undefined {
  if (zone === 'Z') return 0;
  const sign = zone.charCodeAt(0);
  if (zone.length !== 6 || (sign !== 43 && sign !== 45) || zone.charCodeAt(3) !== 58) {
    return undefined;
  }
  const digits = [1, 2, 4, 5].map(at => zone.charCodeAt(at) - 48);
  if (digits.some(digit => !(digit >= 0 && digit <= 9))) return undefined;
  const minutes = digits[0]! * 600 + digits[1]! * 60 + digits[2]! * 10 + digits[3]!;
  return sign === 43 ? minutes : -minutes;
}

/** The day of the proleptic Gregorian calendar; years are counted from a first of March. */
function formatDay(daysSince1970: number): string {
  const days = daysSince1970 + 719_468;
  const era = Math.floor(days / 146_097);
  const eraDay = days - era * 146_097;
  const eraYear = Math.floor(
    (eraDay -
      Math.floor(eraDay / 1460) +
      Math.floor(eraDay / 36_524) -
      Math.floor(eraDay / 146_096)) /
      365,
  );
  const yearDay = eraDay - (365 * eraYear + Math.floor(eraYear / 4) - Math.floor(eraYear / 100));
  const marchMonth = Math.floor((5 * yearDay + 2) / 153);
  const day = yearDay - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = eraYear + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits[month]}-${twoDigits[day]}`;
}
