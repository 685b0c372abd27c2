import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RateRow } from '../rating/rate-deck.ts';
import {
  accruedCharges,
  addActive,
  addCharge,
  attemptsOfHours,
  callsInProgress,
  dayAttempts,
  dayCharges,
  distinctShortDestinations,
  lastMonthCharges,
  type Meter,
  monthCharges,
  monthOf,
  neighboursOf,
  newMeter,
  noteRecorded,
  noteSetup,
  noteShortCall,
  paceWithin,
  removeActive,
  timesLately,
  turnMonth,
  upAt,
} from './meter.ts';
import { meterCellsMost } from './meter-layout.ts';
import { lengthOf, newSlab } from './slab.ts';
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
      assert.ok(monthCharges(meter) >= 0);
    }),
  );
});

test('the closed month becomes last month; a month of silence between makes last month nothing', () => {
  const meter = newMeter();
  turnMonth(meter, 500);
  assert.equal(lastMonthCharges(meter), -1, 'nobody observed the month before');
  addCharge(meter, startMs, 7_000);
  turnMonth(meter, 500);
  assert.equal(monthCharges(meter), 7_000, 'the same month goes on');
  turnMonth(meter, 501);
  assert.deepEqual([monthCharges(meter), lastMonthCharges(meter)], [0, 7_000]);
  addCharge(meter, startMs, 100);
  turnMonth(meter, 503);
  assert.deepEqual([monthCharges(meter), lastMonthCharges(meter)], [0, 0]);
  turnMonth(meter, 502);
  assert.equal(monthOf(meter), 503, 'the clock never goes back');
});

test('lists of recent calls stay short, whatever comes', () => {
  const meter = newMeter();
  for (let i = 0; i < 1_000; i += 1) {
    noteSetup(meter, startMs + i, i);
    noteShortCall(meter, i, startMs + i);
    noteRecorded(meter, startMs + i, startMs + i + 1);
  }
  assert.ok(lengthOf(meter.slab, meter.record) <= meterCellsMost);
  assert.equal(paceWithin(meter, startMs + 999, hourMs), 16);
  assert.ok(timesLately(meter, 999) === 1 && timesLately(meter, 991) === 0, 'the newest stay');
  assert.equal(distinctShortDestinations(meter, startMs + 999), 8);
  assert.equal(upAt(meter, startMs + 984), 1);
  assert.equal(upAt(meter, startMs + 983), 0);
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
  addActive(meter, callOf(0));
  addActive(meter, callOf(startMs));
  noteRecorded(meter, startMs, startMs + 10);
  noteRecorded(meter, startMs + 5, startMs + 20);
  assert.equal(upAt(meter, startMs + 7), 4);
  assert.equal(upAt(meter, startMs + 10), 3, 'a call that ended at that instant is over');
  removeActive(meter, callsInProgress(meter)[0]!);
  removeActive(meter, callOf(startMs));
  assert.equal(upAt(meter, startMs + 30), 1, 'another call is not taken for it');
});

test('accrual grows with time while answered, and stops where nothing confirms it', () => {
  const meter: Meter = newMeter();
  addActive(meter, callOf(0));
  addActive(meter, callOf(startMs));
  const at = (minutes: number) => accruedCharges(meter, startMs + minutes * minuteMs, 4 * hourMs);
  assert.equal(at(1), 250_000);
  assert.equal(at(61), 61 * 250_000);
  assert.equal(at(240), at(241));
  assert.equal(at(240), at(10_000), 'beyond the stated time it is an estimate');
});

const act = fc.oneof(
  fc.record({
    kind: fc.constant('setup' as const),
    number: fc.integer({ min: 10_000, max: 10_040 }),
  }),
  fc.record({
    kind: fc.constant('charge' as const),
    milliYen: fc.integer({ min: -9_000, max: 90_000 }),
  }),
  fc.record({ kind: fc.constant('short' as const), destination: fc.integer({ min: -1, max: 4 }) }),
  fc.record({ kind: fc.constant('record' as const), lastedMs: fc.nat(3 * hourMs) }),
);

test('the packed meter answers as one that keeps everything in plain lists', () => {
  const waits = fc.oneof(fc.nat(20 * minuteMs), fc.nat(30 * hourMs), fc.nat(60 * 24 * hourMs));
  fc.assert(
    fc.property(fc.array(fc.tuple(waits, act), { maxLength: 80 }), steps => {
      const slab = newSlab();
      const meters = [newMeter(slab), newMeter(slab)];
      const plain = new PlainMeter();
      let nowMs = startMs;
      for (const [waitMs, one] of steps) {
        nowMs += waitMs;
        for (const meter of meters) {
          if (one.kind === 'setup') noteSetup(meter, nowMs, one.number);
          else if (one.kind === 'charge') addCharge(meter, nowMs, one.milliYen);
          else if (one.kind === 'short') noteShortCall(meter, one.destination, nowMs);
          else noteRecorded(meter, nowMs - one.lastedMs, nowMs);
        }
        plain.note(nowMs, one);
        for (const meter of meters) plain.compare(meter, nowMs);
      }
    }),
  );
});

class PlainMeter {
  readonly setups: { ms: number; number: number }[] = [];
  readonly hours = new Map<number, number>();
  readonly shorts: { ms: number; destination: number }[] = [];
  readonly records: { fromMs: number; toMs: number }[] = [];

  note(ms: number, one: ReturnType<(typeof act)['generate']>['value']): void {
    const hour = Math.floor(ms / hourMs);
    if (one.kind === 'setup') this.setups.push({ ms, number: one.number });
    else if (one.kind === 'short') this.shorts.push({ ms, destination: one.destination });
    else if (one.kind === 'record') this.records.push({ fromMs: ms - one.lastedMs, toMs: ms });
    else this.hours.set(hour, Math.max(0, (this.hours.get(hour) ?? 0) + one.milliYen));
  }

  compare(meter: Meter, nowMs: number): void {
    const hour = Math.floor(nowMs / hourMs);
    const charged = [...this.hours].filter(([one]) => one > hour - 24).map(([, yen]) => yen);
    assert.equal(dayCharges(meter, nowMs), sum(charged));
    const inHours = (count: number) =>
      this.setups.filter(one => Math.floor(one.ms / hourMs) > hour - count).length;
    assert.equal(dayAttempts(meter, nowMs), inHours(24));
    assert.equal(attemptsOfHours(meter, nowMs, 3), inHours(3));
    for (const window of [10 * minuteMs, hourMs, 24 * hourMs]) {
      const within = this.setups.slice(-16).filter(one => nowMs - one.ms <= window).length;
      assert.equal(paceWithin(meter, nowMs, window), within);
    }
    const numbers = this.setups.slice(-8).map(one => one.number);
    assert.equal(timesLately(meter, 10_007), numbers.filter(one => one === 10_007).length);
    const near = numbers.filter(one => one !== 10_007 && Math.abs(one - 10_007) <= 20);
    assert.equal(neighboursOf(meter, 10_007, 20), near.length);
    const short = this.shorts.slice(-8).filter(one => nowMs - one.ms <= 24 * hourMs);
    const places = new Set(short.map(one => one.destination));
    assert.equal(distinctShortDestinations(meter, nowMs), places.size);
    const atMs = nowMs - 40 * minuteMs;
    const up = this.records.slice(-16).filter(one => one.fromMs <= atMs && atMs < one.toMs);
    assert.equal(upAt(meter, atMs), up.length);
  }
}

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
    line: 0,
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
