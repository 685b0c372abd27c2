// The sign-in page leads to a page of its own server, or to the first one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
// @ts-expect-error: no types come with it.
import { wantedPath } from '../../web/sign-in/wanted-path.js';

const origin = 'http://desk.example';
const led = (to: string): string =>
  wantedPath({ search: `?to=${encodeURIComponent(to)}`, origin }) as string;

test('the way back is kept', () => {
  for (const path of ['/now', '/queue/open?sort=loss&mine=true', '/cases/case-7?at=12#notes']) {
    assert.equal(led(path), path);
  }
  assert.equal(wantedPath({ search: '', origin }), '/');
});

test('no other server, and no circle', () => {
  const others = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    ' //evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/sign-in?to=/sign-in',
    '/set-up#code',
    '/v1/sign-in/oidc',
    '/x/../v1/cases',
  ];
  for (const path of others) assert.equal(led(path), '/', path);
});
