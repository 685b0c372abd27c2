import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleared } from './cleared.ts';

test('each time that the line proved right eases the next alarm, and never speaks for an attack', () => {
  assert.deepEqual(
    [0, 1, 2].map(times => cleared.weigh({ cleared: times })),
    [0, -600, -1_200],
  );
  assert.deepEqual(cleared.range, [-1_200, 0]);
});
