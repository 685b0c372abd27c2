// How a meter lies in the cells of its record: figures first, then five lists of entries.
import { low32, write32 } from './cells.ts';
import { closeGap, openGap, pageOf, type Slab, startOf } from './slab.ts';

/** Cells of the figures; the lists follow in this order, the oldest of each first. */
export const cell = {
  /** Hour (since 1970) up to which old hours were cleared, plus one; 32 bits. */
  hour: 0,
  /** Billing month plus one; 32 bits. */
  month: 2,
  /** Finished charges of the month, 48 bits. */
  monthMilliYen: 4,
  /** Charges of the month before plus one, 48 bits; 0 when it was not observed. */
  lastMonth: 7,
  /** Lengths of the five lists, a byte each. */
  lengths: 10,
  cells: 13,
} as const;

/** Hours with charges or attempts: clock hour (0–23), attempts, charges (48 bits). */
export const hours = 0;
/** Times of set-ups, the low 32 bits of their milliseconds. */
export const setups = 1;
/** Called numbers by their low 32 bits. */
export const numbers = 2;
/** Short answered calls to expensive places: time as above, destination. */
export const shortCalls = 3;
/** Calls known from records alone: set-up (48 bits), how long they were up (32 bits). */
export const recorded = 4;
/** Cells of an entry of each list. */
export const width = [5, 2, 2, 3, 5] as const;
/** Entries of each list; at the limit the oldest goes. */
const most = [24, 16, 8, 8, 16] as const;

/** Cells of a meter with all lists full. */
export const meterCellsMost =
  cell.cells + width.reduce<number>((sum, cells, list) => sum + cells * most[list]!, 0);

/** A record of a slab. */
interface Stored {
  readonly slab: Slab;
  readonly record: number;
}

/** Writes the low 32 bits into the newest entry of a list; returns its first cell. */
export function setLast(meter: Stored, list: number, value: number): number {
  const cells = pageOf(meter.slab, meter.record);
  const at = listStart(cells, startOf(meter.slab, meter.record), list + 1) - width[list]!;
  write32(cells, at, low32(value));
  return at;
}

export function listLength(cells: Uint16Array, start: number, list: number): number {
  return (cells[start + cell.lengths + (list >> 1)]! >> ((list & 1) << 3)) & 0xff;
}

export function setListLength(
  cells: Uint16Array,
  start: number,
  list: number,
  length: number,
): void {
  const at = start + cell.lengths + (list >> 1);
  const shift = (list & 1) << 3;
  cells[at] = (cells[at]! & ~(0xff << shift)) | (length << shift);
}

export function listStart(cells: Uint16Array, start: number, list: number): number {
  let at = start + cell.cells;
  for (let i = 0; i < list; i += 1) at += width[i]! * listLength(cells, start, i);
  return at;
}

/** Makes a newest entry; at the limit the oldest goes. What the entry holds is not defined. */
export function push(meter: Stored, list: number): void {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const length = listLength(cells, start, list);
  const from = listStart(cells, start, list);
  const wide = width[list]!;
  if (length >= most[list]!) {
    for (let i = from + wide; i < from + wide * length; i += 1) cells[i - wide] = cells[i]!;
    return;
  }
  openGap(meter.slab, meter.record, from - start + wide * length, wide);
  setListLength(
    pageOf(meter.slab, meter.record),
    startOf(meter.slab, meter.record),
    list,
    length + 1,
  );
}

/** Takes the oldest entries of a list out. */
export function dropOldest(meter: Stored, list: number, count: number): void {
  if (count === 0) return;
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const at = listStart(cells, start, list) - start;
  setListLength(cells, start, list, listLength(cells, start, list) - count);
  closeGap(meter.slab, meter.record, at, width[list]! * count);
}
