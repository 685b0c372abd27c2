// Reference data as engine inputs: read at the edge, journalled, never read again by the engine.
import holidays from '@holiday-jp/holiday_jp';
import type { ZoneTransition } from '../core/metering/calendar.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import type { Input } from '../engine/input.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const firstYear = 2015;
const lastYear = 2040;

/** Offset transitions of every zone the lines use, and the days on which Japanese offices close. */
export function calendarInput(
  atMs: number,
  homeZone: string,
  subscribers: readonly Subscriber[],
): Extract<Input, { kind: 'calendar' }> {
  const names = new Set([homeZone, ...subscribers.map(row => row.timeZone ?? homeZone)]);
  const zones = Object.fromEntries([...names].sort().map(name => [name, transitionsOf(name)]));
  return { kind: 'calendar', atMs, homeZone, zones, holidays: closedDays() };
}

/** Public holidays, the New Year (12-29 to 01-03) and お盆 (08-13 to 08-16), as local day numbers. */
function closedDays(): number[] {
  const days = new Set<number>();
  const from = new Date(Date.UTC(firstYear, 0, 1));
  const to = new Date(Date.UTC(lastYear, 11, 31));
  for (const holiday of holidays.between(from, to)) {
    days.add(Math.floor(holiday.date.getTime() / dayMs));
  }
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const [month, first, last] of [
      [11, 29, 31],
      [0, 1, 3],
      [7, 13, 16],
    ] as const) {
      for (let day = first; day <= last; day += 1) days.add(Date.UTC(year, month, day) / dayMs);
    }
  }
  return [...days].sort((a, b) => a - b);
}

/** The zone's offsets between the first and the last year, found to the hour. */
export function transitionsOf(zone: string): ZoneTransition[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetAt = (ms: number): number => {
    const name =
      format.formatToParts(ms).find(part => part.type === 'timeZoneName')?.value ?? 'GMT';
    const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
    if (match?.[1] === undefined) return 0;
    return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  };
  const start = Date.UTC(firstYear, 0, 1);
  const end = Date.UTC(lastYear, 11, 31);
  let offset = offsetAt(start);
  const found: ZoneTransition[] = [{ fromMs: -8_640_000_000_000_000, offsetMinutes: offset }];
  for (let at = start; at < end; at += 14 * dayMs) {
    if (offsetAt(at + 14 * dayMs) === offset) continue;
    let hour = at;
    while (offsetAt(hour) === offset) hour += hourMs;
    offset = offsetAt(hour);
    found.push({ fromMs: hour, offsetMinutes: offset });
  }
  return found;
}
