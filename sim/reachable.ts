// When the owner of a line can be reached.
import { calendarDay, minuteMs } from './calendar.ts';
import type { Line, Reachable } from './world.ts';

/** When the contact plan of both policies asks, and when it ends. */
const attemptsAfterMs = [0, 3 * minuteMs, 6 * minuteMs, 8 * minuteMs];

/** Whether an owner who can be reached at those hours is reached at that time. */
export function isReachable(reachable: Reachable | undefined, timeMs: number): boolean {
  if (reachable === undefined) return false;
  const { weekday, startMs } = calendarDay(timeMs);
  if (reachable.days === 'weekdays' && (weekday === 0 || weekday === 6)) return false;
  const minute = Math.floor((timeMs - startMs) / minuteMs);
  return minute >= minuteOf(reachable.from) && minute < minuteOf(reachable.to);
}

function minuteOf(text: string): number {
  const [hour = '0', minute = '0'] = text.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** Whether the line's owner is reached by a contact plan that begins then. */
export function reachedWithin(line: Line, fromMs: number): boolean {
  return attemptsAfterMs.some(afterMs => isReachable(line.reachable, fromMs + afterMs));
}
