// When lines of one kind call abroad: the prior of a line that has not shown its own hours. It
// starts from published habits (`hour-habits.ts`) and is moved slowly by the carrier's own lines. A
// line counts for a few calls a day and not while a case is open, so that fraud hardly teaches it.
// Sums are taken per one-second epoch and read one epoch late.
import type { Service } from '../call/call-event.ts';
import { corporateHours, individualHours } from './hour-habits.ts';

/** The published habit counts like so many calls of the carrier's own lines. */
const publishedCalls = 2_000;
/** All counts are halved there, so that habits may change. */
const forgetAtCalls = 200_000;
/** Of one line so many calls of a day teach. */
export const teachingCallsOfDay = 3;
const kinds = 12;
const bins = 48;
/** Calls at once that are told apart; more count as so many. */
const mostBins = 64;
/** From fewer lines of a kind nothing is said about the others. */
const linesAtLeast = 50;
/** What so many percent of lines never exceeded counts as usual for the kind. */
const usualPercent = 99;

export interface KindHabits {
  /** Calls by kind and hour bin, and by kind. */
  readonly hours: Int32Array;
  readonly calls: Int32Array;
  /** Lines by kind and by the most calls at once that they taught. */
  readonly most: Int32Array;
  /** Kind, most before and most now of lines that taught more in the running epoch. */
  readonly pendingMost: (readonly [kind: number, before: number, now: number])[];
  /** Kind and bin of the running epoch's calls, as one number. */
  readonly pending: number[];
  epoch: number;
}

export function newKindHabits(): KindHabits {
  return {
    hours: new Int32Array(kinds * bins),
    calls: new Int32Array(kinds),
    most: new Int32Array(kinds * mostBins),
    pendingMost: [],
    pending: [],
    epoch: 0,
  };
}

/** Kind of a line, 0–11: who has it, over what it runs, how many calls it carries at once. */
export function kindOf(line: {
  readonly corporate: boolean;
  readonly service: Service;
  readonly channels: number;
}): number {
  const size = line.channels <= 1 ? 0 : line.channels <= 4 ? 1 : 2;
  return (line.corporate ? 6 : 0) + (line.service === 'ip' ? 3 : 0) + size;
}

export function noteHabit(habits: KindHabits, kind: number, bin: number): void {
  habits.pending.push(kind * bins + bin);
}

export function closeHabitEpoch(habits: KindHabits, nowMs: number): void {
  const epoch = Math.floor(nowMs / 1_000);
  if (epoch === habits.epoch) return;
  habits.epoch = epoch;
  for (const [kind, before, now] of habits.pendingMost) {
    const from = kind * mostBins + Math.min(before, mostBins - 1);
    // A line whose kind changed is not there: it counts with its new kind from now on.
    if (before > 0 && habits.most[from]! > 0) habits.most[from]! -= 1;
    habits.most[kind * mostBins + Math.min(now, mostBins - 1)]! += 1;
  }
  habits.pendingMost.length = 0;
  if (habits.pending.length === 0) return;
  for (const at of habits.pending) {
    const kind = Math.trunc(at / bins);
    habits.hours[at]! += 1;
    habits.calls[kind]! += 1;
  }
  habits.pending.length = 0;
  for (let kind = 0; kind < kinds; kind += 1) {
    if (habits.calls[kind]! >= forgetAtCalls) forget(habits, kind);
  }
}

function forget(habits: KindHabits, kind: number): void {
  let calls = 0;
  for (let at = kind * bins; at < (kind + 1) * bins; at += 1) {
    habits.hours[at]! >>= 1;
    calls += habits.hours[at]!;
  }
  habits.calls[kind] = calls;
}

/** Share of ten thousand calls of the kind in an hour bin (0–47). */
export function hourShare(habits: KindHabits, kind: number, bin: number): number {
  const published = (kind >= kinds / 2 ? corporateHours : individualHours)[bin]!;
  const own = 10_000 * habits.hours[kind * bins + bin]!;
  return Math.trunc((published * publishedCalls + own) / (publishedCalls + habits.calls[kind]!));
}

/** A line has taught that it had so many calls at once. */
export function noteMost(habits: KindHabits, kind: number, before: number, now: number): void {
  habits.pendingMost.push([kind, before, now]);
}

/** The most calls at once of nearly all lines of the kind; 0 where too few are known. */
export function kindMost(habits: KindHabits, kind: number): number {
  let lines = 0;
  for (let most = 1; most < mostBins; most += 1) lines += habits.most[kind * mostBins + most]!;
  if (lines < linesAtLeast) return 0;
  let below = 0;
  for (let most = 1; most < mostBins; most += 1) {
    below += habits.most[kind * mostBins + most]!;
    if (below * 100 >= lines * usualPercent) return most;
  }
  return mostBins;
}
