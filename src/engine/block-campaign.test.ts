// What many accounts show together: source blocks (R5) and country blocks (R6).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallSequence,
  cheap,
  day,
  dear,
  keen,
  minute,
  restricted,
  second,
  subscriberOf,
} from '../../test/support/call-sequence.ts';

const many = Array.from({ length: 16 }, (_, i) => `050222200${String(i).padStart(2, '0')}`);
const subscribers = many.map(number => subscriberOf(number));
const thief = '203.0.113.77';
/** No line block and no contact stands in the way of what is looked at here. */
const policy = { ...keen, countryBlock: { ...keen.countryBlock, accounts: 6 } };
const months = 100 * day;

/** Every line calls once or twice from the thief's address; a second between the accounts. */
function rush(
  story: CallSequence,
  to: string,
  sourceOf: (i: number) => string = () => thief,
): void {
  for (const round of [0, 1, 2]) {
    for (const [i, subscriber] of many.entries()) {
      const callId = `rush-${round}-${i}`;
      const facts = { subscriber, to, sourceIp: sourceOf(i), userAgent: 'friendly-scanner' };
      if (story.setup(callId, facts).verdict === 'allow') story.answer(callId);
      story.wait(2 * second);
    }
  }
}

/** Lines that call a usual place from their own addresses for some weeks, then rest. */
function settled(): CallSequence {
  const story = new CallSequence({ policy, subscribers });
  for (let i = 0; i < 12; i += 1) {
    for (const [at, subscriber] of many.entries()) {
      story.calls(1, { subscriber, to: cheap, sourceIp: `198.51.${at}.1` }, second);
    }
    story.wait(day - many.length * 6 * second);
  }
  return story.wait(months);
}

test('an address that attacks several accounts is blocked, for other accounts too, for a time', () => {
  const story = settled();
  rush(story, dear);
  const [block] = story.ofType('source-block');
  assert.equal(block?.sourceIp, thief);
  assert.ok(block.endMs > block.beginMs);
  const other = story.setup('other', { subscriber: '0355559999', to: cheap, sourceIp: thief });
  assert.deepEqual([other.verdict, other.measure], ['block', 'source-block']);
  story.wait(block.endMs - story.nowMs);
  assert.equal(story.state.sourceBlocks.size, 0);
  const ended = story.ofType('restoration').filter(one => one.sourceIp === thief);
  assert.equal(ended.length, 1);
});

test('one written block a measure, however many accounts follow', () => {
  const story = settled();
  rush(story, dear);
  rush(story, dear);
  assert.equal(story.ofType('source-block').length, 1);
});

test('an address that a lawful line calls from is not blocked (shared by a provider)', () => {
  const story = settled();
  const shared = '198.51.3.1';
  story.calls(1, { subscriber: many[3]!, to: cheap, sourceIp: shared }, second);
  story.wait(minute);
  rush(story, dear, i => (i === 3 ? '198.51.100.200' : shared));
  assert.equal(story.ofType('source-block').length, 0);
});

test('an address no trusted SBC has observed is never blocked', () => {
  const story = settled();
  const atMs = story.nowMs;
  const facts = { seesEnd: true, canRedirect: true, canRelease: true, sourceObserved: false };
  story.submit({ kind: 'feed', atMs, feed: 'sbc', ...facts });
  rush(story, dear);
  assert.equal(story.ofType('source-block').length, 0);
});

test('a line that registers from a blocked address, though it never called abroad, is not refused', () => {
  const story = settled();
  const newcomer = '0355551111';
  for (let i = 0; i < 10; i += 1) story.register(newcomer, thief).wait(day);
  rush(story, dear);
  const verdict = story.setup('first', { subscriber: newcomer, to: cheap, sourceIp: thief });
  assert.equal(verdict.verdict, 'allow', 'its own usual address');
});

test('a listed country with little traffic, attacked from many accounts, is blocked for a time', () => {
  const story = settled();
  rush(story, dear, i => `203.0.${i}.9`);
  const [block] = story.ofType('country-block');
  assert.equal(block?.country, 'SL');
  const other = story.setup('other', { subscriber: '0355559999', to: dear });
  assert.deepEqual([other.verdict, other.measure], ['block', 'country-block']);
  assert.ok(
    other.reasons.every(one => !/SL|Sierra|country/i.test(one.text)),
    'never named',
  );
  story.wait(block.endMs - story.nowMs);
  assert.equal(story.state.countryBlocks.size, 0);
});

const never: Readonly<Record<string, (story: CallSequence) => void>> = {
  'history shorter than 90 days': story => {
    story.state.startedMs = story.nowMs - 80 * day;
  },
  'a list without its checks': story => {
    const entries = restricted.map(({ prefix, destination, country }) => ({
      prefix,
      destination,
      country,
    }));
    story.submit({
      kind: 'restricted-list',
      atMs: story.nowMs,
      entries,
      missingChecksValid: false,
    });
  },
  'a list whose review is overdue': story => {
    const entries = restricted.map(entry => ({ ...entry, reviewMs: story.nowMs - day }));
    const missingChecksValid = false;
    story.submit({ kind: 'restricted-list', atMs: story.nowMs, entries, missingChecksValid });
  },
  'a country that is not listed': story => {
    story.submit({
      kind: 'restricted-list',
      atMs: story.nowMs,
      entries: [],
      missingChecksValid: true,
    });
  },
  'a policy that was not approved beforehand': story => {
    const countryBlock = { ...policy.countryBlock, preapproved: false };
    story.submit({ kind: 'policy', atMs: story.nowMs, policy: { ...policy, countryBlock } });
  },
};

for (const [why, prepare] of Object.entries(never)) {
  test(`no country block with ${why}`, () => {
    const story = settled();
    prepare(story);
    rush(story, dear, i => `203.0.${i}.9`);
    assert.equal(story.ofType('country-block').length, 0);
  });
}

test('satellites are never blocked, listed or not', () => {
  const story = settled();
  rush(story, '010870773123456', i => `203.0.${i}.9`);
  assert.equal(story.ofType('country-block').length, 0);
});

test('a country with much normal traffic is never blocked', () => {
  const story = settled();
  for (let i = 0; i < 100; i += 1) {
    story.calls(1, { subscriber: '0355557777', to: dear, sourceIp: '' }, 60 * minute);
    story.wait(day);
  }
  rush(story, dear, i => `203.0.${i}.9`);
  assert.equal(story.ofType('country-block').length, 0);
});
