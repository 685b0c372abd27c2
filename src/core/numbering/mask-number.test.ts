import assert from 'node:assert/strict';
import { it } from 'node:test';
import { maskNumber } from './mask-number.ts';

it('hides the last four digits and nothing else', () => {
  assert.equal(maskNumber('0102321234567'), '010232123****');
  assert.equal(maskNumber('+44 20 7946-0123'), '+44 20 7946-****');
  assert.equal(maskNumber('12345'), '1****');
  assert.equal(maskNumber('110'), '***');
  assert.equal(maskNumber('０３１２３４５６７８'), '０３１２３４****');
  assert.equal(maskNumber(''), '');
  assert.equal(maskNumber('anonymous'), 'anonymous');
});
