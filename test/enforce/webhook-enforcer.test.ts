import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { WantedMeasure } from '../../src/core/case/enforcement.ts';
import { dialPlans } from '../../src/core/numbering/dial-plan.ts';
import { createWebhookEnforcer } from '../../src/enforce/webhook-enforcer.ts';
import { DeliveryError } from '../../src/workflow/ports.ts';
import { EnforcerReceiver, MoodyNetwork, receiverSecret } from '../support/enforcer-receiver.ts';

const clock = { nowMs: () => Date.now() };
const hour = 3_600_000;

async function receiver(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-enforcer-'));
  const peer = new EnforcerReceiver(folder);
  await peer.start();
  t.after(async () => {
    await peer.kill();
    await rm(folder, { recursive: true, force: true });
  });
  return peer;
}

function enforcerAt(url: string, secret = receiverSecret, timeoutMs = 5_000) {
  return createWebhookEnforcer({ name: 'sbc', url, secret, timeoutMs, plan: dialPlans.JP }, clock);
}

function suspension(seq: number, rest: Partial<WantedMeasure> = {}): WantedMeasure {
  const nowMs = Date.now();
  return {
    subject: { kind: 'line', subscriber: '050/1000 0001' },
    scope: 'international',
    case: 'case-1',
    beginMs: nowMs,
    endMs: nowMs + hour,
    seq,
    ...rest,
  };
}

async function answering(t: TestContext, answer: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => answer(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const refused = (retryable: boolean, message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof DeliveryError, String(error));
  assert.match(error.message, message);
  assert.equal(error.retryable, retryable, error.message);
  return true;
};

test('measures are applied, read back and removed', async t => {
  const peer = await receiver(t);
  const enforcer = enforcerAt(`http://127.0.0.1:${peer.port}/`);
  const line = suspension(3);
  const barring = suspension(4, {
    subject: { kind: 'line', subscriber: '0502' },
    endMs: null,
    scope: 'but-usual',
  });
  const source = suspension(5, { subject: { kind: 'source', sourceIp: '2001:db8::1' } });
  const country = suspension(6, { subject: { kind: 'country', country: 'SL' } });
  for (const each of [line, barring, source, country, line]) await enforcer.apply(each);
  const asRead = ({ subject, scope, endMs, seq }: WantedMeasure) => ({
    subject,
    scope,
    endMs,
    seq,
  });
  assert.deepEqual(await enforcer.readOne(line.subject), asRead(line));
  assert.deepEqual(
    new Set((await enforcer.read()).map(each => JSON.stringify(each))),
    new Set([line, barring, source, country].map(each => JSON.stringify(asRead(each)))),
  );
  await enforcer.remove(line.subject, 7);
  await enforcer.remove(line.subject, 7);
  assert.equal(await enforcer.readOne(line.subject), undefined);
  assert.equal((await enforcer.read()).length, 3);
});

test('an older order never overrides a newer one, also when it arrives late', async t => {
  const peer = await receiver(t);
  const network = new MoodyNetwork(peer);
  t.after(() => network.close());
  const enforcer = enforcerAt(await network.open());
  network.mood = () => 'double';
  await enforcer.apply(suspension(3));
  network.mood = () => 'good';
  const renewed = suspension(5, { endMs: Date.now() + 9 * hour });
  await enforcer.apply(renewed);
  await assert.rejects(enforcer.apply(suspension(4)), refused(false, /newer order/));
  await assert.rejects(enforcer.remove(renewed.subject, 4), refused(false, /newer order/));
  await network.quiet();
  assert.equal((await enforcer.readOne(renewed.subject))?.endMs, renewed.endMs);
  network.mood = () => 'double';
  await enforcer.apply(suspension(6));
  network.mood = () => 'good';
  await enforcer.remove(renewed.subject, 7);
  await network.quiet();
  assert.equal(await enforcer.readOne(renewed.subject), undefined);
});

test('a measure ends at the receiver without anybody telling it, also over its restart', async t => {
  const peer = await receiver(t);
  const enforcer = enforcerAt(`http://127.0.0.1:${peer.port}`);
  await enforcer.apply(suspension(1, { endMs: Date.now() + 300 }));
  await peer.kill();
  await wait(320);
  await peer.start();
  assert.deepEqual(await enforcer.read(), []);
  await enforcer.apply(suspension(2, { endMs: Date.now() + 200 }));
  while (Object.keys((await peer.table()).measures).length > 0) await wait(20);
  assert.deepEqual(await enforcer.read(), []);
});

test('long tables come in pages', async t => {
  const peer = await receiver(t);
  const enforcer = enforcerAt(`http://127.0.0.1:${peer.port}`);
  await peer.restartWith(table => {
    for (let at = 0; at < 2_345; at += 1) {
      const subject = { kind: 'line', subscriber: String(at) };
      table.measures[`line:${at}`] = { subject, scope: 'international', end: null, seq: 1 };
    }
  });
  const found = await enforcer.read();
  const names = found.map(each => JSON.stringify(each.subject));
  assert.equal(new Set(names).size, 2_345);
});

test('requests that are not signed with the secret, or for something else, are refused', async t => {
  const peer = await receiver(t);
  const url = `http://127.0.0.1:${peer.port}`;
  await assert.rejects(enforcerAt(url, 'another').apply(suspension(1)), refused(false, /401/));
  const seen: { url: string; signature: string }[] = [];
  const listening = createServer((request, response) => {
    const signature = String(request.headers['sekisho-signature']);
    seen.push({ url: String(request.url), signature });
    response.writeHead(204).end();
  });
  listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  t.after(() => listening.close());
  const { port } = listening.address() as AddressInfo;
  await enforcerAt(`http://127.0.0.1:${port}`).remove(suspension(1).subject, 9);
  const { signature } = seen[0]!;
  const headers = { 'sekisho-signature': signature };
  const other = await fetch(`${url}/measures/line%3A0509?seq=9`, { method: 'DELETE', headers });
  assert.equal(other.status, 401);
  const same = await fetch(`${url}${seen[0]!.url}`, { method: 'DELETE', headers });
  assert.equal(same.status, 204);
});

test('what may never be touched is refused before anything goes out', async t => {
  let asked = 0;
  const url = await answering(t, response => {
    asked += 1;
    response.writeHead(204).end();
  });
  const enforcer = enforcerAt(url);
  const never: Partial<WantedMeasure>[] = [
    { subject: { kind: 'line', subscriber: '110' } },
    { subject: { kind: 'line', subscriber: '118' } },
    { subject: { kind: 'country', country: 'JP' } },
    { subject: { kind: 'country', country: '+870' } },
    { subject: { kind: 'source', sourceIp: '192.0.2.1' }, endMs: null },
    { scope: 'all' as 'international' },
  ];
  for (const rest of never) {
    const given = suspension(1, rest);
    await assert.rejects(enforcer.apply(given), { name: 'ImpossibleError' }, JSON.stringify(rest));
  }
  assert.equal(asked, 0);
});

test('answers that are too long, broken or no measures are told as such', async t => {
  let answer = (response: ServerResponse): unknown => response.end('{}');
  const enforcer = enforcerAt(await answering(t, response => void answer(response)), 's', 300);
  const json = (value: unknown) => (response: ServerResponse) =>
    response.end(JSON.stringify(value));
  const one = { subject: { kind: 'line', subscriber: '1' }, scope: 'international' };
  const bad: [typeof answer, RegExp, boolean][] = [
    [json({}), /something else than measures/, false],
    [json({ measures: [{ ...one, seq: 1 }] }), /measures.0.end/, false],
    [json({ measures: [{ ...one, end: 'soon', seq: 1 }] }), /measures.0.end/, false],
    [json({ measures: [{ ...one, scope: 'all', end: null, seq: 1 }] }), /scope/, false],
    [json({ measures: [], next: 'line:1' }), /empty page/, false],
    [response => response.end('<html>'), /no JSON/, false],
    [response => response.end('x'.repeat(5 * 1024 * 1024)), /more than 4194304 bytes/, false],
    [response => response.writeHead(302, { location: '/' }).end(), /answered 302/, false],
    [response => response.writeHead(403).end(), /answered 403/, false],
    [response => response.writeHead(500).end(), /answered 500/, true],
    [response => response.writeHead(429).end(), /answered 429/, true],
    [response => response.socket?.destroy(), /could not be reached/, true],
    [() => {}, /could not be reached/, true],
    [response => void response.write('{"measures":['), /could not be reached/, true],
  ];
  for (const [given, message, retryable] of bad) {
    answer = given;
    await assert.rejects(enforcer.read(), refused(retryable, message), String(message));
  }
  answer = json({ ...one, end: null, seq: 1 });
  const asked = { kind: 'line', subscriber: '2' } as const;
  await assert.rejects(enforcer.readOne(asked), refused(false, /another measure/));
  await assert.rejects(enforcerAt('http://127.0.0.1:1').read(), refused(true, /could not be/));
});
