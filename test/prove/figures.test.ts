import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttackOutcome } from '../../sim/oracles/attack-outcome.ts';
import { lawfulBars, lossBars } from './bars.ts';
import { lawfulFigures } from './lawful-figures.ts';
import { lossesByShape, quantile } from './loss-figures.ts';
import { outOfReach } from './tables.ts';

test('a quantile is one of the values', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.deepEqual(
    [0.5, 0.95, 1].map(share => quantile(hundred, share)),
    [50, 95, 100],
  );
  assert.equal(quantile([], 0.5), 0);
});

const attack = (shape: string, lossYen: number) => {
  return {
    shape,
    lossYen,
    worthYen: 1,
    unaskedYen: 0,
    through: 1,
    firstStopSeconds: 3,
  } as AttackOutcome;
};

test('losses are pooled by shape and over all, and held against the bars', () => {
  const figures = lossesByShape([attack('disa', 500), attack('disa', 21_000), attack('b', 10)]);
  assert.deepEqual(
    figures.map(one => [one.shape, one.attacks, one.medianYen, one.largestYen]),
    [
      ['b', 1, 10, 10],
      ['disa', 2, 500, 21_000],
      ['all', 3, 500, 21_000],
    ],
  );
  const broken = lossBars('standard', figures, []).filter(bar => !bar.holds);
  assert.deepEqual(
    broken.map(bar => bar.what),
    ['loss, p95', 'disa: p95'],
  );
});

test('a bar that certainty about every call would not hold either is out of reach', () => {
  const figures = lossesByShape([attack('disa', 21_000), attack('b', 50_000)]);
  const certain = lossesByShape([attack('disa', 4_000), attack('b', 30_000)]);
  const bars = lossBars('standard', figures, certain).filter(bar => bar.what.includes(': p95'));
  assert.deepEqual(
    bars.map(bar => [bar.what, bar.certain?.found, bar.holds, outOfReach(bar)]),
    [
      ['b: p95', '¥30,000', false, true],
      ['disa: p95', '¥4,000', false, false],
    ],
  );
});

test('lawful figures are per thousand lines in thirty days', () => {
  const counts = {
    calls: 4_000,
    challenged: 4,
    challengedOnAttacked: 1,
    ordinaryDays: 60_000,
    ordinaryAsked: 3,
  };
  const one = { ...counts, unusualDays: 0, unusualAsked: 0 };
  const outcome = { whole: one, settled: one, stopped: ['c1'], asked: [], suspended: [] };
  const counted = { stoppedOnAttacked: 0, stoppedByCountryBlock: 0, stoppedUnreached: 0 };
  const lawful = [{ ...outcome, ...counted }];
  const figures = lawfulFigures(lawful, 'settled');
  assert.equal(figures.ordinaryAsked, 1.5);
  assert.equal(figures.challengedPercent, 0.1);
  assert.deepEqual(
    lawfulBars(1, figures, figures).map(bar => bar.holds),
    [false, false, false, false],
  );
});
