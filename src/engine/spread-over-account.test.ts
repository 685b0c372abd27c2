// Attacks that go from line to line of one account, and the colleagues whom they must not stop.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallSequence,
  challenging,
  day,
  hour,
  minute,
  second,
  subscriberOf,
} from '../../test/support/call-sequence.ts';
import { type Policy, standardPolicy } from '../core/policy/policy.ts';

const firm = Array.from({ length: 12 }, (_, i) => `03123400${10 + i}`);
const sourceIp = '192.0.2.10';
const [attacked, colleague] = [firm.slice(0, 8), firm[9]!];
/** A cheap place that nobody lists and that the firm never called. */
const london = '0104420712';

/** Each line called its own number in America twice a day for a while. */
function firmOf(policy: Policy): CallSequence {
  const subscribers = firm.map(one => subscriberOf(one, { account: 'firm', type: 'corporate' }));
  const level = { ...policy.level, alertFirstDays: 0 };
  const story = new CallSequence({ policy: { ...policy, level }, subscribers });
  for (const subscriber of firm) {
    story.usualDays(8, { subscriber, sourceIp, to: `0101212555${subscriber.slice(-4)}` });
  }
  story.wait(8 * day);
  return story;
}

test('numbers of a usual country in sequence are met, whichever line calls the next', () => {
  const { level } = standardPolicy;
  const story = firmOf({ ...challenging, level });
  story.wait(hour);
  const verdicts = firm.concat(firm).map((subscriber, i) => {
    const { verdict } = story.setup(`one-${i}`, {
      subscriber,
      sourceIp,
      to: `01014155550${10 + i}`,
    });
    if (verdict === 'allow') story.answer(`one-${i}`);
    story.wait(20 * second);
    return verdict;
  });
  assert.deepEqual(new Set(verdicts.slice(4)), new Set(['challenge']), `${verdicts}`);
});

/** Eight lines of the firm call London from elsewhere, then a colleague does from the office. */
function attackAndColleague(challenges: boolean): CallSequence {
  const story = firmOf({ ...standardPolicy, challenges });
  const elsewhere = { sourceIp: '203.0.113.77', userAgent: 'friendly-scanner' };
  for (let i = 0; i < 24; i += 1) {
    const [callId, subscriber] = [`attack-${i}`, attacked[i % 8]!];
    const to = `${london}${3_000 + 37 * i}`;
    const { verdict } = story.setup(callId, { ...elsewhere, subscriber, to });
    if (verdict === 'allow') story.answer(callId);
    story.wait(2 * second);
  }
  story.wait(minute).says('not-mine');
  assert.ok(attacked.every(one => story.line(one).suspension !== undefined));
  story.setup('colleague', { subscriber: colleague, sourceIp, to: `${london}9111` });
  return story;
}

test('a colleague who is hardly unusual is not stopped with the lines of the attack', () => {
  for (const challenges of [true, false]) {
    const story = attackAndColleague(challenges);
    const last = story.effects.findLast(one => one.kind === 'verdict');
    assert.equal(last?.verdict.verdict, challenges ? 'challenge' : 'allow');
    assert.equal(story.line(colleague).suspension, undefined);
  }
});
