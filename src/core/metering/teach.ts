// What seldom happens to a normal: a day begins or teaches, a case closes. Done on plain data.
import { bucketOf, disown, unteachFrom } from './learnt.ts';
import { appendDay, dayWaits, type Normal } from './normal.ts';
import { packNormal, unpackNormal } from './normal-record.ts';

/** Makes the day wait; days older than `teachAfterDays` teach. One that comes too late does not. */
export function beginDay(normal: Normal, day: number, teachAfterDays: number): void {
  if (dayWaits(normal, day) || appendDay(normal, day, teachAfterDays)) return;
  const learnt = unpackNormal(normal);
  bucketOf(learnt, day, teachAfterDays);
  packNormal(normal, learnt);
}

/** Remembers where a confirmed attack went: who came once comes again. */
export function disownDestinations(
  normal: Normal,
  destinations: readonly number[],
  untilMs: number,
): void {
  const learnt = unpackNormal(normal);
  disown(learnt, destinations, untilMs);
  packNormal(normal, learnt);
}

/** A disputed episode and its look-back teach nothing. */
export function unteachDays(normal: Normal, fromDay: number): void {
  const learnt = unpackNormal(normal);
  unteachFrom(learnt, fromDay);
  packNormal(normal, learnt);
}
