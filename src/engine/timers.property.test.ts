import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type EngineState, newState } from './state.ts';
import { addTimer, nextDueMs, type TimerKind, takeDue } from './timers.ts';

const timers = fc.array(fc.tuple(fc.nat(50), fc.stringMatching(/^(call|case|suspension):[0-9]$/)), {
  maxLength: 200,
});

test('timers come in order of time, equal times in order of their names', () => {
  fc.assert(
    fc.property(timers, set => {
      const state = newState();
      for (const [dueMs, what] of set) add(state, dueMs, what);
      const taken = takeAll(state, Number.POSITIVE_INFINITY);
      const sorted = [...set].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
      assert.deepEqual(
        taken,
        sorted.map(([dueMs, what]) => ({ dueMs, what })),
      );
      assert.equal(nextDueMs(state), Number.POSITIVE_INFINITY);
    }),
  );
});

test('the order of setting makes no difference', () => {
  fc.assert(
    fc.property(timers, fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), (set, keys) => {
      const shuffled = set
        .map((timer, i) => ({ timer, key: keys[i]! }))
        .sort((a, b) => a.key - b.key)
        .map(one => one.timer);
      const first = newState();
      const second = newState();
      for (const [dueMs, what] of set) add(first, dueMs, what);
      for (const [dueMs, what] of shuffled) add(second, dueMs, what);
      assert.deepEqual(takeAll(first, 100), takeAll(second, 100));
    }),
  );
});

test('nothing comes before its time, everything due comes, whatever was taken between', () => {
  fc.assert(
    fc.property(timers, fc.array(fc.nat(60), { maxLength: 20 }), (set, looks) => {
      const state = newState();
      const model: { dueMs: number; what: string }[] = [];
      for (const [i, [dueMs, what]] of set.entries()) {
        add(state, dueMs, what);
        model.push({ dueMs, what });
        const nowMs = looks[i % Math.max(1, looks.length)] ?? 0;
        const due = takeAll(state, nowMs);
        assert.ok(due.every(one => one.dueMs <= nowMs));
        for (const one of due) {
          model.splice(
            model.findIndex(each => each.dueMs === one.dueMs && each.what === one.what),
            1,
          );
        }
        assert.ok(model.every(one => one.dueMs > nowMs));
        assert.equal(nextDueMs(state), Math.min(...model.map(one => one.dueMs)));
        assert.equal(state.timers.dueMs.length, state.timers.subjects.length);
      }
    }),
  );
});

function add(state: EngineState, dueMs: number, what: string): void {
  const [kind, subject] = what.split(':');
  addTimer(state, dueMs, kind as TimerKind, subject!);
}

function takeAll(state: ReturnType<typeof newState>, nowMs: number) {
  const taken: { dueMs: number; what: string }[] = [];
  for (let due = takeDue(state, nowMs); due !== undefined; due = takeDue(state, nowMs)) {
    taken.push({ dueMs: due.dueMs, what: `${due.kind}:${due.subject}` });
  }
  return taken;
}
