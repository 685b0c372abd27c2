import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { newApiKey } from './api-key.ts';
import { completeApiSettings } from './api-settings.ts';
import { fakeApi } from './fake-api.ts';
import { cookieOf, fakePeople } from './fake-people.ts';
import { guard, requireStepUp } from './guard.ts';
import { presentError } from './present-error.ts';
import { Revocation } from './revocation.ts';
import { Sessions } from './sessions.ts';

const crm = newApiKey();
const probe = newApiKey();

/** A server with one route for each permission of interest, and one behind a step-up. */
async function guarded(host = '127.0.0.1') {
  const app = fastify();
  const settings = completeApiSettings({
    host,
    port: 0,
    keys: [
      { name: 'crm', sha256: crm.sha256, scopes: ['cases'] },
      { name: 'probe', sha256: probe.sha256, scopes: ['read'] },
    ],
  });
  const nowMs = () => 1_000;
  const sources = { sessions: new Sessions(60_000, nowMs), people: fakePeople, nowMs };
  guard(app, settings, sources, new Revocation({ settings, sources, report: () => {} }));
  app.setErrorHandler((error, request, reply) => presentError(error, request, reply, () => {}));
  for (const permission of ['case.read', 'case.work', 'people.manage', 'approve.block'] as const) {
    const handler = async ({ caller }: { caller: { who: string; role: unknown } }) => ({
      who: caller.who,
      role: caller.role,
    });
    app.get(`/${permission}`, { config: { permission }, handler });
  }
  app.get('/full', {
    config: { permission: 'line.restore' },
    handler: async request => {
      requireStepUp(request, 300_000);
      return {};
    },
  });
  await app.ready();
  return async (url: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ url, headers: { host: 'localhost', ...headers } });
    return { status: answer.statusCode, body: answer.json() as Record<string, unknown> };
  };
}

test('a person has what their role has, and is named in what they do', async () => {
  const ask = await guarded();
  const operator = { cookie: cookieOf('tanaka', 'operator') };
  const worked = await ask('/case.work', operator);
  assert.deepEqual(worked.body, { who: 'operator:tanaka', role: 'operator' });
  assert.equal((await ask('/approve.block', operator)).status, 403);
  assert.equal((await ask('/people.manage', operator)).status, 403);
  assert.equal(
    (await ask('/approve.block', { cookie: cookieOf('sato', 'supervisor') })).status,
    200,
  );
  const root = { cookie: cookieOf('root', 'administrator') };
  assert.equal((await ask('/people.manage', root)).status, 200);
  assert.equal((await ask('/case.work', root)).status, 403);
});

test('on loopback nobody in particular reads, and acts on nothing', async () => {
  const ask = await guarded();
  assert.deepEqual((await ask('/case.read')).body, { who: 'local' });
  for (const url of ['/case.work', '/people.manage', '/approve.block', '/full']) {
    assert.equal((await ask(url)).status, 401, url);
  }
});

test('a key acts within its scopes and never approves', async () => {
  const ask = await guarded('0.0.0.0');
  const headers = { authorization: `Bearer ${crm.key}` };
  assert.deepEqual((await ask('/case.work', headers)).body, { who: 'api:crm', role: 'machine' });
  assert.equal((await ask('/approve.block', headers)).status, 403);
  const reading = { authorization: `Bearer ${probe.key}` };
  assert.equal((await ask('/case.read', reading)).status, 200);
  assert.equal((await ask('/case.work', reading)).status, 403);
  assert.equal((await ask('/case.read')).status, 401);
});

test('a dangerous act needs a recent code of the authenticator', async () => {
  const ask = await guarded();
  for (const age of [undefined, 300_001]) {
    const refused = await ask('/full', { cookie: cookieOf('tanaka', 'operator', age) });
    assert.equal(refused.status, 403);
    assert.equal(refused.body.needs, 'step-up');
  }
  assert.equal((await ask('/full', { cookie: cookieOf('tanaka', 'operator', 1_000) })).status, 200);
});

test('people read the live page; a cookie that stands for nobody is nothing', async t => {
  const api = await fakeApi({}, { people: fakePeople });
  t.after(() => api.close());
  const ask = (cookie: string, url = '/v1/live') =>
    api.app.inject({ url, headers: { host: 'localhost', cookie } });
  assert.equal((await ask(cookieOf('kato', 'auditor'))).statusCode, 200);
  assert.equal((await ask(cookieOf('kato', 'auditor'), '/metrics')).statusCode, 403);
  assert.equal((await ask(cookieOf('mori', 'engineer'), '/metrics')).statusCode, 200);
  assert.equal((await ask('sekisho=x')).statusCode, 401, 'not as somebody on this machine');
});
