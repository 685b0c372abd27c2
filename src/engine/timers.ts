// A heap of due times inside the state, as plain data. Equal times come in order of what is due.
import type { EngineState } from './state.ts';

export type TimerKind = 'call' | 'case' | 'country-block' | 'source-block' | 'suspension';

export interface Timers {
  readonly dueMs: number[];
  readonly kinds: TimerKind[];
  /** Names the call, case, source, country or line. */
  readonly subjects: string[];
}

export interface DueTimer {
  readonly dueMs: number;
  readonly kind: TimerKind;
  readonly subject: string;
}

export function newTimers(): Timers {
  return { dueMs: [], kinds: [], subjects: [] };
}

export function addTimer(
  { timers }: Pick<EngineState, 'timers'>,
  dueMs: number,
  kind: TimerKind,
  subject: string,
): void {
  let at = timers.dueMs.length;
  timers.dueMs.push(dueMs);
  timers.kinds.push(kind);
  timers.subjects.push(subject);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(timers, at, parent)) break;
    swap(timers, at, parent);
    at = parent;
  }
}

/** Time of the next timer; Infinity when there is none. */
export function nextDueMs(state: EngineState): number {
  return state.timers.dueMs.length === 0 ? Number.POSITIVE_INFINITY : state.timers.dueMs[0]!;
}

/** Takes the next timer that is due at `nowMs`; undefined when none is. */
export function takeDue(
  { timers }: Pick<EngineState, 'timers'>,
  nowMs: number,
): DueTimer | undefined {
  const { dueMs, kinds, subjects } = timers;
  if (dueMs.length === 0 || dueMs[0]! > nowMs) return undefined;
  const taken = { dueMs: dueMs[0]!, kind: kinds[0]!, subject: subjects[0]! };
  swap(timers, 0, dueMs.length - 1);
  dueMs.pop();
  kinds.pop();
  subjects.pop();
  sink(timers);
  return taken;
}

function sink(timers: Timers): void {
  const { length } = timers.dueMs;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const right = left + 1;
    let first = at;
    if (left < length && before(timers, left, first)) first = left;
    if (right < length && before(timers, right, first)) first = right;
    if (first === at) return;
    swap(timers, at, first);
    at = first;
  }
}

function before({ dueMs, kinds, subjects }: Timers, a: number, b: number): boolean {
  if (dueMs[a] !== dueMs[b]) return dueMs[a]! < dueMs[b]!;
  return kinds[a] === kinds[b] ? subjects[a]! < subjects[b]! : kinds[a]! < kinds[b]!;
}

function swap({ dueMs, kinds, subjects }: Timers, a: number, b: number): void {
  const due = dueMs[a]!;
  const kind = kinds[a]!;
  const subject = subjects[a]!;
  dueMs[a] = dueMs[b]!;
  kinds[a] = kinds[b]!;
  subjects[a] = subjects[b]!;
  dueMs[b] = due;
  kinds[b] = kind;
  subjects[b] = subject;
}
