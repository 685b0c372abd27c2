// Contact attempts of a case: made by the plan, settled once, and what follows from each result.
import type { ContactResult } from '../core/case/act.ts';
import type { CaseCause } from '../core/case/case-state.ts';
import type { MessageOrder } from '../core/case/message-order.ts';
import { contactOutcome } from '../core/contact/contact-outcome.ts';
import type { Contact } from '../core/subscriber/subscriber.ts';
import type { ContactReport } from '../engine/input.ts';
import { sayableMs, strikeOut } from './contact-ways.ts';
import { attemptOf, isOpenTask, tellAttempt, withdrawTasks } from './desk-attempts.ts';
import { callFacts, notifyCase } from './desk-notices.ts';
import { type DeskAttempt, type DeskCase, dropTimers, schedule } from './desk-state.ts';
import { closeDeskCase, command, type DeskTurn, moveCase } from './desk-turn.ts';

/** Attempts in place of undelivered ones, so many times the plan's. */
const replacedAtMost = 2;
const defaultSpacingMs = 180_000;

/** What somebody said to an attempt, or what a channel says became of it. */
export interface Said {
  readonly attempt: number;
  readonly result: ContactResult;
  /** Who recorded it; undefined: the channel itself. */
  readonly by?: string;
  readonly cause?: CaseCause;
}

/** The plan begins now, or when the quiet hours are over. */
export function beginContact(turn: DeskTurn, one: DeskCase): void {
  const { desk } = turn;
  one.asking = true;
  if (one.contacts.length === 0) {
    moveCase(turn, one, 'exhausted');
    giveTask(turn, one);
    return;
  }
  const beginMs = sayableMs(desk, one, desk.nowMs, one.urgent);
  for (const afterMs of one.plan.attemptsAtMs) {
    if (beginMs + afterMs <= desk.nowMs) attempt(turn, one);
    else schedule(desk, beginMs + afterMs, one.case, 'attempt');
  }
}

/** Loss is running after all: what waited for the morning is done now, as far apart as planned. */
export function becomeUrgent(turn: DeskTurn, one: DeskCase): void {
  one.urgent = true;
  const { desk } = turn;
  const waiting = dropTimers(desk, one, 'attempt');
  for (let i = 0; i < waiting; i += 1) {
    schedule(desk, desk.nowMs + i * spacingMs(one), one.case, 'attempt');
  }
}

function spacingMs({ plan }: DeskCase): number {
  const [first = 0, second = first + defaultSpacingMs] = plan.attemptsAtMs.slice(-2);
  return second - first;
}

/** `again`: the attempt that met a busy line; 0: the next by the plan. */
export function attemptDue(turn: DeskTurn, one: DeskCase, again: number): void {
  if (one.reached) return;
  const { desk } = turn;
  const dueMs = sayableMs(desk, one, desk.nowMs, one.urgent);
  if (dueMs > desk.nowMs) schedule(desk, dueMs, one.case, 'attempt', again);
  else attempt(turn, one, attemptOf(one, again));
}

function attempt(turn: DeskTurn, one: DeskCase, like?: DeskAttempt): void {
  const { desk, output } = turn;
  const contact = one.contacts.find(each => each.address === like?.address) ?? nextContact(one);
  if (contact === undefined) {
    giveTask(turn, one);
    return;
  }
  const { channel, address } = contact;
  const number = add(turn, one, {
    channel,
    address,
    untilMs: desk.nowMs + one.plan.answerWithinMs,
  });
  const order = { case: one.case, subscriber: one.subscriber, attempt: number };
  output.orders.push({ ...order, channel, address, atMs: desk.nowMs });
  schedule(desk, desk.nowMs + one.plan.answerWithinMs, one.case, 'no-answer', number);
  moveCase(turn, one, 'asked');
}

/** The one that failed least, then the one that was tried least. */
function nextContact(one: DeskCase): Contact | undefined {
  let best: Contact | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const contact of one.contacts) {
    const made = attemptsTo(one, contact);
    const score = 1_000 * made.filter(each => failed(each)).length + made.length;
    if (score < least) {
      best = contact;
      least = score;
    }
  }
  return best;
}

function attemptsTo(one: DeskCase, { channel, address }: Contact): readonly DeskAttempt[] {
  return one.attempts.filter(each => each.channel === channel && each.address === address);
}

function failed({ result }: DeskAttempt): boolean {
  return result === 'undelivered' || result === 'unknown';
}

interface NewAttempt {
  readonly channel: MessageOrder['channel'];
  readonly address: string;
  readonly untilMs: number;
}

/** Notes an attempt with its message; gives its number. */
function add(turn: DeskTurn, one: DeskCase, { channel, address, untilMs }: NewAttempt): number {
  const { desk, output } = turn;
  one.attempts.push({ channel, address, atMs: desk.nowMs, sentMs: 0, result: '' });
  const number = one.attemptsBefore + one.attempts.length;
  output.messages.push({
    notice: 'question',
    channel,
    address,
    case: one.case,
    subscriber: one.subscriber,
    attempt: number,
    atMs: desk.nowMs,
    untilMs,
    facts: callFacts(one),
  });
  tellAttempt(turn, one, { attempt: number, result: 'sent' });
  turn.touched.add(one);
  return number;
}

/** A call for a person to make, where the channels reach nobody; one at a time, and live only. */
export function giveTask(turn: DeskTurn, one: DeskCase): void {
  const { desk } = turn;
  if (!desk.live || one.attempts.some(isOpenTask)) return;
  const telephone =
    one.contacts.find(each => each.channel === 'voice') ??
    one.contacts.find(each => each.channel === 'sms');
  dropTimers(desk, one, 'task');
  const untilMs = desk.nowMs + one.plan.taskEveryMs;
  add(turn, one, { channel: 'task', address: telephone?.address ?? '', untilMs });
}

export function taskDue(turn: DeskTurn, one: DeskCase): void {
  if (isCallable(one)) giveTask(turn, one);
}

/** Who was reached need not be called, but for a word that came by a link only. */
function isCallable({ reached, word }: DeskCase): boolean {
  return !reached || word === 'says-mine';
}

/** A person called, or was called, without having been asked to; gives the attempt's number. */
export function noteOwnCall(turn: DeskTurn, one: DeskCase): number {
  const atMs = turn.desk.nowMs;
  one.attempts.push({ channel: 'task', address: '', atMs, sentMs: 0, result: '' });
  return one.attemptsBefore + one.attempts.length;
}

/** Takes what came of an attempt; nothing comes of one that is unknown, or after the last word. */
export function takeResult(turn: DeskTurn, one: DeskCase, said: Said): void {
  const made = attemptOf(one, said.attempt);
  if (made === undefined || one.closed) return;
  if (contactOutcome(said.result, false).reached) takeWord(turn, one, made, said);
  else if (!one.reached || made.channel === 'task') settle(turn, one, said);
}

function takeWord(turn: DeskTurn, one: DeskCase, made: DeskAttempt, said: Said): void {
  const { desk } = turn;
  const { result, by } = said;
  if (one.word === 'mine' || one.word === 'not-mine') {
    // The first word stands; that somebody called again is on record, and a person asks about a
    // link that says the contrary.
    if (isOpenTask(made)) note(turn, one, made, said);
    if (result === 'mine' && by === 'subscriber') giveTask(turn, one);
    return;
  }
  one.reached = true;
  if (said.cause !== undefined) one.cause = said.cause;
  note(turn, one, made, said);
  if (result === 'not-mine') {
    one.word = result;
    command(turn, { kind: 'owner-says', case: one.case, answer: result });
    if (desk.mendedAfterMs > 0) schedule(desk, desk.nowMs + desk.mendedAfterMs, one.case, 'mended');
  } else if (result === 'mine' && mayRestore(turn, one, by)) {
    one.word = result;
    command(turn, { kind: 'owner-says', case: one.case, answer: result });
    restoreAll(turn, one);
    closeDeskCase(turn, one, { outcome: 'lawful', ...(by !== undefined && { by }) });
  } else if (result === 'mine') {
    one.word = 'says-mine';
    report(turn, one);
    giveTask(turn, one);
  } else {
    one.word = 'refuses-barring';
    report(turn, one);
    notifyCase(turn, one, {
      notice: 'warning',
      subscriber: one.subscriber,
      urgent: one.urgent,
      facts: callFacts(one),
    });
  }
  stopAsking(turn, one);
}

function note(turn: DeskTurn, one: DeskCase, made: DeskAttempt, said: Said): void {
  const { attempt: number, result, by } = said;
  made.result = result;
  one.exhausted = isExhausted(one);
  tellAttempt(turn, one, { attempt: number, result, ...(by !== undefined && { by }) });
  turn.touched.add(one);
}

/** The owner has spoken: nobody else is asked, and nobody has to call but to make sure. */
export function stopAsking(turn: DeskTurn, one: DeskCase): void {
  const { desk } = turn;
  if (!desk.live) return;
  for (const what of ['attempt', 'task'] as const) dropTimers(desk, one, what);
  if (!isCallable(one)) withdrawTasks(turn, one);
}

/**
 * A link can be opened by whoever reads the mail, and a key pressed by whoever lifts the receiver:
 * that lifts a challenge, but what is suspended opens only when a person has spoken with the owner.
 */
function mayRestore({ desk }: DeskTurn, one: DeskCase, by = ''): boolean {
  return !desk.live || by.startsWith('operator:') || one.suspended.length === 0;
}

export function restoreAll(turn: DeskTurn, one: DeskCase): void {
  for (const subscriber of one.suspended) {
    command(turn, { kind: 'restore', case: one.case, subscriber });
  }
}

/** The channel took the message: whoever got it has from now on to answer. */
export function noteSent({ desk }: DeskTurn, one: DeskCase, number: number): void {
  const made = attemptOf(one, number);
  if (made !== undefined && made.sentMs === 0) made.sentMs = desk.nowMs;
}

/** Silence counts only after what is known to have gone out. */
export function noAnswer(turn: DeskTurn, one: DeskCase, number: number): void {
  const { desk } = turn;
  const made = attemptOf(one, number);
  if (made === undefined || made.result !== '') return;
  const answerByMs = made.sentMs + one.plan.answerWithinMs;
  if (desk.confirmed && made.sentMs === 0) {
    settle(turn, one, { attempt: number, result: 'not-sent' });
  } else if (made.sentMs > 0 && answerByMs > desk.nowMs) {
    schedule(desk, answerByMs, one.case, 'no-answer', number);
  } else settle(turn, one, { attempt: number, result: 'no-answer' });
}

/** The result of an attempt, once; a channel may only say later that it had not gone out. */
function settle(turn: DeskTurn, one: DeskCase, said: Said): void {
  const { result, attempt: number } = said;
  const made = attemptOf(one, number);
  if (made === undefined) return;
  const open = made.result === 'no-answer' || made.result === 'not-sent';
  const corrects = open && result !== 'no-answer' && result !== 'not-sent';
  if (made.result !== '' && !corrects) return;
  note(turn, one, made, said);
  if (result === 'wrong-number' && made.channel !== 'mail') strikeNumber(turn, one, made.address);
  else if (result === 'wrong-number') strikeOut(turn.desk, one, { ...made, channel: 'mail' });
  report(turn, one);
  if (!one.reached || (made.channel === 'task' && isCallable(one))) goOn(turn, one, made, number);
}

/** A number is as wrong for a message as for a call. */
function strikeNumber({ desk }: DeskTurn, one: DeskCase, address: string): void {
  for (const channel of ['sms', 'voice'] as const) strikeOut(desk, one, { channel, address });
}

function goOn(turn: DeskTurn, one: DeskCase, made: DeskAttempt, number: number): void {
  const { desk } = turn;
  const { plan } = one;
  if (made.channel === 'task') {
    const soon = made.result === 'busy' || made.result === 'wrong-number';
    const dueMs = desk.nowMs + (soon ? plan.busy.retryAfterMs : plan.taskEveryMs);
    const hurry = one.urgent && one.suspended.length === 0;
    schedule(desk, sayableMs(desk, one, dueMs, hurry), one.case, 'task');
    return;
  }
  if (made.result === 'unknown') giveTask(turn, one);
  if (made.result === 'busy' && busyTries(one, made) < plan.busy.triesMax) {
    schedule(desk, desk.nowMs + plan.busy.retryAfterMs, one.case, 'attempt', number);
    return;
  }
  if (hasTimer(one, 'attempt')) return;
  const asked = one.attempts.filter(each => each.channel !== 'task');
  const planned = plan.attemptsAtMs.length;
  const replaced = asked.length - planned;
  if (!one.exhausted && replaced < replacedAtMost * planned && needsReplacement(one)) {
    const dueMs = Math.max(desk.nowMs, asked.at(-1)!.atMs + spacingMs(one));
    schedule(desk, dueMs, one.case, 'attempt');
    return;
  }
  const againMs = Math.max(desk.nowMs, made.atMs + plan.retryEveryMs);
  schedule(desk, againMs, one.case, 'attempt');
  moveCase(turn, one, 'exhausted');
  if (!hasTimer(one, 'task')) giveTask(turn, one);
}

function busyTries(one: DeskCase, { channel, address }: DeskAttempt): number {
  return one.attempts.filter(
    each => each.channel === channel && each.address === address && each.result === 'busy',
  ).length;
}

function hasTimer({ timers }: DeskCase, what: 'attempt' | 'task'): boolean {
  return timers.some(timer => timer.what === what);
}

/** Too few attempts have gone out, and there is a contact left that may work. */
function needsReplacement(one: DeskCase): boolean {
  const unanswered = one.attempts.filter(each => counts(one, each)).length;
  if (unanswered >= one.plan.attemptsAtMs.length) return false;
  return one.contacts.some(contact => works(one, contact));
}

/** A contact works until it is found that it does not. */
function works(one: DeskCase, contact: Contact): boolean {
  const last = attemptsTo(one, contact).findLast(each => each.result !== '');
  return last === undefined || !failed(last);
}

function counts(one: DeskCase, { result }: DeskAttempt): boolean {
  return result !== '' && contactOutcome(result, one.plan.busy.counts).unanswered;
}

/** As many attempts as planned went out, on enough channels, and nobody answered. */
function isExhausted(one: DeskCase): boolean {
  const silent = one.attempts.filter(each => counts(one, each));
  const channels = new Set(silent.map(each => (each.channel === 'task' ? 'voice' : each.channel)));
  const { attemptsAtMs, channelsMin } = one.plan;
  return silent.length >= attemptsAtMs.length && channels.size >= channelsMin;
}

/** Tells the engine, whose gates rest on it. */
function report(turn: DeskTurn, one: DeskCase): void {
  command(turn, { kind: 'contact-report', case: one.case, report: contactReport(one) });
}

function contactReport(one: DeskCase): ContactReport {
  const { attempts } = one;
  const working = one.contacts.filter(contact => works(one, contact));
  return {
    attempts: attempts.length,
    undelivered: attempts.filter(
      each => each.result !== '' && contactOutcome(each.result, false).undelivered,
    ).length,
    unanswered: attempts.filter(each => counts(one, each)).length,
    channels: new Set(working.map(contact => contact.channel)).size,
    exhausted: one.exhausted,
    reached: one.reached,
  };
}
