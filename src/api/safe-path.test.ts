import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safePath } from './safe-path.ts';

test('pages of this server are taken', () => {
  for (const path of [
    '/',
    '/now',
    '/queue/open?sort=loss&mine=true',
    '/cases/case-7?at=12#notes',
  ]) {
    assert.equal(safePath(path), path);
  }
  assert.equal(safePath('/a/../admin/account'), '/admin/account');
});

test('whatever leads elsewhere, or round in a circle, is not', () => {
  const others = [
    undefined,
    '',
    'now',
    '//evil.example',
    '//evil.example/now',
    '/\\evil.example',
    '\\\\evil.example',
    '/%0d%0aset-cookie:x/../..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    ' //evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/now\u0000',
    '/関所',
    '/sign-in',
    '/sign-in/oidc',
    '/set-up#code',
    '/v1/sign-in/oidc',
    '/x/../v1/cases',
    `/${'a'.repeat(2_000)}`,
  ];
  for (const path of others) assert.equal(safePath(path), undefined, String(path));
});
