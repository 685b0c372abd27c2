import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallSequence,
  challenging,
  day,
  home,
  office,
  subscriberOf,
} from '../../test/support/call-sequence.ts';
import { evidenceSum } from '../core/detection/episode.ts';
import type { Policy } from '../core/policy/policy.ts';

test('the more is at stake beyond a small sum, the less evidence a challenge asks for', () => {
  const one = { subscriber: home, sourceIp: '203.0.113.77' };
  const unasked = new CallSequence().usualDays(20);
  unasked.setup('one', one);
  const evidence = evidenceSum(unasked.subject().episode!);
  // Sierra Leone costs ¥2,500 in ten minutes: four decibans above ¥1,000.
  const verdictAt = (more: number, smallStakeYen: number): string => {
    const level = { ...challenging.level, challenge: evidence + more, challengeDear: 200 };
    const story = new CallSequence({ policy: { ...challenging, level, smallStakeYen } });
    return story.usualDays(20).setup('one', one).verdict;
  };
  assert.equal(verdictAt(200, 1_000), 'challenge');
  assert.equal(verdictAt(201, 1_000), 'allow', 'never more than that');
  assert.equal(verdictAt(90, 2_000), 'challenge', 'one deciban is left of them');
  assert.equal(verdictAt(110, 2_000), 'allow');
  assert.equal(verdictAt(1, 5_000), 'allow', 'no more is asked for a small stake');
  assert.equal(verdictAt(0, 5_000), 'challenge');
});

test('what is at stake on the account does not speak for a colleague’s call of their own', () => {
  const [victim, colleague] = office;
  const sourceIp = '192.0.2.10';
  const told = (level: Policy['level']) => {
    const subscribers = office.map(number =>
      subscriberOf(number, { account: 'office', type: 'corporate', challenge: number !== victim }),
    );
    const policy = { ...challenging, level, smallStakeYen: 1 };
    const story = new CallSequence({ policy, subscribers });
    for (const subscriber of office) story.usualDays(8, { subscriber, sourceIp });
    story.usualDays(8, { subscriber: office[2], sourceIp, to: '0104420712345' });
    story.wait(8 * day).attack(8, { subscriber: victim });
    const facts = { subscriber: colleague, sourceIp, to: '0104420798765' };
    const { verdict } = story.setup('own', facts);
    return { verdict, evidence: evidenceSum(story.subject(colleague).episode!) };
  };
  const high = { ...challenging.level, challenge: 9_000 };
  const { evidence } = told(high);
  assert.equal(told({ ...high, challenge: evidence }).verdict, 'challenge');
  const dear = { ...high, challenge: evidence + 100, challengeDear: 200 };
  assert.equal(told(dear).verdict, 'allow');
});
