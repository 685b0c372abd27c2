// A heap of due times inside the state: what is due is text, so that a snapshot holds it as data.
import type { EngineState } from './state.ts';

export function addTimer(state: EngineState, dueMs: number, what: string): void {
  const { dueMs: due, what: names } = state.timers;
  let at = due.length;
  due.push(dueMs);
  names.push(what);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(due, names, at, parent)) break;
    swap(due, names, at, parent);
    at = parent;
  }
}

/** Time of the next timer; Infinity when there is none. */
export function nextDueMs(state: EngineState): number {
  return state.timers.dueMs.length === 0 ? Number.POSITIVE_INFINITY : state.timers.dueMs[0]!;
}

/** Takes the next timer that is due at `nowMs`; undefined when none is. */
export function takeDue(
  state: EngineState,
  nowMs: number,
): { dueMs: number; what: string } | undefined {
  const { dueMs: due, what: names } = state.timers;
  if (due.length === 0 || due[0]! > nowMs) return undefined;
  const taken = { dueMs: due[0]!, what: names[0]! };
  const lastDue = due.pop()!;
  const lastName = names.pop()!;
  if (due.length > 0) {
    due[0] = lastDue;
    names[0] = lastName;
    sink(due, names);
  }
  return taken;
}

function sink(due: number[], names: string[]): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const right = left + 1;
    let first = at;
    if (left < due.length && before(due, names, left, first)) first = left;
    if (right < due.length && before(due, names, right, first)) first = right;
    if (first === at) return;
    swap(due, names, at, first);
    at = first;
  }
}

function before(due: number[], names: string[], a: number, b: number): boolean {
  return due[a]! < due[b]! || (due[a] === due[b] && names[a]! < names[b]!);
}

function swap(due: number[], names: string[], a: number, b: number): void {
  const dueMs = due[a]!;
  due[a] = due[b]!;
  due[b] = dueMs;
  const name = names[a]!;
  names[a] = names[b]!;
  names[b] = name;
}
