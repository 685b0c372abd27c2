import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actOnDisk } from './act-on-disk.ts';

const act = {
  id: 'a1',
  by: 'operator:sato',
  why: '',
  act: { kind: 'investigate', case: 'case-1' },
} as const;

test('the result of an act comes once it is on disk', async () => {
  const disk = Promise.withResolvers<void>();
  const order: string[] = [];
  const acts = {
    act: () => {
      order.push('acted');
      return { done: true } as const;
    },
    // Asked for beforehand, so that it covers the act.
    onDisk: () => {
      order.push('disk asked for');
      return () => disk.promise;
    },
  };
  const waiting = actOnDisk(acts, act).then(result => {
    order.push('answered');
    return result;
  });
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(order, ['disk asked for', 'acted']);
  disk.resolve();
  assert.deepEqual(await waiting, { done: true });
});

test('what cannot be journalled waits for no disk; what the disk says is thrown', async () => {
  const never = { act: () => undefined, onDisk: () => () => new Promise<void>(() => {}) };
  assert.equal(await actOnDisk(never, act), undefined);
  const full = {
    act: () => ({ done: true }) as const,
    onDisk: () => () => Promise.reject(new Error('the disk is full')),
  };
  await assert.rejects(actOnDisk(full, act), /the disk is full/);
});
