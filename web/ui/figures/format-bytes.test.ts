import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesShort } from './format-bytes.ts';

test('sizes are short and never negative', () => {
  const known: [number, string][] = [
    [0, '0 B'],
    [-5, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [1_234_567, '1.2 MB'],
    [34_500_000_000, '35 GB'],
    [5e15, '5000 TB'],
  ];
  for (const [bytes, text] of known) assert.equal(bytesShort(bytes), text);
});
