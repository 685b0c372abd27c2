// The case desk: who is contacted when, what the answer leads to, when a case is closed.
//
// A function of the journal like the engine: it sees each input with the engine's effects, in
// order, and answers with decisions, commands (which are journalled inputs again) and messages.
// Its clock is the journal's.
import type { CaseOutcome } from '../core/case/case-state.ts';
import { isUrgent } from '../core/contact/contact-plan.ts';
import type { Policy } from '../core/policy/policy.ts';
import { never } from '../core/stdx/assert.ts';
import { type Effect, onlyVerdicts } from '../engine/effect.ts';
import type { Input } from '../engine/input.ts';
import { takeContacts } from './contact-book.ts';
import { afterEffects, beforeEffects, type DoneAct, doneAct } from './desk-acts.ts';
import {
  attemptDue,
  becomeUrgent,
  beginContact,
  noAnswer,
  restoreAll,
  takeResult,
  taskDue,
} from './desk-contact.ts';
import { tellChangedContacts, tellDecision, tellMeasure } from './desk-notices.ts';
import {
  type Desk,
  type DeskCase,
  type DeskOutput,
  type DeskTimer,
  newDeskOutput,
  schedule,
  takeTimer,
} from './desk-state.ts';
import { closeDeskCase, type DeskTurn, moveCase, tellNext, tellState } from './desk-turn.ts';
import { busyUntilMs, giveUpLater, newDeskCase } from './open-desk-case.ts';

/** Handles one journal record; `effects` are the engine's for it. */
export function deskStep(
  desk: Desk,
  policy: Policy,
  input: Input,
  effects: readonly Effect[],
): DeskOutput {
  if (isUneventful(desk, input, effects)) {
    desk.nowMs = Math.max(desk.nowMs, input.atMs);
    return nothing;
  }
  const turn: DeskTurn = { desk, policy, output: newDeskOutput(), touched: new Set() };
  for (
    let due = takeTimer(desk, input.atMs);
    due !== undefined;
    due = takeTimer(desk, input.atMs)
  ) {
    onTimer(turn, due);
  }
  desk.nowMs = Math.max(desk.nowMs, input.atMs);
  onInput(turn, input);
  const act = doneAct(input, effects);
  if (act !== undefined) beforeEffects(turn, act);
  for (const effect of effects) onEffect(turn, effect, act);
  if (act !== undefined) afterEffects(turn, act);
  tellNext(turn);
  return turn.output;
}

const nothing: DeskOutput = Object.freeze(newDeskOutput());

/** Nearly all records are calls that go through: the desk has only their time to take. */
function isUneventful(desk: Desk, input: Input, effects: readonly Effect[]): boolean {
  if (input.kind !== 'call-event' && input.kind !== 'tick') return false;
  return deskDueMs(desk) > input.atMs && onlyVerdicts(effects);
}

/** Time of the desk's next timer; Infinity when there is none. */
export function deskDueMs(desk: Desk): number {
  return desk.timers.length === 0 ? Number.POSITIVE_INFINITY : desk.timers[0]!.dueMs;
}

function onInput(turn: DeskTurn, input: Input): void {
  const { desk } = turn;
  if (input.kind === 'home') desk.country = input.country;
  if (input.kind === 'calendar') {
    const { homeZone, zones, holidays } = input;
    desk.calendar = { homeZone, zones, holidays: new Set(holidays) };
  }
  if (input.kind === 'subscribers') tellChangedContacts(turn, takeContacts(desk.contacts, input));
  if (input.kind === 'contact-answer') {
    const { case: name, attempt, answer: result } = input.answer;
    const one = desk.cases.get(name);
    if (one !== undefined) takeResult(turn, one, { attempt, result });
  }
}

function onEffect(turn: DeskTurn, effect: Effect, act: DoneAct | undefined): void {
  switch (effect.kind) {
    case 'case-opened':
      openDeskCase(turn, effect, act);
      break;
    case 'case-weighed':
      onWeighed(turn, effect);
      break;
    case 'measure-begun':
      onMeasure(turn, effect);
      break;
    case 'measure-ended':
      onMeasureEnded(turn, effect.case, effect.subscriber, act);
      break;
    case 'decision':
      if (turn.desk.live) onDecision(turn, effect.decision);
      break;
    case 'challenge-result': {
      const one = turn.desk.cases.get(effect.case);
      if (one === undefined) break;
      if (!effect.passed) one.failedMs = turn.desk.nowMs;
      else if (one.failedMs === 0 && one.suspended.length === 0) {
        closeDeskCase(turn, one, { outcome: 'lawful' });
      }
      break;
    }
    default:
  }
}

/** Who reports fraud need not be asked; a case opened by hand asks once there is what to ask. */
function openDeskCase(
  turn: DeskTurn,
  effect: Extract<Effect, { kind: 'case-opened' }>,
  act: DoneAct | undefined,
): void {
  const { desk } = turn;
  const one = newDeskCase(turn, effect);
  desk.cases.set(one.case, one);
  tellState(turn, one, act === undefined ? {} : { by: act.act.by });
  turn.touched.add(one);
  giveUpLater(desk, one, desk.nowMs);
  if (act?.act.act.kind === 'report-fraud') return;
  if (isRunning(turn, one)) beginContact(turn, one);
}

function isRunning({ policy }: DeskTurn, { risk }: DeskCase): boolean {
  return risk.callsInProgress > 0 || risk.evidence >= policy.level.alert;
}

function onWeighed(
  turn: DeskTurn,
  { case: name, risk }: Extract<Effect, { kind: 'case-weighed' }>,
) {
  const one = turn.desk.cases.get(name);
  if (one === undefined) return;
  one.risk = risk;
  turn.touched.add(one);
  if (!one.urgent && isUrgent(turn.policy, risk)) becomeUrgent(turn, one);
  if (!one.asking && !one.reached && isRunning(turn, one)) beginContact(turn, one);
}

function onTimer(turn: DeskTurn, timer: DeskTimer): void {
  const { desk } = turn;
  const { what } = timer;
  const one = desk.cases.get(timer.case);
  if (one === undefined || one.closed) return;
  turn.touched.add(one);
  switch (what) {
    case 'attempt':
      attemptDue(turn, one, timer.attempt);
      break;
    case 'no-answer':
      noAnswer(turn, one, timer.attempt);
      break;
    case 'task':
      taskDue(turn, one);
      break;
    case 'mended':
      restoreAll(turn, one);
      closeDeskCase(turn, one, { outcome: 'fraud' });
      break;
    case 'give-up':
      giveUp(turn, one);
      break;
    default:
      never(what);
  }
}

/** While callers still fail their challenges the attack goes on, and a person's case is theirs. */
function giveUp(turn: DeskTurn, one: DeskCase): void {
  if (one.suspended.length > 0) return;
  const untilMs = busyUntilMs(one);
  if (turn.desk.nowMs < untilMs) schedule(turn.desk, untilMs, one.case, 'give-up');
  else closeDeskCase(turn, one, { outcome: givenUpAs(turn, one) });
}

/** What the owner said stands; of a replay's cases no more is told than ever (design §7). */
function givenUpAs({ desk }: DeskTurn, { word }: DeskCase): CaseOutcome {
  return desk.live && word === 'not-mine' ? 'fraud' : 'inconclusive';
}

function onMeasure(turn: DeskTurn, effect: Extract<Effect, { kind: 'measure-begun' }>): void {
  const one = turn.desk.cases.get(effect.case);
  if (one === undefined) return;
  moveCase(turn, one, 'measure-begun');
  for (const subscriber of effect.subscribers) {
    // A line that was open in part, and is stopped again, is there already.
    if (!one.suspended.includes(subscriber)) one.suspended.push(subscriber);
  }
  tellMeasure(turn, one, effect);
}

function onMeasureEnded(
  turn: DeskTurn,
  name: string,
  subscriber: string,
  act: DoneAct | undefined,
): void {
  const { desk } = turn;
  const one = desk.cases.get(name);
  const suspended = (one ?? desk.closed.get(name))?.suspended ?? [];
  const at = suspended.indexOf(subscriber);
  if (at >= 0) suspended.splice(at, 1);
  if (one === undefined || suspended.length > 0 || one.closed) return;
  moveCase(turn, one, 'measure-ended');
  const by = act?.act.by;
  const outcome = one.word === 'not-mine' ? 'fraud' : 'inconclusive';
  closeDeskCase(turn, one, { outcome, ...(by !== undefined && { by }) });
}

/** What the engine decided by itself, as far as a case's people and its owner are told of it. */
function onDecision(
  turn: DeskTurn,
  decision: Extract<Effect, { kind: 'decision' }>['decision'],
): void {
  const one = turn.desk.cases.get(decision.case ?? '');
  if (decision.type === 'suspension' && one !== undefined) {
    one.measureEndMs = Math.max(one.measureEndMs, decision.endMs);
    turn.touched.add(one);
  }
  if (decision.type === 'restoration' && decision.stage === 'usual' && one !== undefined) {
    const { by } = decision;
    moveCase(turn, one, 'opened-again', by === undefined ? {} : { by });
  }
  tellDecision(turn, decision);
}
