import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallSequence,
  cheap,
  hour,
  keen,
  minute,
  otherDear,
} from '../../test/support/call-sequence.ts';
import { closeEpoch, noteFoundThere } from '../core/detection/campaign.ts';
import { silenceGates } from './check-grounds.ts';
import { foundElsewhere } from './found-elsewhere.ts';

/** A line that calls Sierra Leone, which so many others were found to be attacked by. */
function found(attack: number, lawful = 0, policy = keen): CallSequence {
  const story = new CallSequence({ policy });
  story.usualDays(20).attack(3);
  const { campaigns } = story.state;
  const say = (account: string, isAttack: boolean) =>
    noteFoundThere(campaigns, account, ['SL'], { ms: story.nowMs, attack: isAttack });
  for (let i = 0; i < attack; i += 1) say(`attacked-${i}`, true);
  for (let i = 0; i < lawful; i += 1) say(`lawful-${i}`, false);
  closeEpoch(campaigns, story.nowMs + 1_000);
  return story.wait(minute);
}

function tells(story: CallSequence): number {
  const { account } = story.line();
  return foundElsewhere(story.system.engine, account, story.subject());
}

test('three accounts tell what such calls are; two do not, nor where as many proved right', () => {
  assert.deepEqual(
    [0, 2, 3].map(accounts => tells(found(accounts))),
    [0, 0, 3],
  );
  assert.equal(tells(found(3, 3)), 0);
  assert.equal(tells(found(8, 1)), 8);
});

test('they tell it for six hours, of their country only, and not where the reading is off', () => {
  const story = found(3);
  assert.equal(tells(story.wait(5 * hour)), 3);
  assert.equal(tells(story.wait(2 * hour)), 0);
  const abroad = found(3);
  abroad.setup('elsewhere', { to: otherDear, sourceIp: '203.0.113.77' });
  assert.equal(tells(abroad), 0, 'a call to where nothing was found may be a talk');
  const usual = found(3);
  usual.setup('usual', { to: cheap });
  assert.equal(tells(usual), 3);
  const readings = { 'campaign-country': { on: false } };
  assert.equal(tells(found(3, 0, { ...keen, readings })), 0);
});

test('the gate asks for no more on their account, and says why', () => {
  const policy = { ...keen, level: { ...keen.level, suspensionMore: 800 } };
  const evidenceFact = (attack: number): string => {
    const story = found(attack, 0, policy);
    // As of an exchange line: its source is not seen.
    story.subject().episode!.networks = [];
    const open = [...story.state.cases.values()][0]!;
    return silenceGates(story.system.engine, open, story.line(), 'A')[0]!.fact;
  };
  assert.match(evidenceFact(0), / against 1800 cdB, 800 cdB of it because no source was seen$/);
  assert.match(
    evidenceFact(3),
    / against 1000 cdB, not raised by 800 cdB though no source was seen: 3 other accounts /,
  );
});
