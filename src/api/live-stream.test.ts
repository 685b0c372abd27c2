import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { LiveView } from './contract/live.ts';
import { quietView } from './fake-api.ts';
import { LiveStream } from './live-stream.ts';

const settings = { intervalMs: 3_600_000, heartbeatMs: 5_000, clientsMax: 2, stuckMs: 15_000 };

/** A stream whose clock and view the test moves, with real sockets. */
async function started(t: TestContext) {
  const world: { nowMs: number; view: LiveView } = { nowMs: 0, view: quietView };
  const reported: unknown[] = [];
  const stream = new LiveStream({
    live: () => world.view,
    event: 'live',
    nowMs: () => world.nowMs,
    report: error => reported.push(error),
    settings,
  });
  const responses: ServerResponse[] = [];
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    responses.push(response);
    stream.add(response, responses.length === 1 ? 60_000 : undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    stream.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = async (): Promise<IncomingMessage> => {
    const sent = request({ port, host: '127.0.0.1' });
    sent.on('error', () => {});
    sent.end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.on('error', () => {});
    return answer;
  };
  return { world, stream, open, responses, reported };
}

/** Reads on until so many messages have come in all; gives them. */
function reader(answer: IncomingMessage): (count: number) => Promise<string[]> {
  let all = '';
  answer.on('data', (data: Buffer) => {
    all += data.toString();
  });
  return async count => {
    while (all.split('\n\n').length <= count) await once(answer, 'data');
    return all.split('\n\n');
  };
}

test('sends the view at once, then at each change, with a heartbeat between', async t => {
  const { world, stream, open } = await started(t);
  const read = reader(await open());
  const [retry, first] = await read(2);
  assert.equal(retry, 'retry: 500');
  assert.match(first!, /^id: 1\nevent: live\ndata: /);
  assert.deepEqual(JSON.parse(first!.split('data: ')[1]!), quietView);
  world.view = { ...quietView, nowMs: quietView.nowMs + 1_000 };
  stream.tick();
  world.nowMs = 5_000;
  stream.tick();
  world.view = { ...world.view, callsInProgress: 1 };
  stream.tick();
  const [, , beat, change] = await read(4);
  assert.equal(beat, `event: heartbeat\ndata: {"nowMs":${quietView.nowMs + 1_000}}`);
  assert.match(change!, /^id: 2\nevent: live\n/);
});

test('ends with the sign-in that opened it, and forgets who went away', async t => {
  const { world, stream, open, responses } = await started(t);
  const signedIn = await open();
  const other = await open();
  signedIn.resume();
  assert.equal(stream.full, true);
  world.nowMs = 60_000;
  const ended = once(signedIn, 'end');
  stream.tick();
  await ended;
  assert.equal(stream.clients, 1);
  const closed = once(responses[1]!, 'close');
  other.destroy();
  await closed;
  assert.equal(stream.clients, 0);
});

test('a page that takes nothing is skipped, then dropped; another is served on', async t => {
  const { world, stream, open, responses } = await started(t);
  const stuck = await open();
  stuck.pause();
  const well = await open();
  let received = 0;
  well.on('data', (data: Buffer) => {
    received += data.length;
  });
  const policy = 'x'.repeat(1024 * 1024);
  for (let turn = 0; !responses[0]!.writableNeedDrain || turn < 30; turn++) {
    world.view = { ...quietView, policy: `${policy}${turn}` };
    stream.tick();
    await new Promise(resolve => setImmediate(resolve));
  }
  const held = responses[0]!.writableLength;
  stream.tick();
  assert.equal(responses[0]!.writableLength, held, 'nothing more is queued for it');
  world.nowMs = 20_000;
  stream.tick();
  assert.equal(responses[0]!.destroyed, true);
  assert.equal(responses[1]!.destroyed, false);
  assert.ok(received > 0);
});

test('a view that cannot be made is reported and ends nothing', async t => {
  const { world, stream, open, reported } = await started(t);
  await reader(await open())(2);
  Object.defineProperty(world, 'view', {
    get() {
      throw new Error('defect');
    },
  });
  stream.tick();
  assert.equal(reported.length, 1);
  assert.equal(stream.clients, 1);
});
