import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { FileJournal } from '../../src/bus/file-journal.ts';

const child = join(import.meta.dirname, 'journal-kill.child.ts');
const kills = Number(process.env.SEKISHO_KILLS ?? 12);

/** Runs the writer on the folder, kills it after some reports; returns the last seq reported. */
async function killedWriter(folder: string, round: number): Promise<{ durable: number }> {
  const writer = spawn(process.execPath, [child, folder, String(round * 7_919 + 1)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(writer, 'exit');
  let durable = 0;
  let reports = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    const [word, seq] = line.split(' ');
    durable = Math.max(durable, Number(seq));
    if (word === 'durable' && ++reports === 1 + ((round * 13) % 29)) {
      // Off the beat of the reports, so that writes and fsyncs are cut in the middle.
      setTimeout(() => writer.kill('SIGKILL'), (round % 7) / 3);
    }
  }
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL');
  return { durable };
}

test(`killed ${kills} times while writing: nothing durable is lost, no gap, no change`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-kill-'));
  try {
    let written = 0;
    for (let round = 1; round <= kills; round++) {
      const { durable } = await killedWriter(folder, round);
      assert.ok(durable > written, `round ${round}: wrote on after ${written}`);
      const journal = await FileJournal.open({ folder });
      assert.ok(journal.lastSeq >= durable, `${journal.lastSeq} kept of ${durable} reported`);
      let expected = 1;
      for await (const { seq, payload } of journal.read(1)) {
        assert.equal(seq, expected++);
        assert.match(payload, new RegExp(`^${seq}:x*$`));
      }
      assert.equal(expected - 1, journal.lastSeq);
      written = journal.lastSeq;
      await journal.close();
    }
    assert.ok(written > 1_000, `${written} records in all`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a journal held by a living process is refused, and free once that is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-kill-'));
  const writer = spawn(process.execPath, [child, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(writer.stdout, 'data');
    await assert.rejects(FileJournal.open({ folder }), {
      name: 'JournalInUseError',
      pid: writer.pid,
    });
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const journal = await FileJournal.open({ folder });
    await journal.close();
  } finally {
    writer.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }
});
