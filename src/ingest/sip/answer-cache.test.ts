import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashText } from '../../core/stdx/pack-text.ts';
import { AnswerCache, transactionMs } from './answer-cache.ts';

const answer = { status: 404, phrase: 'Not Found', fields: [] };

function named(key: string): { key: string; number: number } {
  return { key, number: hashText(key) };
}

test('an answer is kept for at least 64·T1, and not for ever', () => {
  const cache = new AnswerCache(100, 0);
  cache.keep(named('a'), answer, transactionMs - 1);
  cache.turn(transactionMs);
  cache.turn(2 * transactionMs - 2);
  assert.equal(cache.find(named('a')), answer);
  cache.turn(2 * transactionMs);
  assert.equal(cache.find(named('a')), undefined);
});

test('after a long silence nothing is left', () => {
  const cache = new AnswerCache(100, 0);
  cache.keep(named('a'), answer, 0);
  cache.turn(10 * transactionMs);
  assert.equal(cache.find(named('a')), undefined);
  assert.equal(cache.size, 0);
});

test('it never holds more than its limit, and the newest half survives', () => {
  const cache = new AnswerCache(100, 0);
  for (let call = 0; call < 1_000; call += 1) {
    cache.keep(named(`call ${call}`), answer, 0);
    assert.ok(cache.size <= 100);
  }
  for (let call = 950; call < 1_000; call += 1) assert.ok(cache.find(named(`call ${call}`)));
});

test('two transactions of one number are told apart: the later one is kept', () => {
  const cache = new AnswerCache(100, 0);
  cache.keep({ key: 'a', number: 7 }, answer, 0);
  assert.equal(cache.find({ key: 'b', number: 7 }), undefined);
  cache.keep({ key: 'b', number: 7 }, answer, 0);
  assert.equal(cache.find({ key: 'a', number: 7 }), undefined);
  assert.equal(cache.find({ key: 'b', number: 7 }), answer);
});
