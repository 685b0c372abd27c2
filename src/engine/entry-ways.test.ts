// The ways into a line (R24), each told to the engine as a carrier sees it, at the levels in force.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallSequence,
  cheap,
  day,
  home,
  hour,
  minute,
  office,
  second,
  subscriberOf,
} from '../../test/support/call-sequence.ts';
import type { ReadingName } from '../core/detection/reading.ts';
import { reading } from '../core/detection/reading-list.ts';
import { contactOnlyPolicy } from '../core/policy/policy.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import { subjectOf } from './subjects.ts';

const own = { sourceIp: '192.0.2.10', userAgent: 'Aoba PBX 3.1' };

/** Six weeks of two cheap calls each morning; then 2:00 on the night to a Sunday. */
function knownLine(subscriber: string = home): CallSequence {
  const story = new CallSequence({ policy: contactOnlyPolicy });
  story.register(subscriber, own.sourceIp);
  story.usualDays(47, { subscriber, ...own });
  return story.wait(5 * day + 16 * hour);
}

function evidenceOf(story: CallSequence, name: ReadingName, subscriber: string = home): number {
  return subjectOf(story.state, story.line(subscriber))?.episode?.evidence[reading[name]] ?? 0;
}

test('a rogue extension behind the own PBX (事象1) is found by what, when and how much', () => {
  const story = knownLine();
  story.attack(6, own);
  assert.equal(story.ofType('alert').length, 1);
  // The source is the usual one and the device the PBX: both speak for the line, if at all.
  assert.ok(evidenceOf(story, 'source-network') <= 0);
  assert.ok(evidenceOf(story, 'device') <= 0);
  for (const name of ['destination', 'hour', 'concurrency', 'charges'] as const) {
    assert.ok(evidenceOf(story, name) > 0, name);
  }
});

test('the same for a line of an office, whose colleagues go on calling', () => {
  const story = knownLine(office[1]);
  story.setup('colleague', { subscriber: office[0], to: cheap, ...own });
  story.attack(6, { subscriber: office[1], ...own });
  const [alert] = story.ofType('alert');
  assert.equal(alert?.subscriber, office[1]);
  assert.equal(story.ofType('alert').length, 1);
});

test('guessed passwords weigh in full once a registration from elsewhere succeeded', () => {
  const guess = (from: string, subscriber = home): number => {
    const story = knownLine();
    for (let i = 0; i < 30; i += 1) story.register(subscriber, '203.0.113.5', 'rejected');
    if (from !== '') story.wait(minute).register(subscriber, from);
    story.wait(minute).attack(1, { sourceIp: '203.0.113.77' });
    return evidenceOf(story, 'registrations');
  };
  const guessedOnly = guess('');
  assert.ok(guessedOnly > 0);
  assert.ok(guess('203.0.113.77') > guessedOnly);
  assert.equal(guess(own.sourceIp), guessedOnly, 'let in from where the line always was');
  assert.equal(guess('', office[0]), 0, 'at another line');
});

test('dialling in and out again (DISA, 事象2) is read from the inbound call just before', () => {
  const story = knownLine();
  story.setup('in', { direction: 'inbound' });
  story.wait(20 * second).attack(1, own);
  assert.ok(evidenceOf(story, 'inbound-before') > 0);
  const later = knownLine();
  later.setup('in', { direction: 'inbound' });
  later.wait(10 * minute).attack(1, own);
  assert.equal(evidenceOf(later, 'inbound-before'), 0);
});

test('forwarding abroad is read where the line does not do that', () => {
  const story = knownLine();
  story.attack(1, { ...own, forwardedFrom: home });
  assert.ok(evidenceOf(story, 'forwarded') > 0);
});

test('a confirmed case is remembered against the next line that is called from', () => {
  const attacked = office[0];
  const story = new CallSequence({ policy: contactOnlyPolicy });
  story.usualDays(47, own).wait(5 * day + 16 * hour);
  story.attack(6, { subscriber: attacked }, 'first');
  story.says('not-mine');
  const { case: name } = story.ofType('alert')[0]!;
  story.wait(2 * day);
  assert.equal(story.state.cases.has(name), false, 'closed as fraud');
  const before = story.state.risk.ranges.size;
  assert.ok(before > 0);
  story.attack(1, own, 'second');
  assert.ok(evidenceOf(story, 'range-risk') > 0);
});

test('a device model under attack raises the priority of the next case, and weighs nothing (R15)', () => {
  const models = (subscriber: string, i: number): Subscriber =>
    subscriberOf(subscriber, { deviceModel: i < 4 ? 'Aoba PBX 20' : 'Midori 7' });
  const numbers = Array.from({ length: 60 }, (_, i) => `0501111${1_000 + i}`);
  const story = new CallSequence({
    policy: contactOnlyPolicy,
    subscribers: numbers.map(models),
  });
  story.wait(40 * day);
  for (const subscriber of numbers.slice(0, 4)) {
    story.attack(6, { subscriber }, subscriber);
    story.wait(minute);
  }
  const notes = story
    .ofType('alert')
    .map(one => one.reasons?.find(reason => reason.reading === 'device-model'));
  assert.deepEqual(
    notes.map(note => note?.decibans),
    [undefined, undefined, 0, 0],
  );
  assert.match(notes[3]!.text, /4 accounts with the device model Aoba PBX 20/);
});

test('a wangiri call-back by day is recognised, and nobody is asked', () => {
  const story = knownLine().wait(32 * hour);
  story.setup('missed', { direction: 'inbound' });
  story.wait(2 * hour);
  assert.equal(story.setup('back', { ...own, to: '010442079460958' }).verdict, 'allow');
  story
    .wait(10 * second)
    .answer('back')
    .wait(30 * second)
    .end('back')
    .wait(day);
  assert.equal(story.ofType('alert').length, 0);
});
