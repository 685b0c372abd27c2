import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { knownEvidence, noveltyEvidence } from './novelty.ts';

const perMille = fc.integer({ min: 1, max: 1_000 });
/** So many distinct values in so many calls. */
const past = fc
  .integer({ min: 0, max: 500 })
  .chain(calls => fc.tuple(fc.integer({ min: 0, max: Math.min(24, calls) }), fc.constant(calls)));
/** The tables of logarithms round above 1,024 by up to five hundredths of a deciban. */
const rounding = 10;

test('the longer a line has called, the more a new value says', () => {
  fc.assert(
    fc.property(
      past,
      fc.integer({ min: 0, max: 500 }),
      perMille,
      ([distinct, calls], more, share) => {
        const now = noveltyEvidence(distinct, calls, share);
        assert.ok(noveltyEvidence(distinct, calls + more, share) >= now - rounding);
      },
    ),
  );
});

test('the more values a line has shown, the less a new one says', () => {
  fc.assert(
    fc.property(past, perMille, ([distinct, calls], share) => {
      const now = noveltyEvidence(distinct, calls, share);
      assert.ok(noveltyEvidence(distinct + 1, calls + 1, share) <= now + 301 + rounding);
      assert.ok(noveltyEvidence(distinct + 1, calls, share) <= now + rounding);
    }),
  );
});

test('the likelier an attack brings something new, the more it says and the less the known does', () => {
  fc.assert(
    fc.property(past, perMille, perMille, ([distinct, calls], one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      assert.ok(
        noveltyEvidence(distinct, calls, more) >= noveltyEvidence(distinct, calls, less) - rounding,
      );
      assert.ok(
        knownEvidence(distinct, calls, more) <= knownEvidence(distinct, calls, less) + rounding,
      );
    }),
  );
});

test('a line that never called says little about what is new to it', () => {
  assert.ok(Math.abs(noveltyEvidence(0, 0, 950)) <= 301, 'at most a factor of two');
});

test('something known is never evidence for an attack once a line calls regularly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 500 }),
      fc.integer({ min: 600, max: 1_000 }),
      (calls, share) => {
        assert.ok(knownEvidence(1, calls, share) <= 0);
      },
    ),
  );
});

test('evidence is integer and finite for any count', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), perMille, (distinct, calls, share) => {
      assert.ok(Number.isSafeInteger(noveltyEvidence(distinct, calls, share)));
      assert.ok(Number.isSafeInteger(knownEvidence(distinct, calls, share)));
    }),
  );
});
