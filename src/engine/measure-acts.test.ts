// Measures that people decide: the same gates as for the policy, and an approval where it needs one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ActOutcome,
  CallSequence,
  cheap,
  day,
  dear,
  home,
  hour,
  keen,
  minute,
  office,
  second,
  subscriberOf,
} from '../../test/support/call-sequence.ts';
import type { ActKind } from '../core/case/act.ts';
import { proposeAct } from './on-act.ts';

const many = Array.from({ length: 16 }, (_, i) => `050222200${String(i).padStart(2, '0')}`);
const thief = '203.0.113.77';
const countryBlock = { ...keen.countryBlock, accounts: 6, preapproved: false };
/** Blocks are left to people here. */
const policy = {
  ...keen,
  countryBlock,
  sourceBlock: { ...keen.sourceBlock, accounts: 3, lastsMs: 6 * hour },
};

function unmet(outcome: ActOutcome | undefined): string[] | undefined {
  if (outcome?.kind !== 'act-refused') return undefined;
  return outcome.gates.filter(one => !one.met).map(one => one.gate);
}

function suspend(story: CallSequence, ground: 'A' | 'B' | 'C', subscribers: string[] = [home]) {
  return { kind: 'suspend', case: story.ofType('alert')[0]!.case, subscribers, ground } as const;
}

test('a person suspends on silence only where every gate is met, and hears which is not', () => {
  const story = new CallSequence();
  story.attack(8);
  const act = suspend(story, 'A');
  const missing = ['charges-abnormal', 'contact', 'channels'];
  assert.deepEqual(unmet(story.act(act)), missing);
  assert.equal(story.line().suspension, undefined);
  const { gates } = proposeAct(story.system.engine, { by: 'operator:anna', why: '', act });
  assert.ok(gates.length > 8 && gates.every(one => one.fact !== ''));
});

test('ground A by a person, once the contact plan is exhausted, is what the policy would do', () => {
  // No clause for what the policy would do by itself: put back for the person.
  const story = new CallSequence({ policy: { ...keen, clause: '' } });
  story.attack(8);
  const openedMs = story.ofType('alert')[0]!.timeMs;
  story.wait(openedMs + 8 * minute + 5 * second - story.nowMs);
  assert.deepEqual(unmet(story.act(suspend(story, 'A'))), ['clause']);
  story.submit({ kind: 'policy', atMs: story.nowMs, policy: keen });
  const outcome = story.act(suspend(story, 'A'));
  assert.equal(outcome?.kind, 'act-done', JSON.stringify(outcome));
  const [suspension] = story.ofType('suspension');
  assert.deepEqual([suspension?.ground, suspension?.by], ['A', 'operator:anna']);
  assert.ok(suspension?.gates?.some(one => one.gate === 'contact' && one.met));
});

test('ground C by a person needs the owner’s answer or a recorded reason', () => {
  const story = new CallSequence();
  story.attack(5);
  assert.deepEqual(unmet(story.act(suspend(story, 'C'))), ['owner-word']);
  assert.deepEqual(unmet(story.act(suspend(story, 'C', [office[0]]), { why: 'x' })), [
    'line-of-case',
  ]);
  assert.deepEqual(unmet(story.act(suspend(story, 'C', []))), []);
  const why = 'the owner asked for it by telephone';
  assert.equal(story.act(suspend(story, 'C'), { why })?.kind, 'act-done');
  assert.equal(story.ofType('suspension')[0]?.ground, 'C');
  assert.deepEqual(unmet(story.act(suspend(story, 'C'), { why })), ['not-suspended']);
});

/** Lines that call a usual place from their own addresses, rest, and are then attacked at once. */
function attacked(sourceOf: (i: number) => string, given = policy): CallSequence {
  const subscribers = many.map(number => subscriberOf(number));
  const story = new CallSequence({ policy: given, subscribers });
  for (let i = 0; i < 12; i += 1) {
    for (const [at, subscriber] of many.entries()) {
      story.calls(1, { subscriber, to: cheap, sourceIp: `198.51.${at}.1` }, second);
    }
    story.wait(day - many.length * 6 * second);
  }
  story.wait(100 * day);
  rush(story, sourceOf, 'rush');
  return story;
}

function rush(story: CallSequence, sourceOf: (i: number) => string, name: string): void {
  for (const round of [0, 1, 2]) {
    for (const [i, subscriber] of many.entries()) {
      const callId = `${name}-${round}-${i}`;
      const sourceIp = sourceOf(i);
      const facts = { subscriber, to: dear, sourceIp, userAgent: 'friendly-scanner' };
      if (story.setup(callId, facts).verdict === 'allow') story.answer(callId);
      story.wait(2 * second);
    }
  }
}

const apart = (i: number): string => `203.0.${i}.9`;
const block = (approvals: string[], lastsMs = hour): ActKind => ({
  kind: 'block',
  subject: { kind: 'country', country: 'SL' },
  lastsMs,
  approvals,
});

test('a country block by a person: every gate, an end, and another person’s approval', () => {
  const story = attacked(apart);
  assert.equal(story.ofType('country-block').length, 0);
  assert.deepEqual(unmet(story.act(block([]))), ['approved']);
  assert.deepEqual(unmet(story.act(block(['operator:anna']))), ['approved']);
  assert.deepEqual(unmet(story.act(block(['supervisor:ken', 'operator:anna']))), ['approved']);
  assert.deepEqual(unmet(story.act(block(['supervisor:ken'], countryBlock.lastsMs + 1))), ['end']);
  assert.deepEqual(unmet(story.act(block(['supervisor:ken'], 0))), ['end']);
  assert.equal(story.act(block(['supervisor:ken']))?.kind, 'act-done');
  const [one] = story.ofType('country-block');
  assert.deepEqual([one?.country, one?.by, one?.ground], ['SL', 'operator:anna', 'R6']);
  assert.equal(one!.endMs - one!.beginMs, hour);
  assert.ok(one?.gates?.some(gate => gate.gate === 'approved' && gate.fact === 'supervisor:ken'));
  assert.deepEqual(unmet(story.act(block(['supervisor:ken']))), ['not-in-force']);
  story.wait(hour);
  assert.equal(story.state.countryBlocks.size, 0, 'nobody approved a renewal');
});

test('no approval blocks a country that is protected, not listed, or not attacked', () => {
  const story = attacked(apart);
  for (const [country, gate] of [
    ['+870', 'not-protected'],
    ['JP', 'not-protected'],
    ['GB', 'listed'],
    ['SO', 'simultaneous'],
  ] as const) {
    const act = { ...block(['supervisor:ken']), subject: { kind: 'country', country } } as ActKind;
    assert.ok(unmet(story.act(act))?.includes(gate), country);
  }
});

test('no country block while measures on the lines are enough', () => {
  const story = attacked(apart);
  for (const subscriber of many) {
    story.act({ kind: 'report-fraud', subscriber });
    if (many.indexOf(subscriber) === many.length - countryBlock.unstoppedAccounts) break;
  }
  assert.deepEqual(unmet(story.act(block(['supervisor:ken']))), ['lines-not-enough']);
});

test('a source block by a person needs an approval too, and ends when a lawful line calls', () => {
  const strict = { ...policy, sourceBlock: { ...policy.sourceBlock, accounts: 3 } };
  const story = attacked(() => thief, { ...strict, clause: '' });
  assert.equal(story.ofType('source-block').length, 0, 'none by itself without a clause');
  story.submit({ kind: 'policy', atMs: story.nowMs, policy: strict });
  const subject = { kind: 'source', sourceIp: thief } as const;
  const act = { kind: 'block', subject, lastsMs: 6 * hour } as const;
  assert.deepEqual(unmet(story.act({ ...act, approvals: [] })), ['approved']);
  assert.equal(story.act({ ...act, approvals: ['supervisor:ken'] })?.kind, 'act-done');
  assert.equal(story.setup('thief', { subscriber: many[0]!, sourceIp: thief }).verdict, 'block');
  // Another line's own address is nobody's to block: it shows when that line calls.
  story.state.campaigns.sources.get(thief)!.lawfulMs = story.nowMs;
  story.wait(policy.sourceBlock.recheckEveryMs);
  assert.equal(story.state.sourceBlocks.size, 0);
  const ended = story.ofType('restoration').at(-1);
  assert.match(ended!.reasons![0]!.text, /no-lawful-line/);
});

test('a block that attackers still run into is renewed before its end, on record', () => {
  const given = { ...policy, countryBlock: { ...countryBlock, preapproved: true } };
  const story = attacked(apart, given);
  const [first] = story.ofType('country-block');
  const beforeMs = first!.endMs - keen.suspension.reviewBeforeMs;
  story.wait(beforeMs - 10 * minute - story.nowMs);
  rush(story, apart, 'again');
  story.wait(first!.endMs - story.nowMs);
  const [, renewed] = story.ofType('country-block');
  assert.equal(renewed?.renewal, true);
  assert.equal(renewed?.endMs, first!.endMs + countryBlock.lastsMs);
  assert.equal(story.ofType('restoration').length, 0);
  story.wait(renewed!.endMs - story.nowMs);
  assert.equal(story.state.countryBlocks.size, 0, 'without attacks it ends');
});

test('a block is extended with its gates and an approval, and ended early by a person', () => {
  const story = attacked(apart);
  story.act(block(['supervisor:ken'], hour));
  const subject = { kind: 'country', country: 'SL' } as const;
  const untilMs = story.nowMs + 2 * hour;
  const extend = { kind: 'extend', subject, untilMs } as const;
  assert.deepEqual(unmet(story.act(extend)), ['approved']);
  const approvals = ['supervisor:ken'];
  assert.equal(story.act({ ...extend, approvals })?.kind, 'act-done');
  const renewed = story.ofType('country-block').at(-1)!;
  assert.deepEqual([renewed.renewal, renewed.endMs], [true, untilMs]);
  story.wait(90 * minute);
  const later = { ...extend, untilMs: story.nowMs + hour, approvals };
  assert.deepEqual(unmet(story.act(later)), ['simultaneous', 'lines-not-enough']);
  assert.equal(story.act({ kind: 'end-measure', subject })?.kind, 'act-done');
  assert.equal(story.ofType('restoration').at(-1)?.by, 'operator:anna');
  assert.equal(story.state.countryBlocks.size, 0);
  const again = story.act({ kind: 'end-measure', subject });
  assert.equal(again?.kind === 'act-refused' && again.reason, 'not-in-force');
});

const line = { kind: 'line', subscriber: home } as const;

test('a suspension is extended while its reason holds, never further than one may begin', () => {
  const story = new CallSequence();
  story.attack(8);
  story.wait(10 * minute);
  assert.equal(story.line().suspension?.ground, 'A');
  const { lastsMs } = keen.suspension;
  const extend = (untilMs: number): ActKind => ({ kind: 'extend', subject: line, untilMs });
  story.wait(2 * day);
  assert.deepEqual(unmet(story.act(extend(story.nowMs + lastsMs))), ['attempts']);
  story.setup('refused');
  assert.deepEqual(unmet(story.act(extend(story.nowMs + lastsMs + 1))), ['end']);
  assert.deepEqual(unmet(story.act(extend(story.nowMs + hour))), ['later']);
  assert.equal(story.act(extend(story.nowMs + lastsMs))?.kind, 'act-done');
  const renewed = story.ofType('suspension').at(-1)!;
  assert.deepEqual([renewed.renewal, renewed.by], [true, 'operator:anna']);
  assert.equal(story.line().suspension?.endMs, story.nowMs + lastsMs);
});

test('a suspension on silence is ended early with a reason; one on the owner’s word is not', () => {
  const end = { kind: 'end-measure', subject: line } as const;
  const silent = new CallSequence();
  silent.attack(8);
  silent.wait(10 * minute);
  assert.deepEqual(unmet(silent.act(end)), ['reason']);
  assert.equal(silent.act(end, { why: 'the firm works at night now' })?.kind, 'act-done');
  assert.equal(silent.line().suspension, undefined);
  const said = new CallSequence();
  said.attack(5);
  said.says('not-mine');
  assert.deepEqual(unmet(said.act(end, { why: 'x' })), ['owner-word']);
  assert.ok(said.line().suspension);
});
