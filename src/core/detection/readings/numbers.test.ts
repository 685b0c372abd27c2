import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observe } from '../../../../test/support/observed-call.ts';
import { addActive, newMeter, noteSetup } from '../../metering/meter.ts';
import { newNormal } from '../../metering/normal.ts';
import type { TrackedCall } from '../../metering/tracked-call.ts';
import type { CallContext } from '../call-context.ts';
import { numbers } from './numbers.ts';

const nowMs = Date.UTC(2026, 3, 6, 1);
const day = 20_000;
const partner = 4_412_345_678;
const stranger = 23_276_123_456;

/** What a further call to the number says after so many calls to it today, some of them up. */
function after(calls: number, number: number, up = 0): number {
  const meter = newMeter();
  const normal = newNormal();
  observe(normal, day - 1, { number: partner, numberNew: true });
  for (let i = 0; i < calls; i += 1) noteSetup(meter, nowMs + i * 60_000, number);
  for (let i = 0; i < up; i += 1) addActive(meter, { e164: String(number) } as TrackedCall);
  return numbers.weigh({ nowMs, day, knownDay: day, meter, normal, number } as CallContext);
}

test('a number new to the line that is called again and again says more each time', () => {
  assert.deepEqual(
    [0, 3, 4, 5, 8, 20].map(calls => after(calls, stranger)),
    [0, 0, 200, 400, 900, 900],
  );
});

test('a new number called while calls to it are up says more than a partner does', () => {
  assert.deepEqual(
    [0, 1, 2].map(up => after(0, stranger, up)),
    [0, 700, 1_400],
  );
  assert.deepEqual(
    [0, 1, 2].map(up => after(0, partner, up)),
    [0, 400, 800],
  );
});

test('a partner may be called all day', () => {
  assert.equal(after(20, partner), 0);
});
