import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialPlans } from '../src/core/numbering/dial-plan.ts';
import { normaliseNumber } from '../src/core/numbering/normalise-number.ts';
import { attackShapes } from './attacks.ts';
import { calendarDay, dayMs, jstMidnight } from './calendar.ts';
import { prepareSimulation, simulate } from './simulate.ts';

const standard = { seed: 1, subscribers: 5_000, days: 40 };

test('the standard run has every shape three times, most of them after 30 days', () => {
  const { attacks, world } = prepareSimulation(standard);
  for (const { shape } of attackShapes) {
    assert.equal(attacks.filter(attack => attack.shape === shape).length, 3, shape);
  }
  const victims = attacks.flatMap(({ lines }) => lines);
  assert.equal(new Set(victims).size, victims.length, 'no line is hit twice');
  const days = attacks.map(({ attackMs }) => (attackMs - world.startMs) / dayMs);
  assert.ok(days.filter(day => day >= 27).length >= attacks.length * 0.75);
  assert.ok(days.some(day => day < 27));
});

test('attacked lines are in no unusual lawful pattern', () => {
  const { attacks, lawfulCases } = prepareSimulation(standard);
  const victims = new Set(attacks.flatMap(({ lines }) => lines));
  assert.ok(lawfulCases.length > 500);
  assert.deepEqual(
    lawfulCases.filter(({ line }) => victims.has(line)),
    [],
  );
});

test('most lines hardly ever call abroad', () => {
  const { lines } = prepareSimulation(standard).world;
  const seldom = lines.filter(({ habit }) => habit.abroadPerDay < 0.35);
  assert.ok(seldom.length > lines.length * 0.6, String(seldom.length));
});

test('a line with one channel makes one ordinary call at a time', () => {
  const none = { attacksPerShape: 0, lawfulPerShape: 0 };
  const busyUntil = new Map<string, number>();
  let calls = 0;
  for (const { call } of simulate({ seed: 4, subscribers: 400, days: 1, ...none })) {
    if (call === undefined || call.line.channels > 1 || call.line.finishedOnly) continue;
    calls += 1;
    assert.ok((busyUntil.get(call.line.number) ?? 0) <= call.setupMs, call.line.number);
    busyUntil.set(call.line.number, call.endMs);
  }
  assert.ok(calls > 50);
});

test('offices are empty on Sundays, holidays and at the turn of the year', () => {
  const closed = (date: string) => calendarDay(jstMidnight(date)).officeClosed;
  const dates = ['2026-04-26', '2026-04-29', '2026-05-06', '2026-12-30', '2027-01-02'];
  assert.deepEqual(
    dates.map(closed),
    dates.map(() => true),
  );
  assert.deepEqual(['2026-04-27', '2026-04-30', '2026-12-28'].map(closed), [false, false, false]);
});

test('a switch that tells of finished calls only tells each once, when it is over', () => {
  let records = 0;
  for (const { event, feed, call } of simulate({ seed: 2, subscribers: 500, days: 2 })) {
    if (feed !== 'records') {
      assert.ok(!call?.line.finishedOnly);
      continue;
    }
    assert.equal(event.type, 'cdr');
    assert.ok(event.type === 'cdr' && event.timeMs > event.endMs);
    records += 1;
  }
  assert.ok(records > 20);
});

test('the product understands every dialled number as it is meant', () => {
  const seen = new Map<string, number>();
  let [labelled, outside] = [0, 0];
  for (const { call, label } of simulate({ seed: 6, subscribers: 600, days: 10 })) {
    if (call === undefined || call.direction === 'inbound') continue;
    const { kind, status } = normaliseNumber(call.to, dialPlans.JP);
    if (call.abroad === '') assert.ok(kind !== 'international' && kind !== 'unknown', call.to);
    else assert.equal(kind, 'international', call.to);
    const whose = label === undefined ? 'lawful' : label.shape;
    if (whose === 'lawful') assert.equal(status, 'valid', call.to);
    // A scanner that counts upwards may leave a range now and then.
    else if (whose !== 'odd-numbers' && status !== 'valid') outside += 1;
    if (label !== undefined) labelled += 1;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
  assert.ok(outside < labelled / 100, `${outside} of ${labelled}`);
  assert.ok((seen.get('international') ?? 0) > 1_000 && (seen.get('domestic') ?? 0) > 1_000);
});
