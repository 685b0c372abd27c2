import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JournalError } from '../workflow/ports.ts';
import { MemoryJournal } from './memory-journal.ts';

async function all(journal: MemoryJournal, fromSeq: number): Promise<string[]> {
  const found: string[] = [];
  for await (const { seq, payload } of journal.read(fromSeq)) found.push(`${seq} ${payload}`);
  return found;
}

test('keeps records in order and drops them at retention', async () => {
  const journal = new MemoryJournal();
  for (const text of ['a', 'b', 'c']) journal.append(text);
  assert.deepEqual(await all(journal, 2), ['2 b', '3 c']);
  await journal.truncateBefore(3);
  assert.deepEqual(await all(journal, 3), ['3 c']);
  await assert.rejects(all(journal, 1), JournalError);
  await journal.close();
  assert.throws(() => journal.append('d'), JournalError);
});

test('tells listeners after the append returned, once for many', async () => {
  const journal = new MemoryJournal();
  const heard: number[] = [];
  journal.onDurable(seq => heard.push(seq));
  journal.append('a');
  journal.append('b');
  assert.deepEqual(heard, []);
  await Promise.resolve();
  assert.deepEqual(heard, [2]);
});

test('durable on flush only, when asked', async () => {
  const journal = new MemoryJournal({ durableOnFlush: true, keep: false });
  const heard: number[] = [];
  journal.onDurable(seq => heard.push(seq));
  journal.append('a');
  await Promise.resolve();
  assert.equal(journal.durableSeq, 0);
  await journal.flush();
  await journal.flush();
  assert.deepEqual(heard, [1]);
  assert.equal(journal.firstSeq, 2);
});
