import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attackHoursOf,
  breakdownsOf,
  countCases,
  daysOf,
  quantile,
  savedYen,
  withoutFew,
} from './count-cases.ts';
import type { ReportedCase } from './report.ts';

const plain: ReportedCase = {
  outcome: 'fraud',
  cause: 'disa',
  service: 'ip',
  type: 'corporate',
  deviceModel: 'Aoba PBX-20',
  countries: ['SL'],
  exposureYen: 1_000,
  paceYen: 60_000,
  spans: 0,
  stopped: 0,
  challenged: 0,
  detectMs: 60_000,
  contactMs: 1_000,
  stopMs: 120_000,
  asked: true,
  day: '2026-10-05',
  weekday: 1,
  hour: 2,
};

const cases: ReportedCase[] = [
  { ...plain, spans: 3, stopped: 7 },
  { ...plain, exposureYen: 5_000, detectMs: null, countries: ['SL', 'LV'], service: 'pstn' },
  { ...plain, exposureYen: 300, stopMs: null, weekday: 7, hour: 23, day: '2026-10-06' },
  { ...plain, outcome: 'lawful', stopped: 2, challenged: 1 },
  { ...plain, outcome: 'lawful', asked: false },
  { ...plain, outcome: 'inconclusive' },
  { ...plain, outcome: null, exposureYen: 40, stopped: 5 },
];

test('figures of a handful of cases, worked out by hand', () => {
  const figures = countCases(cases);
  assert.deepEqual(
    {
      cases: figures.cases,
      fraud: figures.fraud,
      lawful: figures.lawful,
      inconclusive: figures.inconclusive,
      undecided: figures.undecided,
      loss: figures.loss,
      saved: figures.saved,
      without: figures.without,
      open: figures['undecided-loss'],
    },
    {
      cases: 7,
      fraud: 3,
      lawful: 2,
      inconclusive: 1,
      undecided: 1,
      loss: 6_300,
      // 60,000 yen an hour for three times ten minutes.
      saved: 30_000,
      without: 36_300,
      open: 40,
    },
  );
  assert.deepEqual(
    [figures['loss-median'], figures['loss-p95'], figures['loss-largest']],
    [1_000, 5_000, 5_000],
  );
  assert.deepEqual([figures['detect-median'], figures['first-to-stop-median']], [60_000, 180_000]);
  assert.deepEqual([figures['lawful-stopped'], figures['undecided-stopped']], [2, 5]);
  assert.deepEqual([figures['lawful-challenged'], figures['lawful-asked']], [1, 1]);
});

test('of nothing there are no medians, and no sum but zero', () => {
  const figures = countCases([]);
  assert.deepEqual([figures.cases, figures.loss, figures['loss-median']], [0, 0, null]);
  assert.equal(figures['stop-p95'], null);
});

test('no attempt after the stop, nothing saved', () => {
  assert.equal(savedYen({ paceYen: 90_000, spans: 0 }), 0);
  assert.equal(savedYen({ paceYen: 90_000, spans: 1 }), 15_000);
});

test('fraud alone is broken down; a case counts in each of its countries', () => {
  const rows = breakdownsOf(cases);
  const counts = (id: keyof typeof rows) => rows[id].map(({ key, cases: of }) => [key, of]);
  assert.deepEqual(counts('by-service'), [
    ['ip', 2],
    ['pstn', 1],
  ]);
  assert.deepEqual(counts('by-country'), [
    ['SL', 3],
    ['LV', 1],
  ]);
  assert.deepEqual(counts('by-maker'), [['Aoba', 3]]);
  assert.equal(rows['by-type'][0]?.lossYen, 6_300);
});

test('hours are those in which fraud began, Monday first', () => {
  const grid = attackHoursOf(cases);
  assert.equal(grid[0]![2], 2);
  assert.equal(grid[6]![23], 1);
  assert.equal(
    grid.flat().reduce((sum, one) => sum + one, 0),
    3,
  );
});

test('every day has a row', () => {
  const days = daysOf(cases, ['2026-10-04', '2026-10-05', '2026-10-06']);
  assert.deepEqual(
    days.map(({ span, cases: of, fraud, lossYen }) => [span, of, fraud, lossYen]),
    [
      ['2026-10-04', 0, 0, 0],
      ['2026-10-05', 6, 2, 6_000],
      ['2026-10-06', 1, 1, 300],
    ],
  );
});

test('a quantile is a value that there is', () => {
  const values = Array.from({ length: 100 }, (_, at) => at + 1);
  assert.deepEqual(
    [0.5, 0.95, 1].map(part => quantile(values, part)),
    [50, 95, 100],
  );
  assert.deepEqual(quantile([10, 9, 100], 0.5), 10);
  assert.equal(quantile([], 0.5), null);
});

test('no published row tells of fewer than three, nor is one found by subtraction', () => {
  const row = (key: string, of: number) => ({ key, cases: of, lossYen: of, savedYen: 0 });
  assert.deepEqual(withoutFew([row('a', 9), row('b', 3)]), [row('a', 9), row('b', 3)]);
  // One row of two would be the whole less the others: the next larger goes with it.
  assert.deepEqual(withoutFew([row('a', 9), row('b', 4), row('c', 2)]), [
    row('a', 9),
    { ...row('few', 6) },
  ]);
  assert.deepEqual(withoutFew([row('a', 9), row('b', 2), row('c', 1)]), [
    row('a', 9),
    row('few', 3),
  ]);
  assert.deepEqual(withoutFew([row('a', 2)]), []);
});
