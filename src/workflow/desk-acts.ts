// What people do to a case, as far as the desk has a part in it; the engine has judged it before.
import type { Act } from '../core/case/act.ts';
import type { Effect } from '../engine/effect.ts';
import type { Input } from '../engine/input.ts';
import { giveTask, noteOwnCall, noteSent, stopAsking, takeResult } from './desk-contact.ts';
import { tellCompleted } from './desk-notices.ts';
import { type ClosedCase, type DeskCase, dropTimers, schedule } from './desk-state.ts';
import { closeDeskCase, type DeskTurn, moveCase, tellState } from './desk-turn.ts';
import { giveUpLater, newDeskCase } from './open-desk-case.ts';

/** The act of this input, if the engine carried it out, and the case that it belongs to. */
export interface DoneAct {
  readonly act: Act;
  readonly case: string;
}

export function doneAct(input: Input, effects: readonly Effect[]): DoneAct | undefined {
  if (input.kind !== 'act') return undefined;
  const { act } = input;
  const done = effects.findLast(effect => effect.kind === 'act-done' && effect.id === act.id);
  return done?.kind === 'act-done' ? { act, case: done.case ?? '' } : undefined;
}

/** What must be known before the effects: why measures end, and that the engine closed the case. */
export function beforeEffects(turn: DeskTurn, { act: { act, by }, case: name }: DoneAct): void {
  const one = turn.desk.cases.get(name);
  if (one === undefined) return;
  if (act.kind === 'close-case') {
    one.cause = act.cause ?? one.cause;
    closeDeskCase(turn, one, { outcome: act.outcome, by, told: true });
  }
  // Who says that the cause is mended says that there was one.
  if (act.kind === 'reopen-line' && act.mended) {
    if (one.word !== 'mine') one.word = 'not-mine';
  }
}

export function afterEffects(turn: DeskTurn, { act: { act, by }, case: name }: DoneAct): void {
  const { desk } = turn;
  const one = desk.cases.get(name);
  switch (act.kind) {
    case 'contact-result': {
      if (one === undefined) return;
      const attempt = act.attempt > 0 ? act.attempt : noteOwnCall(turn, one);
      const { result, cause } = act;
      takeResult(turn, one, { attempt, result, by, ...(cause !== undefined && { cause }) });
      return;
    }
    case 'message-sent':
      if (one !== undefined) noteSent(turn, one, act.attempt);
      return;
    case 'report-fraud':
      if (one?.subscriber === act.subscriber) noteReport(turn, one, by);
      return;
    case 'investigate':
      if (one === undefined) return;
      one.investigatedMs = desk.nowMs;
      if (one.state === 'measure' || one.state === 'restored') tellState(turn, one, { by });
      else moveCase(turn, one, 'investigate', { by });
      return;
    case 'barring-completed':
      tellCompleted(turn, act);
      return;
    case 'reopen-case': {
      const closed = desk.closed.get(name);
      if (closed !== undefined && one === undefined) reopen(turn, closed, by);
      return;
    }
    default:
  }
}

/** The owner has spoken, unasked: nobody asks any more. */
function noteReport(turn: DeskTurn, one: DeskCase, by: string): void {
  if (one.word === 'not-mine') return;
  const { desk } = turn;
  one.word = 'not-mine';
  one.reached = true;
  dropTimers(desk, one, 'no-answer');
  stopAsking(turn, one);
  if (desk.mendedAfterMs > 0) schedule(desk, desk.nowMs + desk.mendedAfterMs, one.case, 'mended');
  tellState(turn, one, { by });
  turn.touched.add(one);
}

/** Its attempts count on; whether somebody is asked again is the person's to say. */
function reopen(turn: DeskTurn, closed: ClosedCase, by: string): void {
  const { desk } = turn;
  desk.closed.delete(closed.case);
  const nothing = { evidence: 0, exposureYen: 0, callsInProgress: 0, lossPerHourYen: 0 };
  const risk = { ...nothing, calls: 0, countries: [], firstCallMs: 0, readings: [] };
  const one = newDeskCase(turn, { ...closed, risk }, closed.attempts);
  one.state = 'closed';
  desk.cases.set(one.case, one);
  giveUpLater(desk, one, desk.nowMs);
  moveCase(turn, one, 'reopen', { by });
  if (closed.suspended.length > 0) {
    one.suspended.push(...closed.suspended);
    moveCase(turn, one, 'measure-begun');
  }
  giveTask(turn, one);
}
