import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { DatagramSender } from './datagram-sender.ts';

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

test('what one turn brought leaves at its end, all of it and in order', async () => {
  const [ours, theirs] = [await bound(), await bound()];
  const failures: number[] = [];
  const sender = new DatagramSender(ours, () => failures.push(1));
  const got: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  theirs.on('message', bytes => {
    got.push(bytes.toString('latin1'));
    if (got.length === 6) resolve();
  });
  const to = { port: theirs.address().port, address: '127.0.0.1' };
  for (const text of ['a', 'b\xe9', 'c']) sender.add({ text, ...to });
  await new Promise(turn => setImmediate(turn));
  for (const text of ['d', 'e', 'f']) sender.add({ text, ...to });
  sender.flush();
  await promise;
  assert.deepEqual(got, ['a', 'b\xe9', 'c', 'd', 'e', 'f']);
  assert.deepEqual(failures, []);
  ours.close();
  theirs.close();
});

test('a socket that was closed meanwhile costs answers, not the server', async () => {
  const ours = await bound();
  let failures = 0;
  const sender = new DatagramSender(ours, () => {
    failures += 1;
  });
  sender.add({ text: 'a', port: 9, address: '127.0.0.1' });
  sender.add({ text: 'b', port: 9, address: '127.0.0.1' });
  ours.close();
  await new Promise(turn => setImmediate(turn));
  assert.equal(failures, 2);
});
