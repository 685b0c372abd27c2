// What an owner decides about a line: barring, "stop first, ask after", opening again step by step.
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
} from '../../test/support/call-sequence.ts';
import { createEngine } from './engine.ts';

const request = { kind: 'bar', subscriber: home, on: 'request' } as const;

/** Names of the gates that were not met; undefined when it was done. */
function unmet(outcome: ActOutcome | undefined): string[] | undefined {
  if (outcome?.kind !== 'act-refused') return undefined;
  return outcome.gates.filter(one => !one.met).map(one => one.gate);
}

function open(stage: 'usual' | 'all', mended: boolean) {
  return { kind: 'reopen-line', subscriber: home, stage, mended } as const;
}

test('barring on request refuses calls abroad for good, and nothing else', () => {
  const story = new CallSequence();
  story.usualDays(20);
  story.setup('up', { to: cheap });
  story.answer('up');
  const done = story.act(request, { by: 'subscriber' });
  const [barring] = story.ofType('barring');
  assert.deepEqual(
    [barring?.on, barring?.by, barring?.subscriber],
    ['request', 'subscriber', home],
  );
  assert.equal(done?.kind === 'act-done' && done.case, barring?.case);
  assert.ok(story.state.calls.has('up'), 'a call in progress goes on');
  story.wait(400 * day);
  const verdict = story.setup('abroad', { to: cheap });
  assert.deepEqual([verdict.verdict, verdict.measure], ['block', 'barring']);
  assert.match(verdict.explanation!.en, /request/);
  assert.ok(verdict.explanation!.ja.length > 0);
  assert.equal(story.setup('home', { to: '0398765432' }).verdict, 'allow');
  assert.equal(story.setup('emergency', { to: '110' }).verdict, 'allow');
  assert.equal(story.setup('other', { subscriber: office[0], to: cheap }).verdict, 'allow');
  assert.equal(story.ofType('restoration').length, 0);
  assert.equal(story.ofType('alert').length, 0, 'nobody is asked about a request');
});

test('barring survives a snapshot, and holds for records', () => {
  const story = new CallSequence();
  story.act(request);
  const copied = createEngine(structuredClone(story.state));
  story.system.engine.state = copied.state;
  story.system.engine.derived = copied.derived;
  story.cdr('late', { setupMs: story.nowMs + minute, endMs: story.nowMs + 2 * minute });
  assert.equal(story.ofType('verdict').at(-1)?.measure, 'barring');
});

test('a line is barred once; barring ends on the word of its owner', () => {
  const story = new CallSequence();
  story.usualDays(20);
  story.act({ ...request, on: 'consent' });
  assert.deepEqual(unmet(story.act(request)), ['not-barred']);
  story.act(open('usual', false));
  assert.equal(story.setup('usual', { to: cheap }).verdict, 'allow');
  assert.equal(story.setup('else', { to: dear }).measure, 'barring');
  story.act(open('all', false));
  assert.equal(story.setup('open', { to: dear }).verdict, 'allow');
  assert.deepEqual(
    story.ofType('restoration').map(one => one.stage),
    ['usual', 'all'],
  );
  assert.deepEqual(unmet(story.act(open('all', true))), ['in-force']);
});

test('after "not mine" a line is opened to usual places, then in full when mended', () => {
  const story = new CallSequence({ mendedAfterMs: 0 });
  story.usualDays(20).attack(5);
  story.says('not-mine');
  assert.equal(story.setup('before', { to: cheap }).verdict, 'block');
  assert.deepEqual(unmet(story.act(open('all', false))), ['mended']);
  assert.equal(story.act(open('usual', false))?.kind, 'act-done');
  assert.deepEqual(unmet(story.act(open('usual', false))), ['not-open-so-far']);
  assert.equal(story.setup('usual', { to: cheap }).verdict, 'allow');
  const refused = story.setup('dear', { to: dear });
  assert.deepEqual([refused.verdict, refused.measure], ['block', 'suspension']);
  assert.equal(story.effects.filter(one => one.kind === 'measure-ended').length, 0);
  story.act(open('all', true));
  assert.equal(story.line().partlyOpen, undefined);
  assert.equal(story.effects.filter(one => one.kind === 'measure-ended').length, 1);
  assert.equal(story.ofType('restoration').at(-1)?.by, 'operator:anna');
});

test('a line that is open to usual places only is open in full when its suspension would end', () => {
  const story = new CallSequence({ mendedAfterMs: 0 });
  story.usualDays(20).attack(5);
  story.says('not-mine');
  const { endMs } = story.ofType('suspension')[0]!;
  story.wait(hour).act(open('usual', false));
  story.wait(endMs - story.nowMs - 1);
  assert.equal(story.ofType('restoration').length, 1);
  story.wait(1);
  assert.equal(story.ofType('restoration').length, 2);
  assert.equal(story.line().partlyOpen, undefined);
});

test('a line that was opened again is challenged on a quarter of its budget, for a week', () => {
  const policy = { ...keen, challenges: true, lossBudgetYen: 5_000 };
  const verdictAfter = (waitMs: number): string => {
    const story = new CallSequence({ policy, mendedAfterMs: 0 });
    story.usualDays(20).act(request);
    story.act(open('all', true));
    story.wait(waitMs);
    return story.attack(1)[0]!.verdict;
  };
  assert.equal(verdictAfter(hour), 'challenge');
  assert.equal(verdictAfter(8 * day), 'allow');
});

const always = { hours: [], countries: [] };

test('"stop first, ask after": the line is stopped at the alert, and then asked about', () => {
  const story = new CallSequence();
  story.usualDays(20);
  const authorisation = { ...always, countries: ['SL'] };
  story.act({ kind: 'authorise', subscriber: home, authorisation });
  const verdicts = story.attack(4);
  const [suspension] = story.ofType('suspension');
  assert.equal(suspension?.ground, 'D');
  assert.ok(suspension?.gates?.every(one => one.met));
  assert.equal(suspension?.case, story.ofType('alert')[0]?.case);
  assert.equal(verdicts.at(-1)?.verdict, 'block');
  assert.ok(story.orders.length > 0, 'the owner is asked after');
});

const withheld: Readonly<Record<string, Parameters<typeof authorise>[0]>> = {
  'another country': { ...always, countries: ['US'] },
  'another hour': { ...always, hours: [3] },
  'a larger amount': { ...always, overYen: 1_000_000 },
};

function authorise(authorisation: { hours: number[]; countries: string[]; overYen?: number }) {
  return { kind: 'authorise', subscriber: home, authorisation } as const;
}

for (const [what, authorisation] of Object.entries(withheld)) {
  test(`an authorisation for ${what} stops nothing`, () => {
    const story = new CallSequence();
    story.usualDays(20).act(authorise(authorisation));
    story.attack(4);
    assert.equal(story.ofType('alert').length, 1);
    assert.equal(story.ofType('suspension').length, 0);
  });
}

test('an authorisation for an amount stops the line when the day has cost it', () => {
  const story = new CallSequence();
  story.usualDays(20).act(authorise({ ...always, overYen: 3_000 }));
  story.attack(4);
  assert.equal(story.ofType('suspension').length, 0);
  story.wait(5 * minute);
  const [suspension] = story.ofType('suspension');
  assert.equal(suspension?.ground, 'D');
  const amount = suspension?.gates?.find(one => one.gate === 'amount');
  assert.match(amount!.fact, /over 3000/);
});

test('an authorisation is taken back, and none is used without a clause or by colleagues', () => {
  for (const prepare of [
    (story: CallSequence) => {
      story.act({ kind: 'authorise', subscriber: home, authorisation: null });
    },
    (story: CallSequence) => {
      story.submit({ kind: 'policy', atMs: story.nowMs, policy: { ...keen, clause: '' } });
    },
  ]) {
    const story = new CallSequence();
    story.usualDays(20).act(authorise(always));
    prepare(story);
    story.attack(4);
    assert.equal(story.ofType('suspension').length, 0);
  }
  const story = new CallSequence();
  story.act({ kind: 'authorise', subscriber: office[0], authorisation: always });
  for (const subscriber of office) story.attack(3, { subscriber }, subscriber);
  const stopped = new Set(story.ofType('suspension').map(one => one.subscriber));
  assert.deepEqual([...stopped], [office[0]]);
});

test('an authorisation that makes no sense is refused', () => {
  const story = new CallSequence();
  for (const authorisation of [
    { ...always, hours: [24] },
    { ...always, overYen: -1 },
    { ...always, overYen: 0.5 },
  ]) {
    assert.deepEqual(unmet(story.act(authorise(authorisation))), ['makes-sense']);
  }
  assert.equal(story.line().authorisation, undefined);
});

test('what the network has of a barring changes nothing here', () => {
  const story = new CallSequence();
  story.act(request);
  const { case: name } = story.ofType('barring')[0]!;
  const completed = { kind: 'barring-completed', subscriber: home, completedMs: 1 } as const;
  assert.equal(story.act({ ...completed, case: name })?.kind, 'act-done');
  assert.deepEqual(unmet(story.act({ ...completed, case: 'case-99' })), ['barred']);
});
