// When an owner is asked, beside the plain attack of `measures.test.ts`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallSequence,
  challenging,
  cheap,
  day,
  hour,
  keen,
  minute,
  second,
  startMs,
} from '../../test/support/call-sequence.ts';
import { alertLevel } from './alert-level.ts';

test('who failed a challenge is asked about, though no further call comes', () => {
  const level = { ...keen.level, alert: 2_800 };
  const story = new CallSequence({ policy: { ...challenging, level } });
  story.usualDays(20);
  assert.equal(story.setup('only').verdict, 'challenge');
  assert.equal(story.ofType('alert').length, 0);
  story.wait(20 * second).challenge('only', 'failed');
  assert.equal(story.ofType('alert').length, 1);
  assert.equal([...story.state.cases.values()][0]?.failedChallenges, 1);
});

test('calls that are usual one by one are asked about while they run, when they are too many', () => {
  const level = { ...keen.level, alert: 4_500 };
  const story = new CallSequence({ policy: { ...keen, level } });
  story.usualDays(20);
  for (let i = 0; i < 7; i += 1) {
    story.setup(`up-${i}`, { to: cheap });
    story.answer(`up-${i}`).wait(second);
  }
  assert.equal(story.ofType('alert').length, 0);
  story.wait(20 * hour);
  assert.equal(story.ofType('alert').length, 1);
  story.says('not-mine');
  assert.equal(story.ofType('verdict').filter(one => one.verdict === 'release').length, 7);
});

test('a call to a partner goes on when the attack beside it is stopped', () => {
  const story = new CallSequence();
  story.usualDays(20).setup('partner', { to: cheap });
  story.answer('partner').wait(minute).attack(4);
  story.wait(10 * minute).says('not-mine');
  const released = story.ofType('verdict').filter(one => one.verdict === 'release');
  assert.equal(released.length, 4);
  assert.ok(!released.some(one => one.callId === 'partner'));
});

test('on its first days a carrier asks about stronger evidence only', () => {
  const policy = { ...keen, level: { ...keen.level, alert: 2_000, alertFirstDays: 400 } };
  const levels = [0, 7, 14, 90].map(days =>
    alertLevel({ nowMs: startMs + days * day, startedMs: startMs, policy }),
  );
  assert.deepEqual(levels, [2_400, 2_200, 2_000, 2_000]);
});

test('usual calls in progress are at stake as well', () => {
  const askedAfterHours = (alertSmall: number) => {
    const level = { ...keen.level, alert: 4_500, alertSmall };
    const story = new CallSequence({ policy: { ...keen, level } });
    story.usualDays(20);
    for (let i = 0; i < 7; i += 1) {
      story.setup(`up-${i}`, { to: cheap });
      story.answer(`up-${i}`).wait(second);
    }
    let hours = 0;
    for (; hours < 40 && story.ofType('alert').length === 0; hours += 1) story.wait(hour);
    return hours;
  };
  const hours = askedAfterHours(0);
  assert.ok(hours > 0 && hours < 40);
  assert.equal(askedAfterHours(600), hours);
});

test('where little is at stake an owner is asked on stronger evidence only', () => {
  const alertsWhere = (smallStakeYen: number) => {
    const level = { ...keen.level, alertSmall: 9_000 };
    const story = new CallSequence({ policy: { ...keen, level, smallStakeYen } });
    story.usualDays(20).attack(4);
    return story.ofType('alert').length;
  };
  assert.deepEqual([1, 1_000_000].map(alertsWhere), [1, 0]);
});
