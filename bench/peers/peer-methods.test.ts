// The peers decide as their documentation says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HourlyMetering } from './hourly-metering.ts';
import type { Owners, PeerCall } from './method.ts';
import { PrefixCounters } from './prefix-counters.ts';
import { RateScores } from './rate-scores.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** A Monday, 10:00 in Japan. */
const monday = Date.UTC(2026, 3, 6, 1);

function callAt(setupMs: number, number = '23299000001'): PeerCall {
  const sim = { answerMs: setupMs, endMs: setupMs + 10 * minuteMs };
  return {
    callId: `${number} ${setupMs}`,
    line: '0501',
    number,
    destination: 'Sierra Leone',
    yenPerMinute: 180,
    listed: true,
    setupMs,
    sim,
  };
}

test('the fifth call within a minute is refused, one a minute is not', () => {
  const fast = new PrefixCounters({ scale: 1, ownFactor: 0 });
  const slow = new PrefixCounters({ scale: 1, ownFactor: 0 });
  const asked = [0, 1, 2, 3, 4].map(i => {
    const call = callAt(monday + i * 10_000, `2329900000${i}`);
    const passed = fast.ask(call);
    fast.ended(call, call.setupMs + 5_000);
    return passed;
  });
  assert.deepEqual(asked, [true, true, true, true, false]);
  for (let i = 0; i < 20; i += 1) {
    const call = callAt(monday + i * minuteMs, `232990000${10 + i}`);
    assert.ok(slow.ask(call));
    slow.ended(call, call.setupMs + 5_000);
  }
});

test('counts of a day are forgotten when the next rule applies', () => {
  const counters = new PrefixCounters({ scale: 1, ownFactor: 0 });
  let passed = 0;
  for (let i = 0; i < 60; i += 1) {
    const call = callAt(monday + i * 2 * minuteMs, `23299000${100 + i}`);
    if (counters.ask(call)) passed += 1;
    counters.ended(call, call.setupMs + 5_000);
  }
  assert.equal(passed, 34);
  assert.ok(counters.ask(callAt(monday + 8 * hourMs, '23299000999')));
});

test('a long call is known when it has ended, and refuses what comes after', () => {
  const counters = new PrefixCounters({ scale: 1, ownFactor: 0 });
  const long = callAt(monday);
  const held = { ...long, sim: { ...long.sim, endMs: monday + 4 * hourMs } };
  assert.ok(counters.ask(held));
  assert.ok(counters.ask(callAt(monday + 3 * hourMs, '23299000002')));
  counters.ended(held, monday + 4 * hourMs);
  assert.ok(!counters.ask(callAt(monday + 4 * hourMs + 1, '23299000003')));
});

test('prices that add up over the threshold refuse the country for an hour', () => {
  const scores = new RateScores({ scoreYen: 600, numberCalls: 10, ownFactor: 0 });
  const asked = [0, 1, 2, 3].map(i => scores.ask(callAt(monday + i * minuteMs, `2329900000${i}`)));
  assert.deepEqual(asked, [true, true, true, false]);
  assert.ok(scores.ask(callAt(monday + 3 * hourMs)));
});

test('a line that showed as much before is given its own maximum', () => {
  const scores = new RateScores({ scoreYen: 600, numberCalls: 10, ownFactor: 3 });
  for (let i = 0; i < 3; i += 1) scores.ask(callAt(monday + i * minuteMs, `2329900000${i}`));
  const next = [0, 1, 2, 3, 4].map(i =>
    scores.ask(callAt(monday + 24 * hourMs + i * minuteMs, `2329900001${i}`)),
  );
  assert.deepEqual(next, [true, true, true, true, true]);
});

function hourly(owners: Owners): HourlyMetering {
  const metering = new HourlyMetering({ floorYen: 1_000, ownFactor: 3 }, owners);
  metering.pass(monday);
  const call = callAt(monday);
  assert.ok(metering.ask(call));
  metering.pass(monday + 10 * minuteMs);
  metering.ended(call);
  return metering;
}

test('after the hour the owner is asked, and "not mine" suspends', () => {
  const metering = hourly({ isReachable: () => true, says: () => 'not-mine' });
  metering.pass(monday + hourMs + minuteMs);
  assert.ok(metering.ask(callAt(monday + hourMs + minuteMs)));
  metering.pass(monday + hourMs + 2 * minuteMs);
  assert.ok(!metering.ask(callAt(monday + hourMs + 2 * minuteMs)));
});

test('nobody reached and a listed destination: suspended after the third attempt', () => {
  const metering = hourly({ isReachable: () => false, says: () => 'mine' });
  metering.pass(monday + hourMs + 44 * minuteMs);
  assert.ok(metering.ask(callAt(monday + hourMs + 44 * minuteMs)));
  metering.pass(monday + hourMs + 46 * minuteMs);
  assert.ok(!metering.ask(callAt(monday + hourMs + 46 * minuteMs)));
});
