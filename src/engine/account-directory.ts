// Accounts, one row each in typed arrays: the name, and where its lines are. An account of one line
// is no more than that; one of several has a row of sums, and its subject.
import { doublesOf, grownLength, integersOf } from '../core/stdx/grown.ts';
import {
  addText,
  newTextTable,
  type TextTable,
  textOf,
  trimTexts,
} from '../core/stdx/text-table.ts';

export interface AccountDirectory {
  readonly names: TextTable;
  /** 0: no line; above: its only line, plus one; below: −1 − its row of sums. */
  place: Int32Array;
  sums: number;
  /** Lines, and how many of them tell last month's charges, with their sum in milli-yen. */
  lines: Int32Array;
  telling: Int32Array;
  milliYen: Float64Array;
  /** Number of the subject; 0: none. */
  subject: Int32Array;
  /** Open cases by number of the account. */
  readonly cases: Map<number, string>;
}

export function newAccountDirectory(): AccountDirectory {
  return {
    names: newTextTable(),
    place: new Int32Array(16),
    sums: 0,
    lines: new Int32Array(16),
    telling: new Int32Array(16),
    milliYen: new Float64Array(16),
    subject: new Int32Array(16),
    cases: new Map(),
  };
}

/** What a directory must be told about the line that an account had alone. */
export type LastMonthOf = (line: number) => number;

/** Number of the account, made when it is new. */
export function accountNumber(directory: AccountDirectory, name: string): number {
  const id = addText(directory.names, name);
  const { place } = directory;
  if (id === place.length) directory.place = integersOf(place, grownLength(id, id + 1));
  return id;
}

// The accounts that call are few at any time: their names are not made anew for every call.
const namesKept = 4_096;
const names: string[] = new Array<string>(namesKept).fill('');
const namedIds = new Int32Array(namesKept).fill(-1);
let namedOf: AccountDirectory | undefined;

export function accountName(directory: AccountDirectory, id: number): string {
  if (directory !== namedOf) {
    namedOf = directory;
    namedIds.fill(-1);
  }
  const at = id & (namesKept - 1);
  if (namedIds[at] !== id) {
    namedIds[at] = id;
    names[at] = textOf(directory.names, id);
  }
  return names[at]!;
}

/** `milliYen` are last month's charges, −1 when the line does not tell them. */
export function joinAccount(
  directory: AccountDirectory,
  id: number,
  joining: { readonly line: number; readonly milliYen: number },
  lastMonthOf: LastMonthOf,
): void {
  if (directory.place[id] === 0) {
    directory.place[id] = joining.line + 1;
    return;
  }
  const row = sumsOf(directory, id, lastMonthOf);
  count(directory, row, 1, joining.milliYen);
}

export function leaveAccount(
  directory: AccountDirectory,
  id: number,
  leaving: { readonly milliYen: number },
): void {
  if (directory.place[id]! > 0) {
    directory.place[id] = 0;
    return;
  }
  count(directory, -1 - directory.place[id]!, -1, leaving.milliYen);
}

export function trimAccounts(directory: AccountDirectory): void {
  trimTexts(directory.names);
  const { count } = directory.names;
  if (directory.place.length > count + 16)
    directory.place = integersOf(directory.place, count + 16);
}

/** The row of sums, made out of the only line when there is none. */
export function sumsOf(directory: AccountDirectory, id: number, lastMonthOf: LastMonthOf): number {
  const place = directory.place[id]!;
  if (place < 0) return -1 - place;
  const row = directory.sums;
  if (row === directory.lines.length) {
    const length = grownLength(row, row + 1);
    directory.lines = integersOf(directory.lines, length);
    directory.telling = integersOf(directory.telling, length);
    directory.subject = integersOf(directory.subject, length);
    directory.milliYen = doublesOf(directory.milliYen, length);
  }
  directory.sums = row + 1;
  directory.place[id] = -1 - row;
  if (place > 0) count(directory, row, 1, lastMonthOf(place - 1));
  return row;
}

function count(directory: AccountDirectory, row: number, by: 1 | -1, milliYen: number): void {
  directory.lines[row]! += by;
  if (milliYen >= 0) {
    directory.telling[row]! += by;
    directory.milliYen[row]! += by * milliYen;
  }
}
