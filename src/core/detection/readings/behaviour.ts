import { distinctShortDestinations, type Meter } from '../../metering/meter.ts';

const hourMs = 3_600_000;

/** Short answered calls to several expensive destinations within a day: numbers being tested. */
export function testCalls(meter: Meter, nowMs: number): number {
  const distinct = distinctShortDestinations(meter, nowMs);
  return distinct >= 3 ? 200 * distinct : 0;
}

/** Many refused registrations on the line shortly before (password guessing). */
export function registrations(meter: Meter, nowMs: number): number {
  if (nowMs - meter.rejectedMs > 24 * hourMs) return 0;
  if (meter.rejectedRegistrations >= 20) return 600;
  return meter.rejectedRegistrations >= 5 ? 400 : 0;
}
