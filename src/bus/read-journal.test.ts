import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { FileJournal } from './file-journal.ts';
import { readJournal } from './read-journal.ts';

const folder = await mkdtemp(join(tmpdir(), 'sekisho-read-'));
const journal = await FileJournal.open({ folder, segmentBytes: 2_000 });
after(async () => {
  await journal.close();
  await rm(folder, { recursive: true, force: true });
});
for (let seq = 1; seq <= 200; seq += 1) {
  journal.append(JSON.stringify({ kind: 'tick', atMs: seq }));
  if (seq % 20 === 0) await journal.flush();
}

async function seqs(toSeq: number, fromMs: number): Promise<number[]> {
  const found: number[] = [];
  const wanted = ({ payload }: { payload: string }) => JSON.parse(payload).atMs >= fromMs;
  for await (const records of readJournal(folder, toSeq, wanted)) {
    found.push(...records.map(record => record.seq));
  }
  return found;
}

test('a journal that is being written is read up to a record that is on disk', async () => {
  assert.deepEqual(
    await seqs(150, 0),
    Array.from({ length: 150 }, (_, at) => at + 1),
  );
});

test('segments that are too old are left out, and no wanted record with them', async () => {
  const found = await seqs(200, 120);
  assert.ok(found[0]! > 1 && found[0]! <= 120, `from ${found[0]}`);
  assert.equal(found.at(-1), 200);
  assert.equal(found.length, 200 - found[0]! + 1);
});
