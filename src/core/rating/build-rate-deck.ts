import type { RateRow } from './rate-deck.ts';

/**
 * Rates ready for look-up: a trie over the digits of the prefix, in one array, so that a look-up
 * allocates nothing. Plain data.
 */
export interface RateDeck {
  readonly rows: readonly RateRow[];
  /** Ten child node numbers per node; 0: none. Node 0 is the root. */
  readonly children: Int32Array;
  /** Per node the first row (number + 1) of its prefix; 0: none. */
  readonly firstRow: Int32Array;
  /** Per row the next row (number + 1) of the same prefix; 0: none. */
  readonly nextRow: Int32Array;
  readonly validFromMs: Float64Array;
  readonly validToMs: Float64Array;
}

/**
 * Builds the deck. Several rows may share a prefix; of those valid at an instant
 * (validFrom ≤ t < validTo) the one that became valid last counts, and among equals the later one
 * in the list. A row whose prefix is not all digits is never found.
 */
export function buildRateDeck(rows: readonly RateRow[]): RateDeck {
  const usable = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => isDigits(row.prefix));
  const children: number[] = new Array(10).fill(0);
  const firstRow: number[] = [0];
  const nextRow = new Int32Array(rows.length);
  // The look-up takes the first valid row of a chain, so what counts most is put in front, last.
  usable.sort((a, b) => from(a.row) - from(b.row) || a.index - b.index);
  for (const { row, index } of usable) {
    const node = nodeFor(row.prefix, children, firstRow);
    nextRow[index] = firstRow[node]!;
    firstRow[node] = index + 1;
  }
  return {
    rows,
    children: Int32Array.from(children),
    firstRow: Int32Array.from(firstRow),
    nextRow,
    validFromMs: Float64Array.from(rows, from),
    validToMs: Float64Array.from(rows, row => row.validToMs ?? Number.MAX_VALUE),
  };
}

function isDigits(prefix: string): boolean {
  return /^[0-9]+$/.test(prefix);
}

function from(row: RateRow): number {
  return row.validFromMs ?? -Number.MAX_VALUE;
}

function nodeFor(prefix: string, children: number[], firstRow: number[]): number {
  let node = 0;
  for (let at = 0; at < prefix.length; at++) {
    const slot = node * 10 + prefix.charCodeAt(at) - 48;
    let child = children[slot]!;
    if (child === 0) {
      child = firstRow.push(0) - 1;
      children[slot] = child;
      for (let digit = 0; digit < 10; digit++) children.push(0);
    }
    node = child;
  }
  return node;
}
