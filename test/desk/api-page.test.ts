import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { apiPage, apiPagePath } from '../../scripts/api-page.ts';
import { apiTypes, apiTypesPath } from '../../scripts/api-types.ts';

test('docs/reference/api.md is current (node scripts/api-page.ts)', async () => {
  assert.equal(readFileSync(apiPagePath, 'utf8'), await apiPage());
});

test('the pages’ types of the API are current (node scripts/api-types.ts)', async () => {
  assert.equal(readFileSync(apiTypesPath, 'utf8'), await apiTypes());
});

test('nothing of the case desk is open to everybody', async () => {
  const open = [...(await apiPage()).matchAll(/^\| \[`([^`]+)`\]\S* \| nothing \|/gm)].map(
    ([, request]) => request!,
  );
  assert.ok(open.includes('GET /v1/health'));
  const desk = /\/v1\/(cases|measures|subscribers|accounts|approvals|disclosures|audit|messages)/;
  assert.deepEqual(
    open.filter(request => desk.test(request)),
    [],
  );
});
