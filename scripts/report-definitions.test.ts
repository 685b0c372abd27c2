import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pageWithDefinitions } from './report-definitions.ts';

test('docs/operating/reports.md has every definition (node scripts/report-definitions.ts)', () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/operating/reports.md'), 'utf8');
  assert.equal(page, pageWithDefinitions(page));
  assert.match(page, /\| `lawful-stopped` \| Lawful calls stopped \| 誤って止めた正当な通話 \|/);
});
