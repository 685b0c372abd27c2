import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type BudgetQuestion, levelForBudget } from './level-for-budget.ts';

const floor = 500;

/** Peaks of an exponential tail: the evenly spaced quantiles, so that nothing is left to chance. */
function exponential(count: number, slope: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    Math.round(floor - slope * Math.log((i + 0.5) / count)),
  );
}

function ask(given: Partial<BudgetQuestion>): ReturnType<typeof levelForBudget> {
  return levelForBudget({
    peaks: [],
    floor,
    lineMonths: 1_000,
    linesPerQuestion: 100,
    uncertainFrom: Number.POSITIVE_INFINITY,
    ...given,
  });
}

test('a budget of many questions is read off the episodes: no more lie at or above the level', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: floor, max: 6_000 }), { minLength: 60, maxLength: 300 }),
      fc.integer({ min: 10, max: 50 }),
      (peaks, allowed) => {
        const found = ask({ peaks, lineMonths: allowed * 7, linesPerQuestion: 7 });
        assert.equal(found.basis, 'counted');
        assert.ok(peaks.filter(peak => peak >= found.level).length <= allowed);
      },
    ),
  );
});

test('beyond the episodes their slope goes on: ten times fewer questions cost one tenfold more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 3_000 }),
      fc.integer({ min: 300, max: 700 }),
      (count, slope) => {
        const peaks = exponential(count, slope);
        const one = ask({ peaks, lineMonths: 1_000, linesPerQuestion: 1_000 });
        const tenth = ask({ peaks, lineMonths: 1_000, linesPerQuestion: 10_000 });
        assert.equal(one.basis, 'extrapolated');
        assert.ok(Math.abs(tenth.level - one.level - one.tenfold) <= 20);
        const truth = floor + slope * Math.log(count);
        assert.ok(one.low <= truth && truth <= one.high, `${one.low} ${truth} ${one.high}`);
      },
    ),
  );
});

test('fraud above the uncertain evidence does not move the level', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 2_500, max: 9_000 }), { maxLength: 200 }),
      fc.integer({ min: 300, max: 600 }),
      (fraud, slope) => {
        const lawful = exponential(800, slope);
        const uncertain = { uncertainFrom: 2_500, linesPerQuestion: 1_000 };
        const without = ask({ ...uncertain, peaks: lawful });
        assert.deepEqual(ask({ ...uncertain, peaks: [...lawful, ...fraud] }), without);
        const truth = floor + slope * Math.log(800);
        assert.ok(without.low <= truth && truth <= without.high);
      },
    ),
  );
});

test('a smaller budget never lowers the level, and fewer episodes never narrow it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: floor, max: 5_000 }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.constantFrom(Number.POSITIVE_INFINITY, 2_500),
      (peaks, lines, uncertainFrom) => {
        const wide = ask({ peaks, linesPerQuestion: lines, uncertainFrom });
        const tight = ask({ peaks, linesPerQuestion: lines * 2, uncertainFrom });
        if (wide.basis === tight.basis) assert.ok(tight.level >= wide.level);
        for (const one of [wide, tight]) {
          assert.ok(Number.isSafeInteger(one.level) && one.level % 10 === 0);
          assert.ok(one.low <= one.level && one.level <= one.high);
        }
      },
    ),
  );
});

test('few episodes are said to be few, and lean on theory', () => {
  const none = ask({ peaks: [] });
  assert.equal(none.basis, 'assumed');
  assert.equal(none.tenfold, 1_000);
  assert.equal(ask({ peaks: exponential(9, 500) }).basis, 'assumed');
});
