// The information computed from the chances is the mean of what is drawn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { informationOf, MarkedCalls } from './marked-calls.ts';

const normal = { newDestination: 0.1, newNumber: 0.3, newNetwork: 0.05, newDevice: 0.02 };
const attack = { newDestination: 0.6, newNumber: 0.9, newNetwork: 0.4, newDevice: 0.3 };

test('the mean log-ratio of attack calls is their information', () => {
  const calls = new MarkedCalls(normal, attack, 1);
  let sum = 0;
  const count = 20_000;
  for (let i = 0; i < count; i += 1) sum += calls.draw('attack').logRatio;
  assert.ok(Math.abs(sum / count - informationOf(normal, attack)) < 0.05);
});

test('what does not differ tells nothing', () => {
  assert.equal(informationOf(normal, normal), 0);
});

test('a normal call speaks against an attack on average', () => {
  const calls = new MarkedCalls(normal, attack, 2);
  let sum = 0;
  for (let i = 0; i < 5_000; i += 1) sum += calls.draw('normal').logRatio;
  assert.ok(sum < 0);
});
