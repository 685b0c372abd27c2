import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowed } from '../core/barring/verdict.ts';
import { FeedLog } from './feed-log.ts';
import type { Intake } from './ports.ts';

function house() {
  let nowMs = 0;
  const given: string[] = [];
  const intake: Intake = {
    declare: feed => given.push(`declare ${feed.name}`),
    screen: (feed, { callId }) => {
      given.push(`screen ${feed} ${callId}`);
      return allowed;
    },
    accept: (feed, { type }) => given.push(`accept ${feed} ${type}`),
    quarantine: feed => given.push(`quarantine ${feed}`),
    challengeToken: id => `token ${id}`,
    verifyChallengeToken: () => 7,
    challengedCall: () => 'call',
    contactAnswer: () => given.push('answer'),
  };
  const log = new FeedLog({ nowMs: () => ++nowMs });
  return { log, beside: log.beside(intake), given };
}

const setup = (callId: string, direction: 'outbound' | 'inbound' = 'outbound') =>
  ({
    type: 'setup',
    timeMs: 5,
    zone: 'Z',
    callId,
    subscriber: '03',
    to: `+44${callId}`,
    direction,
  }) as const;

test('all goes on to the intake, and the newest of each feed is kept', () => {
  const { log, beside, given } = house();
  for (let at = 1; at <= 25; at += 1) beside.screen('sbc', setup(String(at)));
  beside.accept('files', { type: 'end', timeMs: 6, zone: 'Z', callId: '1' });
  beside.quarantine('files', { source: 'a.csv', position: 118, reason: 'no number', raw: 'x' });
  const { events } = log.samples('sbc')!;
  assert.deepEqual(
    events.map(event => event.takenMs),
    Array.from({ length: 20 }, (_, at) => 25 - at),
  );
  assert.deepEqual(log.samples('files'), {
    events: [{ takenMs: 26, type: 'end', timeMs: 6, direction: undefined, called: undefined }],
    quarantine: [{ takenMs: 27, source: 'a.csv', position: 118, reason: 'no number' }],
  });
  assert.equal(given.length, 27);
  assert.equal(beside.challengeToken(3), 'token 3');
  assert.equal(beside.verifyChallengeToken('x'), 7);
  assert.equal(log.samples('none'), undefined);
});

test('neither who calls nor whom is kept, but how it is written', () => {
  const { log, beside } = house();
  beside.screen('sbc', setup('9', 'inbound'));
  const [event] = log.samples('sbc')!.events;
  assert.deepEqual([event?.direction, event?.called], ['inbound', undefined]);
  beside.screen('sbc', setup('20794601'));
  const { events } = log.samples('sbc')!;
  assert.deepEqual(events[0]?.called, { begins: '+44', digits: 10 });
  assert.ok(!JSON.stringify(events).includes('20794601'));
});

test('beyond so many feeds, further ones are passed on and not kept', () => {
  const { log, beside, given } = house();
  for (let at = 0; at < 600; at += 1) beside.screen(`feed-${at}`, setup('1'));
  assert.equal(log.names().length, 500);
  assert.equal(given.length, 600);
});
