import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { observe, ordinaryCall } from '../../../test/support/observed-call.ts';
import {
  callsAfterInbound,
  callsInHour,
  callsInHours,
  forwardedCalls,
  isDisowned,
  knowsNumber,
  lastUseBefore,
  mostAtOnce,
  mostAtOnceBefore,
  mostDayCalls,
  mostDayCharges,
  mostPace,
  type Normal,
  newDestinations,
  newNormal,
  observeCall,
  observeCharge,
  pendingBefore,
  taughtCalls,
  taughtCount,
  taughtKeys,
  taughtTotal,
} from './normal.ts';
import { unpackNormal } from './normal-record.ts';
import { beginDay, disownDestinations, unteachDays } from './teach.ts';

const afterDays = 7;

test('a call teaches only when its day is as old as the policy says', () => {
  const normal = newNormal();
  observe(normal, 100, { destination: 5 });
  for (let day = 101; day < 100 + afterDays; day += 1) {
    beginDay(normal, day, afterDays);
    assert.equal(taughtCount(normal, 'destinations', 5), 0, `day ${day}`);
  }
  beginDay(normal, 100 + afterDays, afterDays);
  assert.equal(taughtCount(normal, 'destinations', 5), 1);
  assert.equal(taughtCalls(normal), 1);
  assert.equal(unpackNormal(normal).taughtDay, 100);
});

test('whatever the order of days: nothing younger than the policy says has taught', () => {
  const day = fc.integer({ min: 1_000, max: 1_040 });
  fc.assert(
    fc.property(
      fc.array(day, { maxLength: 80 }),
      fc.integer({ min: 1, max: 14 }),
      (days, after) => {
        const normal = newNormal();
        let newest = 0;
        for (const one of days) {
          newest = Math.max(newest, one);
          // The destination is the day, so that what was taught tells when it was seen.
          beginDay(normal, one, after);
          observeCall(normal, one, { ...ordinaryCall, destination: one });
          const { destinations } = unpackNormal(normal);
          assert.ok(destinations.keys.every(taught => taught + after <= newest));
        }
      },
    ),
  );
});

test('days that wait stay few, also when records of ever older days come in', () => {
  const day = fc.integer({ min: 1_000, max: 1_400 });
  fc.assert(
    fc.property(fc.array(day, { maxLength: 200 }), days => {
      const normal = newNormal();
      for (const one of days) observe(normal, one, {});
      assert.ok(daysOf(normal) <= 10, `${daysOf(normal)} days wait`);
    }),
  );
  const backwards = newNormal();
  for (let one = 1_400; one > 1_000; one -= 1) observe(backwards, one, {});
  assert.ok(daysOf(backwards) <= 10, `${daysOf(backwards)} days wait`);
});

test('a disputed episode and its look-back are taken out before they teach', () => {
  const normal = newNormal();
  for (let day = 100; day <= 106; day += 1) observe(normal, day, { destination: day });
  unteachDays(normal, 105);
  beginDay(normal, 130, afterDays);
  const taught = [...unpackNormal(normal).destinations.keys].sort();
  assert.deepEqual(taught, [100, 101, 102, 103, 104]);
});

test('what was taught before a dispute stays', () => {
  const normal = newNormal();
  observe(normal, 100, { destination: 1 });
  observe(normal, 110, { destination: 2 });
  unteachDays(normal, 0);
  assert.equal(taughtCount(normal, 'destinations', 1), 1);
  assert.equal(daysOf(normal), 0);
});

test('what waits is known as seen, but only on the days after', () => {
  const normal = newNormal();
  observe(normal, 100, { network: 77 });
  assert.ok(!pendingBefore(normal, 'networks', 77, 100), 'not on the same day');
  assert.ok(pendingBefore(normal, 'networks', 77, 101));
  assert.ok(!pendingBefore(normal, 'networks', 78, 101));
});

test('the most calls at once before a day counts days that wait, and not that day itself', () => {
  const normal = newNormal();
  observe(normal, 100, { concurrent: 3 });
  observe(normal, 102, { concurrent: 7 });
  assert.deepEqual(
    [100, 101, 102, 103].map(day => mostAtOnceBefore(normal, day)),
    [0, 3, 3, 7],
  );
  beginDay(normal, 100 + afterDays + 1, afterDays);
  assert.equal(mostAtOnce(normal), 3);
  assert.equal(mostAtOnceBefore(normal, 102), 3);
});

test('what a feed does not see teaches nothing', () => {
  const normal = newNormal();
  observe(normal, 100, { network: -1, wide: -1, device: -1 });
  beginDay(normal, 120, afterDays);
  assert.deepEqual(
    [taughtTotal(normal, 'networks'), taughtKeys(normal, 'wides'), taughtTotal(normal, 'devices')],
    [0, 0, 0],
  );
  assert.equal(taughtCalls(normal), 1);
});

test('the normal holds maxima, hours and shares of the days that taught', () => {
  const normal = newNormal();
  observe(normal, 100, { concurrent: 3, pace: 4, hourBin: 9, inboundBefore: true });
  observe(normal, 100, { concurrent: 1, pace: 1, hourBin: 9, forwarded: true });
  observeCharge(normal, 100, 5_000);
  observe(normal, 101, { concurrent: 2, hourBin: 33 });
  beginDay(normal, 120, afterDays);
  assert.equal(mostAtOnce(normal), 3);
  assert.equal(mostPace(normal), 4);
  assert.equal(mostDayCalls(normal), 2);
  assert.equal(mostDayCharges(normal), 5_000);
  assert.deepEqual(
    [callsInHour(normal, 9), callsInHour(normal, 33), callsInHours(normal)],
    [2, 1, 3],
  );
  assert.deepEqual([callsAfterInbound(normal), forwardedCalls(normal)], [1, 1]);
});

test('the last use before a day, taught or waiting', () => {
  const normal = newNormal();
  assert.equal(lastUseBefore(normal, 100), -1);
  observe(normal, 100, {});
  observe(normal, 104, {});
  assert.equal(lastUseBefore(normal, 104), 100);
  beginDay(normal, 150, afterDays);
  assert.equal(lastUseBefore(normal, 150), 104);
});

test('the normal forgets slowly and stays bounded over years of calls', () => {
  const normal = newNormal();
  for (let day = 100; day < 1_200; day += 1) {
    for (let i = 0; i < 20; i += 1) {
      observe(normal, day, { destination: i % 2 === 0 ? 1 : day, network: day, device: day });
    }
  }
  assert.ok(taughtCalls(normal) < 4_000);
  assert.ok(taughtKeys(normal, 'destinations') <= 24);
  assert.ok(taughtKeys(normal, 'networks') <= 12);
  assert.ok(taughtKeys(normal, 'devices') <= 6);
  assert.ok(taughtCount(normal, 'destinations', 1) > 0, 'the daily destination is never lost');
});

test('how often a destination was new is known, also of those that made room', () => {
  const normal = newNormal();
  for (let day = 100; day < 160; day += 1) {
    for (let i = 0; i < 3; i += 1) observe(normal, day, { destination: i === 0 ? day : i });
  }
  beginDay(normal, 200, afterDays);
  assert.equal(taughtKeys(normal, 'destinations'), 24);
  assert.equal(newDestinations(normal), 62);
});

test('however much is forgotten, new destinations stay in step with the calls', () => {
  const normal = newNormal();
  for (let day = 100; day < 400; day += 1) {
    for (let i = 0; i < 30; i += 1) observe(normal, day, { destination: (7 * day + i) % 100 });
    const calls = taughtTotal(normal, 'destinations');
    assert.ok(newDestinations(normal) <= Math.max(24, calls), `day ${day}`);
  }
});

test('where a confirmed attack went is held against a call for a time, the last 16 places', () => {
  const normal = newNormal();
  observe(normal, 100, { destination: 3 });
  disownDestinations(normal, [3, -1], 5_000);
  assert.ok(isDisowned(normal, 3, 4_999) && isDisowned(normal, -1, 0));
  assert.ok(!isDisowned(normal, 4, 0) && !isDisowned(normal, 3, 5_000));
  assert.ok(pendingBefore(normal, 'destinations', 3, 101), 'what waits is still there');
  const more = Array.from({ length: 16 }, (_, i) => 10 + i);
  disownDestinations(normal, more, 9_000);
  assert.ok(!isDisowned(normal, 3, 0) && isDisowned(normal, 25, 8_999));
});

test('the unknown destination and the longest number are keys like others', () => {
  const normal = newNormal();
  observe(normal, 100, { destination: -1, number: 999_999_999_999_999 });
  assert.ok(pendingBefore(normal, 'destinations', -1, 101));
  assert.ok(knowsNumber(normal, 999_999_999_999_999, 101));
  assert.ok(!knowsNumber(normal, 999_999_999_999_998, 101));
  beginDay(normal, 120, afterDays);
  assert.equal(taughtCount(normal, 'destinations', -1), 1);
  assert.equal(taughtCount(normal, 'numbers', 999_999_999_999_999), 1);
});

function daysOf(normal: Normal): number {
  return unpackNormal(normal).pending.length;
}
