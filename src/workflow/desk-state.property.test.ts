import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DeskStory, startMs } from '../../test/support/desk-story.ts';
import { type Desk, type DeskTimer, dropTimers, schedule, takeTimer } from './desk-state.ts';

const kinds = ['attempt', 'no-answer', 'task'] as const;
const action = fc.oneof(
  fc.record({
    set: fc.nat(20),
    what: fc.constantFrom(...kinds),
    attempt: fc.nat(2),
  }),
  fc.record({ take: fc.nat(20) }),
  fc.record({ drop: fc.constantFrom(...kinds) }),
);

function desk(): Desk {
  const made = new DeskStory().open().desk;
  dropTimers(made, made.cases.get('case-1')!);
  return made;
}

test('timers come in order of time, equal ones as they were set; a case knows its own', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), actions => {
      const one = desk();
      const open = one.cases.get('case-1')!;
      let model: DeskTimer[] = [];
      for (const each of actions) {
        if ('set' in each) {
          const dueMs = startMs + each.set;
          schedule(one, dueMs, 'case-1', each.what, each.attempt);
          model.push({ dueMs, case: 'case-1', what: each.what, attempt: each.attempt });
          model.sort((a, b) => a.dueMs - b.dueMs);
        } else if ('take' in each) {
          const due = model[0] !== undefined && model[0].dueMs <= startMs + each.take;
          assert.deepEqual(takeTimer(one, startMs + each.take), due ? model.shift() : undefined);
        } else {
          const kept = model.filter(timer => timer.what !== each.drop);
          assert.equal(dropTimers(one, open, each.drop), model.length - kept.length);
          model = kept;
        }
        assert.equal(one.timers.length, model.length);
        assert.deepEqual(
          [...open.timers].map(timer => timer.dueMs),
          model.map(timer => timer.dueMs),
        );
      }
    }),
  );
});
