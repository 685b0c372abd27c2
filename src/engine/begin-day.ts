// A day of a line or account begins; the days that teach by that move the prior of lines like it.
import { kindOf, noteMost } from '../core/detection/kind-habits.ts';
import { mostAtOnce } from '../core/metering/normal.ts';
import { beginDay } from '../core/metering/teach.ts';
import type { EngineState, Line } from './state.ts';
import type { Subject } from './subjects.ts';

export function beginDayOf(state: EngineState, line: Line, subject: Subject, day: number): void {
  const { normal } = subject;
  const before = mostAtOnce(normal);
  beginDay(normal, day, state.policy.teachAfterDays);
  if (subject.number !== line.subject) return;
  const now = mostAtOnce(normal);
  if (now !== before) noteMost(state.habits, kindOf(line), before, now);
}
