// Many small records of 16-bit cells in large pages, without gaps: a record lives in a block of
// its size, all blocks of one size stand together, and where one leaves the last moves in.
import { assert } from '../stdx/assert.ts';

/** Cells of a page; the longest record is three shorter. */
const pageCells = 16_384;
/** Blocks begin at multiples of this many cells. */
const unitCells = 4;
const unitBits = 12;
const unitsOfPage = 1 << unitBits;
const unitMask = unitsOfPage - 1;
/** Owner (two cells) and length stand before each record. */
const headCells = 3;

interface BlockSize {
  /** Pages of blocks of this size, in order; only the last is not full. */
  readonly pages: number[];
  blocks: number;
}

/** Plain data, so that a snapshot is a copy. */
export interface Slab {
  readonly pages: Uint16Array[];
  /** Of each page, which size its blocks have. */
  readonly sizeOfPage: number[];
  readonly sparePages: number[];
  readonly sizes: BlockSize[];
  /** Where each record stands, in units; the number of a record is its place here. */
  places: Uint32Array;
  records: number;
}

export function newSlab(): Slab {
  return {
    pages: [],
    sizeOfPage: [],
    sparePages: [],
    sizes: blockCells.map(() => ({ pages: [], blocks: 0 })),
    places: new Uint32Array(16),
    records: 0,
  };
}

/** The page in which a record stands … */
export function pageOf(slab: Slab, record: number): Uint16Array {
  return slab.pages[slab.places[record]! >>> unitBits]!;
}

/** … and the cell of that page where it begins; both hold until any record changes its length. */
export function startOf(slab: Slab, record: number): number {
  return (slab.places[record]! & unitMask) * unitCells + headCells;
}

export function lengthOf(slab: Slab, record: number): number {
  return pageOf(slab, record)[startOf(slab, record) - 1]!;
}

/** Makes a record of zeroes; returns its number, from 0 on. */
export function addRecord(slab: Slab, length: number): number {
  const record = slab.records;
  slab.records += 1;
  if (record >= slab.places.length) {
    const more = new Uint32Array(Math.ceil((slab.places.length * 5) / 4) + 16);
    more.set(slab.places);
    slab.places = more;
  }
  place(slab, record, length, takeBlock(slab, sizeFor(length)));
  const start = startOf(slab, record);
  pageOf(slab, record).fill(0, start, start + length);
  return record;
}

/** The record is zeroes again, as one that was just made. */
export function clearRecord(slab: Slab, record: number, length: number): void {
  setLength(slab, record, length);
  const start = startOf(slab, record);
  pageOf(slab, record).fill(0, start, start + length);
}

/** Makes room for `cells` at cell `at` of the record; what they hold is not defined. */
export function openGap(slab: Slab, record: number, at: number, cells: number): void {
  const length = lengthOf(slab, record);
  setLength(slab, record, length + cells);
  const page = pageOf(slab, record);
  const from = startOf(slab, record) + at;
  const end = from - at + length;
  for (let i = end - 1; i >= from; i -= 1) page[i + cells] = page[i]!;
}

/** Takes `cells` at cell `at` out of the record. */
export function closeGap(slab: Slab, record: number, at: number, cells: number): void {
  const length = lengthOf(slab, record);
  const page = pageOf(slab, record);
  const from = startOf(slab, record) + at;
  const end = from - at + length;
  for (let i = from + cells; i < end; i += 1) page[i - cells] = page[i]!;
  setLength(slab, record, length - cells);
}

/** Lengthens or shortens the record at its end. */
export function setLength(slab: Slab, record: number, length: number): void {
  const old = slab.places[record]!;
  const size = slab.sizeOfPage[old >>> unitBits]!;
  const wanted = sizeFor(length);
  if (wanted === size) {
    pageOf(slab, record)[startOf(slab, record) - 1] = length;
    return;
  }
  const before = pageOf(slab, record);
  const start = startOf(slab, record);
  const kept = Math.min(length, before[start - 1]!);
  place(slab, record, length, takeBlock(slab, wanted));
  const after = pageOf(slab, record);
  const offset = startOf(slab, record) - start;
  for (let i = start; i < start + kept; i += 1) after[i + offset] = before[i]!;
  leaveBlock(slab, old, size);
}

function place(slab: Slab, record: number, length: number, at: number): void {
  slab.places[record] = at;
  const page = pageOf(slab, record);
  const start = startOf(slab, record);
  page[start - 3] = record & 0xffff;
  page[start - 2] = record >>> 16;
  page[start - 1] = length;
}

/** A free block behind the last of its size. */
function takeBlock(slab: Slab, size: number): number {
  const of = slab.sizes[size]!;
  const perPage = Math.trunc(pageCells / blockCells[size]!);
  if (of.blocks === of.pages.length * perPage) of.pages.push(takePage(slab, size));
  of.blocks += 1;
  return blockAt(of, size, of.blocks - 1);
}

/** Where the `index`th block of a size stands. */
function blockAt(of: BlockSize, size: number, index: number): number {
  const cells = blockCells[size]!;
  const perPage = Math.trunc(pageCells / cells);
  const page = of.pages[Math.trunc(index / perPage)]!;
  return page * unitsOfPage + ((index % perPage) * cells) / unitCells;
}

function takePage(slab: Slab, size: number): number {
  let page = slab.sparePages.pop();
  if (page === undefined) {
    page = slab.pages.length;
    slab.pages.push(new Uint16Array(pageCells));
  }
  slab.sizeOfPage[page] = size;
  return page;
}

/** The last block of the size moves to the place that became free. */
function leaveBlock(slab: Slab, free: number, size: number): void {
  const of = slab.sizes[size]!;
  const last = blockAt(of, size, of.blocks - 1);
  if (last !== free) {
    const from = slab.pages[last >>> unitBits]!;
    const to = slab.pages[free >>> unitBits]!;
    const first = (last & unitMask) * unitCells;
    const offset = (free & unitMask) * unitCells - first;
    const end = first + headCells + from[first + 2]!;
    for (let i = first; i < end; i += 1) to[i + offset] = from[i]!;
    slab.places[from[first]! + from[first + 1]! * 0x10000] = free;
  }
  of.blocks -= 1;
  const perPage = Math.trunc(pageCells / blockCells[size]!);
  if (of.blocks === (of.pages.length - 1) * perPage) slab.sparePages.push(of.pages.pop()!);
}

/** Cells of the blocks: about twelve sizes to each doubling, so that little is left empty. */
const blockCells: readonly number[] = sizesUpTo(pageCells);

function sizesUpTo(most: number): number[] {
  const sizes: number[] = [];
  for (let cells = 16; cells < most; ) {
    sizes.push(cells);
    const step = Math.trunc(cells / 12);
    cells += Math.max(unitCells, step - (step % unitCells));
  }
  return [...sizes, most];
}

/** The smallest size by the units that a block needs. */
const sizeByUnits: Uint8Array = Uint8Array.from({ length: unitsOfPage + 1 }, (_, units) =>
  blockCells.findIndex(cells => cells >= units * unitCells),
);

function sizeFor(length: number): number {
  const units = Math.ceil((length + headCells) / unitCells);
  assert(units <= unitsOfPage, 'a record fits a page');
  return sizeByUnits[units]!;
}
