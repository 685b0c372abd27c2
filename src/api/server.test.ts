import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { newApiKey } from './api-key.ts';
import type { ShadowView } from './contract/shadow.ts';
import { type FakeApi, fakeApi, quietView } from './fake-api.ts';
import { createMetrics } from './metrics.ts';

const headers = { host: 'localhost' };
const noCounts = {
  asked: 0,
  challenged: 0,
  blocked: 0,
  released: 0,
  suspended: 0,
  sourceBlocks: 0,
  countryBlocks: 0,
};
const shadowSeen: ShadowView = {
  policy: { name: 'contact-only', version: '1' },
  live: { name: 'standard', version: '1' },
  sinceMs: 1,
  waiting: 0,
  dropped: 0,
  failed: 0,
  calls: 9,
  differingCalls: 1,
  counts: { live: { ...noCounts, asked: 1, challenged: 3 }, shadow: noCounts },
  cases: { both: 0, onlyLive: 1, onlyShadow: 0 },
  lastCalls: [
    {
      timeMs: 2,
      callId: 'c',
      subscriber: '05010000001',
      toMasked: '0102322212****',
      live: 'challenge',
      shadow: 'allow',
    },
  ],
  lastCases: [
    {
      account: 'A1',
      live: { case: 'case-1', subscriber: '05010000001', openedMs: 2, suspended: false },
    },
  ],
};
const get = (api: FakeApi, url: string) => api.app.inject({ url, headers });

test('health is ok when every check is, and says what is wrong when one is not', async t => {
  let wrong: string | undefined;
  const journal = { name: 'journal', check: () => wrong };
  const store = { name: 'store', check: async () => undefined };
  const api = await fakeApi({}, { checks: [journal, store] });
  t.after(() => api.close());
  const well = await get(api, '/v1/health');
  assert.equal(well.statusCode, 200);
  assert.deepEqual(well.json(), { ok: true, checks: { journal: 'ok', store: 'ok' } });
  wrong = 'disk is full';
  const ill = await get(api, '/v1/health');
  assert.equal(ill.statusCode, 503);
  assert.deepEqual(ill.json(), { ok: false, checks: { journal: 'disk is full', store: 'ok' } });
});

test('a check that throws or hangs is not ok, and health still answers', async t => {
  const checks = [
    { name: 'throws', check: () => Promise.reject(new Error('connection refused')) },
    { name: 'hangs', check: () => new Promise<undefined>(() => {}) },
  ];
  const api = await fakeApi({ healthTimeoutMs: 20 }, { checks });
  t.after(() => api.close());
  const answer = await get(api, '/v1/health');
  assert.equal(answer.statusCode, 503);
  assert.deepEqual(answer.json().checks, {
    throws: 'connection refused',
    hangs: 'no answer within 20 ms',
  });
});

test('who may not read learns from health only that something fails', async t => {
  const keys = [{ name: 'k', sha256: newApiKey().sha256, scopes: [] }];
  const checks = [{ name: 'store', check: () => 'password of user x is wrong' }];
  const api = await fakeApi({ host: '0.0.0.0', keys }, { checks });
  t.after(() => api.close());
  const answer = await get(api, '/v1/health');
  assert.deepEqual(answer.json(), { ok: false, checks: { store: 'failing' } });
});

test('a defect is answered with a problem that tells nothing, and is reported', async t => {
  const secret = new Error('secret at /etc/sekisho');
  const live = () => {
    throw secret;
  };
  const api = await fakeApi({}, { live });
  t.after(() => api.close());
  const answer = await get(api, '/v1/live');
  assert.equal(answer.statusCode, 500);
  assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.deepEqual(answer.json(), {
    type: 'about:blank',
    title: 'Defect in Sekisho',
    status: 500,
    detail: 'The request could not be carried out.',
  });
  assert.deepEqual(api.reported, [secret]);
});

test('the live view and one case of it come as they are', async t => {
  const api = await fakeApi();
  t.after(() => api.close());
  const item = {
    case: 'case-1',
    subject: '05012345678',
    state: 'closed',
    outcome: 'lawful',
    openedMs: 1,
    exposureYen: 2,
    decibans: 3.5,
    reasons: [{ reading: 'hour', decibans: 6, text: 'hour never used' }],
    steps: [{ timeMs: 1, kind: 'alert', detail: '', count: 1 }],
  } as const;
  const view = { ...quietView, cases: [item] };
  api.show(view);
  assert.deepEqual((await get(api, '/v1/live')).json(), view);
  assert.deepEqual((await get(api, '/v1/live/cases/case-1')).json(), item);
  assert.equal((await get(api, '/v1/live/cases/case-2')).statusCode, 404);
});

test('metrics carry what was counted and the gauges of the live view', async t => {
  const api = await fakeApi();
  t.after(() => api.close());
  const answer = await get(api, '/metrics');
  assert.match(String(answer.headers['content-type']), /^text\/plain; version=0\.0\.4/);
  assert.match(answer.body, /^sekisho_verdicts_total\{verdict="block"\} 0$/m);
  assert.match(answer.body, /^sekisho_verdict_seconds_bucket\{le="0.005"\} 0$/m);
  assert.match(answer.body, /^process_cpu_seconds_total /m);
});

test('what a candidate would do is shown beside the live policy, and counted', async t => {
  const none = await fakeApi();
  t.after(() => none.close());
  assert.equal((await get(none, '/v1/shadow')).statusCode, 404);
  assert.doesNotMatch((await get(none, '/metrics')).body, /sekisho_shadow/);
  const view = () => shadowSeen;
  const metrics = createMetrics();
  metrics.shadow(view);
  const api = await fakeApi({}, { shadow: view, metrics });
  t.after(() => api.close());
  const seen = (await get(api, '/v1/shadow')).json();
  assert.deepEqual(seen, shadowSeen);
  for (const _again of [1, 2]) {
    const { body } = await get(api, '/metrics');
    assert.match(body, /^sekisho_shadow_challenged_total\{by="live"\} 3$/m);
    assert.match(body, /^sekisho_shadow_challenged_total\{by="shadow"\} 0$/m);
    assert.match(body, /^sekisho_shadow_differing_calls_total 1$/m);
    assert.match(body, /^sekisho_shadow_dropped_total 0$/m);
    assert.match(body, /^sekisho_shadow_waiting 0$/m);
  }
});

test('the OpenAPI document describes every route', async t => {
  const api = await fakeApi();
  t.after(() => api.close());
  const document = (await get(api, '/v1/openapi.json')).json();
  assert.equal(document.openapi, '3.1.0');
  assert.deepEqual(Object.keys(document.paths).sort(), [
    '/metrics',
    '/v1/carrier',
    '/v1/challenges',
    '/v1/contact-answers',
    '/v1/demo/pace',
    '/v1/events',
    '/v1/health',
    '/v1/live',
    '/v1/live/cases/{case}',
    '/v1/live/stream',
    '/v1/me',
    '/v1/now',
    '/v1/now/stream',
    '/v1/openapi.json',
    '/v1/screen',
    '/v1/shadow',
    '/v1/sign-in',
    '/v1/sign-in/ways',
    '/v1/sign-out',
  ]);
  assert.ok(document.paths['/v1/events'].post.requestBody.content['application/x-ndjson']);
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    assert.ok(document.components.schemas[name!], `${name} is described`);
  }
});

test('a request that is no HTTP is answered with 400 and the server goes on', async t => {
  const api = await fakeApi();
  t.after(() => api.close());
  const { port } = await api.listen();
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('NOT HTTP\r\n\r\n'));
    let text = '';
    socket.on('data', data => {
      text += data.toString();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.equal((await fetch(`http://127.0.0.1:${port}/v1/health`)).status, 200);
});
