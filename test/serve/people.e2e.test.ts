// People, keys and the audit with the real command, the real server and its own PostgreSQL.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { totpCode, totpStepAt } from '../../src/workflow/people/totp.ts';
import { fromBase32, goodPassword } from '../people/entrance.ts';
import { ServeHome, type ServeProcess } from './serve-process.ts';

const settings = 'http: { port: 0 }\nsip: { port: 0 }\n';

async function run(home: ServeHome, ...args: string[]) {
  const child = home.run(args);
  const code = await child.exit();
  return { code, output: child.output, errors: child.errors };
}

/** Sets up by the printed link; gives the authenticator's secret. */
async function setUp(server: ServeProcess, link: string): Promise<Uint8Array> {
  const code = link.trim().split('#')[1] ?? '';
  const offer = await server.post('/v1/set-up/offer', { code });
  const secret = fromBase32((offer.answer as { secret: string }).secret);
  const totp = totpCode(secret, totpStepAt(Date.now()));
  const done = await server.post('/v1/set-up', { code, password: goodPassword, totp });
  assert.equal(done.status, 200);
  return secret;
}

async function signIn(server: ServeProcess, name: string, secret: Uint8Array): Promise<string> {
  // The code of the set-up is used up; the next one is taken a step early.
  const code = totpCode(secret, totpStepAt(Date.now()) + 1);
  const answer = await fetch(`${server.url}/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: goodPassword, code }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function who(server: ServeProcess, headers: Record<string, string>): Promise<unknown> {
  const answer = await fetch(`${server.url}/v1/me`, { headers });
  return ((await answer.json()) as { who?: string }).who ?? answer.status;
}

/** What an intruder who owns the tables can do. */
async function tamper(home: ServeHome, statement: string): Promise<void> {
  const folder = join(home.folder, 'data/database');
  const [password, port] = await Promise.all([
    readFile(join(folder, 'password'), 'utf8'),
    readFile(join(folder, 'port'), 'utf8'),
  ]);
  const client = new pg.Client({
    connectionString: `postgres://sekisho:${password.trim()}@127.0.0.1:${port.trim()}/sekisho`,
  });
  await client.connect();
  await client.query(`alter table audit disable trigger user; ${statement};`);
  await client.query('alter table audit enable trigger user');
  await client.end();
}

test('people and keys made on the command line, before and while it serves', async t => {
  const home = await ServeHome.make(settings);
  t.after(() => home.remove());
  const first = await run(home, 'user', 'add', 'root', '--role', 'administrator');
  assert.equal(first.code, 0, first.errors);
  const server = await home.serve().open();
  const secret = await setUp(server, first.output);
  const cookie = await signIn(server, 'root', secret);
  assert.equal(await who(server, { cookie }), 'operator:root');
  const second = await run(home, 'user', 'add', 'sato', '--role', 'supervisor');
  const sato = await signIn(server, 'sato', await setUp(server, second.output));
  assert.equal(await who(server, { cookie: sato }), 'operator:sato');
  const listed = await run(home, 'user', 'list');
  assert.match(listed.output, /sato +supervisor +password, code/);
  assert.equal((await run(home, 'user', 'disable', 'sato')).code, 0);
  assert.equal(await who(server, { cookie: sato }), 401);
  assert.equal((await run(home, 'user', 'disable', 'root')).code, 2);
  const made = await run(home, 'key', 'add', 'crm', '--scopes', 'cases');
  const headers = { authorization: `Bearer ${made.output.trim()}` };
  while ((await who(server, headers)) !== 'api:crm') await wait(200);
  assert.equal((await run(home, 'key', 'revoke', 'crm')).code, 0);
  while ((await who(server, headers)) !== 401) await wait(200);
  await server.end('SIGKILL');
  const again = await home.serve().open();
  assert.equal(await who(again, { cookie }), 'operator:root', 'a sign-in survives a crash');
});

test('what was altered in the audit, or cut off its end, is found and named', async t => {
  const home = await ServeHome.make(settings);
  t.after(() => home.remove());
  for (const name of ['a', 'b', 'c']) {
    await run(home, 'user', 'add', name, '--role', 'administrator');
  }
  const file = join(home.folder, 'audit.ndjson');
  assert.equal((await run(home, 'audit', 'export', file)).code, 0);
  assert.equal((await run(home, 'audit', 'verify', '--file', file)).code, 0);
  const server = await home.serve().open();
  const whole = await run(home, 'audit', 'verify');
  assert.equal(whole.code, 0);
  assert.match(whole.output, /as it was written: 4 entries, head 4:[0-9a-f]{64}/);
  await tamper(home, "update audit set why = 'operator' where seq = 2");
  const altered = await run(home, 'audit', 'verify');
  assert.equal(altered.code, 1);
  assert.match(altered.output, /Entry 2: it was changed\./);
  assert.match(altered.output, /"what":"person.add","why":"operator","subject":"b"/);
  await tamper(home, "update audit set why = 'administrator' where seq = 2");
  assert.equal((await run(home, 'audit', 'verify')).code, 0);
  await tamper(home, 'delete from audit where seq = 4');
  const cut = await run(home, 'audit', 'verify');
  assert.equal(cut.code, 1, 'the head lies outside the database');
  assert.match(cut.output, /Entry 4: the chain does not contain the entry known from before/);
  await server.end('SIGTERM');
  assert.match(server.errors, /no longer contains entry 4/);
});
