import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { DeliveryError, UnknownFateError } from '../workflow/ports.ts';
import { exampleMessage } from './message-example.ts';
import { createVoiceChannel } from './voice.ts';

interface Posted {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function dialler(
  t: TestContext,
  answer: number | 'break',
): Promise<{ url: string; posted: Posted[] }> {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', data => {
      body += data;
    });
    request.on('end', () => {
      posted.push({ headers: request.headers, body });
      if (answer === 'break') request.socket.destroy();
      else response.writeHead(answer).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/call`, posted };
}

const secret = 'sixteen characters';
const clock = { nowMs: () => 1_780_000_000_000 };
const message = exampleMessage({ channel: 'voice', address: '0312345678' });

test('the dialler gets number, both texts and where to bring the answer, signed', async t => {
  const { url, posted } = await dialler(t, 202);
  const names = await createVoiceChannel({ url, secret, timeoutMs: 5_000 }, clock).send(message);
  assert.deepEqual(names, ['p0-17-m0']);
  const { headers, body } = posted[0]!;
  const digest = createHmac('sha256', secret).update(`1780000000.${body}`).digest('hex');
  assert.equal(headers['sekisho-signature'], `t=1780000000,v1=${digest}`);
  assert.equal(headers['idempotency-key'], 'p0-17-m0');
  const order = JSON.parse(body);
  assert.equal(order.address, '0312345678');
  assert.equal(order.text.ja, message.texts.ja.body);
  assert.equal(order.text.en, message.texts.en.body);
  assert.deepEqual(order.answer, {
    path: '/v1/contact-answers',
    case: 'case-7',
    attempt: 2,
    keys: { '1': 'mine', '2': 'not-mine', '3': 'unsure' },
  });
});

test('only what surely rang nowhere is offered again', async t => {
  const send = async (answer: number | 'break'): Promise<unknown> => {
    const { url } = await dialler(t, answer);
    return createVoiceChannel({ url, secret, timeoutMs: 5_000 }, clock)
      .send(message)
      .catch(error => error);
  };
  for (const status of [429, 503]) {
    const error = await send(status);
    assert.ok(error instanceof DeliveryError && error.retryable);
  }
  for (const status of [302, 400, 404]) {
    const error = await send(status);
    assert.ok(error instanceof DeliveryError && !error.retryable);
  }
  for (const answer of [500, 502, 'break'] as const) {
    assert.ok((await send(answer)) instanceof UnknownFateError);
  }
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  await new Promise(resolve => gone.close(resolve));
  const nobody = { url: `http://127.0.0.1:${port}/`, secret, timeoutMs: 5_000 };
  const error = await createVoiceChannel(nobody, clock)
    .send(message)
    .catch(thrown => thrown);
  assert.ok(error instanceof DeliveryError && error.retryable);
});
