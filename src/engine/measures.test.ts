// What follows from an attack: who is asked, what is stopped, and how it ends.
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
  second,
  subscriberOf,
} from '../../test/support/call-sequence.ts';
import { monthCharges } from '../core/metering/meter.ts';
import { taughtCalls } from '../core/metering/normal.ts';
import { unpackNormal } from '../core/metering/normal-record.ts';
import { exposureOf } from './exposure.ts';

const { lastsMs, reviewBeforeMs } = keen.suspension;

test('an attack opens one case; its owner is asked at once, and nothing is stopped', () => {
  const story = new CallSequence();
  const verdicts = story.attack(6);
  assert.equal(story.ofType('alert').length, 1);
  assert.equal(story.state.cases.size, 1);
  assert.equal(story.orders.length, 1);
  assert.ok(verdicts.every(one => one.verdict === 'allow'));
  assert.equal(story.line().suspension, undefined);
});

test('"not mine" suspends at once and releases the calls of the episode in progress', () => {
  const story = new CallSequence();
  story.usualDays(20);
  story.setup('usual', { to: cheap });
  story.answer('usual').wait(minute).attack(5);
  const up = story.state.calls.size;
  story.says('not-mine');
  const [suspension] = story.ofType('suspension');
  assert.equal(suspension?.ground, 'C');
  assert.equal(suspension?.endMs, story.nowMs + lastsMs);
  const released = story.ofType('verdict').filter(one => one.verdict === 'release');
  assert.ok(released.length > 0 && released.length < up);
  assert.deepEqual([...story.state.calls.keys()], ['usual'], 'the usual call goes on');
  assert.equal(story.setup('next').verdict, 'block');
});

test('a suspended line gets a block for each refused set-up, with the measure and the case', () => {
  const story = new CallSequence();
  story.attack(5);
  story.says('not-mine');
  for (let i = 0; i < 3; i += 1) story.setup(`refused-${i}`);
  story.setup('refused-0');
  const blocks = story.ofType('verdict').filter(one => one.verdict === 'block');
  assert.deepEqual(
    blocks.map(one => [one.callId, one.measure]),
    [0, 1, 2].map(i => [`refused-${i}`, 'suspension']),
  );
  assert.ok(blocks.every(one => one.case === story.ofType('suspension')[0]!.case));
});

test('"mine" closes the case as lawful and lets the pattern pass, for a time', () => {
  const story = new CallSequence();
  story.attack(5);
  story.says('mine');
  assert.equal(story.state.cases.size, 0);
  assert.equal(story.ofType('case').at(-1)?.outcome, 'lawful');
  story.wait(hour);
  story.attack(5, {}, 'more');
  assert.equal(story.ofType('alert').length, 1, 'nobody is asked again for the same pattern');
  const untilMs = story.line().allowance!.untilMs;
  assert.ok(untilMs > story.nowMs && untilMs <= story.nowMs + keen.allowanceMs);
});

test('"mine" covers what was asked about, not another place', () => {
  const story = new CallSequence();
  story.attack(5);
  story.says('mine').wait(2 * hour);
  story.attack(8, { to: otherDear, sourceIp: '198.51.100.9' }, 'other');
  assert.equal(story.ofType('alert').length, 2);
});

test('an allowance ends by itself, and by what it may cost', () => {
  for (const spend of [false, true]) {
    const story = new CallSequence();
    story.attack(5);
    for (let i = 0; i < 5; i += 1) story.end(`attack-${i}`);
    story.says('mine');
    if (spend) story.calls(3, { sourceIp: '203.0.113.77' }, (100 * hour) / 10);
    else story.wait(keen.allowanceMs);
    story.wait(day).setup('after', { sourceIp: '203.0.113.77' });
    assert.equal(story.line().allowance, undefined, spend ? 'spent' : 'expired');
  }
});

test('nobody reached: suspended only when the contact plan is exhausted', () => {
  const story = new CallSequence();
  story.attack(8);
  const { attemptsAtMs, answerWithinMs } = keen.contact;
  const exhaustedMs = attemptsAtMs.at(-1)! + answerWithinMs;
  const openedMs = story.ofType('alert')[0]!.timeMs;
  story.wait(openedMs + exhaustedMs - minute - story.nowMs);
  assert.equal(story.line().suspension, undefined);
  story.wait(2 * minute);
  assert.equal(story.line().suspension?.ground, 'A');
  assert.equal(story.orders.length, attemptsAtMs.length);
  assert.ok(new Set(story.orders.map(one => one.channel)).size >= 2);
});

test('who was reached and is unsure is not stopped before the plan is exhausted, then is', () => {
  const story = new CallSequence();
  story.attack(8);
  story.wait(30 * second).says('unsure');
  assert.equal(story.line().suspension, undefined);
  story.wait(15 * minute);
  assert.ok(story.line().suspension !== undefined, 'unsure is not reached');
});

test('one channel, or none, is no suspension on silence', () => {
  const one = [{ channel: 'mail', address: 'keeper@home.example' }] as const;
  const other = subscriberOf('05011110009');
  for (const contacts of [one, []]) {
    const story = new CallSequence({ subscribers: [subscriberOf(home, { contacts }), other] });
    story.attack(8);
    story.wait(day);
    assert.equal(story.line().suspension, undefined);
    assert.equal(story.ofType('suspension').length, 0);
  }
});

test('a contact changed lately is not used', () => {
  const story = new CallSequence({
    subscribers: [
      subscriberOf(home, {
        contacts: [
          { channel: 'mail', address: 'thief@home.example', changedMs: Date.UTC(2026, 3, 1) },
          { channel: 'sms', address: '09011112222' },
        ],
      }),
    ],
  });
  story.attack(8);
  story.wait(hour);
  assert.ok(story.orders.length > 0);
  assert.ok(story.orders.every(one => one.channel === 'sms'));
  assert.equal(story.line().suspension, undefined, 'one channel is left');
});

test('a suspension that nobody runs into ends by itself, on its day', () => {
  const story = new CallSequence({ mendedAfterMs: 0 });
  story.attack(8);
  story.wait(hour);
  const { endMs } = story.line().suspension!;
  story.wait(endMs - second - story.nowMs);
  assert.ok(story.line().suspension !== undefined);
  story.wait(second);
  assert.equal(story.line().suspension, undefined);
  assert.equal(story.ofType('restoration').length, 1);
  assert.equal(story.state.cases.size, 0);
  assert.equal(story.setup('after', { to: cheap }).verdict, 'allow');
});

test('a suspension that calls still run into is renewed, on record, and ends after they stop', () => {
  const story = new CallSequence({ mendedAfterMs: 0 });
  story.attack(8);
  story.wait(hour);
  const first = story.line().suspension!.endMs;
  for (let i = 0; story.nowMs < first - reviewBeforeMs - hour; i += 1) {
    story.setup(`still-${i}`);
    story.wait(3 * hour);
  }
  story.wait(first + minute - story.nowMs);
  const renewals = story.ofType('suspension').filter(one => one.renewal);
  assert.equal(renewals.length, 1);
  assert.equal(renewals[0]!.endMs, first + lastsMs);
  assert.ok(story.line().suspension !== undefined);
  story.wait(lastsMs);
  assert.equal(story.line().suspension, undefined);
});

test('mended: the line is restored, the case closed as fraud, its days teach nothing', () => {
  const story = new CallSequence();
  story.attack(8);
  story.says('not-mine').wait(day + minute);
  assert.equal(story.line().suspension, undefined);
  assert.equal(story.ofType('case').at(-1)?.outcome, 'fraud');
  assert.equal(story.subject().episode, undefined);
  story.wait(10 * day).calls(2, { to: cheap });
  story.wait(10 * day).calls(1, { to: cheap });
  assert.equal(taughtCalls(story.subject().normal), 2, 'only the usual calls afterwards');
});

test('calls of an open case teach nothing, however long it is open', () => {
  const story = new CallSequence();
  story.attack(5);
  assert.equal(story.state.cases.size, 1);
  const before = unpackNormal(story.subject().normal);
  story.calls(4, { to: otherDear }, 10 * minute);
  assert.deepEqual(unpackNormal(story.subject().normal), before);
});

test('a case given up as inconclusive teaches nothing either', () => {
  const story = new CallSequence({ subscribers: [subscriberOf(home), quiet] });
  story.submit({ kind: 'subscribers', atMs: story.nowMs, rows: [noContacts, quiet] });
  story.attack(5);
  for (let i = 0; i < 5; i += 1) story.end(`attack-${i}`);
  story.wait(3 * day);
  assert.equal(story.ofType('case').at(-1)?.outcome, 'inconclusive');
  assert.equal(unpackNormal(story.subject().normal).pending.length, 0);
});

test('a challenge touches the unusual call only; passed, the caller goes on', () => {
  const story = new CallSequence({ policy: challenging });
  story.usualDays(20);
  const verdicts = story.attack(6);
  const at = verdicts.findIndex(one => one.verdict === 'challenge');
  assert.notEqual(at, -1);
  assert.ok(verdicts[at]!.challengeId !== undefined);
  story.challenge(`attack-${at}`, 'passed');
  assert.equal(story.state.calls.get(`attack-${at}`)?.state, 'ringing');
  assert.equal(story.ofType('case').at(-1)?.outcome, 'lawful');
  const next = story.setup('next', { sourceIp: '203.0.113.77' });
  assert.equal(next.verdict, 'allow', 'the same pattern passes for a day');
});

test('calls that have just begun count at what they are likely to cost', () => {
  const { expectedMinutes } = keen;
  const oneCallYen = 250 * expectedMinutes;
  const story = new CallSequence({ policy: { ...challenging, lossBudgetYen: 1.5 * oneCallYen } });
  story.usualDays(20);
  const verdicts = story.attack(6).map(one => one.verdict);
  assert.deepEqual(verdicts, ['allow', ...new Array<string>(5).fill('challenge')]);
});

test('the token of a passed challenge lets one call to that number through, once', () => {
  const story = new CallSequence({ policy: challenging });
  const at = story.attack(6).findIndex(one => one.verdict === 'challenge');
  const { challengeId, e164 } = story.state.calls.get(`attack-${at}`)!;
  const onward = { challengePassed: challengeId, to: `010${e164}`, sourceIp: '198.51.100.1' };
  assert.notEqual(story.setup('too-early', onward).verdict, 'allow');
  story.challenge(`attack-${at}`, 'passed');
  story.setup('elsewhere', { ...onward, to: otherDear });
  assert.equal(story.state.challenges.get(challengeId)?.used, false, 'another number');
  assert.equal(story.setup('onward', onward).verdict, 'allow');
  assert.equal(story.state.challenges.get(challengeId)?.used, true);
});

test('a failed challenge ends the call, costs nothing, and is evidence', () => {
  const story = new CallSequence({ policy: challenging });
  const at = story.attack(6).findIndex(one => one.verdict === 'challenge');
  const before = monthCharges(story.subject().meter);
  story.wait(20 * second).challenge(`attack-${at}`, 'failed');
  assert.equal(story.state.calls.has(`attack-${at}`), false);
  assert.equal(monthCharges(story.subject().meter), before);
  assert.equal([...story.state.cases.values()][0]?.failedChallenges, 1);
});

test('a failed challenge stays failed: asked again it is refused, its record is no charge', () => {
  const story = new CallSequence({ policy: challenging });
  const verdicts = story.attack(6);
  const at = verdicts.findIndex(one => one.verdict === 'challenge');
  const { setupMs } = story.state.calls.get(`attack-${at}`)!;
  story.challenge(`attack-${at}`, 'failed');
  const before = monthCharges(story.subject().meter);
  assert.equal(story.setup(`attack-${at}`, { timeMs: setupMs }).verdict, 'block');
  story.cdr(`attack-${at}`, { setupMs, answerMs: setupMs, endMs: setupMs + minute });
  assert.equal(monthCharges(story.subject().meter), before);
});

test('accrual that nothing has confirmed for hours adds nothing to the exposure', () => {
  const story = new CallSequence();
  story.attack(2);
  const exposure = () => exposureOf(story.system.engine, story.subject());
  story.wait(keen.unconfirmedMs);
  const confirmed = exposure();
  assert.ok(confirmed > 0);
  story.wait(2 * hour);
  assert.equal(exposure(), confirmed);
});

test('an abandoned challenge ends the call and says nothing', () => {
  const story = new CallSequence({ policy: challenging });
  const at = story.attack(6).findIndex(one => one.verdict === 'challenge');
  story.challenge(`attack-${at}`, 'abandoned');
  assert.equal(story.state.calls.has(`attack-${at}`), false);
  const [open] = story.state.cases.values();
  assert.deepEqual([open?.failedChallenges, open?.passedChallenges], [0, 0]);
});

test('a challenge that nobody reports on ends with the ringing', () => {
  const story = new CallSequence({ policy: challenging });
  const at = story.attack(6).findIndex(one => one.verdict === 'challenge');
  story.wait(10 * minute);
  assert.equal(story.state.calls.has(`attack-${at}`), false);
});

test('fax lines, forwarded calls and feeds that cannot redirect are never challenged', () => {
  const fax = new CallSequence({
    policy: challenging,
    subscribers: [subscriberOf(home, { challenge: false })],
  });
  const plain = new CallSequence({ policy: challenging });
  const forwarding = new CallSequence({ policy: challenging, canRedirect: false });
  const stories = [
    fax.attack(8),
    plain.attack(8, { forwardedFrom: '0312345678' }),
    forwarding.attack(8),
  ];
  for (const verdicts of stories) {
    assert.ok(verdicts.every(one => one.verdict !== 'challenge'));
  }
});

test('colleagues of an attacked line go on with their usual calls', () => {
  const story = new CallSequence();
  for (const subscriber of office) story.usualDays(6, { subscriber });
  story.wait(8 * day);
  for (const subscriber of office) story.calls(4, { subscriber, to: cheap });
  const [victim, ...colleagues] = office;
  story.attack(6, { subscriber: victim });
  story.says('not-mine');
  assert.ok(story.line(victim).suspension !== undefined);
  assert.equal(story.setup('victim', { subscriber: victim }).verdict, 'block');
  for (const subscriber of colleagues) {
    assert.equal(story.line(subscriber).suspension, undefined);
    assert.equal(story.setup(`c-${subscriber}`, { subscriber, to: cheap }).verdict, 'allow');
    assert.equal(story.line(subscriber).suspension, undefined);
  }
});

test('an attack that goes on from the next line of the account meets the same suspension', () => {
  const story = new CallSequence();
  story.attack(6, { subscriber: office[0] });
  story.says('not-mine');
  story.attack(6, { subscriber: office[1] }, 'second');
  assert.equal(story.line(office[1]).suspension?.ground, 'C');
});

const quiet = subscriberOf('05011110009');
const noContacts = subscriberOf(home, { contacts: [] });

test('a closed case leaves no timer that does anything', () => {
  const story = new CallSequence();
  story.attack(5);
  for (let i = 0; i < 5; i += 1) story.end(`attack-${i}`);
  story.says('mine').wait(30 * day);
  assert.equal(story.state.timers.dueMs.length, 0);
  assert.equal(story.system.desk.timers.length, 0);
  assert.equal(story.system.desk.cases.size, 0);
});

test('a repeated suspension of another case is a new one with its own end', () => {
  const story = new CallSequence();
  for (const name of ['first', 'second']) {
    story.attack(6, { to: dear }, name);
    story.says('not-mine').wait(day + hour);
    assert.equal(story.line().suspension, undefined);
  }
  const [first, second] = story.ofType('suspension');
  assert.notEqual(first?.case, second?.case);
  assert.equal(second!.endMs, second!.beginMs + lastsMs);
});
