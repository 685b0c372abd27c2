import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, gapsOf, lineOf } from './lane-shape.ts';

const minute = 60_000;
const within = { fromMs: 0, toMs: 10 * minute };

test('bars stand from zero to the most of them, none where nothing was lost or seen', () => {
  const values = [0, 320, null, 640, 0, 0, 0, 0, 0, 0];
  const { path, most } = barsOf({ fromMs: 0, values }, within);
  assert.equal(most, 640);
  assert.equal(path, 'M100 100V52H200V100ZM300 100V4H400V100Z');
  assert.deepEqual(barsOf({ fromMs: 0, values: new Array(10).fill(0) }, within), {
    path: '',
    most: 0,
  });
});

test('a line breaks where nothing was seen', () => {
  const values = [10, 20, null, 20, 20, 20, 20, 20, 20, 20];
  const path = lineOf({ fromMs: 0, values }, within, 20);
  assert.equal(path.match(/M/g)?.length, 2);
  assert.ok(path.startsWith('M50 52'));
});

test('gaps are where nobody looked or a feed was silent, but not before all began', () => {
  const calls = [null, null, 5, 5, null, null, 5, 5, 5, 5];
  const silent = [null, null, 0, 0, null, null, 0, 0, 1, 0];
  const gaps = gapsOf({ fromMs: 0, values: calls }, { fromMs: 0, values: silent }, within);
  assert.deepEqual(gaps, [
    { left: 40, width: 20 },
    { left: 80, width: 10 },
  ]);
  const never = { fromMs: 0, values: new Array(10).fill(null) };
  assert.deepEqual(gapsOf(never, never, within), []);
});

test('what lies before the axis is left out', () => {
  const values = Array.from({ length: 20 }, () => 100);
  const late = { fromMs: 10 * minute, toMs: 20 * minute };
  assert.equal(barsOf({ fromMs: 0, values }, late).path.match(/M/g)?.length, 10);
});
