import { dayMs, offsetMs, wallClock } from '../../../ui/figures/format-time.ts';

/** `2027-02-20` of the carrier's calendar, as a date field has it. */
export function dayText(timeMs: number, zone: string): string {
  const { year, month, day } = wallClock(timeMs, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** The beginning of that day; undefined where it is no day. */
export function dayBegin(text: string, zone: string): number | undefined {
  const utc = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(utc)) return undefined;
  // The offset of the day itself: that of its noon is meant on no day of change.
  return utc - offsetMs(utc - offsetMs(utc, zone), zone);
}

export const reviewLastsMs = 180 * dayMs;
