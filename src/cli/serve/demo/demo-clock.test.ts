import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DemoClock } from './demo-clock.ts';

test('time is told, then runs, and a change of pace loses none of it', () => {
  let here = 0;
  const clock = new DemoClock(1_000, 30, () => here);
  clock.set(5_000);
  assert.equal(clock.nowMs(), 5_000);
  clock.run();
  here = 100;
  assert.equal(clock.nowMs(), 8_000);
  clock.setPace(0);
  here = 10_000;
  assert.equal(clock.nowMs(), 8_000);
  clock.setPace(1);
  here = 10_500;
  assert.equal(clock.nowMs(), 8_500);
});
