import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barPlaces, labelled, roundTop, ticksOf } from './bar-scale.ts';

test('the top is round, not below the largest value and not far above it', () => {
  for (const largest of [1, 3, 7, 12, 99, 100, 101, 3_840, 123_456, 9_999_999]) {
    const scale = roundTop(largest);
    assert.ok(scale.top >= largest && scale.top <= Math.max(4, largest * 2), String(largest));
    assert.ok(ticksOf(scale).length <= 6, String(largest));
    assert.equal(ticksOf(scale).at(-1), scale.top);
    assert.ok(ticksOf(scale).every(tick => largest < 4 || tick === Math.round(tick * 2) / 2));
  }
  assert.deepEqual(ticksOf(roundTop(0)), [0, 1]);
  assert.deepEqual(ticksOf(roundTop(3)), [0, 1, 2, 3]);
  assert.deepEqual(ticksOf(roundTop(3_840)), [0, 1_000, 2_000, 3_000, 4_000]);
});

test('bars stand side by side within the width', () => {
  const places = barPlaces(62, 600);
  assert.equal(places.length, 62);
  for (const [at, { left, width }] of places.entries()) {
    assert.ok(width >= 1 && left >= 0 && left + width <= 600);
    if (at > 0) assert.ok(left >= places[at - 1]!.left + places[at - 1]!.width);
  }
});

test('labels do not run into each other, and the last is there', () => {
  const shown = labelled(62, 600, 60);
  const at = Array.from({ length: 62 }, (_, index) => index).filter(shown);
  assert.ok(at.length <= 10 && at.length > 4);
  assert.equal(at.at(-1), 61);
  assert.ok(labelled(3, 600, 60)(0));
});
