// The subscriber list comes in, whole or in parts; what was learnt of a line stays with it.
import { moveModel } from '../core/detection/device-models.ts';
import { addActive, clearActive } from '../core/metering/meter.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import { accountNumber, joinAccount, leaveAccount, trimAccounts } from './account-directory.ts';
import {
  factsOf,
  forgetMonth,
  giveFacts,
  type LineFacts,
  lastMonthMilliYen,
  lineNumber,
  rowOf,
  setLastMonth,
  trimLines,
} from './line-directory.ts';
import { accountSubject, lineNamed } from './lines.ts';
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

/** Gives whether an account that may have calls in progress lost or won a line. */
function takeRow(state: EngineState, row: Subscriber): boolean {
  const { lines, accounts } = state;
  const before = lines.names.count;
  const id = lineNumber(lines, row.subscriber);
  const account = accountNumber(accounts, row.account);
  const milliYen = row.lastMonthYen === undefined ? -1 : row.lastMonthYen * 1_000;
  const isNew = id === before;
  const told = isNew ? undefined : factsOf(lines, id);
  moveModel(state.models, told?.deviceModel ?? '', row.deviceModel ?? '');
  const moves = isNew || lines.account[id] !== account;
  let matters = moves && mayHaveCalls(state, account);
  if (!isNew) {
    const known = lastMonthMilliYen(lines, id);
    if (moves || known !== milliYen) {
      matters ||= moves && mayHaveCalls(state, lines.account[id]!);
      leaveAccount(accounts, lines.account[id]!, { milliYen: known });
    }
    if (told?.listed === false) lines.unlisted -= 1;
  }
  if (moves || lastMonthMilliYen(lines, id) !== milliYen) {
    lines.account[id] = account;
    setLastMonth(lines, id, milliYen);
    joinAccount(accounts, account, { line: id, milliYen }, one => lastMonthMilliYen(lines, one));
  }
  giveFacts(lines, id, factsOfRow(state, row));
  forgetMonth(lines, id);
  name(state, id);
  return matters;
}

/** Whether a line of the account may have calls in progress: the only one, or one of several. */
function mayHaveCalls({ accounts, lines }: EngineState, account: number): boolean {
  const place = accounts.place[account]!;
  return place < 0 || (place > 0 && rowOf(lines, place - 1) >= 0);
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
    const facts = factsOf(lines, id);
    if (!facts.listed) continue;
    lines.unlisted += 1;
    giveFacts(lines, id, { ...facts, listed: false });
  }
  state.named = new Uint8Array(0);
}

/** Calls in progress go with their line when it changes account. */
function followAccounts(state: EngineState): void {
  const { accounts } = state;
  for (let row = 0; row < accounts.sums; row += 1) {
    const subject = subjectOf(state, { subject: accounts.subject[row]! });
    if (subject !== undefined) clearActive(subject.meter);
  }
  for (const call of state.calls.values()) {
    const line = lineNamed(state, call.subscriber);
    const subject = line === undefined ? undefined : accountSubject(state, line);
    if (subject !== undefined) addActive(subject.meter, call);
  }
}
