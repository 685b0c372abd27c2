import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { begun, DeskStory, day, minute, startMs } from '../../test/support/desk-story.ts';
import { standardPolicy as policy } from '../core/policy/policy.ts';
import type { Effect } from '../engine/effect.ts';
import type { ContactAnswer } from '../engine/input.ts';

test('attempts are made when the plan says, on one channel after the other', () => {
  const story = new DeskStory().open().wait(10 * minute);
  const made = story.given.orders.map(one => [one.atMs - startMs, one.channel]);
  const channels = ['mail', 'sms', 'voice'];
  assert.deepEqual(
    made,
    policy.contact.attemptsAtMs.map((ms, i) => [ms, channels[i]]),
  );
});

test('each attempt without an answer is reported once; the last one exhausts the plan', () => {
  const story = new DeskStory().open().wait(10 * minute);
  const reports = story.commands('contact-report');
  assert.deepEqual(
    reports.map(one => one.report.exhausted),
    [false, false, true],
  );
  const results = story.given.decisions.flatMap(one =>
    one.type === 'contact' && one.result !== 'sent' ? [one.result] : [],
  );
  assert.deepEqual(results, ['no-answer', 'no-answer', 'no-answer']);
});

test('an undelivered attempt is no attempt: another takes its place', () => {
  const story = new DeskStory()
    .open()
    .says('undelivered')
    .wait(20 * minute);
  const reports = story.commands('contact-report').map(one => one.report);
  const { undelivered, unanswered, channels } = reports.at(-1)!;
  assert.deepEqual([undelivered, unanswered, channels], [1, 3, 2]);
  assert.deepEqual(
    reports.map(one => one.exhausted),
    [false, false, false, true],
  );
  assert.deepEqual(
    story.given.orders.map(one => one.channel),
    ['mail', 'sms', 'voice', 'sms'],
  );
});

test('an answer ends the attempts; a second answer changes nothing', () => {
  const story = new DeskStory().open().wait(minute).says('not-mine').says('mine');
  story.wait(30 * minute);
  assert.equal(story.given.orders.length, 1);
  assert.deepEqual(story.commands('owner-says'), [
    { kind: 'owner-says', case: 'case-1', answer: 'not-mine' },
  ]);
});

test('"mine" restores what was suspended and closes the case as lawful', () => {
  const story = new DeskStory().open().wait(10 * minute);
  story.effect(begun('A')).wait(3 * 60 * minute);
  const attempt = story.given.orders.length;
  assert.ok(attempt > 3, 'the owner is tried again after a suspension on silence');
  story.says('mine', attempt);
  assert.deepEqual(story.commands('restore'), [
    { kind: 'restore', case: 'case-1', subscriber: '0312340001' },
  ]);
  assert.deepEqual(story.commands('close-case'), [
    { kind: 'close-case', case: 'case-1', outcome: 'lawful' },
  ]);
});

test('after "not mine" the cause is mended, the line restored, the case closed as fraud', () => {
  const story = new DeskStory().open().says('not-mine').effect(begun('C'));
  story.wait(day - minute);
  assert.equal(story.commands('restore').length, 0);
  story.wait(minute);
  assert.equal(story.commands('restore').length, 1);
  assert.deepEqual(story.commands('close-case'), [
    { kind: 'close-case', case: 'case-1', outcome: 'fraud' },
  ]);
});

test('nobody to contact: nobody is, and no report says otherwise', () => {
  const story = new DeskStory().open([]).wait(day);
  assert.equal(story.given.orders.length, 0);
  assert.equal(story.commands('contact-report').length, 0);
});

test('a case without a measure is given up as inconclusive, one with a measure is not', () => {
  const idle = new DeskStory().open().wait(30 * day);
  assert.deepEqual(idle.commands('close-case'), [
    { kind: 'close-case', case: 'case-1', outcome: 'inconclusive' },
  ]);
  const held = new DeskStory()
    .open()
    .effect(begun('A'))
    .wait(30 * day);
  assert.equal(held.commands('close-case').length, 0);
  held.effect({ kind: 'measure-ended', case: 'case-1', subscriber: '0312340001' });
  assert.equal(held.commands('close-case').length, 1);
});

test('a passed challenge closes the case, unless one failed before', () => {
  const result = (passed: boolean): Effect => ({
    kind: 'challenge-result',
    case: 'case-1',
    passed,
  });
  const passed = new DeskStory().open().effect(result(true));
  assert.equal(passed.commands('close-case').length, 1);
  const failed = new DeskStory().open().effect(result(false)).effect(result(true));
  assert.equal(failed.commands('close-case').length, 0);
});

test('any order of answers, results and waits: ids are unique, nothing is left at the end', () => {
  const action = fc.oneof(
    fc.constantFrom('mine', 'not-mine', 'unsure', 'undelivered').map(answer => ({ answer })),
    fc.nat(3 * day).map(wait => ({ wait })),
    fc.boolean().map(passed => ({ passed })),
    fc.constantFrom('A', 'B', 'C').map(ground => ({ ground })),
    fc.constant({ ended: true }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 20 }), fc.nat(5), (actions, attempt) => {
      const story = new DeskStory().open();
      for (const one of actions) {
        if ('answer' in one) story.says(one.answer as ContactAnswer['answer'], attempt);
        else if ('wait' in one) story.wait(one.wait);
        else if ('passed' in one) {
          story.effect({ kind: 'challenge-result', case: 'case-1', passed: one.passed });
        } else if ('ground' in one) story.effect(begun(one.ground));
        else story.effect({ kind: 'measure-ended', case: 'case-1', subscriber: '0312340001' });
      }
      story.effect({ kind: 'measure-ended', case: 'case-1', subscriber: '0312340001' });
      for (let i = 0; i < 20; i += 1) {
        story.effect({ kind: 'measure-ended', case: 'case-1', subscriber: '0312340001' });
      }
      story.wait(30 * day);
      assert.equal(story.desk.cases.size, 0);
      assert.equal(story.desk.timers.length, 0);
      assert.equal(story.commands('close-case').length, 1);
      const ids = story.given.commands.map(one => one.id);
      assert.equal(new Set(ids).size, ids.length);
    }),
    { numRuns: 200 },
  );
});
