// One input at the desk: what its parts share while they answer it; and what is told of a case.
import {
  type CaseEvent,
  type CaseOutcome,
  type CaseState,
  nextCaseState,
} from '../core/case/case-state.ts';
import type { CaseDecision } from '../core/case/decision.ts';
import { inferCause } from '../core/case/infer-cause.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Command } from '../engine/input.ts';
import { keep } from '../engine/state.ts';
import { isOpenTask, withdrawTasks } from './desk-attempts.ts';
import { type Desk, type DeskCase, type DeskOutput, deskLimits, dropTimers } from './desk-state.ts';

export interface DeskTurn {
  readonly desk: Desk;
  readonly policy: Policy;
  readonly output: DeskOutput;
  /** Cases of which something may have changed that people are told. */
  readonly touched: Set<DeskCase>;
}

/** Of a replay's cases no finer steps are told than these (design §7). */
const recordedStates: ReadonlySet<CaseState> = new Set(['open', 'measure', 'closed']);

/** Moves the case along the table; false where it cannot go that way. */
export function moveCase(
  turn: DeskTurn,
  one: DeskCase,
  event: CaseEvent,
  facts: Partial<CaseDecision> = {},
): boolean {
  const next = nextCaseState(one.state, event);
  if (next === undefined) return false;
  turn.touched.add(one);
  if (next === one.state) return true;
  one.state = next;
  if (turn.desk.live || recordedStates.has(next)) tellState(turn, one, facts);
  return true;
}

export function tellState(turn: DeskTurn, one: DeskCase, facts: Partial<CaseDecision> = {}): void {
  turn.output.decisions.push({
    type: 'case',
    timeMs: turn.desk.nowMs,
    zone: one.zone,
    subscriber: one.subscriber,
    case: one.case,
    state: one.state,
    ...(turn.desk.live && { account: one.account }),
    ...facts,
  });
}

export function command(turn: DeskTurn, given: Command): void {
  turn.desk.commands += 1;
  turn.output.commands.push({ id: `desk-${turn.desk.commands}`, command: given });
}

/** How a case ends, and who said so; `told`: the engine has closed it itself. */
export interface Closing {
  readonly outcome: CaseOutcome;
  readonly by?: string;
  readonly told?: true;
}

/** Closes the case here and in the engine. A fraud has a cause, if only a likely one. */
export function closeDeskCase(turn: DeskTurn, one: DeskCase, closing: Closing): void {
  const { desk } = turn;
  const { outcome, by } = closing;
  withdrawTasks(turn, one);
  one.closed = true;
  dropTimers(desk, one);
  desk.cases.delete(one.case);
  if (desk.live) keepClosed(desk, one);
  if (closing.told === undefined) command(turn, { kind: 'close-case', case: one.case, outcome });
  const { readings } = one.risk;
  const cause =
    one.cause ?? (outcome === 'fraud' ? inferCause({ readings, type: one.type }) : undefined);
  moveCase(turn, one, 'close', {
    outcome,
    ...(desk.live && cause !== undefined && { cause }),
    ...(by !== undefined && { by }),
  });
}

function keepClosed(desk: Desk, one: DeskCase): void {
  const { account, subscriber, zone, timeZone, type, service } = one;
  const attempts = one.attemptsBefore + one.attempts.length;
  const left = { case: one.case, account, subscriber, zone, timeZone, type, service };
  keep(desk.closed, one.case, { ...left, attempts, suspended: one.suspended }, deskLimits.closed);
}

/** Tells people what is next in each case of which that changed (live only). */
export function tellNext(turn: DeskTurn): void {
  if (!turn.desk.live) return;
  for (const one of turn.touched) {
    if (one.closed) continue;
    const next = nextOf(turn.desk, one);
    const { exposureYen, lossPerHourYen, callsInProgress } = one.risk;
    const stake = `${steps(lossPerHourYen)} ${callsInProgress > 0}`;
    const told = `${next.nextStep} ${next.nextDueMs} ${stake}`;
    const facts = { ...next, exposureYen, lossPerHourYen };
    const { decisions } = turn.output;
    const at = decisions.findLastIndex(each => each.type === 'case' && each.case === one.case);
    const last = decisions[at];
    if (last?.type === 'case') decisions[at] = { ...last, ...facts };
    else if (told !== one.told) tellState(turn, one, facts);
    one.told = told;
  }
}

/** Loss in steps of two: who sorts by it needs no more, and nobody is told of each yen. */
function steps(yen: number): number {
  let step = 0;
  for (let left = yen; left > 0; left = Math.floor(left / 2)) step += 1;
  return step;
}

interface Next {
  readonly nextStep: string;
  readonly nextDueMs: number;
}

/** The next thing that is to happen: a person's call before what the desk does by itself. */
function nextOf(desk: Desk, one: DeskCase): Next {
  const task = one.attempts.find(isOpenTask);
  if (task !== undefined) return { nextStep: 'call', nextDueMs: task.atMs };
  if (one.word === 'not-mine' && one.suspended.length > 0 && desk.mendedAfterMs === 0) {
    return { nextStep: 'restore', nextDueMs: one.measureEndMs };
  }
  // Of who was reached no further answer is waited for.
  const timer = one.timers.find(
    each => each.what !== 'give-up' && !(one.reached && each.what === 'no-answer'),
  );
  if (timer !== undefined) {
    const nextStep = { attempt: 'contact', 'no-answer': 'answer', task: 'call', mended: 'restore' };
    return { nextStep: nextStep[timer.what as keyof typeof nextStep], nextDueMs: timer.dueMs };
  }
  if (one.suspended.length > 0) return { nextStep: 'measure-end', nextDueMs: one.measureEndMs };
  const nextStep = one.reached || one.state === 'investigating' ? 'decide' : 'close';
  return { nextStep, nextDueMs: one.timers[0]?.dueMs ?? desk.nowMs };
}
