import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.ts';

test('the same keys give the same stream, other keys another', () => {
  const draw = (...keys: (string | number)[]) => {
    const random = new Random(...keys);
    return Array.from({ length: 5 }, () => random.int(0, 1_000_000));
  };
  assert.deepEqual(draw(1, 'day', 4), draw(1, 'day', 4));
  assert.notDeepEqual(draw(1, 'day', 4), draw(1, 'day', 5));
  assert.notDeepEqual(draw(1, 'day', 4), draw(2, 'day', 4));
  // Fixed for ever: committed measurements name their seeds.
  assert.deepEqual(draw(1), [184368, 421827, 667999, 888787, 340889]);
});

test('the mean of durations is the one asked for', () => {
  const random = new Random(9);
  let sum = 0;
  for (let index = 0; index < 100_000; index += 1) sum += random.heavy(300);
  assert.ok(Math.abs(sum / 100_000 - 300) < 3);
});

test('a sample holds different items, at most all of them', () => {
  const random = new Random(5);
  const items = [1, 2, 3, 4, 5, 6];
  assert.equal(new Set(random.sample(items, 4)).size, 4);
  assert.deepEqual(random.sample(items, 9).toSorted(), items);
});
