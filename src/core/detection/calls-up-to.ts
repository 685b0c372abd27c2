import { callsInProgress, type Meter } from '../metering/meter.ts';

/** How many calls to this number are up. */
export function callsUpTo(meter: Meter, number: number): number {
  const calls = callsInProgress(meter);
  if (calls.length === 0) return 0;
  const text = String(number);
  let count = 0;
  for (const call of calls) if (call.e164 === text) count += 1;
  return count;
}
