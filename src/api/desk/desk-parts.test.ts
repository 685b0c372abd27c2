// When a person is told that something was done, a crash cannot undo it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actOnDisk } from './desk-parts.ts';

const act = {
  id: 'a1',
  by: 'operator:sato',
  why: '',
  act: { kind: 'investigate', case: 'case-1' },
} as const;

test('an act is answered once it is on disk, and refused as "later" when it is not', async () => {
  const disk = Promise.withResolvers<void>();
  let answered = false;
  const acts = { act: () => ({ done: true }) as const, onDisk: () => () => disk.promise };
  const waiting = actOnDisk(acts, act).then(result => {
    answered = true;
    return result;
  });
  await new Promise(resolve => setImmediate(resolve));
  assert.equal(answered, false);
  disk.resolve();
  assert.deepEqual(await waiting, { done: true });
  const failing = { ...acts, onDisk: () => () => Promise.reject(new Error('the disk is full')) };
  await assert.rejects(actOnDisk(failing, act), { status: 503 });
  await assert.rejects(actOnDisk({ act: () => undefined }, act), { status: 503 });
});
