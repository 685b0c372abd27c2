import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addTo, countOf, emptyTally, forgetHalf, mergeTally, type Tally } from './tally.ts';

const additions = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 5 })), {
  maxLength: 300,
});
const limits = fc.integer({ min: 1, max: 24 });

test('a tally never holds more keys than its limit, and each key once', () => {
  fc.assert(
    fc.property(additions, limits, (added, limit) => {
      const tally = filled(added, limit);
      assert.ok(tally.keys.length <= limit);
      assert.equal(tally.keys.length, tally.counts.length);
      assert.equal(new Set(tally.keys).size, tally.keys.length);
    }),
  );
});

test('counts are exact while the keys fit', () => {
  fc.assert(
    fc.property(additions, added => {
      const tally = filled(added, 41);
      for (let key = 0; key <= 40; key += 1) {
        const sum = added.filter(([one]) => one === key).reduce((all, [, n]) => all + n, 0);
        assert.equal(countOf(tally, key), sum);
      }
    }),
  );
});

test('the total counts everything ever added, what made room included', () => {
  fc.assert(
    fc.property(additions, limits, (added, limit) => {
      const all = added.reduce((sum, [, n]) => sum + n, 0);
      assert.equal(filled(added, limit).total, all);
    }),
  );
});

test('at the limit the newest key is in and the most used key stays', () => {
  const tally = filled(
    [
      [1, 9],
      [2, 1],
      [3, 4],
    ],
    3,
  );
  addTo(tally, 4, 1, 3);
  assert.equal(countOf(tally, 4), 1);
  assert.equal(countOf(tally, 2), 0, 'the least used made room');
  assert.equal(countOf(tally, 1), 9);
});

test('merging adds the counts up and keeps the limit', () => {
  fc.assert(
    fc.property(additions, additions, (first, second) => {
      const whole = filled([...first, ...second], 41);
      const merged = filled(first, 41);
      mergeTally(merged, filled(second, 41), 41);
      for (let key = 0; key <= 40; key += 1) {
        assert.equal(countOf(merged, key), countOf(whole, key));
      }
      const small = filled(first, 4);
      mergeTally(small, filled(second, 41), 4);
      assert.ok(small.keys.length <= 4);
    }),
  );
});

test('forgetting halves every count; what was seen once is forgotten', () => {
  fc.assert(
    fc.property(additions, limits, (added, limit) => {
      const tally = filled(added, limit);
      const before = new Map(tally.keys.map((key, i) => [key, tally.counts[i]!]));
      forgetHalf(tally);
      for (const [key, count] of before) assert.equal(countOf(tally, key), count >> 1);
      assert.ok(tally.counts.every(count => count > 0));
      assert.equal(
        tally.total,
        tally.counts.reduce((sum, count) => sum + count, 0),
      );
    }),
  );
});

function filled(added: readonly (readonly [number, number])[], limit: number): Tally {
  const tally = emptyTally();
  for (const [key, count] of added) addTo(tally, key, count, limit);
  return tally;
}
