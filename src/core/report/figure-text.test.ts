import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureText } from './figure-text.ts';

test('a figure has its unit, an estimate says that it is one', () => {
  assert.equal(figureText('loss', 1_234_567, 'ja'), '¥1,234,567');
  assert.equal(figureText('saved', 18_000, 'ja'), '推定 ¥18,000');
  assert.equal(figureText('saved', 18_000, 'en'), 'est. ¥18,000');
  assert.equal(figureText('detect-median', 250_000, 'ja'), '4分10秒');
  assert.equal(figureText('detect-median', 250_000, 'en'), '4 min 10 s');
  assert.equal(figureText('stop-p95', 7_260_000, 'en'), '2 h 1 min');
  assert.equal(figureText('stop-p95', 900, 'ja'), '1秒');
  assert.equal(figureText('minutes', 1_200, 'ja'), '1,200 分');
  assert.equal(figureText('cases', 1_204, 'en'), '1,204');
  assert.equal(figureText('loss-median', null, 'en'), '–');
});
