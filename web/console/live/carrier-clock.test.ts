import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CarrierClock } from './carrier-clock.ts';

test('between two words of the server its time goes on', () => {
  let here = 0;
  const clock = new CarrierClock(() => here);
  clock.hear(1_000_000);
  here = 3_000;
  assert.equal(clock.nowMs(), 1_003_000);
});

test('the pace of a faster time is learnt', () => {
  let here = 0;
  const clock = new CarrierClock(() => here);
  clock.hear(0);
  here = 1_000;
  clock.hear(30_000);
  here = 1_500;
  assert.equal(clock.nowMs(), 45_000);
});

test('an unsteady network does not bend a time that runs as ours', () => {
  let here = 0;
  const clock = new CarrierClock(() => here);
  clock.hear(0);
  here = 5_000;
  clock.hear(5_400);
  here = 6_000;
  assert.equal(clock.nowMs(), 6_400);
});

test('time stands still when nothing more is heard', () => {
  let here = 0;
  const clock = new CarrierClock(() => here);
  clock.hear(0);
  here = 60_000;
  assert.equal(clock.nowMs(), 10_000);
});
