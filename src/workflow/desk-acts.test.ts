// What people do to a case, and what its owner and its people are told of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asked,
  begun,
  colleague,
  contacts,
  DeskStory,
  day,
  ended,
  hour,
  minute,
  openedEffect,
  quiet,
  reopened,
  running,
} from '../../test/support/desk-story.ts';

const live = { live: true, mendedAfterMs: 0 };
const reopen = { kind: 'reopen-line', subscriber: asked } as const;

test('the whole procedure: silence, suspension, "not mine", restoration in steps, a cause', () => {
  const story = new DeskStory(live)
    .open()
    .wait(8 * minute)
    .effect(begun('A'))
    .wait(2 * day);
  story.result('not-mine', 2, 'subscriber');
  assert.equal(story.commands('owner-says')[0]?.answer, 'not-mine');
  assert.equal(story.decisions('case').at(-1)?.nextStep, 'restore');
  const usual = { ...reopen, stage: 'usual', mended: true } as const;
  story.act(usual, 'operator:kato', [reopened(story.nowMs, 'usual')]).wait(day);
  const all = { ...reopen, stage: 'all', mended: true } as const;
  story.act(all, 'operator:kato', [reopened(story.nowMs), ended()]);
  const states = ['open', 'contacting', 'waiting', 'measure', 'restored', 'closed'];
  assert.deepEqual(story.states(), states);
  const closed = story.decisions('case').at(-1)!;
  assert.deepEqual(
    [closed.outcome, closed.cause, closed.by],
    ['fraud', 'credential-theft', 'operator:kato'],
  );
});

test('a line attacked again after it was opened in part is stopped, opened and closed once', () => {
  const story = new DeskStory(live).open().effect(begun('C'));
  story.act({ ...reopen, stage: 'usual', mended: false }, 'operator:kato', [
    reopened(story.nowMs, 'usual'),
  ]);
  story.wait(day).effect(begun('C'));
  assert.deepEqual(story.states().slice(-3), ['measure', 'restored', 'measure']);
  story.effect(ended());
  assert.equal(story.desk.cases.size, 0);
});

test('a replay is told of no finer state, and gives nobody a task or a notice', () => {
  const story = new DeskStory()
    .open()
    .wait(8 * minute)
    .effect(begun('A'))
    .says('not-mine', 1);
  story.wait(day).effect(ended());
  assert.deepEqual(story.states(), ['open', 'measure', 'closed']);
  assert.ok(story.given.messages.every(one => one.notice === 'question' && one.channel !== 'task'));
  for (const { cause, nextStep, account } of story.decisions('case')) {
    assert.deepEqual([cause, nextStep, account], [undefined, undefined, undefined]);
  }
});

test('a person closes a case with the cause they state; the engine is not told twice', () => {
  const story = new DeskStory(live).open().wait(minute);
  const close = { kind: 'close-case', case: 'case-1', outcome: 'fraud', cause: 'disa' } as const;
  story.act(close, 'operator:kato', [reopened(story.nowMs), ended()]);
  const { state, outcome, cause, by } = story.decisions('case').at(-1)!;
  assert.deepEqual([state, outcome, cause, by], ['closed', 'fraud', 'disa', 'operator:kato']);
  assert.equal(story.commands('close-case').length, 0);
  assert.equal(story.desk.timers.length, 0);
});

test('a case that is opened again keeps count of its attempts and asks nobody by itself', () => {
  const story = new DeskStory(live).open().wait(3 * day);
  const attempts = Math.max(...story.given.messages.map(one => one.attempt));
  assert.equal(story.desk.cases.size, 0);
  story.act({ kind: 'reopen-case', case: 'case-1' });
  assert.deepEqual(story.states().slice(-2), ['closed', 'open']);
  assert.equal(story.given.messages.at(-1)?.attempt, attempts + 1);
  assert.equal(story.given.messages.at(-1)?.channel, 'task');
  // An answer to an attempt of its former life finds nothing.
  story.says('mine', 1);
  assert.equal(story.desk.cases.size, 1);
  story.effect({ kind: 'case-weighed', case: 'case-1', risk: running });
  assert.equal(story.given.orders.at(-1)?.attempt, attempts + 2);
});

test('a case opened again knows the measure that is still in force', () => {
  const story = new DeskStory(live).open().effect(begun('C', [asked, colleague]));
  const close = { kind: 'close-case', case: 'case-1', outcome: 'fraud' } as const;
  story.act(close).effect(ended(colleague)).act({ kind: 'reopen-case', case: 'case-1' });
  assert.equal(story.desk.cases.get('case-1')?.state, 'measure');
  story.effect(ended());
  assert.equal(story.states().at(-1), 'closed');
});

test('fraud reported unasked: nobody is asked whether it was theirs', () => {
  const report = { kind: 'report-fraud', subscriber: asked } as const;
  const story = new DeskStory(live).list();
  story.act(report, 'subscriber', [openedEffect(), begun('C')]).wait(day);
  assert.deepEqual(story.notices('question'), []);
  assert.deepEqual(story.states(), ['open', 'measure']);
  assert.equal(story.notices('suspension').length, contacts.length);
  assert.equal(story.decisions('case').at(-1)?.nextStep, 'restore');
  const known = new DeskStory(live).open().wait(minute);
  known.act(report, 'subscriber', [begun('C')]).wait(day);
  assert.equal(known.given.orders.length, 1);
});

test('fraud reported of another line of the case is no answer about the one that was asked', () => {
  const report = { kind: 'report-fraud', subscriber: colleague } as const;
  const story = new DeskStory(live).open().wait(minute);
  story.act(report, 'subscriber', [begun('C', [colleague])]).wait(10 * minute);
  assert.equal(story.given.orders.length, 3);
});

test('a case opened by hand asks once there is something to ask', () => {
  const act = { kind: 'open-case', subscriber: asked } as const;
  const story = new DeskStory(live).list().act(act, 'operator:kato', [openedEffect(quiet)]);
  story.wait(hour);
  assert.equal(story.given.orders.length, 0);
  assert.equal(story.decisions('case')[0]?.by, 'operator:kato');
  story.effect({ kind: 'case-weighed', case: 'case-1', risk: running });
  assert.equal(story.given.orders.length, 1);
});

test('who takes a case up has two weeks before it is given up', () => {
  const story = new DeskStory(live).open().wait(hour);
  story.act({ kind: 'investigate', case: 'case-1' });
  assert.deepEqual(story.decisions('case').at(-1)?.state, 'investigating');
  story.wait(13 * day);
  assert.equal(story.desk.cases.size, 1);
  story.wait(2 * day);
  assert.deepEqual(story.decisions('case').at(-1)?.outcome, 'inconclusive');
});

test('the owner hears of a suspension on silence afterwards: why, since when, until when', () => {
  const story = new DeskStory(live).open().wait(8 * minute);
  const endMs = story.nowMs + 7 * day;
  const span = { ground: 'B', beginMs: story.nowMs, endMs } as const;
  const about = { case: 'case-1', subscriber: asked, zone: '+09:00' };
  const decision = { type: 'suspension', timeMs: story.nowMs, ...about, ...span } as const;
  story.effect({ kind: 'decision', decision }, begun('B'));
  const told = story.notices('notice-after');
  assert.deepEqual(
    told.map(one => [one.channel, one.address, one.atMs]),
    contacts.map(one => [one.channel, one.address, story.nowMs]),
  );
  const { beginMs, endMs: end, ground, calls, countries } = told[0]!.facts;
  assert.deepEqual([beginMs, end, ground, calls], [story.nowMs, endMs, 'B', 3]);
  assert.deepEqual(countries, ['SL']);
});

test('barring asked for is confirmed when received and when it is done in the network', () => {
  const story = new DeskStory(live).list();
  const about = { case: 'case-1', subscriber: asked } as const;
  const decision = {
    type: 'barring',
    timeMs: story.nowMs,
    zone: '+09:00',
    ...about,
    on: 'request',
    beginMs: story.nowMs,
  } as const;
  story.act({ kind: 'bar', subscriber: asked, on: 'request' }, 'subscriber', [
    { kind: 'decision', decision },
  ]);
  assert.equal(story.notices('request-received').length, contacts.length);
  story.wait(minute);
  const completed = { kind: 'barring-completed', ...about, completedMs: story.nowMs } as const;
  story.act(completed, 'system:reconcile');
  assert.equal(story.notices('request-completed')[0]?.facts.beginMs, story.nowMs);
});

test('a line that opens by itself at night is told of in the morning', () => {
  const story = new DeskStory(live)
    .open()
    .effect(begun('A'))
    .wait(14 * hour);
  const { by: _, ...decision } = (reopened(story.nowMs) as { decision: { by?: string } }).decision;
  story.effect({ kind: 'decision', decision: decision as never }, ended());
  const [told] = story.notices('restoration');
  assert.equal(new Date(told!.atMs + 9 * hour).getUTCHours(), 7);
});

test('people are told what is next and what is at stake, and not of each yen', () => {
  const story = new DeskStory(live).open();
  const first = story.decisions('case').at(-1)!;
  assert.deepEqual(
    [first.nextStep, first.lossPerHourYen, first.exposureYen],
    ['answer', running.lossPerHourYen, running.exposureYen],
  );
  const before = story.decisions('case').length;
  const weighed = (lossPerHourYen: number) =>
    story.effect({ kind: 'case-weighed', case: 'case-1', risk: { ...running, lossPerHourYen } });
  weighed(running.lossPerHourYen + 100);
  assert.equal(story.decisions('case').length, before);
  weighed(4 * running.lossPerHourYen);
  assert.equal(story.decisions('case').at(-1)?.lossPerHourYen, 4 * running.lossPerHourYen);
});

test('an act that the engine refused changes nothing at the desk', () => {
  const story = new DeskStory(live).open();
  const before = JSON.stringify(story.given);
  const act = { kind: 'close-case', case: 'case-1', outcome: 'lawful' } as const;
  const input = { id: 'x', by: 'operator:kato', why: '', act };
  story.step({ kind: 'act', atMs: story.nowMs, act: input }, [
    { kind: 'act-refused', id: 'x', reason: 'case-closed', gates: [] },
  ]);
  assert.equal(JSON.stringify(story.given), before);
});
