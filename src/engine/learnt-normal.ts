// The engine's normal of a line for people: read, never changed.
import type { LearntNormal } from '../core/case/line-normal.ts';
import { dayMs, localMs } from '../core/metering/calendar.ts';
import { unpackNormal } from '../core/metering/normal-record.ts';
import { destinationByIndex } from '../core/numbering/destination-table.ts';
import { lineNamed } from './lines.ts';
import type { EngineState } from './state.ts';
import { subjectOf } from './subjects.ts';

/** Undefined for a line that never called abroad. */
export function learntNormal(state: EngineState, subscriber: string): LearntNormal | undefined {
  const line = lineNamed(state, subscriber);
  const subject = subjectOf(state, line);
  if (line === undefined || subject === undefined) return undefined;
  const learnt = unpackNormal(subject.normal);
  const { keys, counts } = learnt.destinations;
  const byCountry = new Map<string, number>();
  for (const [i, destination] of keys.entries()) {
    const country = destination < 0 ? '' : destinationByIndex(destination).country;
    byCountry.set(country, (byCountry.get(country) ?? 0) + counts[i]!);
  }
  const offsetMs = localMs(state.calendar, line.zone, state.nowMs) - state.nowMs;
  return {
    calls: learnt.calls,
    taughtUntilMs: learnt.taughtDay < 0 ? null : (learnt.taughtDay + 1) * dayMs - offsetMs,
    teachAfterDays: state.policy.teachAfterDays,
    daysWaiting: learnt.pending.length,
    observedSinceMs: state.startedMs,
    mostAtOnce: learnt.maxConcurrent,
    mostInTenMinutes: learnt.maxPace,
    mostDayCalls: learnt.maxDayCalls,
    mostDayMilliYen: learnt.maxDayMilliYen,
    hours: [...learnt.hours],
    countries: [...byCountry]
      .map(([country, calls]) => ({ country, calls }))
      .sort((a, b) => b.calls - a.calls || (a.country < b.country ? -1 : 1)),
    networks: learnt.networks.keys.length,
    devices: learnt.devices.keys.length,
  };
}
