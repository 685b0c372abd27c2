// What people do to cases: opened, reported, closed, opened again; and each act once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallSequence, home, minute, office } from '../../test/support/call-sequence.ts';
import { proposeAct } from './on-act.ts';

const by = 'operator:anna';

test('a report of fraud opens a case, stops the line at once and ends its unusual calls', () => {
  const story = new CallSequence();
  story.usualDays(20);
  const outcome = story.act({ kind: 'report-fraud', subscriber: home }, { by: 'subscriber' });
  assert.equal(outcome?.kind, 'act-done');
  const opened = story.effects.filter(one => one.kind === 'case-opened');
  assert.deepEqual(
    opened.map(one => one.case),
    [outcome.kind === 'act-done' && outcome.case],
  );
  const [suspension] = story.ofType('suspension');
  assert.equal(suspension?.ground, 'C');
  assert.equal(suspension?.by, 'subscriber');
  assert.ok(suspension?.gates?.every(one => one.met));
  assert.equal(story.setup('next').verdict, 'block');
  assert.equal(story.effects.at(-1)?.kind, 'verdict');
});

test('a report about a line with a case is the answer to it', () => {
  const story = new CallSequence();
  story.attack(5);
  const up = story.state.calls.size;
  const [alert] = story.ofType('alert');
  const outcome = story.act({ kind: 'report-fraud', subscriber: home });
  assert.deepEqual(outcome, { kind: 'act-done', id: 'act-1', case: alert!.case });
  assert.equal(story.ofType('suspension')[0]?.case, alert!.case);
  const released = story.ofType('verdict').filter(one => one.verdict === 'release');
  assert.equal(released.length, up);
  assert.equal(story.state.cases.get(alert!.case)?.notMine, true);
});

test('a report stops no other line of the account', () => {
  const story = new CallSequence();
  story.act({ kind: 'report-fraud', subscriber: office[0] });
  const lines = story.ofType('suspension').map(one => one.subscriber);
  assert.deepEqual(lines, [office[0]]);
});

test('the same act again changes nothing, whatever else it says', () => {
  const story = new CallSequence();
  story.act({ kind: 'report-fraud', subscriber: home }, { id: 'one' });
  const before = [story.decisions.length, story.state.cases.size];
  assert.equal(
    story.act({ kind: 'report-fraud', subscriber: office[0] }, { id: 'one' }),
    undefined,
  );
  assert.deepEqual([story.decisions.length, story.state.cases.size], before);
});

test('a line that nobody knows and a case that is none are refused', () => {
  const story = new CallSequence();
  const nobody = { kind: 'open-case', subscriber: '0399999999' } as const;
  assert.deepEqual(story.act(nobody), {
    kind: 'act-refused',
    id: 'act-1',
    reason: 'unknown-line',
    gates: [],
  });
  for (const kind of ['investigate', 'reopen-case'] as const) {
    const outcome = story.act({ kind, case: 'case-9' });
    assert.equal(outcome?.kind === 'act-refused' && outcome.reason, 'unknown-case');
  }
  assert.equal(story.state.lines.unlisted, 0, 'nothing was made of the unknown line');
});

test('a case is opened once, closed, and opened again with its lines', () => {
  const story = new CallSequence();
  const opened = story.act({ kind: 'open-case', subscriber: home });
  assert.ok(opened?.kind === 'act-done');
  const again = story.act({ kind: 'open-case', subscriber: home });
  assert.equal(again?.kind === 'act-done' && again.case, opened.case);
  const name = opened.case!;
  assert.equal(story.ofType('suspension').length, 0);
  story.act({ kind: 'close-case', case: name, outcome: 'inconclusive' });
  assert.equal(story.state.cases.has(name), false);
  const late = story.act({ kind: 'investigate', case: name });
  assert.equal(late?.kind === 'act-refused' && late.reason, 'case-closed');
  story.wait(minute).act({ kind: 'reopen-case', case: name });
  assert.deepEqual(story.state.cases.get(name)?.lines, [home]);
  assert.equal(story.line().payer?.case, name);
});

test('closing a case as lawful opens its lines again', () => {
  const story = new CallSequence();
  const done = story.act({ kind: 'report-fraud', subscriber: home });
  assert.ok(done?.kind === 'act-done');
  story.act({ kind: 'close-case', case: done.case!, outcome: 'lawful' }, { by });
  assert.equal(story.line().suspension, undefined);
  assert.equal(story.ofType('restoration')[0]?.by, by);
});

test('a proposal changes nothing and says what the act does', () => {
  const story = new CallSequence();
  story.attack(5);
  const before = structuredClone(story.state);
  const proposal = proposeAct(story.system.engine, {
    by,
    why: '',
    act: { kind: 'report-fraud', subscriber: office[2] },
  });
  assert.deepEqual(story.state, before);
  assert.ok(proposal.allowed);
  assert.equal(proposal.ground, 'C');
  story.act({ kind: 'report-fraud', subscriber: office[2] });
  assert.equal(story.ofType('suspension')[0]?.endMs, proposal.endMs);
});
