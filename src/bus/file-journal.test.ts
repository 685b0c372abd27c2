import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { JournalError } from '../workflow/ports.ts';
import { FileJournal, type FileJournalOptions } from './file-journal.ts';
import { type Disk, realDisk } from './journal-disk.ts';
import { JournalCorruptError, JournalInUseError } from './journal-errors.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-journal-'));
  folders.push(folder);
  return folder;
}

async function all(journal: FileJournal, fromSeq = journal.firstSeq): Promise<string[]> {
  const found: string[] = [];
  for await (const { seq, payload } of journal.read(fromSeq)) found.push(`${seq} ${payload}`);
  return found;
}

async function filled(count: number, options: Partial<FileJournalOptions> = {}) {
  const folder = await freshFolder();
  const journal = await FileJournal.open({ folder, ...options });
  for (let seq = 1; seq <= count; seq++) {
    assert.equal(journal.append(`{"n":${seq}}`), seq);
    await journal.flush();
  }
  return { folder, journal };
}

test('reads back what was appended, before and after a restart', async () => {
  const { folder, journal } = await filled(3);
  journal.append('関所');
  const expected = ['1 {"n":1}', '2 {"n":2}', '3 {"n":3}', '4 関所'];
  assert.deepEqual(await all(journal), expected);
  assert.deepEqual(await all(journal, 3), expected.slice(2));
  await journal.close();
  const again = await FileJournal.open({ folder });
  assert.equal(again.lastSeq, 4);
  assert.equal(again.durableSeq, 4);
  assert.equal(again.torn, undefined);
  assert.equal(again.append('e'), 5);
  assert.deepEqual(await all(again), [...expected, '5 e']);
  await again.close();
});

test('an empty journal reads as nothing', async () => {
  const { folder, journal } = await filled(0);
  assert.deepEqual(await all(journal), []);
  await journal.close();
  const again = await FileJournal.open({ folder });
  assert.equal(again.lastSeq, 0);
  assert.deepEqual(await all(again), []);
  await again.close();
});

test('is durable only after the disk said so, and tells listeners', async () => {
  const { journal } = await filled(0);
  const heard: number[] = [];
  journal.onDurable(seq => heard.push(seq));
  for (let n = 0; n < 100; n++) journal.append('x');
  assert.equal(journal.durableSeq, 0);
  await journal.flush();
  assert.equal(journal.durableSeq, 100);
  assert.deepEqual(heard, [100]);
  await journal.close();
});

test('becomes durable by itself', async () => {
  const { journal } = await filled(0);
  journal.append('x');
  await new Promise<void>(resolve => journal.onDurable(() => resolve()));
  assert.equal(journal.durableSeq, 1);
  await journal.close();
});

test('goes on over many segments, drops the old ones, and keeps its sequence', async () => {
  const { folder, journal } = await filled(50, { segmentBytes: 100 });
  assert.ok((await readdir(folder)).length > 10);
  assert.equal((await all(journal)).length, 50);
  await journal.truncateBefore(30);
  assert.ok(journal.firstSeq > 20 && journal.firstSeq <= 30, `firstSeq ${journal.firstSeq}`);
  assert.equal((await all(journal)).length, 51 - journal.firstSeq);
  await assert.rejects(all(journal, 1), JournalError);
  await journal.truncateBefore(1000);
  await journal.close();
  const again = await FileJournal.open({ folder });
  assert.equal(again.append('next'), 51);
  await again.close();
});

test('may be read while it grows, up to the record that was last then', async () => {
  const { journal } = await filled(0, { segmentBytes: 5_000 });
  for (let n = 1; n <= 2_000; n++) journal.append(String(n));
  let read = 0;
  for await (const { seq, payload } of journal.read(1)) {
    read++;
    assert.equal(payload, String(seq));
    journal.append(String(journal.lastSeq + 1));
  }
  assert.equal(read, 2_000);
  assert.equal((await all(journal)).length, 4_000);
  await journal.close();
});

test('takes records larger than its buffers and refuses those over the limit', async () => {
  const { journal } = await filled(1);
  const large = 'x'.repeat(5 * 1024 * 1024);
  journal.append(large);
  journal.append('after');
  assert.throws(() => journal.append('x'.repeat(17 * 1024 * 1024)), JournalError);
  assert.throws(() => journal.append('関'.repeat(8 * 1024 * 1024)), JournalError);
  assert.deepEqual(await all(journal), ['1 {"n":1}', `2 ${large}`, '3 after']);
  await journal.close();
});

test('refuses a second writer while the first lives', async () => {
  const { folder, journal } = await filled(1);
  await assert.rejects(FileJournal.open({ folder }), (error: unknown) => {
    assert.ok(error instanceof JournalInUseError && error instanceof JournalError);
    assert.equal(error.pid, process.pid);
    return true;
  });
  assert.equal(journal.append('still mine'), 2);
  await journal.close();
});

test('takes over from a dead process and from an earlier one with the same pid', async () => {
  const { folder, journal } = await filled(1);
  await journal.close();
  const stale = [
    { pid: 2 ** 22 + 1, born: 'x', token: 't' },
    { pid: process.pid, born: 'other boot/1', token: 't' },
  ];
  for (const owner of [...stale.map(one => JSON.stringify(one)), '', '{"pid":']) {
    await writeFile(join(folder, 'owner'), owner);
    const again = await FileJournal.open({ folder });
    assert.deepEqual(await all(again), ['1 {"n":1}']);
    await again.close();
  }
});

test('stops writing once another process took the folder over', async () => {
  const { folder, journal } = await filled(1);
  const owner = { pid: process.pid, born: '', token: 'another' };
  await writeFile(join(folder, 'owner'), JSON.stringify(owner));
  journal.append('too late');
  await assert.rejects(journal.flush(), JournalError);
  await assert.rejects(journal.close(), JournalError);
  assert.equal(await readFile(join(folder, 'owner'), 'utf8'), JSON.stringify(owner));
  await rm(join(folder, 'owner'));
  const again = await FileJournal.open({ folder });
  assert.equal(again.lastSeq, 1);
  await again.close();
});

test('tells a broken record in an earlier segment from a torn tail', async () => {
  const { folder, journal } = await filled(20, { segmentBytes: 100 });
  await journal.close();
  const second = join(folder, (await readdir(folder)).filter(name => name.endsWith('.seg'))[1]!);
  const bytes = await readFile(second);
  bytes[40] = bytes[40]! ^ 1;
  await writeFile(second, bytes);
  const again = await FileJournal.open({ folder });
  await assert.rejects(all(again), (error: unknown) => {
    assert.ok(error instanceof JournalCorruptError);
    assert.equal(error.segment, second);
    assert.equal(error.offset, 20);
    assert.match(error.hint, /backup/);
    return true;
  });
  await again.close();
});

test('a segment that is missing is an error, not a gap', async () => {
  const { folder, journal } = await filled(20, { segmentBytes: 100 });
  const names = (await readdir(folder)).filter(name => name.endsWith('.seg'));
  await rm(join(folder, names[2]!));
  await assert.rejects(all(journal), JournalError);
  await journal.close();
  const again = await FileJournal.open({ folder });
  await assert.rejects(all(again), JournalCorruptError);
  await again.close();
});

test('a folder that cannot be made is a JournalError', async () => {
  const { folder, journal } = await filled(0);
  await journal.close();
  await writeFile(join(folder, 'file'), '');
  await assert.rejects(FileJournal.open({ folder: join(folder, 'file', 'x') }), JournalError);
});

/** A disk that fails on demand after half of the bytes. */
function failingDisk(fault: { code: string | undefined; at: 'write' | 'sync' | 'open' }): Disk {
  const boom = (at: string) => {
    if (fault.code && fault.at === at) {
      throw Object.assign(new Error(`${fault.code}: injected`), { code: fault.code });
    }
  };
  return {
    ...realDisk,
    async open(path, create) {
      boom('open');
      const file = await realDisk.open(path, create);
      return {
        ...file,
        async write(bytes, position) {
          if (fault.code) await file.write(bytes.subarray(0, bytes.length >> 1), position);
          boom('write');
          await file.write(bytes, position);
        },
        async sync() {
          boom('sync');
          await file.sync();
        },
      };
    },
  };
}

for (const at of ['write', 'sync', 'open'] as const) {
  test(`disk failing at ${at}: append throws, is told, and goes on once it works again`, async () => {
    const folder = await freshFolder();
    const fault: { code: string | undefined; at: 'write' | 'sync' | 'open' } = {
      code: undefined,
      at,
    };
    const disk = failingDisk(fault);
    const journal = await FileJournal.open({ folder, disk, retryMs: 5, segmentBytes: 60 });
    for (const text of ['a', 'b', 'c']) {
      journal.append(text);
      await journal.flush();
    }
    const failures: JournalError[] = [];
    journal.onFailure(error => failures.push(error));
    fault.code = 'ENOSPC';
    journal.append('d');
    await assert.rejects(journal.flush(), /ENOSPC/);
    assert.throws(() => journal.append('e'), /ENOSPC/);
    await wait(20);
    assert.equal(journal.durableSeq, 3);
    assert.equal(failures.length, 1);
    assert.ok(failures[0] instanceof JournalError);
    fault.code = undefined;
    await new Promise<void>(resolve => journal.onDurable(() => resolve()));
    assert.equal(journal.failure, undefined);
    assert.equal(journal.append('e'), 5);
    await journal.close();
    const again = await FileJournal.open({ folder });
    assert.deepEqual(await all(again), ['1 a', '2 b', '3 c', '4 d', '5 e']);
    await again.close();
  });

  test(`disk failing at ${at} until the end: what was durable is kept`, async () => {
    const folder = await freshFolder();
    const fault: { code: string | undefined; at: 'write' | 'sync' | 'open' } = {
      code: undefined,
      at,
    };
    const journal = await FileJournal.open({
      folder,
      disk: failingDisk(fault),
      retryMs: 5,
      segmentBytes: 60,
    });
    for (const text of ['a', 'b', 'c']) {
      journal.append(text);
      await journal.flush();
    }
    fault.code = 'EIO';
    journal.append('d');
    await assert.rejects(journal.close(), JournalError);
    const again = await FileJournal.open({ folder });
    const kept = await all(again);
    assert.deepEqual(kept.slice(0, 3), ['1 a', '2 b', '3 c']);
    assert.ok(kept.length === 3 || kept[3] === '4 d');
    await again.close();
  });
}

test('a disk that stands still: append refuses when too much waits', async () => {
  const folder = await freshFolder();
  const { promise: stalled, resolve: release } = Promise.withResolvers<void>();
  const disk: Disk = {
    ...realDisk,
    async open(path, create) {
      const file = await realDisk.open(path, create);
      return { ...file, write: (bytes, at) => stalled.then(() => file.write(bytes, at)) };
    },
  };
  await FileJournal.open({ folder }).then(journal => journal.close());
  const journal = await FileJournal.open({ folder, disk, waitingBytesMax: 2_000_000 });
  const record = 'x'.repeat(10_000);
  assert.throws(() => {
    for (let n = 0; n < 10_000; n++) journal.append(record);
  }, /too much waits/);
  const accepted = journal.lastSeq;
  assert.ok(accepted >= 50, `${accepted} accepted`);
  release();
  await journal.flush();
  assert.equal(journal.append('again'), accepted + 1);
  assert.equal((await all(journal)).length, accepted + 1);
  await journal.close();
});
