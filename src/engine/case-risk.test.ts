import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallSequence, minute } from '../../test/support/call-sequence.ts';
import type { Effect } from './effect.ts';

function opened(story: CallSequence): Extract<Effect, { kind: 'case-opened' }> {
  const found = story.effects.find(each => each.kind === 'case-opened');
  assert.ok(found?.kind === 'case-opened');
  return found;
}

function lastWeighed(story: CallSequence): Extract<Effect, { kind: 'case-weighed' }> {
  const found = story.effects.findLast(each => each.kind === 'case-weighed');
  assert.ok(found?.kind === 'case-weighed');
  return found;
}

test('an opened case tells the line it is about and what speaks for an attack', () => {
  const story = new CallSequence();
  story.attack(6);
  const { risk, type, service, timeZone } = opened(story);
  assert.deepEqual([type, service, timeZone], ['individual', 'ip', 'Asia/Tokyo']);
  assert.ok(risk.evidence >= story.state.policy.level.alert && risk.readings.length > 0);
  const alert = story.ofType('alert')[0]!;
  assert.equal(alert.lossPerHourYen, risk.lossPerHourYen);
});

test('calls that go on are expected to cost what their tariff says; ended ones go on costing', () => {
  const story = new CallSequence();
  story.attack(6);
  story.wait(4 * minute);
  const running = lastWeighed(story).risk;
  assert.ok(running.callsInProgress > 0 && running.lossPerHourYen > 0 && running.exposureYen > 0);
  for (let i = 0; i < 6; i += 1) story.end(`attack-${i}`);
  story.wait(20 * minute);
  const { risk } = lastWeighed(story);
  assert.equal(risk.callsInProgress, 0);
  assert.ok(risk.exposureYen > 0 && risk.lossPerHourYen < running.lossPerHourYen);
});
