import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as rules from './alarm-rules.ts';

const one = (name: string, lossPerHourYen = 9_000) => ({ case: name, lossPerHourYen, atMs: 0 });

function heard(
  alarms: rules.Alarms,
  fromMs: number,
  toMs: number,
): { at: number; sound: string }[] {
  const sounds = [];
  let now = alarms;
  for (let ms = fromMs; ms <= toMs; ms += 5_000) {
    const due = rules.nextSound(now, ms);
    if (due === undefined) continue;
    sounds.push({ at: ms, sound: due.sound });
    now = due.next;
  }
  return sounds;
}

test('a new urgent case is heard at once, then every two minutes until it is taken', () => {
  const alarms = rules.takeUrgent(rules.silence, ['a'], [one('a')]);
  assert.deepEqual(
    heard(alarms, 0, 300_000).map(({ at }) => at),
    [0, 120_000, 240_000],
  );
  const taken = rules.takeUrgent(alarms, ['a'], []);
  assert.deepEqual(heard(taken, 0, 300_000), []);
});

test('what stood there before is not new, but is said again', () => {
  const before = rules.takeUrgent(rules.silence, ['a'], [one('a')]);
  const alarms = rules.alreadySaid(before, 0);
  assert.equal(heard(alarms, 0, 110_000).length, 0);
  const more = rules.takeUrgent(alarms, ['b'], [one('b')]);
  assert.deepEqual(
    rules.unanswered(more, new Set()).map(each => each.case),
    ['b'],
  );
  assert.deepEqual(heard(more, 10_000, 20_000), [{ at: 10_000, sound: 'urgent' }]);
});

test('a deadline has its own sound, and an urgent case goes before it', () => {
  const due = rules.takeDue(rules.silence, [one('d', 0)]);
  assert.deepEqual(heard(due, 0, 10_000), [{ at: 0, sound: 'deadline' }]);
  const both = rules.takeUrgent(due, ['a'], [one('a')]);
  assert.deepEqual(
    heard(both, 0, 10_000).map(({ sound }) => sound),
    ['urgent', 'deadline'],
  );
});

test('whatever comes, there are at most six sounds in any hour', () => {
  const steps = fc.array(
    fc.record({
      name: fc.constantFrom(...'abcdef'),
      there: fc.boolean(),
      afterMs: fc.integer({ min: 0, max: 400_000 }),
    }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(steps, all => {
      let alarms = rules.silence;
      let nowMs = 0;
      const sounds: number[] = [];
      for (const { name, there, afterMs } of all) {
        nowMs += afterMs;
        alarms = rules.takeUrgent(alarms, [name], there ? [one(name)] : []);
        const due = rules.nextSound(alarms, nowMs);
        if (due === undefined) continue;
        alarms = due.next;
        sounds.push(nowMs);
      }
      for (const at of sounds) {
        const inHour = sounds.filter(other => other >= at && other < at + 3_600_000);
        assert.ok(inHour.length <= rules.soundsAnHour, String(sounds));
      }
    }),
  );
});

test('what was put aside is not shown, the costliest of the rest first', () => {
  const alarms = rules.takeUrgent(
    rules.silence,
    ['a', 'b', 'c'],
    [one('a', 1), one('b', 3), one('c', 2)],
  );
  const shown = rules.unanswered(alarms, new Set(['c'])).map(each => each.case);
  assert.deepEqual(shown, ['b', 'a']);
});
