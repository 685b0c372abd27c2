// Lines and their accounts as the rest of the engine sees them.
import { billingMonth, localMs } from '../core/metering/calendar.ts';
import { noteLine, turnMonth } from '../core/metering/meter.ts';
import { findText, hasRoomFor } from '../core/stdx/text-table.ts';
import { accountName, accountNumber, joinAccount } from './account-directory.ts';
import {
  giveFacts,
  giveRow,
  type LineFacts,
  lastMonthMilliYen,
  lineNumber,
  rowOf,
  setLastMonth,
} from './line-directory.ts';
import { noRare } from './line-rows.ts';
import { noRegistrations } from './line-traces.ts';
import { type Account, type EngineState, type Line, stateLimits } from './state.ts';
import { StoredAccount } from './stored-account.ts';
import { quarterMs, StoredLine } from './stored-line.ts';
import {
  addSubject,
  type Subject,
  type Subjects,
  scratchSubject,
  subjectOf,
  touch,
} from './subjects.ts';

/** The line; one that is in no list is an individual of its own account. */
export function lineOf(state: EngineState, subscriber: string): Line {
  const { lines } = state;
  const id = findText(lines.names, subscriber);
  if (id >= 0) {
    if (rowOf(lines, id) < 0) giveRow(lines, id);
    return wayTo(state, id, subscriber);
  }
  const facts = unknownLine(state);
  if (lines.unlisted >= stateLimits.unknownLines || !hasRoomFor(lines.names, subscriber)) {
    return forgottenLine(facts, subscriber);
  }
  return addUnknown(state, subscriber, facts);
}

/** Number of a line that has no second row yet; −1 for one that has, or that is not known. */
export function silentLine(state: EngineState, subscriber: string): number {
  const id = findText(state.lines.names, subscriber);
  return id >= 0 && rowOf(state.lines, id) < 0 ? id : -1;
}

function wayTo(state: EngineState, id: number, subscriber: string): Line {
  return new StoredLine(state, { id, row: rowOf(state.lines, id), subscriber });
}

/** The line of a call that is followed. */
export function lineOfCall(
  state: EngineState,
  call: { readonly line: number; readonly subscriber: string },
): Line {
  return call.line < 0 ? lineOf(state, call.subscriber) : wayTo(state, call.line, call.subscriber);
}

/** The line when it did more than register and be called; undefined before. */
export function lineNamed(state: EngineState, subscriber: string): Line | undefined {
  const id = findText(state.lines.names, subscriber);
  return id < 0 || rowOf(state.lines, id) < 0 ? undefined : wayTo(state, id, subscriber);
}

/** Name of the line's account; undefined for a line that is not known. */
export function accountOfLine(state: EngineState, subscriber: string): string | undefined {
  const id = findText(state.lines.names, subscriber);
  return id < 0 ? undefined : accountName(state.accounts, state.lines.account[id]!);
}

export function accountNamed(state: EngineState, name: string): Account | undefined {
  const id = findText(state.accounts.names, name);
  return id < 0 ? undefined : new StoredAccount(state.accounts, state.lines, id);
}

/** How many lines these accounts have. */
export function linesOfAccounts(state: EngineState, accounts: ReadonlySet<string>): number {
  const { lines } = state;
  const numbers = new Set([...accounts].map(name => findText(state.accounts.names, name)));
  let count = 0;
  for (let id = 0; id < lines.names.count; id += 1) if (numbers.has(lines.account[id]!)) count += 1;
  return count;
}

function unknownLine(state: EngineState): LineFacts {
  return {
    listed: false,
    corporate: false,
    service: 'pstn',
    challenge: true,
    channels: 1,
    zone: state.calendar.homeZone,
    billingDay: 1,
    deviceModel: '',
  };
}

function addUnknown(state: EngineState, subscriber: string, facts: LineFacts): Line {
  const { lines, accounts } = state;
  const id = lineNumber(lines, subscriber);
  const account = accountNumber(accounts, subscriber);
  lines.account[id] = account;
  lines.unlisted += 1;
  setLastMonth(lines, id, -1);
  joinAccount(accounts, account, { line: id, milliYen: -1 }, line =>
    lastMonthMilliYen(lines, line),
  );
  giveFacts(lines, id, facts);
  giveRow(lines, id);
  return wayTo(state, id, subscriber);
}

/** A line that is judged and allowed, but not remembered. */
function forgottenLine(facts: LineFacts, subscriber: string): Line {
  return {
    ...facts,
    ...noRare(),
    id: -1,
    subscriber,
    account: subscriber,
    payer: undefined,
    lastMonthMilliYen: -1,
    month: -1,
    monthUntilMs: 0,
    subject: 0,
    inboundMs: 0,
    registrations: noRegistrations,
  };
}

// One event asks for the same two subjects several times: the last ways to them are kept. They are
// only ways; what they lead to is in the state.
let lastOwn: Subject | undefined;
let lastShared: Subject | undefined;
let lastSubjects: Subjects | undefined;

/** The line's own subject, its billing month turned to now. */
export function lineSubject(state: EngineState, line: Line): Subject {
  const { subjects } = state;
  if (line.subject === 0) {
    line.subject = line.id < 0 ? scratchSubject(subjects) : addSubject(subjects);
  }
  forgetOthers(subjects);
  if (lastOwn?.number !== line.subject) lastOwn = subjectOf(state, line)!;
  touch(subjects, line.subject);
  turnMonth(lastOwn.meter, billingMonthOf(state, line));
  noteLine(lastOwn.meter, line);
  return lastOwn;
}

function forgetOthers(subjects: Subjects): void {
  if (subjects === lastSubjects) return;
  lastSubjects = subjects;
  lastOwn = undefined;
  lastShared = undefined;
}

/** Refused registrations are the line's, not its account's. */
const ofAccount = { inboundMs: 0, rejectedRegistrations: 0, rejectedMs: 0 };

/** The account's subject; undefined for an account of one line. */
export function accountSubject(state: EngineState, line: Line): Subject | undefined {
  const { payer } = line;
  if (payer === undefined || payer.lines < 2) return undefined;
  if (payer.subject === 0) payer.subject = addSubject(state.subjects);
  forgetOthers(state.subjects);
  if (lastShared?.number !== payer.subject) lastShared = subjectOf(state, payer)!;
  touch(state.subjects, payer.subject);
  turnMonth(lastShared.meter, billingMonthOf(state, line));
  ofAccount.inboundMs = line.inboundMs;
  noteLine(lastShared.meter, ofAccount);
  return lastShared;
}

/** The line's billing month, worked out once in a quarter of an hour. */
function billingMonthOf(state: EngineState, line: Line): number {
  const { nowMs } = state;
  if (nowMs >= line.monthUntilMs) {
    line.month = billingMonth(localMs(state.calendar, line.zone, nowMs), line.billingDay);
    line.monthUntilMs = (Math.floor(nowMs / quarterMs) + 1) * quarterMs;
  }
  return line.month;
}

/** After a change of calendar every month is worked out anew. */
export function forgetMonths(state: EngineState): void {
  state.lines.rows.quarter.fill(0);
}
