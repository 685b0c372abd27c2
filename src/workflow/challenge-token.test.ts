import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { signChallenge, verifyChallenge } from './challenge-token.ts';

const secret = Buffer.alloc(32, 1);
const challenge = { challengeId: 17, callId: 'call-a' };
const token = signChallenge(secret, challenge);
const callOf = (id: number): string | undefined => (id === 17 ? 'call-a' : undefined);

test('a genuine token gives its challenge', () => {
  assert.equal(verifyChallenge(secret, token, callOf), 17);
  assert.match(token, /^17\.[\w-]{22}$/);
});

test('another key, another call or an unknown challenge makes it worthless', () => {
  assert.equal(verifyChallenge(Buffer.alloc(32, 2), token, callOf), undefined);
  assert.equal(
    verifyChallenge(secret, token, () => 'call-b'),
    undefined,
  );
  assert.equal(
    verifyChallenge(secret, token, () => undefined),
    undefined,
  );
});

test('a number that is given again for another call has another token', () => {
  assert.notEqual(signChallenge(secret, { challengeId: 17, callId: 'call-b' }), token);
});

test('a token changed anywhere is not genuine', () => {
  const places = fc.nat(token.length - 1);
  fc.assert(
    fc.property(places, fc.string({ minLength: 1, maxLength: 2 }), (at, text) => {
      const changed = token.slice(0, at) + text + token.slice(at + 1);
      fc.pre(changed !== token);
      assert.equal(verifyChallenge(secret, changed, callOf), undefined);
    }),
    { seed: 4, numRuns: 2_000 },
  );
});

test('whatever comes from outside is answered, never thrown at', () => {
  const parts = fc.oneof(fc.string(), fc.constant(token), fc.constant('17.'), fc.constant('.'));
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 3 }), texts => {
      const text = texts.join('');
      assert.equal(verifyChallenge(secret, text, callOf), text === token ? 17 : undefined);
    }),
    { seed: 4, numRuns: 2_000 },
  );
});
