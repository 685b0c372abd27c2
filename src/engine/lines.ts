import { billingMonth, localMs } from '../core/metering/calendar.ts';
import { addActive, clearActive, noteLine, turnMonth } from '../core/metering/meter.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import { type Account, type EngineState, type Line, stateLimits } from './state.ts';
import { addSubject, type Subject, subjectOf } from './subjects.ts';

/** The line; one that is in no list is an individual of its own account. */
export function lineOf(state: EngineState, subscriber: string): Line {
  const known = state.lines.get(subscriber);
  if (known !== undefined) return known;
  const line = newLine(state, subscriber);
  if (state.lines.size < stateLimits.unknownLines) {
    state.lines.set(subscriber, line);
    joinAccount(state, line);
  }
  return line;
}

function newLine(state: EngineState, subscriber: string): Line {
  return {
    subscriber,
    account: subscriber,
    listed: false,
    corporate: false,
    service: 'pstn',
    challenge: true,
    channels: 1,
    zone: state.calendar.homeZone,
    billingDay: 1,
    lastMonthMilliYen: -1,
    contacts: [],
    subject: 0,
    inboundMs: 0,
    rejectedRegistrations: 0,
    rejectedMs: 0,
    registered: [],
    registeredDay: [],
    suspension: undefined,
    pastSuspension: undefined,
    allowance: undefined,
    vouched: undefined,
  };
}

function joinAccount(state: EngineState, line: Line): void {
  const account = accountOf(state, line.account);
  account.lines += 1;
  if (line.lastMonthMilliYen >= 0) {
    account.lastMonthMilliYen = Math.max(0, account.lastMonthMilliYen) + line.lastMonthMilliYen;
  }
}

export function accountOf(state: EngineState, name: string): Account {
  const known = state.accounts.get(name);
  if (known !== undefined) return known;
  const account: Account = {
    account: name,
    lines: 0,
    lastMonthMilliYen: -1,
    subject: 0,
    case: '',
  };
  state.accounts.set(name, account);
  return account;
}

/** Takes the subscriber list over; what was learnt of a line stays with it. */
export function takeSubscribers(state: EngineState, rows: readonly Subscriber[]): void {
  for (const account of state.accounts.values()) {
    account.lines = 0;
    account.lastMonthMilliYen = -1;
  }
  const named = new Set<string>();
  state.contactsKnown = rows.some(row => row.contacts.length > 0);
  for (const row of rows) {
    named.add(row.subscriber);
    const line = state.lines.get(row.subscriber) ?? newLine(state, row.subscriber);
    line.account = row.account;
    line.listed = true;
    line.corporate = row.type === 'corporate';
    line.service = row.service;
    line.challenge = row.challenge;
    line.channels = row.channels ?? (row.type === 'corporate' ? 4 : 1);
    line.zone = row.timeZone ?? state.calendar.homeZone;
    line.billingDay = row.billingDay ?? 1;
    line.lastMonthMilliYen = row.lastMonthYen === undefined ? -1 : row.lastMonthYen * 1_000;
    line.contacts = row.contacts;
    state.lines.set(row.subscriber, line);
  }
  for (const line of state.lines.values()) {
    if (!named.has(line.subscriber)) line.listed = false;
    joinAccount(state, line);
  }
  followAccounts(state);
}

/** Calls in progress go with their line when it changes account. */
function followAccounts(state: EngineState): void {
  for (const account of state.accounts.values()) {
    const subject = subjectOf(state, account);
    if (subject !== undefined) clearActive(subject.meter);
  }
  for (const call of state.calls.values()) {
    const line = state.lines.get(call.subscriber);
    const subject = line === undefined ? undefined : accountSubject(state, line);
    if (subject !== undefined) addActive(subject.meter, call);
  }
}

/** The line's own subject, its billing month turned to now. */
export function lineSubject(state: EngineState, line: Line): Subject {
  if (line.subject === 0) line.subject = addSubject(state.subjects);
  const subject = subjectOf(state, line)!;
  turnTo(state, subject, line.zone, line.billingDay);
  noteLine(subject.meter, line);
  return subject;
}

/** Refused registrations are the line's, not its account's. */
const noRegistrations = { rejectedRegistrations: 0, rejectedMs: 0 };

/** The account's subject; undefined for an account of one line. */
export function accountSubject(state: EngineState, line: Line): Subject | undefined {
  const account = state.accounts.get(line.account);
  if (account === undefined || account.lines < 2) return undefined;
  if (account.subject === 0) account.subject = addSubject(state.subjects);
  const subject = subjectOf(state, account)!;
  turnTo(state, subject, line.zone, line.billingDay);
  noteLine(subject.meter, { ...noRegistrations, inboundMs: line.inboundMs });
  return subject;
}

function turnTo(state: EngineState, subject: Subject, zone: string, billingDay: number): void {
  turnMonth(subject.meter, billingMonth(localMs(state.calendar, zone, state.nowMs), billingDay));
}
