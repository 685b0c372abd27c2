// The case desk: who is contacted when, what the answer leads to, when a case is closed.
//
// A function of the journal like the engine: it sees each input with the engine's effects, in
// order, and answers with decisions, commands (which are journalled inputs again) and contact
// orders. Its clock is the journal's.
import type { ContactDecision, Decision } from '../core/case/decision.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Effect } from '../engine/effect.ts';
import type { Command, ContactAnswer, Input } from '../engine/input.ts';
import { contactsOf, takeContacts } from './contact-book.ts';
import {
  closeDeskCase,
  contactReport,
  type Desk,
  type DeskAttempt,
  type DeskCase,
  type DeskOutput,
  type DeskTimer,
  newDeskOutput,
  schedule,
} from './desk-state.ts';

const givenUpMs = 172_800_000;

/** Handles one journal record; `effects` are the engine's for it. */
export function deskStep(
  desk: Desk,
  policy: Policy,
  input: Input,
  effects: readonly Effect[],
): DeskOutput {
  const output = newDeskOutput();
  for (
    let due = takeTimer(desk, input.atMs);
    due !== undefined;
    due = takeTimer(desk, input.atMs)
  ) {
    onTimer(desk, policy, due, output);
  }
  desk.nowMs = Math.max(desk.nowMs, input.atMs);
  if (input.kind === 'subscribers') takeContacts(desk.contacts, input);
  if (input.kind === 'contact-answer') onAnswer(desk, policy, input.answer, output);
  for (const effect of effects) onEffect(desk, policy, effect, output);
  return output;
}

/** Time of the desk's next timer; Infinity when there is none. */
export function deskDueMs(desk: Desk): number {
  return desk.timers.length === 0 ? Number.POSITIVE_INFINITY : desk.timers[0]!.dueMs;
}

function takeTimer(desk: Desk, nowMs: number): DeskTimer | undefined {
  if (desk.timers.length === 0 || desk.timers[0]!.dueMs > nowMs) return undefined;
  const timer = desk.timers.shift()!;
  desk.nowMs = Math.max(desk.nowMs, timer.dueMs);
  return timer;
}

function onEffect(desk: Desk, policy: Policy, effect: Effect, output: DeskOutput): void {
  switch (effect.kind) {
    case 'case-opened':
      openDeskCase(desk, policy, effect, output);
      break;
    case 'measure-begun':
      onMeasure(desk, effect, output);
      break;
    case 'measure-ended':
      onMeasureEnded(desk, effect.case, effect.subscriber, output);
      break;
    case 'challenge-result': {
      const one = desk.cases.get(effect.case);
      if (one === undefined) break;
      if (!effect.passed) one.failedMs = desk.nowMs;
      else if (one.failedMs === 0 && one.suspended.length === 0) {
        closeDeskCase(desk, one, 'lawful', output);
      }
      break;
    }
    default:
  }
}

function openDeskCase(
  desk: Desk,
  policy: Policy,
  effect: Extract<Effect, { kind: 'case-opened' }>,
  output: DeskOutput,
): void {
  // A contact changed lately may be the thief's; it is not used (design §6).
  const contacts = contactsOf(desk.contacts, effect.subscriber).filter(
    contact =>
      contact.changedMs === undefined ||
      desk.nowMs - contact.changedMs >= policy.contact.contactSettledMs,
  );
  const one: DeskCase = {
    case: effect.case,
    account: effect.account,
    subscriber: effect.subscriber,
    zone: effect.zone,
    openedMs: desk.nowMs,
    contacts,
    attempts: [],
    exhausted: false,
    reached: false,
    failedMs: 0,
    suspended: [],
    closed: false,
  };
  desk.cases.set(one.case, one);
  output.decisions.push(caseDecision(desk, one, 'open'));
  schedule(desk, desk.nowMs + givenUpMs, one.case, 'give-up', 0);
  if (contacts.length === 0) return;
  for (const afterMs of policy.contact.attemptsAtMs) {
    if (afterMs === 0) attempt(desk, policy, one, output);
    else schedule(desk, desk.nowMs + afterMs, one.case, 'attempt', 0);
  }
}

export function caseDecision(
  desk: Desk,
  one: DeskCase,
  state: 'open' | 'contacting' | 'measure' | 'restored' | 'closed',
): Decision {
  return {
    type: 'case',
    timeMs: desk.nowMs,
    zone: one.zone,
    subscriber: one.subscriber,
    case: one.case,
    state,
  };
}

function attempt(desk: Desk, policy: Policy, one: DeskCase, output: DeskOutput): void {
  const number = one.attempts.length + 1;
  const contact = one.contacts[(number - 1) % one.contacts.length]!;
  one.attempts.push({ channel: contact.channel, atMs: desk.nowMs, result: '' });
  output.orders.push({
    case: one.case,
    subscriber: one.subscriber,
    attempt: number,
    channel: contact.channel,
    address: contact.address,
    atMs: desk.nowMs,
  });
  output.messages.push({
    notice: 'question',
    channel: contact.channel,
    address: contact.address,
    case: one.case,
    subscriber: one.subscriber,
    attempt: number,
    atMs: desk.nowMs,
    untilMs: desk.nowMs + policy.contact.answerWithinMs,
    facts: {},
  });
  output.decisions.push(contactDecision(desk, one, number, 'sent'));
  schedule(desk, desk.nowMs + policy.contact.answerWithinMs, one.case, 'no-answer', number);
}

function onTimer(desk: Desk, policy: Policy, timer: DeskTimer, output: DeskOutput): void {
  const one = desk.cases.get(timer.case);
  if (one === undefined || one.closed) return;
  switch (timer.what) {
    case 'attempt':
      if (!one.reached) attempt(desk, policy, one, output);
      break;
    case 'no-answer':
      settle(desk, policy, one, timer.attempt, 'no-answer', output);
      break;
    case 'mended':
      restoreAll(one, output, desk);
      closeDeskCase(desk, one, 'fraud', output);
      break;
    case 'give-up':
      if (one.suspended.length > 0) break;
      // While callers still fail their challenges the attack goes on.
      if (desk.nowMs - one.failedMs < givenUpMs) {
        schedule(desk, one.failedMs + givenUpMs, one.case, 'give-up', 0);
      } else closeDeskCase(desk, one, 'inconclusive', output);
      break;
  }
}

/** The result of an attempt, once; what follows from it goes to the engine. */
function settle(
  desk: Desk,
  policy: Policy,
  one: DeskCase,
  number: number,
  result: ContactDecision['result'] & DeskAttempt['result'],
  output: DeskOutput,
): void {
  const made = one.attempts[number - 1];
  if (made === undefined || made.result !== '') return;
  made.result = result;
  output.decisions.push(contactDecision(desk, one, number, result));
  const planned = policy.contact.attemptsAtMs.length;
  const settled = one.attempts.filter(each => each.result !== '').length;
  one.exhausted ||= settled >= planned;
  output.commands.push(
    commandOf(desk, { kind: 'contact-report', case: one.case, report: contactReport(one) }),
  );
  if (one.attempts.length >= planned && !one.reached) {
    schedule(desk, made.atMs + policy.contact.retryEveryMs, one.case, 'attempt', 0);
  }
}

function contactDecision(
  desk: Desk,
  one: DeskCase,
  number: number,
  result: ContactDecision['result'],
): Decision {
  return {
    type: 'contact',
    timeMs: desk.nowMs,
    zone: one.zone,
    subscriber: one.subscriber,
    case: one.case,
    channel: one.attempts[number - 1]!.channel,
    attempt: number,
    result,
  };
}

function onAnswer(desk: Desk, policy: Policy, answer: ContactAnswer, output: DeskOutput): void {
  const one = desk.cases.get(answer.case);
  const made = one?.attempts[answer.attempt - 1];
  if (one === undefined || made === undefined || one.closed || one.reached) return;
  if (answer.answer !== 'mine' && answer.answer !== 'not-mine') {
    settle(desk, policy, one, answer.attempt, answer.answer, output);
    return;
  }
  made.result = answer.answer;
  one.reached = true;
  output.decisions.push(contactDecision(desk, one, answer.attempt, answer.answer));
  output.commands.push(
    commandOf(desk, { kind: 'owner-says', case: one.case, answer: answer.answer }),
  );
  if (answer.answer === 'mine') {
    restoreAll(one, output, desk);
    closeDeskCase(desk, one, 'lawful', output);
    return;
  }
  if (desk.mendedAfterMs > 0)
    schedule(desk, desk.nowMs + desk.mendedAfterMs, one.case, 'mended', 0);
}

function restoreAll(one: DeskCase, output: DeskOutput, desk: Desk): void {
  for (const subscriber of one.suspended) {
    output.commands.push(commandOf(desk, { kind: 'restore', case: one.case, subscriber }));
  }
}

export function commandOf(desk: Desk, command: Command): { id: string; command: Command } {
  desk.commands += 1;
  return { id: `desk-${desk.commands}`, command };
}

function onMeasure(
  desk: Desk,
  effect: Extract<Effect, { kind: 'measure-begun' }>,
  output: DeskOutput,
): void {
  const one = desk.cases.get(effect.case);
  if (one === undefined) return;
  if (one.suspended.length === 0) output.decisions.push(caseDecision(desk, one, 'measure'));
  for (const subscriber of effect.subscribers) one.suspended.push(subscriber);
}

function onMeasureEnded(desk: Desk, name: string, subscriber: string, output: DeskOutput): void {
  const one = desk.cases.get(name);
  if (one === undefined) return;
  const at = one.suspended.indexOf(subscriber);
  if (at >= 0) one.suspended.splice(at, 1);
  if (one.suspended.length === 0 && !one.closed) {
    closeDeskCase(desk, one, one.reached ? 'fraud' : 'inconclusive', output);
  }
}
