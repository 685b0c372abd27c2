import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallSequence, day, hour, minute, second } from '../../test/support/call-sequence.ts';

test('what the desk decides goes back into the engine at the same instant', () => {
  const story = new CallSequence();
  story.attack(5);
  story.says('not-mine');
  const contact = story.ofType('contact').at(-1);
  const suspension = story.ofType('suspension')[0];
  assert.equal(contact?.timeMs, story.nowMs);
  assert.equal(suspension?.timeMs, story.nowMs);
  assert.equal(story.setup('next').verdict, 'block');
});

test('decisions come in order of time, causes before what follows', () => {
  const story = new CallSequence();
  story.attack(6);
  story.wait(hour).setup('refused');
  story.wait(10 * day);
  const times = story.decisions.map(one => one.timeMs);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  const kinds = story.decisions.map(one => one.type);
  for (const [before, after] of [
    ['alert', 'case'],
    ['case', 'contact'],
    ['contact', 'suspension'],
    ['suspension', 'restoration'],
  ] as const) {
    assert.ok(kinds.indexOf(before) < kinds.indexOf(after), `${before} before ${after}`);
  }
});

test('waiting in many small steps or in one gives the same decisions', () => {
  const told = [minute, 7 * hour].map(stepMs => {
    const story = new CallSequence();
    story.attack(6);
    for (let waited = 0; waited < 10 * day; waited += stepMs) story.wait(stepMs);
    return story.decisions;
  });
  assert.deepEqual(told[0], told[1]);
});

test('timers run at their own time even when nothing happens for days', () => {
  const story = new CallSequence();
  story.attack(6);
  story.wait(5 * second);
  const openedMs = story.ofType('alert')[0]!.timeMs;
  story.nowMs += 3 * day;
  story.setup('days-later');
  const exhausted = story.ofType('contact').filter(one => one.result === 'no-answer');
  assert.ok(exhausted.length >= 3);
  assert.ok(exhausted[0]!.timeMs <= openedMs + 10 * minute);
});
