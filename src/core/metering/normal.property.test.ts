import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bucketOf, disown, type Learnt, newLearnt, unteachFrom } from './learnt.ts';
import {
  callsInHour,
  isDisowned,
  knowsNumber,
  lastUseBefore,
  mostDayCharges,
  mostInBlock,
  newNormal,
  type ObservedCall,
  observeCall,
  observeCharge,
  pendingBefore,
  taughtCount,
  taughtKeys,
  taughtTotal,
} from './normal.ts';
import { keyOf, learntLimits } from './normal-layout.ts';
import { unpackNormal } from './normal-record.ts';
import { newSlab } from './slab.ts';
import { addTo, countOf } from './tally.ts';
import { beginDay, disownDestinations, unteachDays } from './teach.ts';

const key = fc.oneof(fc.nat(4), fc.nat(40), fc.integer({ min: 0, max: 0x7fff_ffff }));
const call: fc.Arbitrary<ObservedCall> = fc.record({
  destination: fc.integer({ min: -1, max: 40 }),
  number: fc.oneof(fc.nat(40), fc.integer({ min: 10_000_000_000, max: 10_000_000_060 })),
  numberNew: fc.boolean(),
  network: fc.oneof(key, fc.constant(-1)),
  wide: fc.oneof(key, fc.constant(-1)),
  device: fc.oneof(key, fc.constant(-1)),
  hourBin: fc.nat(47),
  concurrent: fc.nat(40),
  pace: fc.nat(17),
  inboundBefore: fc.boolean(),
  forwarded: fc.boolean(),
});
const act = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('call' as const), call }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('charge' as const), yen: fc.nat(9e9) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('back' as const), days: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unteach' as const), days: fc.nat(4) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('disown' as const),
      destinations: fc.array(fc.integer({ min: -1, max: 40 }), { minLength: 1, maxLength: 20 }),
    }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

test('the packed normal holds what one of plain lists holds, to the last count', () => {
  const acts = fc.array(act, { maxLength: 150 });
  fc.assert(
    fc.property(acts, fc.integer({ min: 1, max: 9 }), (steps, after) => {
      const slab = newSlab();
      const [packed, beside] = [newNormal(slab), newNormal(slab)];
      const plain = newLearnt();
      let day = 20_000;
      for (const one of steps) {
        if (one.kind === 'days') day += one.days;
        const on = one.kind === 'back' ? day - one.days : day;
        for (const normal of [packed, beside]) applyPacked(normal, one, on, after);
        applyPlain(plain, one, on, after);
        compare(packed, plain, day);
      }
      assert.deepEqual(unpackNormal(beside), unpackNormal(packed), 'neighbours do not mix');
    }),
    { numRuns: 60 },
  );
});

function applyPacked(normal: ReturnType<typeof newNormal>, one: Act, day: number, after: number) {
  if (one.kind === 'unteach') unteachDays(normal, day - one.days);
  else if (one.kind === 'disown') disownDestinations(normal, one.destinations, day * 1_000);
  else {
    beginDay(normal, day, after);
    if (one.kind === 'call') observeCall(normal, day, one.call);
    if (one.kind === 'charge') observeCharge(normal, day, one.yen);
  }
}

function applyPlain(plain: Learnt, one: Act, day: number, after: number): void {
  if (one.kind === 'unteach') unteachFrom(plain, day - one.days);
  else if (one.kind === 'disown') disown(plain, one.destinations, day * 1_000);
  else {
    const bucket = bucketOf(plain, day, after);
    if (one.kind === 'charge') bucket.milliYen += one.yen;
    if (one.kind !== 'call') return;
    const { network, wide, device, ...rest } = one.call;
    bucket.calls += 1;
    addTo(bucket.destinations, rest.destination, 1, learntLimits.destinations);
    addTo(bucket.numbers, rest.number % 2 ** 32, 1, learntLimits.numbers);
    if (network >= 0) addTo(bucket.networks, network, 1, learntLimits.networks);
    if (wide >= 0) addTo(bucket.wides, keyOf('wides', wide), 1, learntLimits.wides);
    if (device >= 0) addTo(bucket.devices, keyOf('devices', device), 1, learntLimits.devices);
    if (bucket.hours.length < 64) bucket.hours.push(rest.hourBin);
    if (rest.numberNew) bucket.newNumbers += 1;
    if (rest.inboundBefore) bucket.inboundBefore += 1;
    if (rest.forwarded) bucket.forwarded += 1;
    bucket.maxConcurrent = Math.max(bucket.maxConcurrent, rest.concurrent);
    bucket.maxPace = Math.max(bucket.maxPace, rest.pace);
  }
}

function compare(packed: ReturnType<typeof newNormal>, plain: Learnt, day: number): void {
  assert.deepEqual(comparable(unpackNormal(packed)), comparable(plain));
  assert.equal(taughtTotal(packed, 'destinations'), plain.destinations.total);
  assert.equal(taughtTotal(packed, 'networks'), plain.networks.total);
  assert.equal(taughtTotal(packed, 'devices'), plain.devices.total);
  assert.equal(taughtKeys(packed, 'numbers'), plain.numbers.keys.length);
  assert.equal(mostDayCharges(packed), plain.maxDayMilliYen);
  for (const one of [-1, 0, 3, 17]) {
    assert.equal(taughtCount(packed, 'destinations', one), countOf(plain.destinations, one));
    const wide = Math.abs(one);
    assert.equal(taughtCount(packed, 'wides', wide), countOf(plain.wides, wide));
    const waits = plain.pending.some(other => other.day < day && countOf(other.networks, one) > 0);
    assert.equal(one >= 0 && pendingBefore(packed, 'networks', one, day), waits);
    assert.equal(callsInHour(packed, one + 1), plain.hours[one + 1]);
    const held = plain.disowned.includes(one) && plain.disownedUntilMs > day * 1_000 - 1;
    assert.equal(isDisowned(packed, one, day * 1_000 - 1), held);
  }
  for (const block of [0, 7, 15]) assert.equal(mostInBlock(packed, block), plain.blockMax[block]);
  const before = plain.pending.filter(other => other.day < day);
  assert.equal(lastUseBefore(packed, day), before.at(-1)?.day ?? plain.taughtDay);
  const number = 10_000_000_007 % 2 ** 32;
  const known =
    countOf(plain.numbers, number) > 0 || before.some(one => countOf(one.numbers, number) > 0);
  assert.equal(knowsNumber(packed, 10_000_000_007, day), known);
}

/** Hours of a day in no order, no totals of tallies, no end of a disowning of nothing. */
function comparable(learnt: Learnt): unknown {
  return JSON.parse(
    JSON.stringify(learnt, (name, value: unknown) => {
      if (name === 'total') return undefined;
      return name === 'hours' && Array.isArray(value) && value.length !== 48
        ? [...(value as number[])].sort((a, b) => a - b)
        : value;
    }),
  );
}
