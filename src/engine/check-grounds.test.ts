import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallSequence, keen, minute, second } from '../../test/support/call-sequence.ts';
import type { Policy } from '../core/policy/policy.ts';
import { silenceGates } from './check-grounds.ts';

const raised = { ...keen, level: { ...keen.level, suspensionMore: 800 } };
const asUsual = / against 1800 cdB, 800 cdB of it because no source was seen$/;
const notRaised = / against 1000 cdB, not raised by 800 cdB though no source was seen: 4 at once, /;

/** So many calls of an attack at once on a line that had two at most, as its gate tells it. */
function attacked(calls: number, policy: Policy = raised, before?: (story: CallSequence) => void) {
  const story = new CallSequence({ policy }).usualDays(20);
  before?.(story);
  story.attack(calls);
  // As of an exchange line: its source is not seen.
  story.subject().episode!.networks = [];
  const evidence = () => {
    const [open] = story.state.cases.values();
    return silenceGates(story.system.engine, open!, story.line(), 'A')[0]!.fact;
  };
  return { story, evidence };
}

test('silence about twice the calls at once that people made asks for no more', () => {
  assert.match(attacked(3).evidence(), asUsual);
  const { story, evidence } = attacked(4);
  assert.match(evidence(), notRaised);
  story.wait(40 * minute);
  assert.match(evidence(), notRaised, 'no less true half an hour later');
});

test('it asks for more where the owner lately answered, and where the reading is off', () => {
  const { story, evidence } = attacked(4);
  story.line().vouched = { untilMs: story.nowMs + minute, destinations: [] };
  assert.match(evidence(), /800 cdB of it because the owner lately answered for such calls$/);
  const readings = { concurrency: { on: false } };
  assert.match(attacked(4, { ...raised, readings }).evidence(), asUsual);
});

test('what an earlier day had at once is no news, taught or not', () => {
  const threeAtOnce = (story: CallSequence): void => {
    const to = '01012125550123';
    for (const callId of ['one', 'two', 'three']) story.setup(callId, { to });
    for (const callId of ['one', 'two', 'three']) story.answer(callId);
    story.wait(10 * second);
    for (const callId of ['one', 'two', 'three']) story.end(callId);
    story.usualDays(1);
  };
  assert.match(attacked(4, raised, threeAtOnce).evidence(), asUsual);
});
