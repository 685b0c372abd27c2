import { distinctShortDestinations, type Meter, rejectedWithin } from '../../metering/meter.ts';

const hourMs = 3_600_000;

/** Short answered calls to several expensive destinations within a day: numbers being tested. */
export function testCalls(meter: Meter, nowMs: number): number {
  const distinct = distinctShortDestinations(meter, nowMs);
  return distinct >= 3 ? 200 * distinct : 0;
}

/** Many refused registrations on the line shortly before (password guessing). */
export function registrations(meter: Meter, nowMs: number): number {
  const rejected = rejectedWithin(meter, nowMs, 24 * hourMs);
  if (rejected >= 20) return 600;
  return rejected >= 5 ? 400 : 0;
}
