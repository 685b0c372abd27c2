// What the navigation shows a role is what the pages behind it can do for that role.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { permissionsOf, roles } from '../../../src/core/access/permissions.ts';
import { adminParts } from '../pages/admin/admin-parts.ts';
import { type SectionName, sections, sectionsFor } from './sections.ts';
import type { Permission } from './use-me.ts';

const pages = join(import.meta.dirname, '../pages');

/** What each page asks for when it opens; any of it answered, the page shows something. */
const asks: Readonly<Record<SectionName, readonly string[]>> = {
  now: ['GET /v1/now'],
  queue: ['POST /v1/cases/search'],
  approvals: ['GET /v1/approvals'],
  network: ['GET /v1/network/countries'],
  lines: ['POST /v1/lines/find'],
  lists: ['GET /v1/restricted-list', 'GET /v1/rate-deck'],
  policy: ['GET /v1/policies'],
  reports: ['GET /v1/reports/{period}'],
  audit: ['POST /v1/audit/search', 'POST /v1/audit/verify'],
  admin: ['GET /v1/me/account'],
};
const asksOfPart: Readonly<Record<(typeof adminParts)[number]['name'], string>> = {
  account: 'GET /v1/me/account',
  people: 'GET /v1/people',
  roles: 'GET /v1/me',
  keys: 'GET /v1/keys',
  feeds: 'GET /v1/feeds',
  enforcers: 'GET /v1/enforcement/enforcers',
  ways: 'GET /v1/ways',
  health: 'GET /v1/system',
  settings: 'GET /v1/settings',
  retention: 'GET /v1/retention',
};

/** What each operation needs, as the reference page says it, which is generated from the routes. */
function needs(): ReadonlyMap<string, Permission> {
  const page = join(import.meta.dirname, '../../../docs/reference/api.md');
  const rows = readFileSync(page, 'utf8').matchAll(
    /^\| \[`(\w+ \S+)`\]\([^)]*\) \| `([\w.-]+)` \|/gm,
  );
  return new Map([...rows].map(([, operation, needed]) => [operation!, needed as Permission]));
}

function sourceOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const read = files.filter(file => /\.tsx?$/.test(file)).map(file => join(folder, file));
  return read.map(file => readFileSync(file, 'utf8')).join('\n');
}

const needed = needs();

function answers(operation: string, role: (typeof roles)[number]): boolean {
  const permission = needed.get(operation);
  assert.ok(permission !== undefined, `${operation} is no operation`);
  return permissionsOf(role).has(permission);
}

for (const role of roles) {
  test(`${role}: the navigation shows the pages that answer, and no other`, () => {
    const may = (permission: Permission) => permissionsOf(role).has(permission);
    assert.deepEqual(
      sectionsFor(may).map(one => one.name),
      sections.map(one => one.name).filter(name => asks[name].some(one => answers(one, role))),
    );
    for (const { name, permission } of adminParts) {
      assert.equal(may(permission), answers(asksOfPart[name], role), `${name} of administration`);
    }
  });
}

test('an administrator, who verifies the audit and does not read it, comes to its page', () => {
  const may = (permission: Permission) => permissionsOf('administrator').has(permission);
  const names = sectionsFor(may).map(one => one.name);
  assert.ok(names.includes('audit'));
  assert.ok(!names.includes('network'));
});

test('the pages ask what is said here, and each page but a case has its place', () => {
  for (const { name } of sections) {
    const source = sourceOf(join(pages, name));
    for (const operation of asks[name]) {
      const path = operation.split(' ')[1]!;
      assert.ok(source.includes(`'${path}'`), `${name} does not ask for ${path}`);
    }
  }
  const folders = readdirSync(pages).filter(name => name !== 'case');
  assert.deepEqual(folders.sort(), sections.map(one => one.name).sort());
});
