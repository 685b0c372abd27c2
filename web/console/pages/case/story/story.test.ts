import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schemas } from '../../../../api/client.ts';
import { labelsOf } from './act-labels.ts';
import { rowsOf } from './call-rows.ts';
import { caseAsOf } from './case-as-of.ts';
import { chargeCurve, normalCurve, yenAt } from './charge-curve.ts';
import { inDecibans, levelReached, type Step, stackOf } from './evidence-stack.ts';
import { historyRows } from './history-rows.ts';
import { leftOutOf } from './left-out.ts';
import { silentSpans } from './silent-spans.ts';
import { storyWords } from './story-words.ts';
import { testCalls } from './test-calls.ts';
import { spanOf, ticksOf } from './time-axis.ts';
import { againstFraud, whatHappened } from './what-happened.ts';

const minute = 60_000;
const hour = 60 * minute;
const newYear = Date.UTC(2026, 0, 1);
const levels = { alert: 2_500, challenge: 2_700, suspension: 4_600 };

function step(atMs: number, shares: Readonly<Record<string, number>>): Step {
  const centiDecibans = Object.values(shares).reduce((sum, share) => sum + share, 0);
  const told = Object.entries(shares).map(([reading, share]) => {
    return { reading, centiDecibans: share };
  });
  return { atMs, centiDecibans, subscriber: null, levels, shares: told };
}

function call(
  setupMs: number,
  more: Partial<Schemas['TimelineCall']> = {},
): Schemas['TimelineCall'] {
  return {
    line: 0,
    setupMs,
    answerMs: setupMs,
    endMs: null,
    yen: 0,
    yenPerMinute: 60,
    estimateFromMs: null,
    fate: 'running',
    suspected: true,
    country: 'LV',
    to: null,
    ...more,
  };
}

test('bands float on one another, and what speaks against comes off the top', () => {
  const steps = [
    step(0, { destination: 1_000, hour: 500, device: -200 }),
    step(minute, { destination: 1_000, hour: 700 }),
  ];
  const { bands, against, highest } = stackOf(steps, 2 * minute);
  assert.deepEqual(
    bands.map(band => [band.reading, band.shade, band.steps.length]),
    [
      ['destination', 1, 1],
      ['hour', 2, 2],
    ],
  );
  assert.deepEqual(bands[1]!.steps[0], { fromMs: 0, toMs: minute, low: 1_000, high: 1_500 });
  assert.deepEqual(against, [{ fromMs: 0, toMs: minute, low: 1_300, high: 1_500 }]);
  assert.equal(highest, 1_700);
});

test('parts in whole decibans add up to the sum in whole decibans', () => {
  const rounded = inDecibans(step(0, { a: 149, b: 149, c: 149, d: -49 }));
  assert.equal(rounded.sum, 4);
  assert.equal(
    rounded.parts.reduce((sum, part) => sum + part.decibans, 0),
    4,
  );
  assert.equal(levelReached(step(0, { a: 2_700 })), 'challenge');
  assert.equal(levelReached(step(0, { a: 2_499 })), 'below');
});

test('charges of calls in progress go on growing after the figures came', () => {
  const timeline = {
    fromMs: 0,
    atMs: 2 * minute,
    live: true,
    calls: [call(minute, { yen: 60 }), call(0, { endMs: minute, yen: 100, fate: 'ended' })],
    charges: [
      { atMs: minute, yen: 100, suspectedYen: 100, calls: 1, refused: 0 },
      { atMs: 2 * minute, yen: 160, suspectedYen: 160, calls: 1, refused: 0 },
    ],
  };
  const points = chargeCurve(timeline, { sinceMs: 0, nowMs: 4 * minute });
  assert.deepEqual(points.at(-1), { atMs: 4 * minute, yen: 280, bookedYen: 100 });
  assert.equal(yenAt(points, 3 * minute), 220);
  const past = chargeCurve({ ...timeline, live: false }, { sinceMs: 0, nowMs: 4 * minute });
  assert.equal(past.at(-1)!.yen, 160);
  const later = chargeCurve(timeline, { sinceMs: 1.5 * minute, nowMs: 2 * minute });
  assert.deepEqual(later[0], { atMs: 1.5 * minute, yen: 0, bookedYen: 0 });
  assert.equal(later.at(-1)!.yen, 30);
});

test('the normal band is the sum of the dearest hours so far', () => {
  const usual = [
    { fromMs: 0, yen: 10, mostYen: 90 },
    { fromMs: hour, yen: 20, mostYen: 60 },
  ];
  const last = normalCurve(usual, { fromMs: 30 * minute, toMs: 2 * hour }).at(-1)!;
  assert.deepEqual(last, { atMs: 2 * hour, usualYen: 25, mostYen: 150 });
});

test('each call has a row of its own while it is up; there are only so many rows', () => {
  const calls = [call(0), call(1_000), call(2_000, { endMs: 2_500 }), call(9_000)];
  const how = { rowsMost: 3, gapMs: 0, nowMs: 20_000 };
  const { placed, rows, unplaced } = rowsOf(calls, { fromMs: 0, toMs: 20_000 }, how);
  assert.deepEqual(
    placed.map(one => one.row),
    [0, 1, 2, 2],
  );
  assert.deepEqual([rows, unplaced], [3, 0]);
  const few = rowsOf(calls, { fromMs: 0, toMs: 20_000 }, { ...how, rowsMost: 2 });
  assert.equal(few.unplaced, 2);
});

test('the axis shows the episode with what was done about it, not the quiet days after', () => {
  const times = {
    fromMs: 0,
    focusMs: hour,
    atMs: 72 * hour,
    closedMs: null,
    suspectedEnds: [hour + 20 * minute],
    acts: [hour + 5 * minute, hour + 40 * minute, 30 * hour],
    lastRiseMs: hour + 10 * minute,
  };
  const episode = spanOf(times, 'episode');
  assert.equal(episode.toMs, hour + 45 * minute);
  assert.ok(episode.fromMs < hour && episode.fromMs >= hour - 10 * minute);
  assert.deepEqual(spanOf(times, 'all'), { fromMs: 0, toMs: 72 * hour });
  const runs = spanOf({ ...times, suspectedEnds: [null] }, 'episode');
  assert.equal(runs.toMs, 72 * hour);
  const ticks = ticksOf({ fromMs: newYear, toMs: newYear + 3 * hour }, 640, 'Asia/Kathmandu');
  assert.ok(ticks.length > 2 && ticks.every(tick => (tick + 5.75 * hour) % (30 * minute) === 0));
});

function timeline(more: Partial<Schemas['Timeline']>): Schemas['Timeline'] {
  return {
    stage: 2,
    atMs: 8 * minute,
    live: true,
    timeZone: 'Asia/Tokyo',
    lines: ['0501'],
    fromMs: 0,
    focusMs: 0,
    calls: [],
    callsLeftOut: 0,
    spanMs: minute,
    charges: [{ atMs: 8 * minute, yen: 500, suspectedYen: 400, calls: 3, refused: 0 }],
    usual: [],
    registrations: [],
    evidence: [],
    ...more,
  };
}

test('what happened: at once before many, running calls by the minute, nothing that is closed', () => {
  const calls = [call(0), call(minute), call(2 * minute, { country: 'GM', endMs: 3 * minute })];
  const evidence = [step(0, { destination: 1_200, hour: -100 })];
  const facts = whatHappened(timeline({ calls, evidence }), 10 * minute);
  assert.deepEqual(
    [facts.pattern, facts.calls, facts.country, facts.otherCountries, facts.running],
    ['at-once', 3, 'LV', 1, 2],
  );
  assert.equal(facts.yen, 400 + 2 * 2 * 60);
  assert.equal(facts.firstTime, true);
  assert.deepEqual(againstFraud(evidence), ['hour']);
  const closed = whatHappened(timeline({ calls: null, stage: 1 }), 10 * minute);
  assert.deepEqual([closed.pattern, closed.calls, closed.country], ['sums', 3, '']);
  assert.equal(whatHappened(timeline({}), minute).pattern, 'none');
  const refused = [call(0, { answerMs: null, endMs: 1, fate: 'refused' })];
  assert.equal(whatHappened(timeline({ calls: refused }), minute).pattern, 'attempts');
});

test('calls beyond those shown are told of with their number, where calls are open at all', () => {
  const calls = [call(0), call(minute)];
  assert.equal(leftOutOf(timeline({ calls })), undefined);
  assert.deepEqual(leftOutOf(timeline({ calls, callsLeftOut: 1_234 })), { count: 1_234, shown: 2 });
  assert.equal(leftOutOf(timeline({ calls: null, callsLeftOut: 1_234 })), undefined);
  for (const language of ['ja', 'en'] as const) {
    for (const where of ['lanes', 'table'] as const) {
      const said = storyWords.texts[language][`leftOut.${where}_other`];
      assert.match(said, /\{\{left\}\}.*\{\{shown\}\}/, `${language} ${where}`);
    }
  }
});

function decision(timeMs: number, type: string, more: object = {}) {
  return {
    key: `${timeMs} ${type}`,
    timeMs,
    type,
    ...more,
  } as Schemas['Case']['decisions'][number];
}

test('a case as of a time: its state then, contacts without what came of them later', () => {
  const measure = { id: 'm1', beginMs: 300, endMs: 900, endedMs: 600, endedBy: 'policy' };
  const page = {
    row: { openedMs: 100, closedMs: 700, state: 'closed', exposureYen: 900 },
    decisions: [
      decision(100, 'alert', { exposureYen: 50, lossPerHourYen: 10 }),
      decision(150, 'case', { state: 'contacting', nextStep: 'answer', nextDueMs: 400 }),
      decision(700, 'case', { state: 'closed', outcome: 'fraud', exposureYen: 900 }),
    ],
    attempts: [{ attempt: 1, sentMs: 150, result: 'no-answer', resultMs: 400 }],
    measures: [measure],
    linked: [],
    notes: [{ atMs: 500 }],
    attachments: [],
  } as unknown as Schemas['Case'];
  const then = caseAsOf(page, 350);
  assert.deepEqual(
    [then.row.state, then.row.outcome, then.row.closedMs, then.row.exposureYen],
    ['contacting', null, null, 50],
  );
  assert.equal(then.attempts[0]!.result, 'sent');
  assert.deepEqual([then.measures[0]!.endedMs, then.notes.length], [null, 0]);
  assert.equal(caseAsOf(page, 1_000).row.state, 'closed');
});

test('verdicts in a row are one line of the history, and a state is told when it begins', () => {
  const rows = historyRows([
    decision(1, 'case', { state: 'open' }),
    decision(2, 'case', { state: 'open' }),
    decision(3, 'verdict', { verdict: 'block' }),
    decision(4, 'verdict', { verdict: 'block' }),
    decision(5, 'suspension'),
  ]);
  assert.deepEqual(
    rows.map(row => [row.decision.timeMs, row.count]),
    [
      [5, 1],
      [3, 2],
      [1, 1],
    ],
  );
});

test('minutes without records in a row are one gap; what was never looked at is none', () => {
  const silentFeeds = [null, 0, 1, 2, 0, 1];
  assert.deepEqual(silentSpans({ fromMs: 0, silentFeeds }), [
    { fromMs: 2 * minute, toMs: 4 * minute },
    { fromMs: 5 * minute, toMs: 6 * minute },
  ]);
});

test('short calls to dear places before the alert are seen as tests', () => {
  const short = { answerMs: 0, endMs: 10_000, yenPerMinute: 200 };
  const calls = [
    call(0, short),
    call(0, { ...short, endMs: 90_000 }),
    call(0, { ...short, yenPerMinute: 20 }),
    call(0, { ...short, answerMs: null }),
    call(2 * minute, { ...short, answerMs: 2 * minute, endMs: 2 * minute + 1 }),
  ];
  assert.deepEqual(testCalls(calls, minute), [calls[0]]);
});

test('words beside marks never touch other words or marks; the last may turn to the left', () => {
  const row = { width: 300, letterPx: 6 };
  const marks = [
    { at: 10, texts: ['mail: no answer', 'mail'] },
    { at: 60, texts: ['SMS: no answer', 'SMS'] },
    { at: 280, texts: ['suspension'] },
  ];
  assert.deepEqual(labelsOf(marks, row), [
    { text: 'mail', turned: false },
    { text: 'SMS: no answer', turned: false },
    { text: 'suspension', turned: true },
  ]);
  const close = [
    { at: 100, texts: ['suspension of international calling'] },
    { at: 280, texts: ['suspension of international calling'] },
  ];
  const wide = labelsOf(close, { width: 300, letterPx: 4 });
  assert.deepEqual([wide[0]?.turned, wide[1]], [false, undefined]);
});
