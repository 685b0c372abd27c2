// Most reviews of a case find all as it was: no call of its lines is up, nothing was booked, nobody
// told anything. Until something can change, they are passed over.
import { fadesAtMs } from '../core/detection/episode.ts';
import { callsInProgress, dayChargesChangeAtMs } from '../core/metering/meter.ts';
import { gatesAsleep } from './check-grounds.ts';
import { accountNamed, lineOf } from './lines.ts';
import type { Case, EngineState } from './state.ts';
import { subjectOf, touchedSince } from './subjects.ts';

interface Quiet {
  /** When charges of the day or faded evidence change by themselves. */
  readonly untilMs: number;
  /** Turn of the touches when it was found quiet, and whose touches end it. */
  readonly turn: number;
  readonly subjects: readonly number[];
  readonly lines: number;
}

/** By name of the case; cleared by whatever is no call. */
export type QuietCases = Map<string, Quiet>;

export function isQuiet(state: EngineState, open: Case): boolean {
  const known = state.quiet.get(open.case);
  if (known === undefined) return false;
  if (state.nowMs >= known.untilMs || open.lines.length !== known.lines) return false;
  return !known.subjects.some(one => touchedSince(state.subjects, one, known.turn));
}

/** After a review: the next one would find the same until something happens. */
export function noteQuiet(state: EngineState, open: Case): void {
  state.quiet.delete(open.case);
  if (!gatesAsleep(open)) return;
  const account = accountNamed(state, open.account);
  // A subject that is still to be made would not be noticed.
  if (account === undefined || (account.lines > 1 && account.subject === 0)) return;
  const subjects: number[] = account.subject === 0 ? [] : [account.subject];
  for (const subscriber of open.lines) {
    const { authorisation, subject } = lineOf(state, subscriber);
    // What its owner authorised may hold at some hours only.
    if (subject === 0 || authorisation !== undefined) return;
    subjects.push(subject);
  }
  let untilMs = Number.POSITIVE_INFINITY;
  for (const number of subjects) {
    const { episode, meter } = subjectOf(state, { subject: number })!;
    if (callsInProgress(meter).length > 0) return;
    if (episode === undefined) continue;
    untilMs = Math.min(untilMs, fadesAtMs(episode), dayChargesChangeAtMs(meter, state.nowMs));
  }
  const { turn } = state.subjects;
  state.quiet.set(open.case, { untilMs, turn, subjects, lines: open.lines.length });
}
