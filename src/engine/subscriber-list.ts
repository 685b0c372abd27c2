// The subscriber list comes in, whole or in parts; what was learnt of a line stays with it.
import { moveModel } from '../core/detection/device-models.ts';
import { addActive, clearActive } from '../core/metering/meter.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import {
  accountName,
  accountNumber,
  joinAccount,
  leaveAccount,
  trimAccounts,
} from './account-directory.ts';
import {
  factsOf,
  giveFacts,
  type LineFacts,
  lastMonthMilliYen,
  lineNumber,
  objectOf,
  setLastMonth,
  trimLines,
} from './line-directory.ts';
import { accountSubject, lineNamed, payerOf } from './lines.ts';
import type { EngineState } from './state.ts';
import { subjectOf } from './subjects.ts';

/** Where these rows stand in their list; a list too long for one input comes in several. */
export type ListPart = 'whole' | 'first' | 'further' | 'last';

/** Takes rows over; lines that the finished list does not name are listed no longer. */
export function takeSubscribers(
  state: EngineState,
  rows: readonly Subscriber[],
  part: ListPart = 'whole',
): void {
  if (part === 'whole' || part === 'first') state.named = new Uint8Array(0);
  let moved = false;
  for (const row of rows) if (takeRow(state, row)) moved = true;
  if (part === 'whole' || part === 'last') {
    delist(state);
    trimLines(state.lines);
    trimAccounts(state.accounts);
  }
  if (moved) followAccounts(state);
}

/** Gives whether an account that has an object lost or won a line. */
function takeRow(state: EngineState, row: Subscriber): boolean {
  const { lines, accounts } = state;
  const before = lines.names.count;
  const id = lineNumber(lines, row.subscriber);
  const account = accountNumber(accounts, row.account);
  const milliYen = row.lastMonthYen === undefined ? -1 : row.lastMonthYen * 1_000;
  const isNew = id === before;
  const told = isNew ? undefined : (objectOf(lines, id) ?? factsOf(lines, id));
  moveModel(state.models, told?.deviceModel ?? '', row.deviceModel ?? '');
  const moves = isNew || lines.account[id] !== account;
  let matters = moves && accounts.place[account]! < 0;
  if (isNew) giveFacts(lines, id, factsOfRow(state, row));
  else {
    const known = lastMonthMilliYen(lines, id);
    if (moves || known !== milliYen) {
      matters ||= moves && accounts.place[lines.account[id]!]! < 0;
      leaveAccount(accounts, lines.account[id]!, { milliYen: known });
    }
    if (!(objectOf(lines, id) ?? factsOf(lines, id)).listed) lines.unlisted -= 1;
  }
  if (moves || lastMonthMilliYen(lines, id) !== milliYen) {
    lines.account[id] = account;
    setLastMonth(lines, id, milliYen);
    joinAccount(accounts, account, { line: id, milliYen }, one => lastMonthMilliYen(lines, one));
  }
  if (!isNew) takeFacts(state, id, factsOfRow(state, row));
  name(state, id);
  return matters;
}

function takeFacts(state: EngineState, id: number, facts: LineFacts): void {
  const { lines } = state;
  const line = objectOf(lines, id);
  if (line === undefined) {
    giveFacts(lines, id, facts);
    return;
  }
  Object.assign(line, facts);
  line.account = accountName(state.accounts, lines.account[id]!);
  line.payer = payerOf(state, lines.account[id]!);
  line.lastMonthMilliYen = lastMonthMilliYen(lines, id);
  line.monthUntilMs = 0;
}

function factsOfRow(state: EngineState, row: Subscriber): LineFacts {
  const corporate = row.type === 'corporate';
  return {
    listed: true,
    corporate,
    service: row.service,
    challenge: row.challenge,
    channels: row.channels ?? (corporate ? 4 : 1),
    zone: row.timeZone ?? state.calendar.homeZone,
    billingDay: row.billingDay ?? 1,
    deviceModel: row.deviceModel ?? '',
  };
}

/** Marks the line as one that the running list names. */
function name(state: EngineState, id: number): void {
  const at = id >> 3;
  if (at >= state.named.length) {
    const longer = new Uint8Array(Math.max(64, 2 * at));
    longer.set(state.named);
    state.named = longer;
  }
  state.named[at]! |= 1 << (id & 7);
}

function delist(state: EngineState): void {
  const { lines, named } = state;
  for (let id = 0; id < lines.names.count; id += 1) {
    if (((named[id >> 3] ?? 0) & (1 << (id & 7))) !== 0) continue;
    const line = objectOf(lines, id);
    if (!(line ?? factsOf(lines, id)).listed) continue;
    lines.unlisted += 1;
    if (line !== undefined) line.listed = false;
    else giveFacts(lines, id, { ...factsOf(lines, id), listed: false });
  }
  state.named = new Uint8Array(0);
}

/** Calls in progress go with their line when it changes account. */
function followAccounts(state: EngineState): void {
  for (const account of state.accounts.objects) {
    const subject = subjectOf(state, account);
    if (subject !== undefined) clearActive(subject.meter);
  }
  for (const call of state.calls.values()) {
    const line = lineNamed(state, call.subscriber);
    const subject = line === undefined ? undefined : accountSubject(state, line);
    if (subject !== undefined) addActive(subject.meter, call);
  }
}
