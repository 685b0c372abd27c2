import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { InjectOptions } from 'fastify';
import { scopes } from '../core/access/permissions.ts';
import { newApiKey } from './api-key.ts';
import { ApiSettingsError, isLoopback } from './api-settings.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';

const pages = join(import.meta.dirname, '../../web/sign-in');
// Its page stands for a built one.
const built = join(import.meta.dirname, '../../web/console');
const all = newApiKey();
const feeder = newApiKey();
const keys = [
  { name: 'desk', sha256: all.sha256, scopes },
  { name: 'sbc-1', sha256: feeder.sha256, scopes: ['events'] as const, feeds: ['sbc-1', 'sbc-2'] },
];
const outside = () => fakeApi({ host: '0.0.0.0', keys, pages, console: built });

const ask = (api: FakeApi, options: InjectOptions) =>
  api.app.inject({ ...options, headers: { host: 'localhost:7070', ...options.headers } });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const event = { type: 'answer', time: '2026-06-01T10:00:06.000+09:00', callId: 'c1' };

test('beyond loopback the server does not come up without a key', async () => {
  await assert.rejects(fakeApi({ host: '0.0.0.0' }), ApiSettingsError);
  await assert.rejects(fakeApi({ allowedHosts: ['desk.example'] }), ApiSettingsError);
  const bad = [{ name: 'x', sha256: 'not a hash', scopes }];
  await assert.rejects(fakeApi({ host: '0.0.0.0', keys: bad }), ApiSettingsError);
  await assert.rejects(fakeApi({ keys: [keys[0]!, keys[0]!] }), ApiSettingsError);
});

test('loopback is 127/8, ::1 and localhost, and nothing that looks like it', () => {
  for (const host of ['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', 'LOCALHOST']) {
    assert.equal(isLoopback(host), true, host);
  }
  for (const host of ['0.0.0.0', '::', '127.0.0.1.example', 'localhost.example', '', '10.0.0.1']) {
    assert.equal(isLoopback(host), false, host);
  }
});

test('beyond loopback everything but health and the sign-in needs a key', async t => {
  const api = await outside();
  t.after(() => api.close());
  const open = [
    '/v1/health',
    '/sign-in',
    '/set-up',
    '/sign-in/sign-in.js',
    '/sign-in/language.js',
    '/sign-in/tokens.css',
  ];
  for (const url of open) assert.equal((await ask(api, { url })).statusCode, 200, url);
  const closed = [
    '/v1/live',
    '/v1/live/stream',
    '/v1/live/cases/x',
    '/metrics',
    '/v1/openapi.json',
    '/no',
  ];
  for (const url of closed) {
    const answer = await ask(api, { url });
    assert.equal(answer.statusCode, 401, url);
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
    assert.equal(answer.json().title, 'Not signed in');
  }
  for (const url of ['/v1/events', '/v1/screen', '/v1/challenges']) {
    assert.equal((await ask(api, { method: 'POST', url, payload: {} })).statusCode, 401, url);
  }
  for (const [url, location] of [
    ['/', '/sign-in'],
    ['/now', '/sign-in?to=%2Fnow'],
    ['/cases/c1?at=12', '/sign-in?to=%2Fcases%2Fc1%3Fat%3D12'],
    ['/cases/%5cevil', '/sign-in?to=%2Fcases%2F%255cevil'],
  ]) {
    assert.equal((await ask(api, { url: url! })).headers.location, location, url);
  }
});

test('a key opens what its scopes say and no more', async t => {
  const api = await outside();
  t.after(() => api.close());
  const headers = bearer(feeder.key);
  const sent = await ask(api, { method: 'POST', url: '/v1/events', headers, payload: [event] });
  assert.equal(sent.statusCode, 200);
  assert.equal(api.intake.accepted[0]?.feed, 'sbc-1');
  assert.equal((await ask(api, { url: '/v1/live', headers })).statusCode, 403);
  const asDesk = await ask(api, { url: '/v1/live', headers: { 'x-api-key': all.key } });
  assert.equal(asDesk.statusCode, 200);
  for (const wrong of ['sk_wrong', `${all.key}x`, all.sha256]) {
    const answer = await ask(api, { url: '/v1/live', headers: bearer(wrong) });
    assert.equal(answer.statusCode, 401);
  }
});

test('a key writes only to its own feeds', async t => {
  const api = await outside();
  t.after(() => api.close());
  const headers = bearer(feeder.key);
  const post = (feed: string) =>
    ask(api, { method: 'POST', url: `/v1/events?feed=${feed}`, headers, payload: [event] });
  assert.equal((await post('sbc-2')).statusCode, 200);
  assert.equal((await post('trusted')).statusCode, 403);
  assert.deepEqual(
    api.intake.accepted.map(item => item.feed),
    ['sbc-2'],
  );
});

test('signing in gives a cookie that reads and cannot write', async t => {
  const api = await outside();
  t.after(() => api.close());
  const signIn = (key: string) =>
    ask(api, { method: 'POST', url: '/v1/sign-in', payload: { key } });
  assert.equal((await signIn('sk_wrong')).statusCode, 401);
  assert.equal((await signIn(feeder.key)).statusCode, 403);
  const answer = await signIn(all.key);
  assert.equal(answer.statusCode, 200);
  const set = String(answer.headers['set-cookie']);
  assert.match(set, /^sekisho=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
  const cookie = set.split(';')[0]!;
  assert.equal((await ask(api, { url: '/', headers: { cookie } })).statusCode, 200);
  assert.equal((await ask(api, { url: '/v1/live', headers: { cookie } })).statusCode, 200);
  const write = {
    method: 'POST',
    url: '/v1/events',
    headers: { cookie, origin: 'http://localhost:7070' },
    payload: [event],
  } as const;
  assert.equal((await ask(api, write)).statusCode, 403);
  const out = { method: 'POST', url: '/v1/sign-out', payload: {} } as const;
  const unsaid = await ask(api, { ...out, headers: { cookie } });
  assert.equal(unsaid.statusCode, 403, 'a browser says where a request comes from');
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  assert.equal((await ask(api, { ...out, headers })).statusCode, 200);
  assert.equal((await ask(api, { url: '/v1/live', headers: { cookie } })).statusCode, 401);
});

test('behind TLS the cookie is for HTTPS only', async t => {
  const api = await fakeApi({ allowedHosts: ['desk.example'], keys, secureCookie: true });
  t.after(() => api.close());
  const headers = { host: 'desk.example' };
  const payload = { key: all.key };
  const answer = await ask(api, { method: 'POST', url: '/v1/sign-in', headers, payload });
  assert.match(String(answer.headers['set-cookie']), /^__Host-sekisho=.*; Secure$/);
});

test('on loopback a host name from elsewhere is refused (DNS rebinding)', async t => {
  const api = await fakeApi();
  t.after(() => api.close());
  for (const host of ['evil.example', 'evil.example:7070', '127.0.0.1.evil.example', '0.0.0.0']) {
    assert.equal((await ask(api, { url: '/v1/live', headers: { host } })).statusCode, 421, host);
  }
  for (const host of ['127.0.0.1:7070', 'localhost', '[::1]:7070']) {
    assert.equal((await ask(api, { url: '/v1/live', headers: { host } })).statusCode, 200, host);
  }
});

test('pages of another origin and plain forms cannot write', async t => {
  const api = await fakeApi();
  t.after(() => api.close());
  const post = (headers: Record<string, string>) =>
    ask(api, {
      method: 'POST',
      url: '/v1/events',
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify([event]),
    });
  assert.equal((await post({ origin: 'http://evil.example' })).statusCode, 403);
  assert.equal((await post({ origin: 'null' })).statusCode, 403);
  assert.equal((await post({ 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  assert.equal((await post({ 'content-type': 'text/plain' })).statusCode, 415);
  assert.equal(
    (await post({ 'content-type': 'application/x-www-form-urlencoded' })).statusCode,
    415,
  );
  assert.equal(api.intake.accepted.length, 0);
  assert.equal((await post({ origin: 'http://localhost:7070' })).statusCode, 200);
  assert.equal((await post({ 'sec-fetch-site': 'same-origin' })).statusCode, 200);
});

test('every answer carries the security headers, errors too', async t => {
  const api = await fakeApi({ pages });
  t.after(() => api.close());
  for (const url of ['/', '/v1/health', '/v1/live', '/nothing', '/sign-in/sign-in.js']) {
    const { headers } = await ask(api, { url });
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/, url);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
});

test('the page is served with types, zipped, and kept until it changes', async t => {
  const api = await fakeApi({ pages });
  t.after(() => api.close());
  const page = await ask(api, { url: '/sign-in' });
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.doesNotMatch(page.body, /<script(?![^>]* src=)/);
  const script = await ask(api, {
    url: '/sign-in/sign-in.js',
    headers: { 'accept-encoding': 'gzip' },
  });
  assert.equal(script.headers['content-type'], 'text/javascript; charset=utf-8');
  assert.equal(script.headers['content-encoding'], 'gzip');
  const again = { 'if-none-match': String(script.headers.etag) };
  assert.equal((await ask(api, { url: '/sign-in/sign-in.js', headers: again })).statusCode, 304);
  for (const url of ['/sign-in/../server.ts', '/sign-in/%2e%2e/package.json', '/sign-in/none.js']) {
    assert.equal((await ask(api, { url })).statusCode, 404, url);
  }
});
