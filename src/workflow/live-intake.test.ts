import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { FailingJournal } from '../../test/support/failing-journal.ts';
import { firstDifference } from '../../test/support/first-difference.ts';
import { LiveHouse, startMs } from '../../test/support/live-house.ts';
import type { CallEvent, SetupEvent } from '../core/call/call-event.ts';
import type { Input } from '../engine/input.ts';

afterEach(() => LiveHouse.stopAll());

const zone = '+09:00';
const abroad = '010442071234567';

function setup(callId: string, fields: Partial<SetupEvent> = {}): SetupEvent {
  const subscriber = '05099990001';
  const direction = 'outbound';
  return {
    type: 'setup',
    timeMs: startMs,
    zone,
    callId,
    subscriber,
    to: abroad,
    direction,
    ...fields,
  };
}

async function inputsOf(house: LiveHouse): Promise<Input[]> {
  return (await house.records()).map(({ payload }) => JSON.parse(payload) as Input);
}

/** What went in since the house was opened. */
async function eventsOf(house: LiveHouse): Promise<CallEvent[]> {
  const inputs = await inputsOf(house);
  return inputs.flatMap(input => (input.kind === 'call-event' ? [input.event] : []));
}

test('domestic, emergency and special calls leave no trace but their number', async () => {
  const house = await new LiveHouse().open();
  for (const [n, to] of ['0312345678', '110', '0120444444', '186119', '09012345678'].entries()) {
    const callId = `home-${n}`;
    assert.equal(house.intake.screen('sbc', setup(callId, { to })).verdict, 'allow');
    house.intake.accept('sbc', { type: 'answer', timeMs: startMs, zone, callId });
    house.intake.accept('sbc', { type: 'end', timeMs: startMs + 1, zone, callId });
    const { subscriber } = setup(callId);
    const times = { timeMs: startMs, setupMs: startMs, endMs: startMs + 1 };
    const record = { type: 'cdr', zone, callId, subscriber, to, direction: 'outbound' } as const;
    house.intake.accept('sbc', { ...record, ...times });
  }
  assert.deepEqual(await eventsOf(house), []);
  assert.equal(house.intake.domestic, 10);
  assert.equal(house.intake.feeds.get('sbc')?.events, 20);
  house.intake.screen('sbc', setup('abroad'));
  assert.deepEqual(
    (await eventsOf(house)).map(event => event.type),
    ['setup'],
  );
});

test('of an inbound call only line and times go on', async () => {
  const house = await new LiveHouse().open();
  const facts = { from: '0312345678', sourceIp: '192.0.2.1', userAgent: 'X', carrier: '0033' };
  const inbound = { direction: 'inbound', to: '05099990001', ...facts } as const;
  house.intake.accept('sbc', setup('in-1', inbound));
  const { type: _, ...rest } = setup('in-2', inbound);
  house.intake.accept('sbc', { ...rest, type: 'cdr', setupMs: startMs, endMs: startMs + 5 });
  const kept = { timeMs: startMs, zone, subscriber: '05099990001', direction: 'inbound', to: '' };
  assert.deepEqual(await eventsOf(house), [
    { type: 'setup', ...kept, callId: 'in-1' },
    { type: 'cdr', ...kept, callId: 'in-2', setupMs: startMs, endMs: startMs + 5 },
  ]);
  const text = JSON.stringify(await inputsOf(house));
  assert.ok(!/0312345678|192\.0\.2\.1/.test(text));
});

test('while the engine recovers calls are allowed and events wait, in order', async () => {
  const house = new LiveHouse();
  const { intake, driver, traffic } = house;
  assert.equal(intake.screen('sbc', setup('early')).verdict, 'allow');
  assert.equal(intake.failedOpen, 1);
  intake.accept('sbc', { type: 'answer', timeMs: startMs, zone, callId: 'a' });
  traffic.declare(intake);
  await driver.start();
  // Recovered, but without its reference data: still closed to events, so that none overtakes.
  intake.accept('sbc', { type: 'end', timeMs: startMs, zone, callId: 'a' });
  assert.equal(intake.screen('sbc', setup('early-2')).verdict, 'allow');
  assert.equal(house.journal.lastSeq, 0);
  intake.takeWaiting();
  intake.accept('sbc', { type: 'answer', timeMs: startMs, zone, callId: 'b' });
  intake.screen('sbc', setup('judged'));
  const kinds = (await inputsOf(house)).map(input => {
    return input.kind === 'call-event' ? input.event.type : input.kind;
  });
  assert.deepEqual(kinds, ['answer', 'feed', 'end', 'answer', 'setup']);
  assert.deepEqual([intake.failedOpen, intake.lost], [2, 0]);
});

test('a journal that takes nothing: calls are allowed and counted, the state stays', async () => {
  const journal = new FailingJournal();
  const house = await new LiveHouse({ journal }).open();
  await house.run(1_500);
  const before = structuredClone(house.driver.engine.state);
  journal.refusing = true;
  for (let n = 0; n < 5; n += 1) {
    assert.equal(house.intake.screen('switch', setup(`open-${n}`)).verdict, 'allow');
  }
  house.intake.accept('switch', { type: 'end', timeMs: startMs, zone, callId: 'open-1' });
  house.intake.contactAnswer({ case: 'c', attempt: 1, answer: 'mine' });
  assert.deepEqual([house.intake.failedOpen, house.intake.lost], [5, 2]);
  assert.equal(house.reported.length, 1);
  assert.equal(firstDifference(house.driver.engine.state, before), undefined);
  journal.refusing = false;
  house.intake.screen('switch', setup('judged-again'));
  assert.equal(house.driver.engine.state.calls.has('judged-again'), true);
});

test('what comes after the stop is allowed, and counted as not taken', async () => {
  const house = await new LiveHouse().open();
  await house.driver.stop();
  assert.equal(house.intake.screen('sbc', setup('late')).verdict, 'allow');
  house.intake.accept('sbc', { type: 'end', timeMs: startMs, zone, callId: 'late' });
  assert.deepEqual([house.intake.failedOpen, house.intake.lost], [1, 1]);
});

test('what was given is on disk when it is said to be, after a recovery too', async () => {
  const journal = new FailingJournal();
  const house = new LiveHouse({ journal });
  const answer = (callId: string): CallEvent => ({ type: 'answer', timeMs: startMs, zone, callId });
  const early = house.intake.onDisk();
  house.intake.accept('sbc', answer('a'));
  let said = false;
  const waiting = early().then(() => {
    said = true;
  });
  await house.driver.start();
  assert.equal(said, false);
  house.intake.takeWaiting();
  await waiting;
  assert.deepEqual([journal.lastSeq, journal.durableSeq], [1, 1]);
  const whole = house.intake.onDisk();
  house.intake.accept('sbc', answer('b'));
  await whole();
  assert.equal(journal.durableSeq, 2);
  const partly = house.intake.onDisk();
  house.intake.accept('sbc', answer('c'));
  journal.refusing = true;
  house.intake.accept('sbc', answer('d'));
  journal.refusing = false;
  await assert.rejects(partly(), { name: 'JournalError' });
});

test('a feed is journalled when it is declared otherwise than before', async () => {
  const house = await new LiveHouse().open();
  const before = house.journal.lastSeq;
  house.traffic.declare(house.intake);
  assert.equal(house.journal.lastSeq, before);
  const sees = { setup: true, answer: false, end: false, register: false, source: false };
  const can = { refuse: true, redirect: false, release: false };
  house.intake.declare({ name: 'switch', sees, can });
  assert.equal(house.journal.lastSeq, before + 1);
  assert.equal(house.driver.engine.state.feeds.get('switch')?.canRedirect, false);
});

test('what cannot be used is counted by its feed', async () => {
  const house = await new LiveHouse().open();
  house.intake.quarantine('sbc', { source: 'http', position: 1, reason: 'not JSON', raw: '{' });
  assert.equal(house.intake.feeds.get('sbc')?.quarantined, 1);
});

test('a passed challenge lets one call through by its token; a forged one none', async () => {
  const house = await new LiveHouse().open();
  const { intake, driver } = house;
  const challenged = await firstChallenge(house);
  const { challengeId, call } = challenged;
  const token = intake.challengeToken(challengeId);
  assert.equal(intake.challengedCall(challengeId), call.callId);
  const forged = token.replace(/.$/, last => (last === 'A' ? 'B' : 'A'));
  for (const text of [forged, `${challengeId + 1}${token.slice(token.indexOf('.'))}`, '', 'x.y']) {
    assert.equal(intake.verifyChallengeToken(text), undefined);
  }
  assert.equal(intake.verifyChallengeToken(token), challengeId);
  const timeMs = driver.engine.state.nowMs;
  const again = (callId: string): SetupEvent => ({
    ...call,
    callId,
    timeMs,
    challengePassed: intake.verifyChallengeToken(token) as number,
  });
  // Before it is passed the token opens nothing.
  assert.notEqual(intake.screen('switch', again('too-early')).verdict, 'allow');
  const { challenges } = driver.engine.state;
  const passed = {
    type: 'challenge',
    timeMs,
    zone,
    callId: call.callId,
    result: 'passed',
  } as const;
  intake.accept('switch', passed);
  const { callId, subscriber } = call;
  const record = { callId, subscriber, passed: true, used: false };
  assert.partialDeepStrictEqual(challenges.get(challengeId), record);
  assert.equal(intake.screen('switch', again('first')).verdict, 'allow');
  assert.equal(challenges.get(challengeId)?.used, true);
});

async function firstChallenge(
  house: LiveHouse,
): Promise<{ challengeId: number; call: SetupEvent }> {
  const calls: SetupEvent[] = [];
  const { screen } = house.intake;
  house.intake.screen = (feed, event) => {
    calls.push(event);
    return screen.call(house.intake, feed, event);
  };
  for (let given = 0; given < 2_000; given += 1) {
    await house.run(1);
    const found = house.driver.engine.state.challenges.entries().next().value;
    if (found !== undefined) {
      const call = calls.find(each => each.callId === found[1].callId);
      return { challengeId: found[0], call: call as SetupEvent };
    }
  }
  return assert.fail('nothing is challenged');
}

test('an act is journalled once and answered at once; a proposal leaves no trace', async () => {
  const house = await new LiveHouse().open();
  const subscriber = '05099990001';
  house.intake.screen('sbc', setup('first'));
  const act = { kind: 'report-fraud', subscriber } as const;
  const whole = { id: 'a', by: 'operator:anna', why: 'by telephone', act };
  const { by, why } = whole;
  assert.equal(house.intake.propose({ by, why, act })?.allowed, true);
  const done = house.intake.act(whole);
  assert.equal(done?.done, true);
  const again = house.intake.act(whole);
  assert.deepEqual(again, { done: false, reason: 'repeated', gates: [] });
  const refused = house.intake.act({ ...whole, id: 'b', act: { ...act, subscriber: '1' } });
  assert.deepEqual(refused, { done: false, reason: 'unknown-line', gates: [] });
  assert.equal(house.intake.screen('sbc', setup('next')).verdict, 'block');
  const acts = (await inputsOf(house)).filter(input => input.kind === 'act');
  assert.deepEqual(
    acts.map(input => input.act.id),
    ['a', 'b'],
  );
});

test('nobody acts before the engine has recovered, or when nothing can be journalled', async () => {
  const journal = new FailingJournal();
  const house = new LiveHouse({ journal });
  const act = { kind: 'open-case', subscriber: '05099990001' } as const;
  const whole = { id: 'a', by: 'operator:anna', why: '', act };
  assert.equal(house.intake.act(whole), undefined);
  assert.equal(house.intake.propose(whole), undefined);
  await house.open();
  house.intake.screen('sbc', setup('first'));
  journal.refusing = true;
  assert.equal(house.intake.act(whole), undefined);
  journal.refusing = false;
  assert.equal(house.intake.act(whole)?.done, true, 'nothing was made of the first try');
});
