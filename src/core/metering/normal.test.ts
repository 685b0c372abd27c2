import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  bucketOf,
  lastUseBefore,
  type Normal,
  newNormal,
  type ObservedCall,
  observeCall,
  pendingBefore,
  taughtCount,
  unteachFrom,
} from './normal.ts';

const afterDays = 7;

test('a call teaches only when its day is as old as the policy says', () => {
  const normal = newNormal();
  observe(normal, 100, { destination: 5 });
  for (let day = 101; day < 100 + afterDays; day += 1) {
    bucketOf(normal, day, afterDays);
    assert.equal(taughtCount(normal, 'destinations', 5), 0, `day ${day}`);
  }
  bucketOf(normal, 100 + afterDays, afterDays);
  assert.equal(taughtCount(normal, 'destinations', 5), 1);
  assert.equal(normal.calls, 1);
  assert.equal(normal.taughtDay, 100);
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
          observeCall(bucketOf(normal, one, after), { ...ordinary, destination: one });
          assert.ok(normal.destinations.keys.every(taught => taught + after <= newest));
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
      assert.ok(normal.pending.length <= 10, `${normal.pending.length} days wait`);
    }),
  );
  const backwards = newNormal();
  for (let one = 1_400; one > 1_000; one -= 1) observe(backwards, one, {});
  assert.ok(backwards.pending.length <= 10, `${backwards.pending.length} days wait`);
});

test('a disputed episode and its look-back are taken out before they teach', () => {
  const normal = newNormal();
  for (let day = 100; day <= 106; day += 1) observe(normal, day, { destination: day });
  unteachFrom(normal, 105);
  bucketOf(normal, 130, afterDays);
  const taught = [...normal.destinations.keys].sort();
  assert.deepEqual(taught, [100, 101, 102, 103, 104]);
});

test('what was taught before a dispute stays', () => {
  const normal = newNormal();
  observe(normal, 100, { destination: 1 });
  observe(normal, 110, { destination: 2 });
  unteachFrom(normal, 0);
  assert.equal(taughtCount(normal, 'destinations', 1), 1);
  assert.equal(normal.pending.length, 0);
});

test('what waits is known as seen, but only on the days after', () => {
  const normal = newNormal();
  observe(normal, 100, { network: 77 });
  assert.ok(!pendingBefore(normal, 'networks', 77, 100), 'not on the same day');
  assert.ok(pendingBefore(normal, 'networks', 77, 101));
  assert.ok(!pendingBefore(normal, 'networks', 78, 101));
});

test('what a feed does not see teaches nothing', () => {
  const normal = newNormal();
  observe(normal, 100, { network: -1, wide: -1, device: -1 });
  bucketOf(normal, 120, afterDays);
  assert.deepEqual(
    [normal.networks.total, normal.wides.total, normal.devices.total, normal.calls],
    [0, 0, 0, 1],
  );
});

test('the normal holds maxima, hours and shares of the days that taught', () => {
  const normal = newNormal();
  observe(normal, 100, { concurrent: 3, pace: 4, hourBin: 9, inboundBefore: true });
  observe(normal, 100, { concurrent: 1, pace: 1, hourBin: 9, forwarded: true });
  bucketOf(normal, 100, afterDays).milliYen += 5_000;
  observe(normal, 101, { concurrent: 2, hourBin: 33 });
  bucketOf(normal, 120, afterDays);
  assert.equal(normal.maxConcurrent, 3);
  assert.equal(normal.maxPace, 4);
  assert.equal(normal.maxDayCalls, 2);
  assert.equal(normal.maxDayMilliYen, 5_000);
  assert.deepEqual([normal.hours[9], normal.hours[33], normal.hourCalls], [2, 1, 3]);
  assert.deepEqual([normal.inboundBefore, normal.forwarded], [1, 1]);
});

test('the last use before a day, taught or waiting', () => {
  const normal = newNormal();
  assert.equal(lastUseBefore(normal, 100), -1);
  observe(normal, 100, {});
  observe(normal, 104, {});
  assert.equal(lastUseBefore(normal, 104), 100);
  bucketOf(normal, 150, afterDays);
  assert.equal(lastUseBefore(normal, 150), 104);
});

test('the normal forgets slowly and stays bounded over years of calls', () => {
  const normal = newNormal();
  for (let day = 100; day < 1_200; day += 1) {
    for (let i = 0; i < 20; i += 1) {
      observe(normal, day, { destination: i % 2 === 0 ? 1 : day, network: day, device: day });
    }
  }
  assert.ok(normal.calls < 4_000);
  assert.ok(normal.destinations.keys.length <= 24);
  assert.ok(normal.networks.keys.length <= 12);
  assert.ok(normal.devices.keys.length <= 6);
  assert.ok(taughtCount(normal, 'destinations', 1) > 0, 'the daily destination is never lost');
});

const ordinary: ObservedCall = {
  destination: 1,
  number: 81,
  numberNew: false,
  network: 10,
  wide: 20,
  device: 30,
  hourBin: 9,
  concurrent: 1,
  pace: 1,
  inboundBefore: false,
  forwarded: false,
};

function observe(normal: Normal, day: number, call: Partial<ObservedCall>): void {
  observeCall(bucketOf(normal, day, afterDays), { ...ordinary, ...call });
}
