import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heatOf } from './heat-of.ts';

test('the fullest hour is darkest, an hour with one call is not white', () => {
  const heat = heatOf([
    { weekday: 7, hour: 2, calls: 100 },
    { weekday: 1, hour: 0, calls: 1 },
    { weekday: 1, hour: 1, calls: 41 },
  ]);
  assert.deepEqual(heat(7, 2), { calls: 100, level: 5 });
  assert.deepEqual(heat(1, 0), { calls: 1, level: 1 });
  assert.deepEqual(heat(1, 1), { calls: 41, level: 3 });
  assert.deepEqual(heat(3, 12), { calls: 0, level: 0 });
});
