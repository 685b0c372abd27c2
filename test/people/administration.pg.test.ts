import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { TestDatabases } from '../../src/store/test-database.ts';
import { type Browser, TestEntrance, type TestPerson } from './entrance.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

/** An administrator who has just confirmed with the authenticator. */
async function administrator(house: TestEntrance): Promise<{ root: TestPerson; browser: Browser }> {
  const root = await house.person('root', 'administrator');
  const browser = await house.signedIn(root);
  return { root, browser };
}

async function confirm(house: TestEntrance, browser: Browser, person: TestPerson): Promise<void> {
  house.later(30_000);
  const done = await browser.post('/v1/me/step-up', { code: house.codeOf(person.secret) });
  assert.equal(done.status, 200);
}

test('an administrator makes and changes people, after a code of the authenticator', async () => {
  const house = await TestEntrance.open(await server.fresh());
  const { root, browser } = await administrator(house);
  const add = () => browser.post('/v1/people', { name: 'tanaka', role: 'operator' });
  const before = await add();
  assert.equal(before.status, 403);
  assert.equal(before.body.needs, 'step-up');
  await confirm(house, browser, root);
  const added = await add();
  assert.equal(added.status, 200);
  assert.equal((await add()).status, 409);
  const tanaka = await house.setUp(String(added.body.path).replace('/set-up#', ''), false);
  const operator = await house.signedIn(tanaka);
  assert.equal((await operator.get('/v1/people')).status, 403);
  assert.equal((await operator.post('/v1/people', { name: 'x', role: 'supervisor' })).status, 403);
  assert.equal((await browser.post('/v1/people/tanaka/role', { role: 'engineer' })).status, 200);
  assert.equal((await operator.get('/v1/me')).body.role, 'engineer');
  assert.equal((await browser.post('/v1/people/root/role', { role: 'supervisor' })).status, 403);
  assert.equal((await browser.post('/v1/people/root/disable', { disabled: true })).status, 409);
  assert.equal((await browser.post('/v1/people/none/reset', { why: 'x' })).status, 404);
  await browser.post('/v1/people/tanaka/disable', { disabled: true });
  assert.equal((await operator.get('/v1/me')).status, 401);
  const rows = (await browser.get('/v1/people')).body.rows as Record<string, unknown>[];
  assert.deepEqual(
    rows.map(({ name, role, disabled }) => [name, role, disabled]),
    [
      ['root', 'administrator', false],
      ['tanaka', 'engineer', true],
    ],
  );
  assert.ok(!JSON.stringify(rows).includes('argon2'));
  house.later(16 * 60_000);
  const late = await browser.post('/v1/people', { name: 'late', role: 'operator' });
  assert.equal(late.body.needs, 'step-up');
});

test('a key of the database works at once, within its scopes, until it is revoked or expires', async () => {
  const house = await TestEntrance.open(await server.fresh());
  const { root, browser } = await administrator(house);
  await confirm(house, browser, root);
  const make = (given: object) => browser.post('/v1/keys', { scopes: ['read'], ...given });
  const made = await make({ name: 'probe' });
  assert.equal(made.status, 200);
  const ask = async (key: unknown, url = '/v1/live') => {
    const headers = { host: 'localhost', authorization: `Bearer ${key}` };
    return (await house.api.app.inject({ url, headers })).statusCode;
  };
  assert.equal(await ask(made.body.key), 200);
  assert.equal(await ask(made.body.key, '/metrics'), 403);
  assert.equal((await make({ name: 'probe' })).status, 409);
  const short = await make({ name: 'short', expiresMs: house.nowMs + 60_000 });
  assert.equal(await ask(short.body.key), 200);
  house.later(60_000);
  assert.equal(await ask(short.body.key), 401);
  const bound = await make({ name: 'reseller', account: 'A-1' });
  assert.equal(await ask(bound.body.key), 403, 'the live page shows every account');
  assert.equal((await browser.post('/v1/keys/probe/revoke', {})).status, 200);
  assert.equal(await ask(made.body.key), 401);
  assert.equal((await browser.post('/v1/keys/probe/revoke', {})).status, 404);
  assert.equal((await make({ name: 'probe' })).status, 409, 'a name is never used again');
  const listed = JSON.stringify((await browser.get('/v1/keys')).body);
  assert.ok(!listed.includes(String(made.body.key)));
  assert.doesNotMatch(listed, /[0-9a-f]{64}/);
  const kept = await house.audited();
  assert.ok(kept.includes('operator:root key.add probe'));
  assert.ok(kept.includes('operator:root key.revoke probe'));
});

test('the audit is searched in pages, and looking is written down', async () => {
  const house = await TestEntrance.open(await server.fresh());
  const entries = Array.from({ length: 25 }, (_, n) => ({
    atMs: Date.UTC(2026, 10, 1) + n * 1_000,
    who: n % 5 === 0 ? 'operator:a' : 'policy standard',
    what: 'suspension.begin',
    why: '',
    subject: `case-${n % 2} 0501234567${n % 10}`,
  }));
  await house.audit.append(entries);
  const kato = await house.person('kato', 'auditor', false);
  const browser = await house.signedIn(kato);
  const search = async (query: string) => (await browser.get(`/v1/audit?${query}`)).body;
  const seqs = (body: Record<string, unknown>) =>
    (body.rows as { seq: number }[]).map(({ seq }) => seq);
  const first = await search('what=suspension.begin&limit=10');
  const second = await search(`what=suspension.begin&limit=10&cursor=${first.next}`);
  const third = await search(`what=suspension.begin&limit=10&cursor=${second.next}`);
  assert.equal(third.next, null);
  const all = [...seqs(first), ...seqs(second), ...seqs(third)];
  assert.deepEqual(
    all,
    Array.from({ length: 25 }, (_, n) => 25 - n),
  );
  assert.deepEqual(seqs(await search('who=operator:a&what=suspension.begin')), [21, 16, 11, 6, 1]);
  assert.deepEqual(seqs(await search('subject=05012345673')), [24, 14, 4]);
  assert.deepEqual(seqs(await search('subject=5012345673')), [], 'whole references only');
  const from = Date.UTC(2026, 10, 1) + 3_000;
  assert.deepEqual(seqs(await search(`fromMs=${from}&toMs=${from + 2_000}`)), [5, 4]);
  assert.equal((await browser.get('/v1/audit?limit=1000')).status, 400);
  const looked = (await house.audited()).filter(line => line === 'operator:kato audit.read audit');
  assert.equal(looked.length, 7);
  const root = await house.person('root', 'administrator');
  assert.equal((await (await house.signedIn(root)).get('/v1/audit')).status, 403);
  assert.equal((await house.browser().get('/v1/audit')).status, 401);
});

test('an entry altered by hand in SQL is found and named', async () => {
  const house = await TestEntrance.open(await server.fresh());
  const kato = await house.person('kato', 'auditor', false);
  const browser = await house.signedIn(kato);
  assert.equal((await browser.post('/v1/audit/verify', {})).body.ok, true);
  await house.database.run('test', async db => {
    await sql`alter table audit disable trigger user`.execute(db);
    await sql`update audit set why = 'nothing happened' where seq = 2`.execute(db);
  });
  const verified = (await browser.post('/v1/audit/verify', {})).body;
  assert.deepEqual(verified, { ok: false, seq: 2, fault: 'changed', problem: 'it was changed' });
});
