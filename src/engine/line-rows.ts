// Lines that did more than register and be called: one row each in typed arrays, made at the first
// such event. What few lines ever have stands in an object of its own.
import { grownLength, integersOf } from '../core/stdx/grown.ts';
import type { LineRare } from './state.ts';

export interface LineRows {
  count: number;
  /** Number of its facts. */
  facts: Int32Array;
  /** Number of its subject, 0 for none. */
  subject: Int32Array;
  /** Billing month, and the quarter of an hour (since 1970) from which on it is worked out anew. */
  month: Int32Array;
  quarter: Int32Array;
  /** Place of what it has beyond these, plus one; 0 for nothing. */
  rare: Int32Array;
  readonly rares: LineRare[];
}

export function newLineRows(): LineRows {
  return {
    count: 0,
    facts: new Int32Array(0),
    subject: new Int32Array(0),
    month: new Int32Array(0),
    quarter: new Int32Array(0),
    rare: new Int32Array(0),
    rares: [],
  };
}

/** Number of the new row. */
export function addLineRow(rows: LineRows, facts: number): number {
  const row = rows.count;
  rows.count += 1;
  if (row >= rows.facts.length) {
    const length = grownLength(rows.facts.length, row + 1);
    rows.facts = integersOf(rows.facts, length);
    rows.subject = integersOf(rows.subject, length);
    rows.month = integersOf(rows.month, length);
    rows.quarter = integersOf(rows.quarter, length);
    rows.rare = integersOf(rows.rare, length);
  }
  rows.facts[row] = facts;
  rows.month[row] = -1;
  return row;
}

/** What the row has beyond the arrays; undefined for nothing. */
export function rareOf(rows: LineRows, row: number): LineRare | undefined {
  const rare = rows.rare[row]!;
  return rare === 0 ? undefined : rows.rares[rare - 1];
}

export function makeRare(rows: LineRows, row: number): LineRare {
  const known = rareOf(rows, row);
  if (known !== undefined) return known;
  const made = noRare();
  rows.rare[row] = rows.rares.push(made);
  return made;
}

export function noRare(): LineRare {
  return {
    suspension: undefined,
    partlyOpen: undefined,
    barred: undefined,
    authorisation: undefined,
    cautiousUntilMs: 0,
    pastSuspension: undefined,
    allowance: undefined,
    vouched: undefined,
    cleared: undefined,
    rejectedRegistrations: 0,
    rejectedMs: 0,
    guessedMs: 0,
  };
}
