import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPeriod } from '../../../../src/core/report/period.ts';
import { ofKind, periodName } from './period-name.ts';

test('periods are said in both languages', () => {
  const said = (text: string) => {
    const period = readPeriod(text)!;
    return [periodName(period, 'ja'), periodName(period, 'en')];
  };
  assert.deepEqual(said('2026-10'), ['2026年10月', 'October 2026']);
  assert.deepEqual(said('2026-Q4'), ['2026年 第4四半期', 'Q4 2026']);
  assert.deepEqual(said('2026'), ['2026年', '2026']);
  assert.deepEqual(said('2026-01-02..2026-01-09')[1], '2026-01-02 – 2026-01-09');
});

test('a day lies in its month, quarter and year', () => {
  assert.deepEqual(
    (['month', 'quarter', 'year'] as const).map(kind => ofKind(kind, '2026-11-22')),
    ['2026-11', '2026-Q4', '2026'],
  );
});
