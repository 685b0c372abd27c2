import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { takeOldest } from './take-oldest.ts';

test('whatever was put in, changed and deleted between: the oldest entry comes first', () => {
  const action = fc.oneof(
    fc.record({ put: fc.nat(30) }),
    fc.record({ drop: fc.nat(30) }),
    fc.constant({ take: true }),
    fc.constant({ clear: true }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 200 }), actions => {
      const map = new Map<number, number>();
      for (const [i, one] of actions.entries()) {
        if ('put' in one) map.set(one.put, i);
        else if ('drop' in one) map.delete(one.drop);
        else if ('clear' in one) {
          if (i % 10 === 0) map.clear();
        } else {
          const expected = [...map][0];
          assert.deepEqual(takeOldest(map), expected);
          assert.ok(expected === undefined || !map.has(expected[0]));
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a copy of a map gives the same as the map, however far the map was used', () => {
  const map = new Map(Array.from({ length: 50 }, (_, i) => [i, i]));
  for (let i = 0; i < 20; i += 1) takeOldest(map);
  const copy = structuredClone(map);
  map.set(100, 100);
  copy.set(100, 100);
  for (let i = 0; i < 31; i += 1) assert.deepEqual(takeOldest(copy), takeOldest(map));
  assert.equal(takeOldest(map), undefined);
});
