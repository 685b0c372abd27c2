import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { FileSnapshots, SnapshotError } from './file-snapshots.ts';

const root = await mkdtemp(join(tmpdir(), 'sekisho-snapshots-'));
after(() => rm(root, { recursive: true }));
let made = 0;
const freshFolder = () => join(root, String(++made));

test('gives back Maps, Sets, typed arrays and shared parts', async () => {
  const store = new FileSnapshots({ folder: freshFolder() });
  const shared = { text: '関所' };
  const memory = new ArrayBuffer(64);
  const state = {
    map: new Map([['a', new Set([1, 2])]]),
    floats: new Float64Array([1.5, Number.NaN, -0]),
    bytes: new Uint8Array([1, 2, 3]),
    big: new BigInt64Array([1n, -1n]),
    one: shared,
    two: shared,
    left: new Int32Array(memory, 0, 8),
    right: new Int32Array(memory, 32, 8),
    none: undefined,
  };
  await store.save(7, 'v1', state);
  const found = await store.load('v1');
  assert.equal(found?.seq, 7);
  assert.deepEqual(found.state, state);
  const back = found.state as typeof state;
  assert.equal(back.one, back.two);
  assert.equal(back.left.buffer, back.right.buffer);
  assert.equal(back.floats.byteOffset, 0);
  assert.equal(back.floats.buffer.byteLength, 24);
});

test('copies the state at once: what changes while it is written is not in it', async () => {
  const store = new FileSnapshots({ folder: freshFolder() });
  const state = { list: [1] };
  const saving = store.save(1, 'v1', state);
  state.list.push(2);
  await saving;
  assert.deepEqual((await store.load('v1'))?.state, { list: [1] });
});

test('keeps the last two, and gives nothing for another version', async () => {
  const folder = freshFolder();
  const store = new FileSnapshots({ folder });
  assert.equal(await store.load('v1'), undefined);
  await Promise.all([1, 20, 300].map(seq => store.save(seq, 'v1', { seq })));
  assert.deepEqual(await readdir(folder), [
    'snapshot-0000000000000020.snap',
    'snapshot-0000000000000300.snap',
  ]);
  assert.deepEqual(await store.load('v1'), { seq: 300, state: { seq: 300 } });
  assert.equal(await store.load('v2'), undefined);
  await store.save(400, 'v2', 'new');
  assert.equal((await store.load('v1'))?.seq, 300);
});

test('any damage to the newest, at any byte, falls back to the one before and is told', async () => {
  const folder = freshFolder();
  const notices: string[] = [];
  const store = new FileSnapshots({ folder, notice: text => notices.push(text) });
  await store.save(1, 'v1', 'older');
  await store.save(2, 'v1', { newer: new Uint16Array(20) });
  const path = join(folder, 'snapshot-0000000000000002.snap');
  const bytes = await readFile(path);
  let damaged = 0;
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Buffer.from(bytes);
    flipped[at] = flipped[at]! ^ (1 << (at % 8));
    for (const content of [flipped, bytes.subarray(0, at)]) {
      await writeFile(path, content);
      assert.deepEqual(await store.load('v1'), { seq: 1, state: 'older' }, `byte ${at}`);
      assert.equal(notices.length, ++damaged);
    }
  }
});

test('half-written files are not looked at; what cannot be saved is a typed error', async () => {
  const folder = freshFolder();
  const store = new FileSnapshots({ folder });
  await store.save(1, 'v1', 'whole');
  await writeFile(join(folder, 'snapshot-0000000000000002.snap.part'), 'half');
  assert.equal((await store.load('v1'))?.seq, 1);
  await assert.rejects(store.save(3, 'v1', { call: () => 1 }), SnapshotError);
  await store.save(1, 'v1', 'whole');
  assert.deepEqual(await readdir(folder), ['snapshot-0000000000000001.snap']);
  assert.equal((await store.load('v1'))?.state, 'whole');
  const inFile = new FileSnapshots({ folder: join(folder, 'snapshot-0000000000000001.snap', 'x') });
  await assert.rejects(inFile.save(1, 'v1', 1), SnapshotError);
  await assert.rejects(inFile.load('v1'), SnapshotError);
});

test('any plain state comes back equal', async () => {
  const store = new FileSnapshots({ folder: freshFolder() });
  const plain = fc.anything({ withMap: true, withSet: true, withTypedArray: true });
  await fc.assert(
    fc.asyncProperty(plain, async state => {
      await store.save(1, 'v1', state);
      const found = await store.load('v1');
      // Objects without a prototype come back with one: compare as a structured clone.
      assert.deepEqual(found?.state, structuredClone(state));
    }),
    { seed: 1, numRuns: 100 },
  );
});

test('a snapshot waits for the journal; without its records it never comes into being', async () => {
  const folder = freshFolder();
  const store = new FileSnapshots({ folder });
  const journal = Promise.withResolvers<void>();
  const saving = store.save(1, 'v', { n: 1 }, () => journal.promise);
  const failing = store.save(2, 'v', { n: 2 }, () => Promise.reject(new Error('no room')));
  assert.equal(await store.load('v'), undefined);
  journal.resolve();
  await saving;
  await assert.rejects(failing, { name: 'SnapshotError', message: /no room/ });
  assert.deepEqual(await store.load('v'), { seq: 1, state: { n: 1 } });
  assert.deepEqual(await readdir(folder), ['snapshot-0000000000000001.snap']);
});
