import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { pageWithTable } from './roles-table.ts';

test('docs/operating/people.md has the table of roles (node scripts/roles-table.ts)', async () => {
  const page = await readFile(new URL('../docs/operating/people.md', import.meta.url), 'utf8');
  assert.equal(page, pageWithTable(page));
  assert.match(page, /\| `approve\.block` \|/);
});
