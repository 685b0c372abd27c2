// Whether more calls were up at once than people there ever made.
import { usualBeforeTaught } from '../core/detection/cold-start.ts';
import { reading } from '../core/detection/reading-list.ts';
import { concurrency } from '../core/detection/readings/concurrency.ts';
import { dayOf, localMs } from '../core/metering/calendar.ts';
import { mostAtOnceBefore } from '../core/metering/normal.ts';
import { knownDayOf } from './context-of-call.ts';
import type { Engine } from './engine.ts';
import type { Line } from './state.ts';
import type { Subject } from './subjects.ts';

const times = 2;
const concurrencyAt = reading.concurrency;

/**
 * Twice as many of the episode's calls at once as on any day before it, taught or not, and as are
 * usual where little is known: four at least. Never where the policy switched `concurrency` off.
 */
export function manyAtOnce({ state, derived }: Engine, subject: Subject, line: Line): boolean {
  const { normal, episode } = subject;
  if (episode === undefined || derived.weights[concurrencyAt] === 0) return false;
  const today = dayOf(localMs(state.calendar, line.zone, state.nowMs));
  const observedMs = state.nowMs - state.startedMs;
  const usual = Math.max(
    concurrency.parameters.alwaysUsual!,
    mostAtOnceBefore(normal, knownDayOf(state, line, subject, today)),
    usualBeforeTaught({ normal, channels: line.channels, observedMs }),
  );
  return episode.maxConcurrent >= times * usual;
}
