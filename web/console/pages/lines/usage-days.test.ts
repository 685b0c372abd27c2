import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usageDays } from './usage-days.ts';

const used = { calls: 2, seconds: 60, milliYen: 5_000, refused: 1 };

test('every day has a place, and countries of a day are added up', () => {
  const days = usageDays(
    [
      { day: '2026-03-01', ...used },
      { day: '2026-02-28', ...used },
      { day: '2026-02-28', ...used },
      { day: '2025-01-01', ...used },
    ],
    '2026-03-01',
    3,
  );
  assert.deepEqual(
    days.map(({ day, calls, milliYen, refused }) => [day, calls, milliYen, refused]),
    [
      ['2026-02-27', 0, 0, 0],
      ['2026-02-28', 4, 10_000, 2],
      ['2026-03-01', 2, 5_000, 1],
    ],
  );
  assert.equal(usageDays([], '2026-03-01').length, 62);
});
