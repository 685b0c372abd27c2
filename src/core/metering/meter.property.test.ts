import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RateRow } from '../rating/rate-deck.ts';
import {
  accruedCharges,
  addCharge,
  dayAttempts,
  dayCharges,
  distinctShortDestinations,
  type Meter,
  newMeter,
  noteRecorded,
  noteSetup,
  noteShortCall,
  paceWithin,
  removeActive,
  turnMonth,
  upAt,
} from './meter.ts';
import type { TrackedCall } from './tracked-call.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const startMs = Date.UTC(2026, 3, 1);

/** Steps in time with what happens at each; two days and more in all. */
const history = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 5 * hourMs }),
    milliYen: fc.integer({ min: 0, max: 900_000 }),
    attempts: fc.nat(3),
  }),
  { maxLength: 60 },
);

test('charges and attempts of 24 hours are those of the clock hour and the 23 before', () => {
  fc.assert(
    fc.property(history, steps => {
      const meter = newMeter();
      const all: { hour: number; milliYen: number; attempts: number }[] = [];
      let nowMs = startMs;
      for (const { afterMs, milliYen, attempts } of steps) {
        nowMs += afterMs;
        addCharge(meter, nowMs, milliYen);
        for (let i = 0; i < attempts; i += 1) noteSetup(meter, nowMs, 1);
        const hour = Math.floor(nowMs / hourMs);
        all.push({ hour, milliYen, attempts });
        const recent = all.filter(one => one.hour > hour - 24);
        assert.equal(dayCharges(meter, nowMs), sum(recent.map(one => one.milliYen)));
        assert.equal(dayAttempts(meter, nowMs), sum(recent.map(one => one.attempts)));
      }
    }),
  );
});

test('a day of silence leaves no charges, one of 23 hours leaves some', () => {
  const meter = newMeter();
  addCharge(meter, startMs, 5_000);
  assert.equal(dayCharges(meter, startMs + 23 * hourMs), 5_000);
  assert.equal(dayCharges(meter, startMs + 24 * hourMs), 0);
});

test('a charge taken back never leaves less than nothing', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 5_000_000 }), (steps, back) => {
      const meter = newMeter();
      let nowMs = startMs;
      for (const { afterMs, milliYen } of steps) {
        nowMs += afterMs;
        addCharge(meter, nowMs, milliYen);
      }
      addCharge(meter, nowMs, -back);
      assert.ok(dayCharges(meter, nowMs) >= 0);
      assert.ok(meter.monthMilliYen >= 0);
    }),
  );
});

test('the closed month becomes last month; a month of silence between makes last month nothing', () => {
  const meter = newMeter();
  turnMonth(meter, 500);
  assert.equal(meter.lastMonthMilliYen, -1, 'nobody observed the month before');
  addCharge(meter, startMs, 7_000);
  turnMonth(meter, 500);
  assert.equal(meter.monthMilliYen, 7_000, 'the same month goes on');
  turnMonth(meter, 501);
  assert.deepEqual([meter.monthMilliYen, meter.lastMonthMilliYen], [0, 7_000]);
  addCharge(meter, startMs, 100);
  turnMonth(meter, 503);
  assert.deepEqual([meter.monthMilliYen, meter.lastMonthMilliYen], [0, 0]);
  turnMonth(meter, 502);
  assert.equal(meter.month, 503, 'the clock never goes back');
});

test('lists of recent calls stay short, whatever comes', () => {
  const meter = newMeter();
  for (let i = 0; i < 1_000; i += 1) {
    noteSetup(meter, startMs + i, i);
    noteShortCall(meter, i, startMs + i);
    noteRecorded(meter, startMs + i, startMs + i + 1);
  }
  const lists = [meter.setupMs, meter.numbers, meter.shortDestinations, meter.recordedEndMs];
  assert.ok(lists.every(list => list.length <= 16));
  assert.equal(meter.setupMs.at(-1), startMs + 999, 'the newest stay');
});

test('pace is the number of set-ups in the window, up to what is remembered', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_200_000), { maxLength: 40 }), afters => {
      const meter = newMeter();
      const times = afters.map(ms => startMs + ms).sort((a, b) => a - b);
      for (const ms of times) noteSetup(meter, ms, 1);
      const nowMs = startMs + 1_200_000;
      const within = times.filter(ms => nowMs - ms <= 600_000).length;
      assert.equal(paceWithin(meter, nowMs, 600_000), Math.min(16, within));
    }),
  );
});

test('short calls to one place over and over are one place', () => {
  const meter = newMeter();
  for (const destination of [1, 1, 2, 1]) noteShortCall(meter, destination, startMs);
  assert.equal(distinctShortDestinations(meter, startMs), 2);
  assert.equal(distinctShortDestinations(meter, startMs + 25 * hourMs), 0, 'a day later: none');
});

test('calls up at a time are those in progress and recorded calls over it', () => {
  const meter = newMeter();
  meter.active.push(callOf(0), callOf(startMs));
  noteRecorded(meter, startMs, startMs + 10);
  noteRecorded(meter, startMs + 5, startMs + 20);
  assert.equal(upAt(meter, startMs + 7), 4);
  assert.equal(upAt(meter, startMs + 10), 3, 'a call that ended at that instant is over');
  removeActive(meter, meter.active[0]!);
  removeActive(meter, callOf(startMs));
  assert.equal(upAt(meter, startMs + 30), 1, 'another call is not taken for it');
});

test('accrual grows with time while answered, and stops where nothing confirms it', () => {
  const meter: Meter = newMeter();
  meter.active.push(callOf(0), callOf(startMs));
  const at = (minutes: number) => accruedCharges(meter, startMs + minutes * minuteMs, 4 * hourMs);
  assert.equal(at(1), 250_000);
  assert.equal(at(61), 61 * 250_000);
  assert.equal(at(240), at(241));
  assert.equal(at(240), at(10_000), 'beyond the stated time it is an estimate');
});

function callOf(answerMs: number): TrackedCall {
  const tariff: RateRow = {
    prefix: '232',
    destination: 'Sierra Leone',
    country: 'SL',
    milliYenPerMinute: 250_000,
    connectFeeMilliYen: 0,
    initialSeconds: 60,
    incrementSeconds: 60,
  };
  return {
    feed: 'test',
    callId: 'c',
    subscriber: 's',
    account: 's',
    e164: '2321234567',
    destination: 1,
    country: 'SL',
    tariff,
    service: 'ip',
    sourceIp: '',
    setupMs: startMs,
    answerMs,
    state: answerMs === 0 ? 'ringing' : 'answered',
    unusual: 0,
    listed: false,
    challengeId: 0,
  };
}

function sum(list: readonly number[]): number {
  return list.reduce((all, one) => all + one, 0);
}
