// A call is followed from set-up to end, whatever the order and number of its events.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallSequence,
  cheap,
  day,
  home,
  hour,
  minute,
  second,
  startMs,
  subscriberOf,
} from '../../test/support/call-sequence.ts';
import { callsInProgress, dayAttempts, dayCharges, monthCharges } from '../core/metering/meter.ts';
import { taughtCalls } from '../core/metering/normal.ts';
import { ringPositions } from '../core/stdx/text-ring.ts';
import { accountNamed } from './lines.ts';
import { stateLimits } from './state.ts';
import { subjectOf } from './subjects.ts';

const yen = 1_000;

function charged(story: CallSequence): number {
  return dayCharges(story.subject().meter, story.nowMs) / yen;
}

test('a call is charged for each begun minute between answer and end', () => {
  const story = new CallSequence();
  story.setup('c');
  story
    .wait(8 * second)
    .answer('c')
    .wait(61 * second)
    .end('c');
  assert.equal(charged(story), 500);
  assert.equal(story.state.calls.size, 0);
  assert.equal(callsInProgress(story.subject().meter).length, 0);
});

test('every event twice: one call, one charge, one attempt', () => {
  const story = new CallSequence();
  story.setup('c');
  story.setup('c');
  story
    .wait(8 * second)
    .answer('c')
    .answer('c')
    .wait(minute)
    .end('c')
    .end('c');
  story.setup('c', { timeMs: startMs });
  assert.equal(charged(story), 250);
  assert.equal(story.state.totals.calls, 1);
  assert.equal(dayAttempts(story.subject().meter, story.nowMs), 1);
  assert.equal(story.state.calls.size, 0);
  assert.equal(story.state.orphans.size, 0);
});

test('a repeated set-up gets the answer it got before, marked as repeated', () => {
  const story = new CallSequence();
  const first = story.setup('c');
  const again = story.setup('c');
  assert.deepEqual(again.verdict, first.verdict);
  const verdicts = story.effects.filter(one => one.kind === 'verdict');
  assert.deepEqual(
    verdicts.map(one => one.repeated),
    [false, true],
  );
});

test('an answer before the set-up waits for it', () => {
  const story = new CallSequence();
  story.answer('c', startMs + 4 * second);
  story.wait(5 * second).setup('c', { timeMs: startMs });
  assert.equal(story.state.calls.get('c')?.state, 'answered');
  story.wait(minute).end('c');
  assert.equal(charged(story), 500);
});

test('answer and end before the set-up make a whole call at once', () => {
  const story = new CallSequence();
  story.end('c', startMs + 59 * second);
  story.answer('c', startMs + 2 * second);
  story.wait(minute).setup('c', { timeMs: startMs });
  assert.equal(charged(story), 250);
  assert.equal(story.state.calls.size, 0);
  assert.equal(story.state.orphans.size, 0);
});

test('a record of a call already charged corrects the charge', () => {
  const story = new CallSequence();
  story.setup('c');
  story
    .wait(second)
    .answer('c')
    .wait(10 * minute)
    .end('c');
  assert.equal(charged(story), 2_500);
  const answerMs = startMs + second;
  story.wait(minute).cdr('c', { setupMs: startMs, answerMs, endMs: answerMs + 4 * minute });
  assert.equal(charged(story), 1_000);
  assert.equal(monthCharges(story.subject().meter), 1_000 * yen);
  story.cdr('c', { setupMs: startMs, answerMs, endMs: answerMs + 4 * minute });
  assert.equal(charged(story), 1_000, 'the same record again changes nothing');
});

test('a record that says "not answered" takes the charge back', () => {
  const story = new CallSequence();
  story.setup('c');
  story.wait(second).answer('c').wait(minute).end('c');
  story.cdr('c', { setupMs: startMs, endMs: startMs + minute });
  assert.equal(charged(story), 0);
});

test('a record without a common callId joins the call set up within five seconds', () => {
  const story = new CallSequence();
  story.setup('sip-1');
  story
    .wait(second)
    .answer('sip-1')
    .wait(2 * minute);
  const answerMs = startMs + second;
  story.cdr('switch-9', { setupMs: startMs + 4 * second, answerMs, endMs: answerMs + minute });
  assert.equal(story.state.calls.size, 0, 'the record ended the call');
  assert.equal(story.state.totals.calls, 1);
  assert.equal(charged(story), 250);
});

test('a record without a common callId joins the call also when that has ended before', () => {
  const story = new CallSequence();
  story.setup('sip-1');
  story
    .wait(second)
    .answer('sip-1')
    .wait(minute)
    .end('sip-1')
    .wait(20 * second);
  const answerMs = startMs + second;
  story.cdr('switch-9', { setupMs: startMs + 2 * second, answerMs, endMs: answerMs + minute });
  assert.equal(story.state.totals.calls, 1);
  assert.equal(charged(story), 250, 'no call counts twice');
});

test('two calls to one number within five seconds, known from records alone, are two', () => {
  const story = new CallSequence();
  story.wait(hour);
  for (const callId of ['switch-1', 'switch-2']) {
    const times = { setupMs: startMs, answerMs: startMs + second, endMs: startMs + minute };
    story.cdr(callId, times).cdr(callId, times);
  }
  assert.equal(story.state.totals.calls, 2);
  assert.equal(charged(story), 500);
});

test('a record that joined a call by time changes nothing when it comes again', () => {
  for (const ended of [true, false]) {
    const story = new CallSequence();
    story.setup('sip-1');
    story.wait(second).answer('sip-1').wait(minute);
    if (ended) story.end('sip-1').wait(second);
    const times = { setupMs: startMs + 1, answerMs: startMs + second };
    for (let i = 0; i < 3; i += 1) {
      story.cdr('switch-9', { ...times, endMs: startMs + 30 * second }).wait(second);
    }
    assert.equal(story.state.totals.calls, 1);
    assert.equal(charged(story), 250);
  }
});

test('six seconds apart, or another number, is another call', () => {
  const story = new CallSequence();
  story.setup('sip-1');
  story.wait(second).answer('sip-1').wait(minute);
  const times = { setupMs: startMs + 6 * second, answerMs: startMs + 8 * second };
  story.cdr('switch-9', { ...times, endMs: startMs + minute });
  story.cdr('switch-10', { ...times, setupMs: startMs, to: cheap, endMs: startMs + minute });
  assert.equal(story.state.totals.calls, 3);
  assert.equal(story.state.calls.size, 1);
});

test('a callId used again after its end is a new call', () => {
  const story = new CallSequence();
  for (let i = 0; i < 3; i += 1) {
    story.setup('again');
    story.wait(second).answer('again').wait(minute).end('again').wait(minute);
  }
  assert.equal(story.state.totals.calls, 3);
  assert.equal(charged(story), 750);
});

test('an unanswered call rings out and costs nothing', () => {
  const story = new CallSequence();
  story.setup('c');
  assert.equal(story.state.calls.size, 1);
  story.wait(10 * minute);
  assert.equal(story.state.calls.size, 0);
  assert.equal(charged(story), 0);
  story.end('c');
  assert.equal(charged(story), 0);
});

test('a missing end is closed at the limit and charged as the estimate', () => {
  const story = new CallSequence();
  const { callLimitMs, unconfirmedMs } = story.state.policy;
  story.setup('c', { to: cheap });
  story.answer('c').wait(callLimitMs - hour);
  assert.equal(story.state.calls.size, 1);
  story.wait(2 * hour);
  assert.equal(story.state.calls.size, 0);
  const ended = story.effects.findLast(one => one.kind === 'call-ended');
  assert.equal(ended?.milliYen, (unconfirmedMs / minute) * 9 * yen, 'not charged to the limit');
});

test('an answer on an announcement is not the call going on: the challenge still counts', () => {
  const story = new CallSequence();
  const policy = { ...story.state.policy, challenges: true, lossBudgetYen: 0 };
  story.submit({ kind: 'policy', atMs: startMs, policy });
  const verdicts = story.attack(12);
  const at = verdicts.findIndex(one => one.verdict === 'challenge');
  assert.notEqual(at, -1);
  const callId = `attack-${at}`;
  const before = charged(story);
  story
    .answer(callId)
    .wait(5 * second)
    .challenge(callId, 'failed');
  assert.equal(story.state.calls.has(callId), false, 'a failed challenge ends the call');
  assert.equal(charged(story), before, 'the announcement is not charged as a call abroad');
});

test('a line that moves to another account while it calls leaves no call behind', () => {
  const story = new CallSequence();
  const rows = (account: string) => [
    subscriberOf(home, { account }),
    subscriberOf('05011110002', { account: 'one' }),
    subscriberOf('05011110003', { account: 'one' }),
    subscriberOf('05011110004', { account: 'two' }),
    subscriberOf('05011110005', { account: 'two' }),
  ];
  story.submit({ kind: 'subscribers', atMs: startMs, rows: rows('one') });
  story.setup('c');
  story.wait(second).answer('c');
  story.submit({ kind: 'subscribers', atMs: story.nowMs, rows: rows('two') });
  story.wait(minute).end('c');
  for (const name of ['one', 'two']) {
    const subject = subjectOf(story.state, accountNamed(story.state, name));
    const calls = subject === undefined ? [] : callsInProgress(subject.meter);
    assert.deepEqual(calls, [], name);
  }
});

test('a set-up whose clock runs a month ahead does not make young days teach', () => {
  const story = new CallSequence();
  story.usualDays(3);
  assert.equal(taughtCalls(story.subject().normal), 0);
  story.setup('ahead', { to: cheap, timeMs: story.nowMs + 31 * day });
  assert.equal(taughtCalls(story.subject().normal), 0);
});

test('an inbound call told late or twice does not look like one just before', () => {
  const story = new CallSequence();
  story.setup('in', { direction: 'inbound', to: home });
  story.wait(10 * minute).setup('in', { direction: 'inbound', to: home, timeMs: startMs });
  assert.equal(story.line().inboundMs, startMs);
  const [setupMs, endMs] = [startMs - hour, startMs - 30 * minute];
  story.cdr('in-2', { direction: 'inbound', setupMs, endMs });
  assert.equal(story.line().inboundMs, startMs);
});

test('calls beyond the limit close the oldest as if ended; no line keeps it in progress', () => {
  withLimits({ calls: 3 }, () => {
    const story = new CallSequence();
    for (let i = 0; i < 6; i += 1) {
      story.setup(`c${i}`, { to: cheap });
      story.wait(second).answer(`c${i}`);
    }
    assert.deepEqual([...story.state.calls.keys()], ['c3', 'c4', 'c5']);
    assert.equal(callsInProgress(story.subject().meter).length, 3);
    assert.equal(story.effects.filter(one => one.kind === 'call-ended').length, 3);
  });
});

test('at their limits, ended calls and orphans forget the oldest', () => {
  withLimits({ ended: 5, orphans: 4 }, () => {
    const story = new CallSequence();
    story.calls(12, { to: cheap }, second);
    for (let i = 0; i < 12; i += 1) story.answer(`nobody-${i}`);
    assert.equal(story.state.ended.ring.size, 5);
    assert.deepEqual(
      [...ringPositions(story.state.orphans)].map(at => story.state.orphans.texts[at]),
      ['nobody-8', 'nobody-9', 'nobody-10', 'nobody-11'],
    );
  });
});

test('unknown lines beyond the limit are judged, allowed and not remembered', () => {
  withLimits({ unknownLines: 8 }, () => {
    const story = new CallSequence();
    const before = story.state.accounts.names.count;
    for (let i = 0; i < 40; i += 1) {
      const subscriber = `0355550${String(i).padStart(3, '0')}`;
      assert.equal(story.setup(`c${i}`, { subscriber, to: cheap }).verdict, 'allow');
      story.wait(second).answer(`c${i}`).wait(second).end(`c${i}`);
    }
    assert.equal(story.state.lines.unlisted, 8);
    assert.ok(story.state.accounts.names.count <= before + 8);
    assert.equal(story.state.calls.size, 0);
  });
});

/** Runs with smaller limits than the product's, which take too long to fill. */
function withLimits(limits: Partial<Record<keyof typeof stateLimits, number>>, run: () => void) {
  const real = { ...stateLimits };
  Object.assign(stateLimits, limits);
  try {
    run();
  } finally {
    Object.assign(stateLimits, real);
  }
}
