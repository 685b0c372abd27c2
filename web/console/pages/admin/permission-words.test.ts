import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissions } from '../../../../src/core/access/permissions.ts';
import { permissionWords } from './permission-words.ts';

test('each permission is said in both languages, and none that there is not', () => {
  assert.deepEqual(Object.keys(permissionWords.texts.ja).sort(), [...permissions].sort());
});
