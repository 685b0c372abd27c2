import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceText, csvFile, percentOf } from './device-figures.ts';

test('a small share is not rounded to nothing', () => {
  assert.equal(percentOf(3, 100), '3');
  assert.equal(percentOf(1, 3), '33.3');
  assert.equal(percentOf(1, 100_000), '<0.1');
  assert.equal(percentOf(0, 10), '0');
  assert.equal(percentOf(1, 0), '0');
});

test('a chance is as exact as it needs to be', () => {
  assert.equal(chanceText(0.4), '40 %');
  assert.equal(chanceText(0.0042), '0.42 %');
  assert.equal(chanceText(1e-9), '<0.01 %');
});

test('a list that is saved begins with the mark that spreadsheets look for', async () => {
  const bytes = new Uint8Array(await csvFile('a,b').arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 4)], [0xef, 0xbb, 0xbf, 0x61]);
});
