import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { type DecisionRecord, DeliveryError } from '../workflow/ports.ts';
import { WebhookSettingsError } from './web-address.ts';
import { createWebhook } from './webhook.ts';

interface Received {
  readonly request: IncomingMessage;
  readonly body: string;
}

const record: DecisionRecord = {
  key: '0-41-2',
  seq: 41,
  ordinal: 2,
  decision: {
    type: 'suspension',
    timeMs: Date.UTC(2026, 5, 5, 16, 8, 5),
    zone: '+09:00',
    case: 'case-1',
    subscriber: '05010000001',
    ground: 'A',
    beginMs: Date.UTC(2026, 5, 5, 16, 8, 5),
    endMs: Date.UTC(2026, 5, 12, 16, 8, 5),
    reasons: [{ reading: 'numbers', decibans: 9, text: 'sequence from +232 2212 3457, 4 calls' }],
  },
};
const clock = { nowMs: () => 1_780_000_000_999 };

async function receiver(t: TestContext, answer: (response: ServerResponse) => void) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const data of request) body += data;
    received.push({ request, body });
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/hook`;
  return { received, url, sink: createWebhook({ url, secret: 's3cret', timeoutMs: 2_000 }, clock) };
}

test('posts the decision with its key, signed so that the receiver can check it', async t => {
  const { received, sink } = await receiver(t, response => response.writeHead(204).end());
  await sink.deliver(record);
  const { request, body } = received[0]!;
  assert.equal(request.method, 'POST');
  assert.equal(request.headers['content-type'], 'application/json');
  assert.equal(request.headers['idempotency-key'], '0-41-2');
  const signature = String(request.headers['sekisho-signature']);
  const parts = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature);
  assert.equal(parts?.[1], '1780000000');
  const expected = createHmac('sha256', 's3cret').update(`${parts?.[1]}.${body}`).digest('hex');
  assert.equal(parts?.[2], expected);
  assert.deepEqual(JSON.parse(body), {
    key: '0-41-2',
    time: '2026-06-06T01:08:05.000+09:00',
    type: 'suspension',
    subscriber: '05010000001',
    case: 'case-1',
    ground: 'A',
    begin: '2026-06-06T01:08:05.000+09:00',
    end: '2026-06-13T01:08:05.000+09:00',
    reasons: [{ reading: 'numbers', decibans: 9, text: 'sequence from +232 2212 ****, 4 calls' }],
  });
});

test('a refusal cannot be repeated, a passing trouble can', async t => {
  let status = 200;
  const { sink } = await receiver(t, response => {
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('no');
  });
  const final = [300, 301, 307, 400, 401, 404, 410, 422];
  const passing = [408, 429, 500, 502, 503, 504];
  for (status of [...final, ...passing]) {
    await assert.rejects(sink.deliver(record), error => {
      assert.ok(error instanceof DeliveryError);
      assert.equal(error.retryable, passing.includes(status), String(status));
      assert.equal(error.message, `the webhook answered ${status}`);
      return true;
    });
  }
});

test('a redirect is not followed', async t => {
  const { received, url, sink } = await receiver(t, response => {
    response.writeHead(307, { location: `${url}/elsewhere` }).end();
  });
  await assert.rejects(sink.deliver(record), DeliveryError);
  assert.equal(received.length, 1);
});

test('nobody there, a broken answer and no answer are worth another try', async t => {
  const broken = await receiver(t, response => response.socket?.destroy());
  const silent = await receiver(t, () => {});
  const sinks = [
    createWebhook({ url: 'http://127.0.0.1:1/', secret: 's', timeoutMs: 2_000 }, clock),
    broken.sink,
    createWebhook({ url: silent.url, secret: 's', timeoutMs: 50 }, clock),
  ];
  for (const sink of sinks) {
    await assert.rejects(sink.deliver(record), error => {
      return error instanceof DeliveryError && error.retryable;
    });
  }
});

test('only web addresses without a password, and a secret, are taken', () => {
  const make =
    (url: string, secret = 's') =>
    () =>
      createWebhook({ url, secret, timeoutMs: 1 }, clock);
  for (const url of ['file:///etc/passwd', 'ftp://a/', 'a', '', 'http://user:pass@a/']) {
    assert.throws(make(url), WebhookSettingsError, url);
  }
  assert.throws(make('https://a/', ''), WebhookSettingsError);
});
