import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newMeter, noteSetup } from '../metering/meter.ts';
import { newNormal } from '../metering/normal.ts';
import type { CallContext } from './call-context.ts';
import { addToRun, type NewNumberRun } from './new-number-run.ts';
import { newNumbers } from './readings/new-numbers.ts';

const dayMs = 86_400_000;
const startMs = 400 * dayMs;

/** A line that never taught a destination: each call's number says nothing. */
function untaught(nowMs: number, number: number, meter = newMeter()): CallContext {
  return {
    nowMs,
    number,
    meter,
    normal: newNormal(),
    destination: 7,
    knownDay: 400,
  } as CallContext;
}

test('where the destination is new, its numbers say nothing of their own', () => {
  const run: NewNumberRun = { sum: 0, lastMs: 0 };
  const meter = newMeter();
  for (let i = 0; i < 50; i += 1) {
    addToRun(run, untaught(startMs + i * 60_000, 1_000 + i, meter));
    noteSetup(meter, startMs + i * 60_000, 1_000 + i);
  }
  assert.equal(run.sum, 0);
});

test('each quiet day halves the sum, and the reading is a part of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000 }),
      fc.integer({ min: 0, max: 40 }),
      (sum, days) => {
        const run: NewNumberRun = { sum, lastMs: startMs };
        addToRun(run, untaught(startMs + days * dayMs, 1));
        assert.equal(run.sum, sum >> Math.min(30, days));
        const [low, high] = newNumbers.range;
        const says = newNumbers.weigh(run);
        assert.ok(says >= low && says <= high && says <= run.sum);
      },
    ),
  );
});
