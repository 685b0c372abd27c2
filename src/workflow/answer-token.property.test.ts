import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AnswerKeys, signAnswer, verifyAnswer } from './answer-token.ts';

const old = Buffer.alloc(32, 1);
const keys: AnswerKeys = {
  newest: 2,
  byVersion: new Map([
    [1, old],
    [2, Buffer.alloc(32, 2)],
  ]),
};
const ticket = fc.record(
  {
    case: fc.stringMatching(/^[\w-]{1,64}$/),
    attempt: fc.integer({ min: 1, max: 999_999 }),
    expiresMs: fc.integer({ min: 1, max: 40_000_000 }).map(minutes => minutes * 60_000),
  },
  { noNullPrototype: true },
);

test('a token gives back what it was made for, until it expires', () => {
  fc.assert(
    fc.property(ticket, made => {
      const token = signAnswer(keys, made);
      assert.match(token, /[0-9a-z]$/);
      assert.ok(token.length <= 110);
      assert.deepEqual(verifyAnswer(keys, token, made.expiresMs - 1), made);
      assert.equal(verifyAnswer(keys, token, made.expiresMs), undefined);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('changed anywhere it is worth nothing', () => {
  fc.assert(
    fc.property(ticket, fc.nat(), fc.constantFrom(...'0aZ-_.'), (made, place, character) => {
      const token = signAnswer(keys, made);
      const at = place % token.length;
      if (token[at] === character) return;
      const forged = token.slice(0, at) + character + token.slice(at + 1);
      assert.equal(verifyAnswer(keys, forged, 0), undefined);
    }),
    { numRuns: 1_000, seed: 7 },
  );
});

test('keys that went are not believed, earlier ones that stay are', () => {
  const made = { case: 'case-1', attempt: 1, expiresMs: 60_000 };
  const token = signAnswer({ newest: 1, byVersion: new Map([[1, old]]) }, made);
  assert.deepEqual(verifyAnswer(keys, token, 0), made);
  assert.equal(verifyAnswer({ newest: 2, byVersion: new Map([[2, old]]) }, token, 0), undefined);
});

test('whatever text comes, it is refused without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      assert.equal(verifyAnswer(keys, text, 0), undefined);
    }),
    { numRuns: 1_000, seed: 7 },
  );
});
