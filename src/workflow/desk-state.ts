// The case desk's state: plain data, in the same snapshot as the engine's.
import type { ContactResult } from '../core/case/act.ts';
import type { CaseRisk } from '../core/case/case-risk.ts';
import type { CaseCause, CaseState } from '../core/case/case-state.ts';
import type { ContactDecision, Decision } from '../core/case/decision.ts';
import type { MessageOrder } from '../core/case/message-order.ts';
import type { PlanInForce } from '../core/contact/contact-plan.ts';
import { type Calendar, japaneseCalendar } from '../core/metering/calendar.ts';
import type { Contact, Subscriber } from '../core/subscriber/subscriber.ts';
import type { Command } from '../engine/input.ts';
import { type ContactBook, newContactBook } from './contact-book.ts';

export interface DeskAttempt {
  readonly channel: ContactDecision['channel'];
  readonly address: string;
  readonly atMs: number;
  /** When the channel took the message; 0 before, or where nobody tells. */
  sentMs: number;
  result: '' | ContactResult;
}

/** What the desk knows of the line that a case asks about. */
export interface CaseSubject {
  readonly case: string;
  readonly account: string;
  readonly subscriber: string;
  /** Of the event that opened the case; decisions are written in it. */
  readonly zone: string;
  /** Where the line is, as the calendar names it. */
  readonly timeZone: string;
  readonly type: Subscriber['type'];
  readonly service: 'ip' | 'pstn';
}

export interface DeskCase extends CaseSubject {
  readonly openedMs: number;
  state: CaseState;
  plan: PlanInForce;
  /** Usable ones, in the order of the plan; a wrong number is taken out. */
  contacts: readonly Contact[];
  /** Attempts of an earlier life of the case: numbers go on from there. */
  readonly attemptsBefore: number;
  readonly attempts: DeskAttempt[];
  /** The contact plan has begun; a case that a person opened may wait for a reason. */
  asking: boolean;
  /** Loss is running: nothing waits for the end of the quiet hours. */
  urgent: boolean;
  risk: CaseRisk;
  exhausted: boolean;
  /** The owner was reached and said something that counts. */
  reached: boolean;
  /** `says-mine`: by a link or a machine only, while suspended; a person is to make sure. */
  word: '' | 'mine' | 'not-mine' | 'refuses-barring' | 'says-mine';
  /** As a person stated it; undefined: nobody did. */
  cause: CaseCause | undefined;
  /** When a challenge failed last; 0 before. */
  failedMs: number;
  /** When a person took it up; 0: nobody did. */
  investigatedMs: number;
  readonly suspended: string[];
  /** When the measure in force ends by itself; 0 without one. */
  measureEndMs: number;
  /** Notices sent about measures of the case. */
  notices: number;
  closed: boolean;
  /** Its own of the desk's, ascending by time. */
  readonly timers: DeskTimer[];
  /** What was told last of what is next; live only. */
  told: string;
}

/** What is left of a closed case, should it be opened again. */
export interface ClosedCase extends CaseSubject {
  readonly attempts: number;
  readonly suspended: string[];
}

export interface DeskTimer {
  readonly dueMs: number;
  readonly case: string;
  readonly what: 'attempt' | 'no-answer' | 'task' | 'mended' | 'give-up';
  /** Whose answer is waited for, or which one is tried again; 0: a new one. */
  readonly attempt: number;
}

export interface Desk {
  nowMs: number;
  /** How long after "not mine" the cause counts as mended; 0: only a person says so. */
  readonly mendedAfterMs: number;
  /** People work at it: they get tasks and are told each step. A replay has neither. */
  readonly live: boolean;
  /** The channels tell what went out: the silence after anything else is no answer. */
  readonly confirmed: boolean;
  country: string;
  calendar: Calendar;
  readonly contacts: ContactBook;
  /** Open cases; the engine limits their number. */
  readonly cases: Map<string, DeskCase>;
  /** At the limit the one closed first is forgotten, as in the engine. */
  readonly closed: Map<string, ClosedCase>;
  /** Contacts behind which a person found somebody else, with the time; the oldest goes. */
  readonly wrong: Map<string, number>;
  /** Ascending by time. */
  readonly timers: DeskTimer[];
  /** Commands given so far; makes their ids. */
  commands: number;
}

export const deskLimits = { closed: 20_000, wrong: 10_000 } as const;

/** A contact attempt, for a simulated subscriber to answer; messages go out by their orders. */
export interface ContactOrder {
  readonly case: string;
  readonly subscriber: string;
  readonly attempt: number;
  readonly channel: Contact['channel'];
  readonly address: string;
  readonly atMs: number;
}

export interface DeskOutput {
  readonly decisions: Decision[];
  readonly commands: { readonly id: string; readonly command: Command }[];
  readonly orders: ContactOrder[];
  readonly messages: MessageOrder[];
}

export function newDeskOutput(): DeskOutput {
  return { decisions: [], commands: [], orders: [], messages: [] };
}

export function newDesk(
  options: Pick<Desk, 'mendedAfterMs' | 'live'> & Partial<Pick<Desk, 'confirmed'>>,
): Desk {
  return {
    nowMs: 0,
    mendedAfterMs: options.mendedAfterMs,
    live: options.live,
    confirmed: options.confirmed ?? false,
    country: 'JP',
    calendar: japaneseCalendar,
    contacts: newContactBook(),
    cases: new Map(),
    closed: new Map(),
    wrong: new Map(),
    timers: [],
    commands: 0,
  };
}

/** Sets a timer of an open case; equal times keep the order in which they were set. */
export function schedule(
  desk: Desk,
  dueMs: number,
  name: string,
  what: DeskTimer['what'],
  attempt = 0,
): void {
  const timer = { dueMs, case: name, what, attempt };
  insert(desk.timers, timer);
  insert(desk.cases.get(name)?.timers ?? [], timer);
}

function insert(timers: DeskTimer[], timer: DeskTimer): void {
  timers.splice(placeAfter(timers, timer.dueMs), 0, timer);
}

/** Where those that are due later begin. */
function placeAfter(timers: readonly DeskTimer[], dueMs: number): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timers[middle]!.dueMs > dueMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The next timer that is due; the desk's clock goes with it. */
export function takeTimer(desk: Desk, nowMs: number): DeskTimer | undefined {
  if (desk.timers.length === 0 || desk.timers[0]!.dueMs > nowMs) return undefined;
  const timer = desk.timers.shift()!;
  remove(desk.cases.get(timer.case)?.timers ?? [], timer);
  desk.nowMs = Math.max(desk.nowMs, timer.dueMs);
  return timer;
}

/** Drops the case's timers of that kind, or all of them; gives how many. */
export function dropTimers(desk: Desk, one: DeskCase, what?: DeskTimer['what']): number {
  const dropped = one.timers.filter(timer => what === undefined || timer.what === what);
  for (const timer of dropped) {
    remove(one.timers, timer);
    remove(desk.timers, timer);
  }
  return dropped.length;
}

function remove(timers: DeskTimer[], { dueMs, case: name, what, attempt }: DeskTimer): void {
  for (let at = placeAfter(timers, dueMs) - 1; timers[at]?.dueMs === dueMs; at -= 1) {
    const one = timers[at]!;
    if (one.case !== name || one.what !== what || one.attempt !== attempt) continue;
    timers.splice(at, 1);
    return;
  }
}
