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
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compare(timers, parent, dueMs, kind, subject) <= 0) break;
    move(timers, parent, at);
    at = parent;
  }
  put(timers, at, dueMs, kind, subject);
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
  const lastMs = dueMs.pop()!;
  const lastKind = kinds.pop()!;
  const lastSubject = subjects.pop()!;
  if (dueMs.length > 0) sink(timers, lastMs, lastKind, lastSubject);
  return taken;
}

/** Puts a timer in place of the first, and lower as long as another is due before it. */
function sink(timers: Timers, dueMs: number, kind: TimerKind, subject: string): void {
  const { length } = timers.dueMs;
  let at = 0;
  for (let child = 1; child < length; child = 2 * at + 1) {
    if (child + 1 < length && before(timers, child + 1, child)) child += 1;
    if (compare(timers, child, dueMs, kind, subject) >= 0) break;
    move(timers, child, at);
    at = child;
  }
  put(timers, at, dueMs, kind, subject);
}

function before(timers: Timers, a: number, b: number): boolean {
  const { dueMs, kinds, subjects } = timers;
  if (dueMs[a] !== dueMs[b]) return dueMs[a]! < dueMs[b]!;
  return compare(timers, a, dueMs[b]!, kinds[b]!, subjects[b]!) < 0;
}

/** Below 0 where the timer at that place is due before the other. */
function compare(
  timers: Timers,
  at: number,
  dueMs: number,
  kind: TimerKind,
  subject: string,
): number {
  const away = timers.dueMs[at]! - dueMs;
  if (away !== 0) return away;
  if (timers.kinds[at] !== kind) return timers.kinds[at]! < kind ? -1 : 1;
  const other = timers.subjects[at]!;
  return other === subject ? 0 : other < subject ? -1 : 1;
}

function move({ dueMs, kinds, subjects }: Timers, from: number, to: number): void {
  dueMs[to] = dueMs[from]!;
  kinds[to] = kinds[from]!;
  subjects[to] = subjects[from]!;
}

function put(timers: Timers, at: number, dueMs: number, kind: TimerKind, subject: string): void {
  timers.dueMs[at] = dueMs;
  timers.kinds[at] = kind;
  timers.subjects[at] = subject;
}
