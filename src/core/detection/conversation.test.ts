import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addActive, newMeter, noteSetup } from '../metering/meter.ts';
import { newNormal } from '../metering/normal.ts';
import type { TrackedCall } from '../metering/tracked-call.ts';
import type { CallContext } from './call-context.ts';
import { conversationTenths } from './conversation.ts';

const nowMs = Date.UTC(2026, 3, 6, 1);
const number = 442_079_460_958;

/** After so many calls to the number today, some of them up. */
function afterCalls(calls: number, up = 0): number {
  const meter = newMeter();
  for (let i = 0; i < calls; i += 1) noteSetup(meter, nowMs, number);
  for (let i = 0; i < up; i += 1) addActive(meter, { e164: String(number) } as TrackedCall);
  const facts = { nowMs, meter, normal: newNormal(), number, knownDay: 20_000 };
  return conversationTenths(undefined, { ...facts, concurrent: up + 1 } as CallContext);
}

test('calls to one number again are a talk resumed', () => {
  assert.deepEqual(
    [0, 1, 12].map(calls => afterCalls(calls)),
    [10, 5, 5],
  );
});

test('nobody talks all day, nor calls a number before having hung up', () => {
  assert.deepEqual(
    [13, 15, 17, 40].map(calls => afterCalls(calls)),
    [6, 8, 10, 10],
  );
  assert.equal(afterCalls(1, 1), 10);
});
