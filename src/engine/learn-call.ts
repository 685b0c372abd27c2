// What a call that stood teaches of its line and its account.
import { inboundJustBefore } from '../core/detection/inbound-just-before.ts';
import { kindOf, noteHabit, teachingCallsOfDay } from '../core/detection/kind-habits.ts';
import { paceWindowMs } from '../core/detection/pace-window-ms.ts';
import { dayAttempts, paceWithin } from '../core/metering/meter.ts';
import { knowsNumber, observeCall } from '../core/metering/normal.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { beginDayOf } from './begin-day.ts';
import { callsAtOnce } from './context-of-call.ts';
import type { Engine } from './engine.ts';
import { accountSubject, lineSubject } from './lines.ts';
import type { Line } from './state.ts';
import type { Weighed } from './weigh.ts';

/** Teaches the line and its account, unless a case is open on them. */
export function learnCall(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  weighed: Pick<Weighed, 'context'> & Partial<Pick<Weighed, 'own' | 'shared'>>,
): void {
  const { state } = engine;
  if (line.payer?.case !== '') return;
  const { context } = weighed;
  if (dayAttempts(context.meter, state.nowMs) <= teachingCallsOfDay) {
    noteHabit(state.habits, kindOf(line), context.bin);
  }
  const { own = lineSubject(state, line), shared = accountSubject(state, line) } = weighed;
  for (const subject of [own, shared]) {
    if (subject === undefined) continue;
    beginDayOf(state, line, subject, context.day);
    observeCall(subject.normal, context.day, {
      destination: call.destination,
      number: context.number,
      numberNew: !knowsNumber(subject.normal, context.number, context.day),
      network: context.network,
      wide: context.wide,
      device: context.device,
      hourBin: context.bin,
      concurrent: subject === own ? context.concurrent : callsAtOnce(state, subject, call),
      pace: paceWithin(subject.meter, state.nowMs, paceWindowMs),
      inboundBefore: inboundJustBefore(context),
      forwarded: context.forwarded,
    });
  }
}
