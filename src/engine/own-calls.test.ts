// While a line is attacked its own people go on calling.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallSequence,
  challenging,
  cheap,
  hour,
  minute,
  office,
} from '../../test/support/call-sequence.ts';
import { evidenceSum } from '../core/detection/episode.ts';

/** Places that the office never called, and that nobody attacks. */
const elsewhere = '0104930123456';
const elsewhereToo = '0103932123456';

/** Verdicts of calls to one new number after another of the line's own usual place, at night. */
function attackUsualPlace(story: CallSequence): string[] {
  return Array.from({ length: 24 }, (_, i) => {
    const to = `${cheap.slice(0, -4)}${4_000 + 7 * i}`;
    const { verdict } = story.setup(`attack-${i}`, { to, sourceIp: '198.51.100.77' });
    if (verdict === 'allow') story.answer(`attack-${i}`);
    story.wait(minute);
    return verdict;
  });
}

test('an attack on the usual place of a line is challenged, a call to a number it knows is not', () => {
  const story = new CallSequence({ policy: challenging });
  story.usualDays(20).wait(15 * hour);
  const verdicts = attackUsualPlace(story);
  assert.equal(verdicts.at(-1), 'challenge', `${verdicts}`);
  assert.equal(story.setup('own', { to: cheap, sourceIp: '198.51.100.77' }).verdict, 'allow');
  const another = `${cheap.slice(0, -4)}9999`;
  assert.equal(story.setup('new', { to: another }).verdict, 'challenge');
});

test('in an attack elsewhere the first call to a usual place is not taken for a part of it', () => {
  const story = new CallSequence({ policy: challenging });
  story.usualDays(20);
  const met = story.attack(8).at(-1)?.verdict;
  assert.equal(met, 'challenge');
  const colleague = `${cheap.slice(0, -4)}9999`;
  assert.equal(story.setup('usual place', { to: colleague }).verdict, 'allow');
});

test('what an attack called before midnight is not known to its line after it', () => {
  const story = new CallSequence({ policy: challenging });
  story.usualDays(20).wait(13 * hour + 30 * minute);
  const [first, ...later] = attackUsualPlace(story);
  assert.equal(first, 'allow');
  assert.equal(later.at(-1), 'challenge');
  const to = `${cheap.slice(0, -4)}4000`;
  const again = () => story.setup(`again-${story.nowMs}`, { to, sourceIp: '198.51.100.77' });
  assert.equal(again().verdict, 'challenge');
  story.wait(hour);
  assert.equal(again().verdict, 'challenge');
});

test('a colleague who calls somewhere new is met where suspect, or where the attack goes', () => {
  const level = { ...challenging.level, challenge: 2_500 };
  const story = new CallSequence({ policy: { ...challenging, level } });
  const sourceIp = '192.0.2.10';
  for (const subscriber of office) story.usualDays(20, { subscriber, sourceIp });
  const [victim, colleague, other, third] = office;
  story.wait(hour);
  const met = story.attack(12, { subscriber: victim }).at(-1);
  assert.equal(met?.verdict, 'challenge');
  const ownOf = (subscriber: string) => evidenceSum(story.subject(subscriber).episode!);
  const somewhere = { subscriber: colleague, to: elsewhere, sourceIp };
  assert.equal(story.setup('new', somewhere).verdict, 'allow');
  assert.ok(ownOf(colleague) > level.callLike && ownOf(colleague) < 1_000, 'odd, not suspect');
  const odd = { subscriber: third, to: elsewhereToo, sourceIp: '203.0.113.9' };
  assert.equal(story.setup('odd', odd).verdict, 'challenge');
  assert.ok(ownOf(third) >= 1_000 && ownOf(third) < level.challenge, `${ownOf(third)}`);
  assert.equal(story.setup('same', { subscriber: other, sourceIp }).verdict, 'challenge');
});
