import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failedCases, keptCases } from './kept-cases.ts';

test('cases that once failed hold', () => {
  assert.ok(keptCases().length > 0);
  assert.deepEqual(failedCases(), []);
});
