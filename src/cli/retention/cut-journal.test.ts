// The journal is cut, and a start from what is left comes to the same state.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { FileJournal } from '../../bus/file-journal.ts';
import { FileSnapshots } from '../../bus/file-snapshots.ts';
import { cutJournal } from './cut-journal.ts';

test('old segments go, but none that the older snapshot or the store needs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-cut-'));
  const at = { folder: join(folder, 'journal'), segmentBytes: 300 };
  let journal = await FileJournal.open(at);
  const snapshots = new FileSnapshots({ folder: join(folder, 'snapshots') });
  try {
    for (let seq = 1; seq <= 100; seq += 1) {
      journal.append(JSON.stringify({ seq, text: 'x'.repeat(50) }));
      await journal.flush();
    }
    const first = async (): Promise<number> => {
      const files = (await readdir(at.folder)).filter(name => name.endsWith('.seg')).sort();
      return Number(/\d+/.exec(files[0]!)![0]);
    };
    const cut = { journal, snapshots, storedSeq: 100, beforeMs: Date.now() + 1_000 };
    assert.equal(await cutJournal(cut), 0, 'without a snapshot everything is needed');
    await snapshots.save(40, 'v', {});
    await snapshots.save(90, 'v', {});
    await cutJournal({ ...cut, storedSeq: 20 });
    const afterStore = await first();
    assert.ok(afterStore > 1 && afterStore <= 21, String(afterStore));
    await cutJournal(cut);
    const afterSnapshot = await first();
    assert.ok(afterSnapshot > 21 && afterSnapshot <= 41, String(afterSnapshot));
    await snapshots.save(100, 'v', {});
    const files = (await readdir(at.folder)).filter(name => name.endsWith('.seg')).sort();
    const old = new Date(0);
    for (const name of files) await utimes(join(at.folder, name), old, old);
    await utimes(join(at.folder, files[2]!), new Date(), new Date());
    await cutJournal({ ...cut, beforeMs: 1_000 });
    assert.equal(`${await first()}`, `${Number(/\d+/.exec(files[2]!)![0])}`);
    await journal.close();
    journal = await FileJournal.open(at);
    assert.equal(journal.lastSeq, 100);
    const read: number[] = [];
    for await (const record of journal.read(91)) read.push(record.seq);
    assert.equal(read.length, 10);
  } finally {
    await journal.close();
    await rm(folder, { recursive: true });
  }
});
