import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writtenNumber } from './written-number.ts';

test('numbers are written in the groups in which they are said', () => {
  assert.equal(writtenNumber('05012345678'), '050-1234-5678');
  assert.equal(writtenNumber('0312345678'), '03-1234-5678');
  assert.equal(writtenNumber('0451234567'), '045-123-4567');
  assert.equal(writtenNumber('T1001'), 'T1001');
  assert.equal(writtenNumber('815012345678'), '815012345678');
});
