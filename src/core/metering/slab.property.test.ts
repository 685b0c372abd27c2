import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addRecord,
  closeGap,
  lengthOf,
  newSlab,
  openGap,
  pageOf,
  type Slab,
  setLength,
  startOf,
} from './slab.ts';

const lengths = fc.oneof(fc.nat(60), fc.nat(900));
const change = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), length: lengths }),
  fc.record({ kind: fc.constant('length' as const), of: fc.nat(), length: lengths }),
  fc.record({ kind: fc.constant('open' as const), of: fc.nat(), at: fc.nat(), cells: fc.nat(40) }),
  fc.record({ kind: fc.constant('close' as const), of: fc.nat(), at: fc.nat(), cells: fc.nat(40) }),
);

test('whatever grows, shrinks and moves: every record keeps its own cells', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 120 }), changes => {
      const slab = newSlab();
      const plain: number[][] = [];
      let next = 1;
      for (const one of changes) {
        if (one.kind === 'add') {
          assert.equal(addRecord(slab, one.length), plain.length);
          plain.push(new Array<number>(one.length).fill(0));
        } else if (plain.length > 0) {
          const record = one.of % plain.length;
          next = (next + 1) & 0xffff;
          apply(slab, record, plain[record]!, one, next);
        }
        for (const [record, cells] of plain.entries()) {
          assert.deepEqual(cellsOf(slab, record), cells, `record ${record}`);
        }
        assertDense(slab);
      }
    }),
  );
});

function apply(
  slab: Slab,
  record: number,
  cells: number[],
  one: Exclude<ReturnType<(typeof change)['generate']>['value'], { kind: 'add' }>,
  value: number,
): void {
  if (one.kind === 'length') {
    const before = cells.length;
    setLength(slab, record, one.length);
    cells.length = Math.min(before, one.length);
    while (cells.length < one.length) cells.push(value);
    write(slab, record, before, cells);
    return;
  }
  const at = one.at % (cells.length + 1);
  if (one.kind === 'open') {
    openGap(slab, record, at, one.cells);
    cells.splice(at, 0, ...new Array<number>(one.cells).fill(value));
    write(slab, record, at, cells, at + one.cells);
    return;
  }
  const taken = Math.min(one.cells, cells.length - at);
  closeGap(slab, record, at, taken);
  cells.splice(at, taken);
}

function write(slab: Slab, record: number, from: number, cells: number[], to = cells.length): void {
  const page = pageOf(slab, record);
  for (let i = from; i < to; i += 1) page[startOf(slab, record) + i] = cells[i]!;
}

function cellsOf(slab: Slab, record: number): number[] {
  const start = startOf(slab, record);
  return [...pageOf(slab, record).subarray(start, start + lengthOf(slab, record))];
}

/** No page is half empty but the last of its size, and none is counted twice. */
function assertDense(slab: Slab): void {
  const used = slab.sizes.flatMap(size => size.pages);
  assert.equal(new Set([...used, ...slab.sparePages]).size, slab.pages.length);
  const blocks = slab.sizes.reduce((sum, size) => sum + size.blocks, 0);
  assert.equal(blocks, slab.records);
}

test('pages that became free are used again', () => {
  const slab = newSlab();
  for (let i = 0; i < 2_000; i += 1) addRecord(slab, 100);
  const pages = slab.pages.length;
  for (let i = 0; i < 2_000; i += 1) setLength(slab, i, 40);
  for (let i = 0; i < 2_000; i += 1) setLength(slab, i, 100);
  assert.ok(slab.pages.length <= pages + 2, `${slab.pages.length} pages, ${pages} before`);
});

test('ten thousand records that grow in step fill their pages', () => {
  const slab = newSlab();
  for (let i = 0; i < 10_000; i += 1) addRecord(slab, 40);
  for (let length = 44; length <= 300; length += 16) {
    for (let i = 0; i < 10_000; i += 1) setLength(slab, i, length);
  }
  const cells = (slab.pages.length * slab.pages[0]!.length) / 10_000;
  assert.ok(cells < 300 * 1.25, `${cells} cells a record`);
});
