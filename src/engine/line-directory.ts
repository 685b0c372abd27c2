// Every known line, one row each in typed arrays. Of a line that never calls abroad the row is all
// there is, beside traces of registering and being called. A line that does more has a second row.
import { grownLength, integersOf } from '../core/stdx/grown.ts';
import {
  addText,
  newTextTable,
  type TextTable,
  textOf,
  trimTexts,
} from '../core/stdx/text-table.ts';
import { addLineRow, type LineRows, newLineRows } from './line-rows.ts';
import { type LineTraces, newLineTraces } from './line-traces.ts';
import type { Line } from './state.ts';

/** What the list says of a line and what many lines have in common. */
export type LineFacts = Pick<
  Line,
  | 'listed'
  | 'corporate'
  | 'service'
  | 'challenge'
  | 'channels'
  | 'zone'
  | 'billingDay'
  | 'deviceModel'
>;

export interface LineDirectory {
  readonly names: TextTable;
  /** From 0: number of its facts; below: −1 − its second row, which has that number. */
  place: Int32Array;
  /** Number of the account in its directory. */
  account: Int32Array;
  /** Last month's charges in yen; `untold`, or `uneven` when they are in `unevenMilliYen`. */
  lastMonthYen: Int32Array;
  readonly unevenMilliYen: Map<number, number>;
  readonly facts: LineFacts[];
  readonly factsAt: Map<string, number>;
  readonly rows: LineRows;
  readonly traces: LineTraces;
  /** Lines that are in no list. */
  unlisted: number;
}

const untold = -1;
const uneven = -2;

export function newLineDirectory(): LineDirectory {
  return {
    names: newTextTable(),
    place: new Int32Array(16),
    account: new Int32Array(16),
    lastMonthYen: new Int32Array(16),
    unevenMilliYen: new Map(),
    facts: [],
    factsAt: new Map(),
    rows: newLineRows(),
    traces: newLineTraces(),
    unlisted: 0,
  };
}

/** Number of the line, made when it is new: equal to `names.count` before. */
export function lineNumber(directory: LineDirectory, subscriber: string): number {
  const id = addText(directory.names, subscriber);
  if (id < directory.place.length) return id;
  const length = grownLength(id, id + 1);
  directory.place = integersOf(directory.place, length);
  directory.account = integersOf(directory.account, length);
  directory.lastMonthYen = integersOf(directory.lastMonthYen, length);
  return id;
}

export function lineName(directory: LineDirectory, id: number): string {
  return textOf(directory.names, id);
}

/** The line's second row; −1 while it is silent. */
export function rowOf(directory: LineDirectory, id: number): number {
  return -1 - Math.min(0, directory.place[id]!);
}

/** From now on the line has a second row. */
export function giveRow(directory: LineDirectory, id: number): void {
  const row = addLineRow(directory.rows, directory.place[id]!);
  directory.place[id] = -1 - row;
}

export function factsOf(directory: LineDirectory, id: number): LineFacts {
  const place = directory.place[id]!;
  return directory.facts[place >= 0 ? place : directory.rows.facts[-1 - place]!]!;
}

export function giveFacts(directory: LineDirectory, id: number, facts: LineFacts): void {
  const row = rowOf(directory, id);
  const number = factsNumber(directory, facts);
  if (row < 0) directory.place[id] = number;
  else directory.rows.facts[row] = number;
}

/** The billing month is worked out anew at the next call. */
export function forgetMonth(directory: LineDirectory, id: number): void {
  const row = rowOf(directory, id);
  if (row >= 0) directory.rows.quarter[row] = 0;
}

/** Lines differ in few facts: each combination is kept once. */
function factsNumber(directory: LineDirectory, facts: LineFacts): number {
  const text = [
    facts.listed ? 1 : 0,
    facts.corporate ? 1 : 0,
    facts.challenge ? 1 : 0,
    facts.service,
    facts.channels,
    facts.billingDay,
    facts.zone,
    facts.deviceModel,
  ].join(' ');
  const known = directory.factsAt.get(text);
  if (known !== undefined) return known;
  const made = directory.facts.push(facts) - 1;
  directory.factsAt.set(text, made);
  return made;
}

/** Last month's charges in thousandths of a yen; −1 when nothing tells them. */
export function lastMonthMilliYen(directory: LineDirectory, id: number): number {
  const yen = directory.lastMonthYen[id]!;
  if (yen >= 0) return yen * 1_000;
  return yen === untold ? -1 : directory.unevenMilliYen.get(id)!;
}

export function setLastMonth(directory: LineDirectory, id: number, milliYen: number): void {
  const yen = milliYen / 1_000;
  directory.unevenMilliYen.delete(id);
  if (milliYen < 0) directory.lastMonthYen[id] = untold;
  else if ((yen | 0) === yen) directory.lastMonthYen[id] = yen;
  else {
    directory.lastMonthYen[id] = uneven;
    directory.unevenMilliYen.set(id, milliYen);
  }
}

export function trimLines(directory: LineDirectory): void {
  trimTexts(directory.names);
  const length = directory.names.count + 16;
  if (directory.place.length <= length) return;
  directory.place = integersOf(directory.place, length);
  directory.account = integersOf(directory.account, length);
  directory.lastMonthYen = integersOf(directory.lastMonthYen, length);
}
