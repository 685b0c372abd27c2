// What the owner's word does beyond the call it was asked about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallSequence, day, home, hour, keen, office } from '../../test/support/call-sequence.ts';
import { reading } from '../core/detection/reading-list.ts';

const usual = { sourceIp: '192.0.2.10', userAgent: 'Office PBX' };

function newsOfDestination(answer: 'mine' | 'none'): number {
  const story = new CallSequence();
  story.usualDays(20);
  story.attack(5);
  for (let i = 0; i < 5; i += 1) story.end(`attack-${i}`);
  if (answer === 'mine') story.says('mine');
  story.wait(keen.allowanceMs + 5 * day);
  story.setup('again', { sourceIp: '203.0.113.77' });
  const { evidence } = story.subject().episode!;
  return evidence[reading.destination]! + evidence[reading['destination-listed']]!;
}

test('what the owner once called theirs is little news for weeks, until it is disowned', () => {
  assert.ok(newsOfDestination('mine') * 2 < newsOfDestination('none'));
  const story = new CallSequence();
  story.attack(5);
  story.says('mine');
  assert.ok(story.line().vouched !== undefined);
  story.wait(keen.allowanceMs + day).attack(8, {}, 'again');
  story.says('not-mine');
  assert.equal(story.line().vouched, undefined);
});

test('a forwarded call tells nothing by its source: the exchange that forwards is usual', () => {
  for (const forwardedFrom of ['', home]) {
    const story = new CallSequence();
    story.usualDays(20, usual);
    story.attack(8, { ...usual, forwardedFrom });
    story.wait(hour);
    const grounds = story.ofType('suspension').map(one => one.ground);
    assert.equal(grounds.includes('A'), forwardedFrom !== '', `forwarded from ${forwardedFrom}`);
  }
});

test('"not mine" about one line takes along only colleagues whose own calls look alike', () => {
  const [asked, colleague] = office;
  for (const alert of [900, 3_500]) {
    const story = new CallSequence({
      policy: { ...keen, level: { ...keen.level, suspension: 9_000, alert } },
    });
    for (const subscriber of office) story.usualDays(6, { subscriber });
    story.attack(6, { subscriber: asked });
    story.setup('own', { subscriber: colleague });
    story.says('not-mine');
    assert.ok(story.line(asked).suspension !== undefined);
    assert.equal(story.line(colleague).suspension !== undefined, alert === 900);
  }
});

test('a call back to a missed call does not follow an attacked colleague into the suspension', () => {
  const [asked, colleague] = office;
  for (const missed of [false, true]) {
    const story = new CallSequence();
    for (const subscriber of office) story.usualDays(6, { subscriber });
    story.attack(6, { subscriber: asked });
    story.says('not-mine');
    const inbound = { subscriber: colleague, direction: 'inbound', to: colleague } as const;
    if (missed) story.setup('missed', inbound);
    story.wait(hour);
    const { verdict } = story.setup('back', { subscriber: colleague });
    assert.equal(verdict, missed ? 'allow' : 'block');
  }
});
