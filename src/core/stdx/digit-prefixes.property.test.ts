import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { digitPrefixes, startsWithAny } from './digit-prefixes.ts';

const digits = fc.stringMatching(/^[0-3]{0,5}$/);
const prefixes = fc.array(fc.oneof(digits, fc.constantFrom('', '+', '1x', 'x')), { maxLength: 20 });

test('a text begins with one of the prefixes exactly when the plain search says so', () => {
  fc.assert(
    fc.property(prefixes, fc.oneof(digits, fc.stringMatching(/^[0-3x]{0,6}$/)), (list, text) => {
      const plain = list.some(one => /^[0-9]+$/.test(one) && text.startsWith(one));
      assert.equal(startsWithAny(digitPrefixes(list), text), plain);
    }),
    { numRuns: 1_000 },
  );
});
