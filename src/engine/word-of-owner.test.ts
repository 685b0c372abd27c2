// What an answer about one line says of others: of its account, and of all who call there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallSequence,
  challenging,
  cheap,
  day,
  dear,
  home,
  hour,
  keen,
  minute,
  office,
  otherDear,
  subscriberOf,
} from '../../test/support/call-sequence.ts';
import {
  closeEpoch,
  newCampaigns,
  noteFoundThere,
  otherAccountsAlike,
} from '../core/detection/campaign.ts';
import { reading } from '../core/detection/reading-list.ts';
import { clearedLately } from './context-of-call.ts';
import { subjectOf } from './subjects.ts';

const [asked, colleague] = office;
const range = dear.slice(0, -2);

/** The colleague calls what the asked line called, and fails or does not fail a challenge. */
function saysMine(told: { fails: boolean; to: string }): CallSequence {
  const story = new CallSequence({ policy: challenging });
  for (const subscriber of office) story.usualDays(8, { subscriber });
  story.attack(3, { subscriber: asked });
  story.setup('second', { subscriber: colleague, to: told.to });
  if (told.fails) story.challenge('second', 'failed');
  return story.wait(minute).says('mine');
}

test('"mine" about one line covers colleagues who called the same, and nobody who failed', () => {
  const same = saysMine({ fails: false, to: `${range}77` });
  assert.ok(same.line(asked).allowance !== undefined);
  assert.ok(same.line(colleague).allowance !== undefined);
  const thief = saysMine({ fails: true, to: `${range}77` });
  assert.ok(thief.line(asked).allowance !== undefined);
  assert.equal(thief.line(colleague).allowance, undefined);
  assert.equal(thief.setup('again', { subscriber: colleague }).verdict, 'challenge');
  // What the thief left behind stands, on the line and on the account.
  assert.ok(thief.subject(colleague).episode!.evidence[reading.challenge]! > 0);
  const shared = subjectOf(thief.state, thief.line(asked).payer);
  assert.ok(shared!.episode!.evidence[reading.challenge]! > 0);
});

test('"mine" about one line covers no colleague who called somewhere else', () => {
  const story = saysMine({ fails: false, to: otherDear });
  assert.equal(story.line(colleague).allowance, undefined);
  const allowed = story.line(asked).allowance!.destinations;
  const elsewhere = story.subject(colleague).episode!.destinations;
  assert.ok(elsewhere.length > 0 && !elsewhere.some(one => allowed.includes(one)));
});

/** What a stranger's first call to the same country says after these answers about other lines. */
function campaignEvidence(answers: readonly ('mine' | 'not-mine')[]): number {
  const others = ['05011110002', '05011110003'];
  const subscribers = [home, ...others].map(number => subscriberOf(number));
  const story = new CallSequence({ subscribers });
  for (const { subscriber } of subscribers) story.usualDays(12, { subscriber });
  for (const [i, answer] of answers.entries()) {
    story.attack(4, { subscriber: others[i]! }, `attack-${i}`);
    story.says(answer).wait(minute);
  }
  story.setup('stranger', { to: `${range}99`, sourceIp: '203.0.113.9' });
  return story.subject().episode!.evidence[reading['campaign-country']]!;
}

test('one owner’s word weighs for all who call that country in the hours after it', () => {
  assert.equal(campaignEvidence([]), 0);
  assert.ok(campaignEvidence(['not-mine']) > 500);
  assert.ok(campaignEvidence(['mine']) < -500);
  assert.equal(campaignEvidence(['not-mine', 'mine']), 0);
});

test('of one account the latest word counts, however often its callers fail or pass', () => {
  const campaigns = newCampaigns();
  const say = (account: string, attack: boolean, ms: number): void => {
    noteFoundThere(campaigns, account, ['SL'], { ms, attack });
    closeEpoch(campaigns, ms + 1_000);
  };
  say('firm', true, 10_000);
  for (let i = 0; i < 100; i += 1) say('bot', true, 20_000 + 1_000 * i);
  say('home', true, 200_000);
  say('home', false, 210_000);
  const call = {
    account: 'other',
    sourceIp: '',
    range: 1,
    country: 'SL',
    tenths: 10,
    failedOnLine: false,
  };
  const { confirmed, cleared } = otherAccountsAlike(campaigns, call, 220_000);
  assert.deepEqual([confirmed, cleared], [2, 1]);
  const bot = otherAccountsAlike(campaigns, { ...call, account: 'bot' }, 220_000);
  assert.deepEqual([bot.confirmed, bot.cleared], [1, 1], 'an own attack is known otherwise');
  const again = otherAccountsAlike(campaigns, { ...call, account: 'home' }, 220_000);
  assert.deepEqual([again.confirmed, again.cleared], [2, 1], 'what proved right speaks for it too');
  const failed = { ...call, account: 'home', failedOnLine: true };
  assert.equal(otherAccountsAlike(campaigns, failed, 220_000).cleared, 0, 'not where one failed');
  const later = otherAccountsAlike(campaigns, call, 220_000 + 7 * hour);
  assert.deepEqual([later.confirmed, later.cleared], [0, 0]);
});

test('a line that proved right is asked less soon, until its owner disowns a call', () => {
  const story = new CallSequence();
  story.usualDays(20).attack(5);
  const before = story.ofType('alert').length;
  assert.equal(before, 1);
  story.says('mine').wait(keen.allowanceMs - hour);
  story.setup('guest', { to: otherDear });
  assert.equal(story.subject().episode!.evidence[reading.cleared], -600);
  story.attack(6, { to: otherDear }, 'theft');
  story.says('not-mine');
  assert.equal(story.line().cleared, undefined);
  assert.deepEqual(
    [0, 6, 8].map(days => clearedLately({ ...story.line(), cleared: [0] }, days * day)),
    [1, 1, 0],
  );
});

test('who passes after somebody failed clears neither the line nor the country', () => {
  const story = new CallSequence({ policy: challenging });
  story.usualDays(20);
  story.attack(2);
  story.challenge('attack-0', 'failed').challenge('attack-1', 'passed');
  assert.equal(story.line().cleared, undefined);
  story.wait(minute).setup('next', { to: cheap });
  const [found] = story.state.campaigns.countries.get('SL')!.found;
  assert.deepEqual([found?.account, found?.attack], [home, true]);
});

/**
 * A new place is called from one line after the other, once each; the first is asked about, and
 * answered for after so long.
 */
function manyLines(settled: boolean, answeredAfterMs = 0): CallSequence {
  const level = { ...keen.level, alert: 2_500, callJoins: 2_500, callAlone: 3_000 };
  const story = new CallSequence({ policy: { ...keen, level } });
  if (settled) for (const subscriber of office) story.usualDays(9, { subscriber, to: cheap });
  story.attack(4, { subscriber: asked });
  for (const [i, subscriber] of office.slice(1).entries()) {
    story.setup(`one-${i}`, { subscriber, to: `${range}${60 + i}` });
  }
  return story.wait(answeredAfterMs).says('not-mine');
}

test('"not mine" stops every line that calls where the attack on the account goes', () => {
  const stopped = (story: CallSequence) =>
    office.filter(one => story.line(one).suspension !== undefined);
  assert.deepEqual(stopped(manyLines(true)), [...office]);
  // Over midnight too: what began on the day before is no habit.
  assert.deepEqual(stopped(manyLines(true, 15 * hour)), [...office]);
  // An account that never showed what it does: everything is new to it.
  assert.deepEqual(stopped(manyLines(false)), [asked]);
});
