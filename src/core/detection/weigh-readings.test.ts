import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newMeter, noteSetup } from '../metering/meter.ts';
import { newNormal } from '../metering/normal.ts';
import type { CallContext } from './call-context.ts';
import { newEpisode } from './episode.ts';
import { callReadingCount, reading, readingCount, readings } from './reading-list.ts';
import {
  raiseCampaigns,
  raiseTogether,
  readCall,
  readCharges,
  readTogether,
  setChallenge,
  setCleared,
  weightsOf,
} from './weigh-readings.ts';

const dayMs = 86_400_000;
const nowMs = 400 * dayMs;
const inFull = weightsOf({});
const underCeiling = [reading.device, reading['destination-risk'], reading['range-risk']];

/** An unusual call, by its hour, source, device, number and by how many are up. */
function unusualCall(deep = true): CallContext {
  const meter = newMeter();
  for (let i = 0; i < 12; i += 1) noteSetup(meter, nowMs - i * 1_000, 232_761_234_510 + i);
  meter.lastInboundMs = nowMs - 10_000;
  meter.rejectedRegistrations = 50;
  meter.rejectedMs = nowMs - 1_000;
  return {
    nowMs,
    normal: newNormal(),
    meter,
    corporate: true,
    channels: 2,
    day: 400,
    knownDay: 400,
    bin: 3,
    kindShare: 40,
    kindMost: 0,
    cleared: 2,
    destination: 7,
    listed: true,
    risk: { cases: 5_000, allCases: 20_000, calls: 1_000, allCalls: 900_000 },
    rangeCases: 2_000,
    status: 'unallocated',
    numberType: 'premium',
    milliYenPerMinute: 120_000,
    number: 232_761_234_530,
    network: 5,
    wide: 6,
    device: 9,
    registeredDays: -1,
    registeredFor: 300,
    registeredFrom: 1,
    scanner: true,
    guessedMs: 0,
    forwarded: true,
    concurrent: 9,
    deep,
    observedMs: 90 * dayMs,
  };
}

const charged = {
  dayMilliYen: 50_000_000,
  normalDayMilliYen: 0,
  monthMilliYen: 50_000_000,
  lastMonthMilliYen: -1,
  dayFloorMilliYen: 1_000_000,
  monthFloorMilliYen: 3_000_000,
};
const alike = {
  bySource: 3,
  byRange: 4,
  byCountry: 8,
  confirmed: 0,
  cleared: 0,
  usualCalls: 0,
  tenths: 10,
};

function evidenceOf(weights: Int32Array, context: CallContext): readonly number[] {
  const vector = new Int32Array(readingCount);
  const episode = newEpisode(nowMs);
  readCall(weights, context, vector);
  for (let i = 0; i < callReadingCount; i += 1) episode.evidence[i] = vector[i]!;
  readTogether(weights, context, vector);
  raiseTogether(weights, episode, context, vector);
  raiseCampaigns(weights, episode, alike);
  setChallenge(weights, episode, { passed: false });
  setCleared(weights, episode, context);
  return episode.evidence;
}

test('a reading that is switched off weighs nothing, and the others as before', () => {
  const before = evidenceOf(inFull, unusualCall());
  for (const [i, { name }] of readings.entries()) {
    const weights = weightsOf({ readings: { [name]: { on: false } } });
    const after = evidenceOf(weights, unusualCall());
    assert.equal(after[i], 0, name);
    for (const [j, value] of after.entries()) {
      // Under one ceiling with it, the others may say more.
      if (j !== i && !underCeiling.includes(j)) assert.equal(value, before[j], name);
    }
  }
  assert.equal(readCharges(weightsOf({ readings: { charges: { on: false } } }), charged), 0);
});

test('a weight scales what a reading says, and never takes it out of its bounds', () => {
  const before = evidenceOf(inFull, unusualCall());
  for (const weightPercent of [10, 50, 150, 200]) {
    for (const [i, { name, range }] of readings.entries()) {
      const weights = weightsOf({ readings: { [name]: { weightPercent } } });
      const value = evidenceOf(weights, unusualCall())[i]!;
      assert.ok(range[0] <= value && value <= range[1], name);
      if (weightPercent < 100) assert.ok(Math.abs(value) <= Math.abs(before[i]!), name);
    }
  }
  const half = weightsOf({ readings: { hour: { weightPercent: 50 } } });
  const full = before[reading.hour]!;
  assert.equal(evidenceOf(half, unusualCall())[reading.hour], Math.trunc(full / 2));
});

test('staged: of a call nothing is weighed before charges are abnormal', () => {
  const vector = new Int32Array(readingCount).fill(1);
  assert.equal(readCall(inFull, unusualCall(false), vector), 0);
  assert.equal(readTogether(inFull, unusualCall(false), vector), 0);
  const episode = newEpisode(nowMs);
  raiseTogether(inFull, episode, unusualCall(false), vector);
  assert.ok(episode.evidence.every(value => value === 0));
  assert.ok(readCall(inFull, unusualCall(true), vector) > 0);
});
