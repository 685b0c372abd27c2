// `./sekisho serve` as an operator meets it: real processes, real ports, a real PostgreSQL.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { requireRoot } from '../require-peer.ts';
import { invite, UdpClient } from '../sip/sip-client.ts';
import { ServeHome, type ServeProcess } from './serve-process.ts';

const examples = join(import.meta.dirname, '../../examples');
const line = '0310000002';
const secret = 'a secret of the webhook receiver';
const homes: ServeHome[] = [];

interface Effect {
  readonly key: string;
  readonly body: { type: string; case?: string; key: string };
  readonly signed: boolean;
}
const effects: Effect[] = [];
const receiver = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { 'idempotency-key': key, 'sekisho-signature': signature } = request.headers;
  const seconds = /^t=(\d+),/.exec(String(signature))?.[1];
  const mac = createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex');
  const signed = signature === `t=${seconds},v1=${mac}`;
  effects.push({ key: String(key), body: JSON.parse(text), signed });
  response.writeHead(204).end();
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');
after(async () => {
  receiver.closeAllConnections();
  receiver.close();
  for (const home of homes) await home.remove();
});

async function homeWith(settings: string, mode?: number): Promise<ServeHome> {
  const home = await ServeHome.make(settings, mode);
  homes.push(home);
  return home;
}

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
const sentences = (text: string): string[] => text.trim().split('\n');

function carrierSettings(): string {
  return `
http: { port: 0, announcement: "sip:verify@127.0.0.1:5099" }
sip:
  port: 0
  trunks: [{ name: sbc, peers: [127.0.0.1], announcement: "sip:verify@127.0.0.1:5099" }]
webhooks:
  - { name: desk, url: "http://127.0.0.1:${portOf(receiver)}/", secretEnv: DESK_SECRET }
`;
}
const env = { DESK_SECRET: secret };

/** Calls to a listed destination, each answered at once, until a case is open; gives its name. */
async function attack(server: ServeProcess, name: string): Promise<string> {
  for (let n = 0; n < 60; n += 1) {
    const callId = `${name}-${n}`;
    await server.post('/v1/screen', { callId, subscriber: line, to: `0102327655${1_000 + n}` });
    await server.post('/v1/events', [{ type: 'answer', callId, time: new Date().toISOString() }]);
    const found = (await server.live()).cases.find(each => each.subject === line);
    if (found !== undefined) return found.case;
  }
  return assert.fail('sixty expensive calls at once open no case');
}

/** Waits until the live page shows what is asked for; what never comes is the runner's timeout. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(50);
  }
}

async function suspensionOf(server: ServeProcess): Promise<string | undefined> {
  const { measures } = await server.live();
  return measures.find(each => each.kind === 'suspension' && each.subject === line)?.case;
}

test('a carrier’s server, from the first start to the last', async t => {
  const home = await homeWith(carrierSettings());
  let server: ServeProcess;
  let name = '';

  await t.test('import, then the first start says where it is open', async () => {
    const lists = ['subscribers', 'rates', 'restricted'];
    const files = lists.flatMap(list => [`--${list}`, join(examples, `${list}.csv`)]);
    const imported = home.run(['import', '--yes', ...files], env);
    assert.equal(await imported.exit(), 0, imported.errors);
    server = await home.serve([], env).open();
    t.diagnostic(`open after ${Math.round(server.milliseconds)} ms`);
    assert.match(server.output, /^Sekisho 関所 is open: {2}http:\/\/127\.0\.0\.1:\d+\//);
    assert.ok(server.sipPort > 0);
    assert.ok(!/no subscribers/.test(server.output));
  });

  await t.test('health, page and metrics', async () => {
    const health = await server.get('/v1/health');
    const checks = { engine: 'ok', journal: 'ok', store: 'ok' };
    assert.deepEqual([health.status, await health.json()], [200, { ok: true, checks }]);
    const page = await server.get('/');
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<html[\s\S]*<script/);
    assert.match(await (await server.get('/metrics')).text(), /^# TYPE sekisho_/m);
  });

  await t.test('a batch of events: the good are taken, the bad told by line', async () => {
    const time = new Date().toISOString();
    const setup = { type: 'setup', time, callId: 'b-1', subscriber: line, to: '0101202555123' };
    const { status, answer } = await server.post('/v1/events', [setup, '{"type":', setup]);
    const { accepted, quarantined } = answer as { accepted: number; quarantined: object[] };
    assert.deepEqual([status, accepted, quarantined.length], [200, 2, 1]);
    assert.equal((quarantined[0] as { line: number }).line, 2);
  });

  await t.test('a lawful call is allowed, by HTTP and by SIP', async () => {
    const call = { callId: 's-1', subscriber: line, to: '0312345678' };
    assert.deepEqual((await server.post('/v1/screen', call)).answer, {
      verdict: 'allow',
      reasons: [],
    });
    const client = new UdpClient(server.sipPort);
    for (const to of ['0312345678', '0101202555123', '110']) {
      assert.match(await client.ask(invite({ to })), /^SIP\/2\.0 404 /);
    }
    client.close();
  });

  await t.test('an attack opens a case; the owner’s “not mine” suspends', async () => {
    name = await attack(server, 'attack');
    await until(async () => {
      const found = (await server.live()).cases.find(each => each.case === name);
      return found?.steps.find(step => step.kind === 'contact');
    });
    const answer = { case: name, attempt: 1, answer: 'not-mine' };
    assert.equal((await server.post('/v1/contact-answers', answer)).status, 202);
    assert.equal(await until(() => suspensionOf(server)), name);
    const call = { callId: 's-2', subscriber: line, to: '01023276551999' };
    const refused = (await server.post('/v1/screen', call)).answer as { verdict: string };
    assert.equal(refused.verdict, 'block');
    const domestic = { ...call, callId: 's-3', to: '0312345678' };
    const allowed = (await server.post('/v1/screen', domestic)).answer as { verdict: string };
    assert.equal(allowed.verdict, 'allow');
  });

  await t.test('its effects reach the webhook, signed, each under its key', async () => {
    for (const type of ['alert', 'contact', 'suspension', 'verdict']) {
      await until(async () => effects.find(({ body }) => body.type === type));
    }
    assert.ok(effects.every(({ signed }) => signed));
    assert.ok(effects.every(({ key, body }) => key === body.key && /^p0-\d+-\d+$/.test(key)));
  });

  await t.test('started twice, the second says so and ends; the first goes on', async () => {
    const second = home.serve([], env);
    assert.equal(await second.exit(), 1);
    assert.equal(second.output, '');
    const pid = server.process.pid;
    assert.deepEqual(sentences(second.errors), [
      `sekisho: the journal ${home.folder}/data/journal is being written by process ${pid}: ` +
        'stop that one first',
    ]);
    assert.equal((await server.get('/v1/health')).status, 200);
  });

  await t.test(
    'kill -9 leaves a database process behind; the next start recovers all',
    async () => {
      const before = await server.live();
      await server.end('SIGKILL');
      assert.equal((await home.databaseProcesses()).length, 1);
      server = await home.serve([], env).open();
      assert.match(
        server.errors,
        /stopped the database process \d+ that a killed Sekisho had left/,
      );
      assert.match(server.output, /recovered, [1-9]\d* journal records replayed/);
      const now = await server.live();
      assert.deepEqual(now.cases, before.cases);
      assert.deepEqual(now.measures, before.measures);
      assert.equal(now.totals.events, before.totals.events);
      assert.equal(now.totals.blocked, before.totals.blocked);
      const call = { callId: 's-4', subscriber: line, to: '01023276551998' };
      const refused = (await server.post('/v1/screen', call)).answer as { verdict: string };
      assert.equal(refused.verdict, 'block');
      assert.equal((await home.databaseProcesses()).length, 1);
    },
  );

  await t.test('what was taken with 200 is there after a kill that follows at once', async () => {
    const before = (await server.live()).totals.events;
    const time = new Date().toISOString();
    const events = Array.from({ length: 500 }, (_, n) => {
      return { type: 'answer', time, callId: `unknown-${n}` };
    });
    const { status } = await server.post('/v1/events', events);
    await server.end('SIGKILL');
    assert.equal(status, 200);
    server = await home.serve([], env).open();
    assert.equal((await server.live()).totals.events, before + 500);
  });

  await t.test('Ctrl-C stops everything; a start after it shows the same again', async () => {
    const before = await server.live();
    assert.equal(await server.end('SIGINT'), 0);
    assert.match(server.errors, /Stopped\.\n$/);
    assert.deepEqual(await home.databaseProcesses(), []);
    server = await home.serve([], env).open();
    t.diagnostic(`open again after ${Math.round(server.milliseconds)} ms`);
    const now = await server.live();
    assert.deepEqual([now.cases, now.measures], [before.cases, before.measures]);
    assert.equal(now.totals.events, before.totals.events);
    assert.equal(await server.end('SIGTERM'), 0);
    assert.deepEqual(await home.databaseProcesses(), []);
  });

  const keys = new Set(effects.map(({ key }) => key));
  const bodies = new Set(effects.map(({ body }) => JSON.stringify(body)));
  assert.equal(bodies.size, keys.size, 'a key always carries the same effect');
});

test('a port in use is one clear sentence, and nothing stays behind', async () => {
  const other = createTcpServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  after(() => void other.close());
  const port = portOf(other);
  const trunk = 'trunks: [{ name: sbc, peers: [127.0.0.1] }]';
  const settings = [
    `http: { port: ${port} }\n`,
    `http: { port: 0 }\nsip: { port: ${port}, transports: [tcp], ${trunk} }\n`,
  ];
  const home = await homeWith('');
  for (const text of settings) {
    await home.write(text);
    const server = home.serve();
    assert.equal(await server.exit(), 1);
    assert.equal(server.output, '');
    const [sentence = '', ...more] = sentences(server.errors);
    assert.match(sentence, new RegExp(`^sekisho: .*127\\.0\\.0\\.1:${port} is in use`));
    assert.deepEqual(more, []);
    assert.deepEqual(await home.databaseProcesses(), []);
  }
});

test('settings that are wrong are told with line and column, before anything starts', async () => {
  const home = await homeWith('http:\n  port: 0\n  prot: 7070\npolicy: [standard\n');
  const broken = home.serve();
  assert.equal(await broken.exit(), 2);
  assert.match(broken.errors, /^sekisho: \S*sekisho\.yaml:\d+:\d+: /);
  await home.write('http:\n  port: 0\n  prot: 7070\n');
  const unknown = home.serve();
  assert.equal(await unknown.exit(), 2);
  assert.match(unknown.errors, /^sekisho: \S*sekisho\.yaml:4:3: .*prot/);
  assert.deepEqual(await readdir(home.folder), ['sekisho.yaml']);
});

test('as root in a folder that postgres cannot enter: it says so, and works', async t => {
  if (!requireRoot(t)) return;
  const home = await homeWith('http: { port: 0 }\n', 0o700);
  const server = await home.serve().open();
  assert.match(server.errors, /the user of PostgreSQL cannot enter .*: its data lie in \S+/);
  const note = join(home.folder, 'data', 'database', 'cluster-lies-in');
  const cluster = (await readFile(note, 'utf8')).trim();
  assert.equal((await home.databaseProcesses(cluster)).length, 1);
  assert.equal((await server.get('/v1/health')).status, 200);
  assert.equal(await server.end('SIGTERM'), 0);
  assert.deepEqual(await home.databaseProcesses(cluster), []);
  await rm(join(cluster, '..'), { recursive: true });
});
