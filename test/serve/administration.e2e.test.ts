// What an engineer sees and tries on a real server: an enforcer, a webhook, the mail, the feeds.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { totpCode, totpStepAt } from '../../src/workflow/people/totp.ts';
import { PostOffice } from '../desk/post-office.ts';
import { fromBase32, goodPassword } from '../people/entrance.ts';
import { EnforcerReceiver, receiverSecret } from '../support/enforcer-receiver.ts';
import { ServeHome, type ServeProcess } from './serve-process.ts';

const home = await ServeHome.make('', 0o711);
const receiver = new EnforcerReceiver(home.folder);
await receiver.start();
const post = new PostOffice();
await post.open();
const hooked: { body: string; signature: string }[] = [];
const hook = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  hooked.push({ body, signature: String(request.headers['sekisho-signature']) });
  response.writeHead(204).end();
});
hook.listen(0, '127.0.0.1');
await once(hook, 'listening');
const { port } = hook.address() as AddressInfo;
const hookSecret = 'a secret of the webhook';
await home.write(`
http: { port: 0 }
sip: { port: 0, trunks: [{ name: osaka, peers: [192.0.2.1/32] }] }
enforcers: [{ name: sbc, url: "http://127.0.0.1:${receiver.port}", secretEnv: SBC_SECRET }]
webhooks: [{ name: billing, url: "http://127.0.0.1:${port}/in", secretEnv: HOOK_SECRET }]
mail: { host: 127.0.0.1, port: ${post.mailPort}, security: none, from: desk@carrier.example }
notices:
  carrier: { ja: 関所電話, en: Sekisho Telephone }
  contact: { ja: 0120-000-000, en: 0120-000-000 }
`);
const env = { SBC_SECRET: receiverSecret, HOOK_SECRET: hookSecret };
after(async () => {
  hook.close();
  await post.close();
  await receiver.kill();
  await home.remove();
});

/** Somebody who has just confirmed with the authenticator; gives how they ask. */
async function engineer(server: ServeProcess) {
  const added = home.run(['user', 'add', 'abe', '--role', 'engineer'], env);
  assert.equal(await added.exit(), 0, added.errors);
  const code = added.output.trim().split('#')[1] ?? '';
  const offer = await server.post('/v1/set-up/offer', { code });
  const secret = fromBase32((offer.answer as { secret: string }).secret);
  const totp = (later: number) => totpCode(secret, totpStepAt(Date.now()) + later);
  const done = await server.post('/v1/set-up', { code, password: goodPassword, totp: totp(-1) });
  assert.equal(done.status, 200);
  let cookie = '';
  const ask = async (path: string, body?: object) => {
    const headers = { cookie, origin: server.url, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${server.url}${path}`, { headers, ...sent });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return { status: answer.status, body: (await answer.json()) as ReturnType<typeof JSON.parse> };
  };
  await ask('/v1/sign-in', { name: 'abe', password: goodPassword, code: totp(0) });
  const early = await ask('/v1/ways/test', { kind: 'webhook', name: 'billing', why: 'x' });
  assert.equal(early.body.needs, 'step-up', JSON.stringify(early));
  assert.equal((await ask('/v1/me/step-up', { code: totp(1) })).status, 200);
  return ask;
}

test('what is tried goes there and back, and is on record; nothing secret is shown', async () => {
  const server = await home.serve([], env).open();
  const ask = await engineer(server);

  const enforcers = (await ask('/v1/enforcement/enforcers')).body.rows;
  assert.deepEqual(
    enforcers.map((one: { name: string; kind: string }) => [one.name, one.kind]),
    [
      ['engine', 'engine'],
      ['sbc', 'webhook'],
    ],
  );
  const why = 'after the update of the SBC';
  const path = '/v1/enforcement/enforcers';
  const ordered = (await ask(`${path}/sbc/test`, { why })).body;
  assert.equal(ordered.ok, true, JSON.stringify(ordered));
  assert.equal(ordered.steps.length, 4);
  const table = await receiver.table();
  assert.deepEqual(Object.keys(table.measures), []);
  assert.ok('source:192.0.2.119' in table.orders, 'it was really asked');
  const read = (await ask(`${path}/engine/test`, { why })).body;
  assert.deepEqual([read.ok, read.standing], [true, 0]);
  assert.equal((await ask(`${path}/none/test`, { why })).status, 404);
  const drifts = (await ask('/v1/enforcement/drifts')).body.drifts;
  assert.deepEqual(drifts, [], 'a trial is no drift');
  await receiver.kill();
  const away = (await ask(`${path}/sbc/test`, { why })).body;
  assert.equal(away.ok, false);
  assert.match(away.steps[0].problem, /could not be reached/);

  const hookTest = { kind: 'webhook', name: 'billing', why };
  assert.equal((await ask('/v1/ways/test', hookTest)).body.ok, true);
  const sent = JSON.parse(hooked.at(-1)?.body ?? '{}');
  assert.deepEqual([sent.type, sent.by], ['test', 'operator:abe']);
  assert.match(hooked.at(-1)?.signature ?? '', /^t=\d+,v1=[0-9a-f]{64}$/);
  const mailTest = { kind: 'mail', name: 'mail', to: 'abe@carrier.example', why };
  assert.equal((await ask('/v1/ways/test', mailTest)).body.ok, true);
  const [letter, ...more] = post.since(0, 'abe@carrier.example');
  assert.match(letter?.text ?? '', /試験送信です。abeさんが送りました/);
  assert.equal(more.length, 0);
  assert.equal((await ask('/v1/ways/test', { ...mailTest, to: '' })).status, 400);

  const shown = JSON.stringify((await ask('/v1/settings')).body);
  assert.match(shown, /127\.0\.0\.1/);
  for (const secret of [receiverSecret, hookSecret]) assert.ok(!shown.includes(secret));
  const system = (await ask('/v1/system')).body;
  assert.ok(system.disk.freeBytes > 0 && system.store.bytes > 1_000_000, JSON.stringify(system));
  assert.equal(system.store.kind, 'embedded');
  assert.deepEqual((await ask('/v1/audit')).status, 403, 'that is for auditors');
  await server.end('SIGTERM');
});

test('the last events of a feed and what could not be used are shown, numbers masked', async () => {
  const server = await home.serve([], env).open();
  const added = home.run(['user', 'add', 'mori', '--role', 'auditor'], env);
  await added.exit();
  const code = added.output.trim().split('#')[1] ?? '';
  await server.post('/v1/set-up', { code, password: goodPassword });
  const signed = await fetch(`${server.url}/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'mori', password: goodPassword }),
  });
  const cookie = signed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const time = new Date().toISOString();
  const call = {
    type: 'setup',
    time,
    callId: 'c-1',
    subscriber: '0312345678',
    to: '0104412345678',
  };
  const bad = { ...call, callId: 'c-2', to: 7 };
  const lines = [call, bad].map(one => JSON.stringify(one)).join('\n');
  const taken = await fetch(`${server.url}/v1/events?feed=sbc-9`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines,
  });
  assert.deepEqual(((await taken.json()) as { accepted: number }).accepted, 1);
  const ask = async (path: string) =>
    (await fetch(`${server.url}${path}`, { headers: { cookie } })).json() as ReturnType<
      typeof JSON.parse
    >;
  const { rows } = await ask('/v1/feeds');
  const feed = rows.find((one: { name: string }) => one.name === 'sbc-9');
  assert.deepEqual([feed.events, feed.quarantined], [1, 1]);
  const named = rows.find((one: { name: string }) => one.name === 'sip:osaka');
  assert.deepEqual([named.events, named.lastMs], [0, 0], 'set up, and never heard');
  const { now } = await ask('/v1/now');
  const waited = now.feeds.find((one: { name: string }) => one.name === 'sip:osaka');
  assert.deepEqual([waited.heard, waited.silent, waited.usualMs], [false, false, 3_600_000]);
  const samples = await ask('/v1/feeds/sbc-9');
  assert.deepEqual(samples.events[0].called, { begins: '010', digits: 13 });
  assert.equal(samples.events[0].direction, 'outbound');
  assert.equal(samples.quarantine.length, 1);
  assert.ok(samples.quarantine[0].reason.length > 5, JSON.stringify(samples));
  await server.end('SIGTERM');
});
