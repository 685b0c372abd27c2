import { type Calendar, dayMs, dayOf, hourMs, hourOfDay, localMs } from '../metering/calendar.ts';
import type { LocalHours } from '../policy/contact-policy.ts';

/** Where and by which calendar it is late. */
export interface LocalTime {
  readonly calendar: Calendar;
  readonly zone: string;
}

/** Equal hours hold nobody back. */
export function isWithin({ fromHour, toHour }: LocalHours, hour: number): boolean {
  if (fromHour <= toHour) return hour >= fromHour && hour < toHour;
  return hour >= fromHour || hour < toHour;
}

/** The time itself, or the end of the quiet hours that it falls in. */
export function afterQuietHours(atMs: number, quiet: LocalHours, where: LocalTime): number {
  const local = localMs(where.calendar, where.zone, atMs);
  if (!isWithin(quiet, hourOfDay(local))) return atMs;
  const midnight = dayOf(local) * dayMs;
  const end = midnight + quiet.toHour * hourMs;
  const endLocal = end > local ? end : end + dayMs;
  // Where the clocks change meanwhile, the offset of the end counts.
  const endMs = atMs + (endLocal - local);
  return endMs + (endLocal - localMs(where.calendar, where.zone, endMs));
}
