import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { corporateHours, individualHours } from './hour-habits.ts';
import {
  closeHabitEpoch,
  hourShare,
  kindMost,
  kindOf,
  newKindHabits,
  noteHabit,
  noteMost,
} from './kind-habits.ts';

const kind = fc.record({
  corporate: fc.boolean(),
  service: fc.constantFrom('ip' as const, 'pstn' as const),
  channels: fc.integer({ min: 1, max: 30 }),
});
const bin = fc.nat(47);

test('before anything was learnt the published habit stands', () => {
  fc.assert(
    fc.property(kind, bin, (line, at) => {
      const published = line.corporate ? corporateHours : individualHours;
      assert.equal(hourShare(newKindHabits(), kindOf(line), at), published[at]);
    }),
  );
});

test('what lines of a kind do moves the habit of that kind alone, one epoch late', () => {
  fc.assert(
    fc.property(kind, kind, bin, fc.integer({ min: 1, max: 300 }), (line, other, at, calls) => {
      const habits = newKindHabits();
      closeHabitEpoch(habits, 1_000);
      const before = hourShare(habits, kindOf(line), at);
      for (let i = 0; i < calls; i += 1) noteHabit(habits, kindOf(line), at);
      closeHabitEpoch(habits, 1_999);
      assert.equal(hourShare(habits, kindOf(line), at), before);
      closeHabitEpoch(habits, 2_000);
      const after = hourShare(habits, kindOf(line), at);
      assert.ok(after >= before && after <= 10_000);
      if (kindOf(other) === kindOf(line)) return;
      const published = other.corporate ? corporateHours : individualHours;
      assert.equal(hourShare(habits, kindOf(other), at), published[at]);
    }),
  );
});

test('one attack moves a habit by little, whatever it does', () => {
  const habits = newKindHabits();
  const line = kindOf({ corporate: true, service: 'ip', channels: 4 });
  const before = hourShare(habits, line, 3);
  // A week undetected, three calls a day.
  for (let i = 0; i < 21; i += 1) noteHabit(habits, line, 3);
  closeHabitEpoch(habits, 5_000);
  assert.ok(hourShare(habits, line, 3) < 4 * before);
});

test('counts are halved before they grow without end; shares stay', () => {
  const habits = newKindHabits();
  const line = kindOf({ corporate: false, service: 'pstn', channels: 1 });
  for (let epoch = 1; epoch <= 5; epoch += 1) {
    for (let i = 0; i < 100_000; i += 1) noteHabit(habits, line, i % 4 === 0 ? 20 : 40);
    closeHabitEpoch(habits, epoch * 1_000);
    assert.ok(habits.calls[line]! < 300_000);
  }
  const [quarter, rest] = [hourShare(habits, line, 20), hourShare(habits, line, 40)];
  assert.ok(Math.abs(quarter - 2_500) < 100 && Math.abs(rest - 7_500) < 200);
});

test('the most calls at once of nearly all lines of a kind: a line counts once, with its latest', () => {
  const most = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 50, maxLength: 300 });
  fc.assert(
    fc.property(kind, most, (line, lines) => {
      const habits = newKindHabits();
      for (const one of lines) {
        // It taught one first, then more.
        noteMost(habits, kindOf(line), 0, 1);
        if (one > 1) noteMost(habits, kindOf(line), 1, one);
      }
      assert.equal(kindMost(habits, kindOf(line)), 0);
      closeHabitEpoch(habits, 1_000);
      const found = kindMost(habits, kindOf(line));
      const above = (limit: number) => lines.filter(one => one > limit).length;
      assert.ok(above(found) * 100 <= lines.length);
      assert.ok(above(found - 1) * 100 > lines.length);
    }),
  );
});

test('of fewer than fifty lines nothing is said about the others', () => {
  const habits = newKindHabits();
  for (let i = 0; i < 49; i += 1) noteMost(habits, 7, 0, 2);
  closeHabitEpoch(habits, 1_000);
  assert.equal(kindMost(habits, 7), 0);
});

test('a line whose kind changed takes no other line’s place', () => {
  const habits = newKindHabits();
  for (let i = 0; i < 60; i += 1) noteMost(habits, 7, 0, 1);
  closeHabitEpoch(habits, 1_000);
  // Taught as kind 7, told of as kind 8.
  for (let i = 0; i < 60; i += 1) noteMost(habits, 8, 1, 2);
  closeHabitEpoch(habits, 2_000);
  assert.deepEqual([kindMost(habits, 7), kindMost(habits, 8)], [1, 2]);
  assert.ok(habits.most.every(lines => lines >= 0));
});
