import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotRadius, dotYen, ringRadius } from './dot-size.ts';

test('a dot is eight pixels across at least, and the largest has an end', () => {
  assert.equal(dotRadius(0, 0), 4);
  assert.equal(dotRadius(14_310, 14_310), 18);
  assert.equal(dotRadius(1e9, 14_310), 18);
  assert.ok(dotRadius(100, 14_310) > 4 && dotRadius(100, 14_310) < dotRadius(2_000, 14_310));
});

test('on a quiet night no dot is large', () => {
  assert.ok(dotRadius(90, 90) < 8);
});

test('a ring is around the smallest dot, and the largest has an end', () => {
  assert.ok(ringRadius(1, 1) > dotRadius(0, 0));
  assert.ok(ringRadius(5_000, 5_000) < ringRadius(50_000, 50_000));
  assert.equal(ringRadius(1e9, 1e9), ringRadius(100_000, 0));
});

test('what is being lost is what counts', () => {
  assert.equal(dotYen({ yenPerMinute: 2_000, lossYenPerMinute: 100 }), 100);
  assert.equal(dotYen({ yenPerMinute: 2_000, lossYenPerMinute: 0 }), 2_000);
});
