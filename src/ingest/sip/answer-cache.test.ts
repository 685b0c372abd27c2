import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnswerCache, transactionMs } from './answer-cache.ts';

const answer = { status: 404, phrase: 'Not Found', fields: [] };

test('an answer is kept for at least 64·T1, and not for ever', () => {
  const cache = new AnswerCache(100, 0);
  cache.keep('a', answer, transactionMs - 1);
  cache.turn(transactionMs);
  cache.turn(2 * transactionMs - 2);
  assert.equal(cache.find('a'), answer);
  cache.turn(2 * transactionMs);
  assert.equal(cache.find('a'), undefined);
});

test('after a long silence nothing is left', () => {
  const cache = new AnswerCache(100, 0);
  cache.keep('a', answer, 0);
  cache.turn(10 * transactionMs);
  assert.equal(cache.find('a'), undefined);
  assert.equal(cache.size, 0);
});

test('it never holds more than its limit, and the newest half survives', () => {
  const cache = new AnswerCache(100, 0);
  for (let call = 0; call < 1_000; call += 1) {
    cache.keep(`call ${call}`, answer, 0);
    assert.ok(cache.size <= 100);
  }
  for (let call = 950; call < 1_000; call += 1) assert.ok(cache.find(`call ${call}`));
});
