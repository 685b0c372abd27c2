import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { FileJournal } from './file-journal.ts';
import { JournalCorruptError } from './journal-errors.ts';

const root = await mkdtemp(join(tmpdir(), 'sekisho-journal-'));
after(() => rm(root, { recursive: true }));
let made = 0;
const freshFolder = () => join(root, String(++made));

/** Writes the batches, each fsynced before the next; returns the bytes of the one segment. */
async function written(batches: readonly (readonly string[])[]) {
  const folder = freshFolder();
  const journal = await FileJournal.open({ folder });
  const segment = join(folder, (await readdir(folder)).find(name => name.endsWith('.seg'))!);
  /** Bytes on disk after each batch. */
  const ends = [(await readFile(segment)).length];
  for (const batch of batches) {
    for (const payload of batch) journal.append(payload);
    await journal.flush();
    ends.push((await readFile(segment)).length);
  }
  await journal.close();
  return { folder, segment, ends, payloads: batches.flat() };
}

/** Opens, reads all, appends one more, closes. */
async function reopened(folder: string): Promise<string[]> {
  const journal = await FileJournal.open({ folder });
  const found: string[] = [];
  for await (const { seq, payload } of journal.read(1)) {
    assert.equal(seq, found.length + 1);
    found.push(payload);
  }
  assert.equal(journal.lastSeq, found.length);
  assert.equal(journal.append('next'), found.length + 1);
  await journal.close();
  return found;
}

const small = [['{"a":1}', ''], ['関所', 'b', 'c'], ['{"end":true}']];

test('cut at every byte: the state is a prefix that holds every batch before the cut', async () => {
  const { folder, segment, ends, payloads } = await written(small);
  const bytes = await readFile(segment);
  for (let size = 0; size <= bytes.length; size++) {
    await writeFile(segment, bytes);
    await truncate(segment, size);
    const found = await reopened(folder);
    assert.deepEqual(found, payloads.slice(0, found.length), `cut at ${size}`);
    const whole = ends.filter(end => end <= size).length - 1;
    const durable = small.slice(0, Math.max(0, whole)).flat().length;
    assert.ok(found.length >= durable, `cut at ${size}: ${found.length} of ${durable}`);
    assert.deepEqual(await reopened(folder), [...found, 'next'], `second start after ${size}`);
  }
});

test('a bit flipped at every byte: a prefix, or a typed error when durable records are hit', async () => {
  const { folder, segment, ends, payloads } = await written(small);
  const bytes = await readFile(segment);
  const lastBatch = ends.at(-2)!;
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Buffer.from(bytes);
    flipped[at] = flipped[at]! ^ (1 << (at % 8));
    await writeFile(segment, flipped);
    if (at < lastBatch) {
      await assert.rejects(
        FileJournal.open({ folder }),
        error => error instanceof JournalCorruptError && error.offset <= at,
        `flipped at ${at}`,
      );
      assert.deepEqual(await readFile(segment), flipped, 'evidence of the damage is left alone');
    } else {
      const found = await reopened(folder);
      assert.deepEqual(found, payloads.slice(0, found.length), `flipped at ${at}`);
      assert.equal(found.length, payloads.length - 1);
    }
  }
});

test('any batches, torn anyhow in the last one: every durable batch survives', async () => {
  const payload = fc.string({ unit: 'grapheme', maxLength: 40 });
  const batch = fc.array(payload, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(batch, { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.uint8Array({ maxLength: 80 }),
      async (batches, where, rubbish) => {
        const { folder, segment, ends, payloads } = await written(batches);
        const bytes = await readFile(segment);
        const from = ends.at(-2)!;
        const cut = from + Math.floor(where * (bytes.length - from));
        await writeFile(segment, Buffer.concat([bytes.subarray(0, cut), rubbish]));
        const found = await reopened(folder);
        assert.deepEqual(found, payloads.slice(0, found.length));
        assert.ok(found.length >= batches.slice(0, -1).flat().length);
      },
    ),
    { seed: 1, numRuns: 60 },
  );
});

test('pages of the last write that reached the disk out of order are a torn tail', async () => {
  const { folder, segment, ends } = await written([['a'], ['b'.repeat(50), 'c', 'd'.repeat(50)]]);
  const bytes = await readFile(segment);
  bytes.fill(0, ends[1]!, ends[1]! + 30);
  await writeFile(segment, bytes);
  assert.deepEqual(await reopened(folder), ['a']);
});

test('crash while a segment begins: an empty, half or zeroed new segment is begun again', async () => {
  const { folder } = await written([['a'], ['b']]);
  const second = join(folder, 'journal-0000000000000003.seg');
  for (const left of [0, 7, 19, 20, 33]) {
    const copy = freshFolder();
    await cp(folder, copy, { recursive: true });
    await writeFile(second.replace(folder, copy), Buffer.alloc(left));
    assert.deepEqual(await reopened(copy), ['a', 'b']);
    assert.deepEqual(await reopened(copy), ['a', 'b', 'next']);
  }
});
