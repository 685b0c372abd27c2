// Lines and their accounts as the rest of the engine sees them.
import { billingMonth, localMs } from '../core/metering/calendar.ts';
import { noteLine, turnMonth } from '../core/metering/meter.ts';
import { findText, hasRoomFor } from '../core/stdx/text-table.ts';
import { accountName, accountNumber, accountObject, joinAccount } from './account-directory.ts';
import {
  factsOf,
  giveObject,
  type LineFacts,
  lastMonthMilliYen,
  lineName,
  lineNumber,
  objectOf,
  setLastMonth,
} from './line-directory.ts';
import { traceOf } from './line-traces.ts';
import { type Account, type EngineState, type Line, stateLimits } from './state.ts';
import { addSubject, type Subject, subjectOf } from './subjects.ts';

/** Offsets of time zones change at whole quarters of an hour, and so do days and months. */
const quarterMs = 900_000;

/** The line; one that is in no list is an individual of its own account. */
export function lineOf(state: EngineState, subscriber: string): Line {
  const { lines } = state;
  const id = findText(lines.names, subscriber);
  if (id >= 0) return objectOf(lines, id) ?? wakeLine(state, id);
  const facts = unknownLine(state);
  if (lines.unlisted >= stateLimits.unknownLines || !hasRoomFor(lines.names, subscriber)) {
    return newLine(facts, { id: -1, subscriber, account: subscriber, payer: undefined });
  }
  return addUnknown(state, subscriber, facts);
}

/** Number of a line that has no object yet; −1 for one that has, or that is not known. */
export function silentLine(state: EngineState, subscriber: string): number {
  const id = findText(state.lines.names, subscriber);
  return id >= 0 && objectOf(state.lines, id) === undefined ? id : -1;
}

/** The line of a call that is followed. */
export function lineOfCall(
  state: EngineState,
  call: { readonly line: number; readonly subscriber: string },
): Line {
  return call.line < 0 ? lineOf(state, call.subscriber) : objectOf(state.lines, call.line)!;
}

/** The line when it called, was called or registered; undefined for one that did nothing yet. */
export function lineNamed(state: EngineState, subscriber: string): Line | undefined {
  const id = findText(state.lines.names, subscriber);
  return id < 0 ? undefined : objectOf(state.lines, id);
}

/** Name of the line's account; undefined for a line that is not known. */
export function accountOfLine(state: EngineState, subscriber: string): string | undefined {
  const id = findText(state.lines.names, subscriber);
  return id < 0 ? undefined : accountName(state.accounts, state.lines.account[id]!);
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
  const payer = payerOf(state, account);
  const line = newLine(facts, { id, subscriber, account: subscriber, payer });
  giveObject(lines, id, line);
  return line;
}

/** A silent line does something: it gets an object, and so does its account. */
function wakeLine(state: EngineState, id: number): Line {
  const { lines } = state;
  const subscriber = lineName(lines, id);
  const payer = payerOf(state, lines.account[id]!);
  const account = accountName(state.accounts, lines.account[id]!);
  const line = newLine(factsOf(lines, id), { id, subscriber, account, payer });
  line.lastMonthMilliYen = lastMonthMilliYen(lines, id);
  Object.assign(line, traceOf(lines.traces, id));
  giveObject(lines, id, line);
  return line;
}

export function payerOf(state: EngineState, account: number): Account {
  return accountObject(state.accounts, account, line => lastMonthMilliYen(state.lines, line));
}

function newLine(
  facts: LineFacts,
  who: Pick<Line, 'id' | 'subscriber' | 'account' | 'payer'>,
): Line {
  return {
    ...who,
    ...facts,
    lastMonthMilliYen: -1,
    month: -1,
    monthUntilMs: 0,
    subject: 0,
    inboundMs: 0,
    rejectedRegistrations: 0,
    rejectedMs: 0,
    guessedMs: 0,
    registered: [],
    registeredDay: [],
    suspension: undefined,
    pastSuspension: undefined,
    allowance: undefined,
    vouched: undefined,
  };
}

// One event asks for the same two subjects several times: the last ways to them are kept. They are
// only ways; what they lead to is in the state.
let lastLine: Line | undefined;
let lastOwn: Subject | undefined;
let lastPayer: Account | undefined;
let lastShared: Subject | undefined;

/** The line's own subject, its billing month turned to now. */
export function lineSubject(state: EngineState, line: Line): Subject {
  if (line.subject === 0) line.subject = addSubject(state.subjects);
  if (line !== lastLine || lastOwn === undefined) {
    lastLine = line;
    lastOwn = subjectOf(state, line)!;
  }
  turnMonth(lastOwn.meter, billingMonthOf(state, line));
  noteLine(lastOwn.meter, line);
  return lastOwn;
}

/** Refused registrations are the line's, not its account's. */
const ofAccount = { inboundMs: 0, rejectedRegistrations: 0, rejectedMs: 0 };

/** The account's subject; undefined for an account of one line. */
export function accountSubject(state: EngineState, line: Line): Subject | undefined {
  const { payer } = line;
  if (payer === undefined || payer.lines < 2) return undefined;
  if (payer.subject === 0) payer.subject = addSubject(state.subjects);
  if (payer !== lastPayer || lastShared === undefined) {
    lastPayer = payer;
    lastShared = subjectOf(state, payer)!;
  }
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
  for (const line of state.lines.objects) line.monthUntilMs = 0;
}
