import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { WatchedFolder, type WatchedFolderOptions } from '../../src/ingest/cdr/watched-folder.ts';
import { zoneOffsets } from '../../src/ingest/cdr/zone-offsets.ts';

const examples = join(import.meta.dirname, '../../examples/cdr');
const damaged = join(import.meta.dirname, 'damaged');
const records = { zone: zoneOffsets('Asia/Tokyo') };
const calls = readFileSync(join(examples, 'asterisk-18.csv'), 'utf8');
let base = '';
let folder = '';
let nowMs = 0;
let log: string[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'sekisho-watch-'));
  folder = join(base, 'in');
  mkdirSync(folder);
  nowMs = 0;
  log = [];
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

async function watching(more: Partial<WatchedFolderOptions> = {}): Promise<WatchedFolder> {
  const watched = new WatchedFolder({
    folder,
    stateFile: join(base, 'taken.json'),
    records,
    settleMs: 1_000,
    nowMs: () => nowMs,
    onBatch: async (batch, file) => void log.push(`${file} ${batch.events.length}`),
    onProblem: ({ file, reason }) => void log.push(`! ${file} ${reason}`),
    ...more,
  });
  await watched.open();
  return watched;
}

const put = (name: string, text: string | Buffer): void => writeFileSync(join(folder, name), text);

test('takes a file when it has settled, once, in order of names', async () => {
  const watched = await watching();
  put('b.csv', calls);
  put('a.csv', calls.replaceAll('178031', '178032'));
  await watched.sweep();
  assert.deepEqual(log, []);
  nowMs = 600;
  appendFileSync(join(folder, 'a.csv'), calls);
  await watched.sweep();
  nowMs = 1_200;
  await watched.sweep();
  assert.deepEqual(log, ['b.csv 4']);
  nowMs = 1_700;
  await watched.sweep();
  await watched.sweep();
  assert.deepEqual(log, ['b.csv 4', 'a.csv 8']);
});

test('remembers over a restart, by content too', async () => {
  put('a.csv', calls);
  const first = await watching({ settleMs: 0 });
  await first.sweep();
  const second = await watching({ settleMs: 0 });
  await second.sweep();
  utimesSync(join(folder, 'a.csv'), 1, 1);
  await second.sweep();
  assert.deepEqual(log, ['a.csv 4']);
  put('a.csv', calls + calls);
  await second.sweep();
  assert.deepEqual(log, ['a.csv 4', 'a.csv 8']);
});

test('takes another content of the same name and size', async () => {
  const watched = await watching({ settleMs: 0 });
  put('a.csv', calls);
  await watched.sweep();
  put('a.csv', calls.replaceAll('178031', '178039'));
  await watched.sweep();
  assert.deepEqual(log, ['a.csv 4', 'a.csv 4']);
});

test('takes files oldest first when so set', async () => {
  const watched = await watching({ settleMs: 0, order: 'time' });
  put('a.csv', calls);
  put('b.csv', calls);
  utimesSync(join(folder, 'b.csv'), 1_000, 1_000);
  await watched.sweep();
  assert.deepEqual(log, ['b.csv 4', 'a.csv 4']);
});

test('passes over temporary names, folders and its own state', async () => {
  const state = join(folder, 'taken.json');
  const watched = await watching({ settleMs: 0, stateFile: state });
  for (const name of ['.a.csv', 'a.csv.tmp', 'a.csv.part', 'a.csv.filepart', '~a.csv', 'a.csv~']) {
    put(name, calls);
  }
  mkdirSync(join(folder, 'done'));
  await watched.sweep();
  assert.deepEqual(log, []);
  renameSync(join(folder, 'a.csv.tmp'), join(folder, 'a.csv'));
  await watched.sweep();
  await watched.sweep();
  assert.deepEqual(log, ['a.csv 4']);
});

test('waits for the marker when files are marked', async () => {
  const doneFolder = join(base, 'done');
  const watched = await watching({ whole: 'marker', doneFolder });
  put('a.csv', calls);
  await watched.sweep();
  assert.deepEqual(log, []);
  put('a.csv.done', '');
  await watched.sweep();
  assert.deepEqual(log, ['a.csv 4']);
  assert.deepEqual(readdirSync(folder), []);
  assert.deepEqual(readdirSync(doneFolder), ['a.csv']);
});

test('moves files away, those in which nothing could be used elsewhere', async () => {
  const doneFolder = join(base, 'done');
  const quarantineFolder = join(base, 'quarantine');
  const watched = await watching({ settleMs: 0, doneFolder, quarantineFolder });
  put('good.csv', calls);
  put('mixed.csv', readFileSync(join(damaged, 'asterisk.csv')));
  put('other.bin', Buffer.from([1, 2, 3, 4]));
  await watched.sweep();
  put('good.csv', calls);
  await watched.sweep();
  assert.deepEqual(log, ['good.csv 4', 'mixed.csv 5', 'other.bin 0']);
  assert.deepEqual(readdirSync(doneFolder).sort(), ['good.csv', 'good.csv.1', 'mixed.csv']);
  assert.deepEqual(readdirSync(quarantineFolder), ['other.bin']);
  assert.deepEqual(readdirSync(folder), []);
});

test('gives a file of the contract itself to its own reader', async () => {
  put('events.ndjson', '{"type":"end","time":"2026-06-01T10:03:10+09:00","callId":"c1"}\n');
  const watched = await watching({
    settleMs: 0,
    onNdjson: async (path, file) => void log.push(`${file} ${existsSync(path)}`),
  });
  await watched.sweep();
  await watched.sweep();
  assert.deepEqual(log, ['events.ndjson true']);
});

test('a batch that is not accepted holds the file and those after it, until it is', async () => {
  let refuse = true;
  const watched = await watching({
    settleMs: 0,
    onBatch: async (batch, file) => {
      if (refuse) throw new Error('full');
      log.push(`${file} ${batch.events.length}`);
    },
  });
  put('a.csv', calls);
  put('b.csv', calls);
  await watched.sweep();
  await watched.sweep();
  assert.deepEqual(log, ['! a.csv not accepted, comes again: Error: full']);
  refuse = false;
  await watched.sweep();
  assert.deepEqual(log.slice(1), ['a.csv 4', 'b.csv 4']);
});

test('awaits each batch before it reads on', async () => {
  let open = 0;
  let most = 0;
  const watched = await watching({
    settleMs: 0,
    records: { ...records, batchSize: 1 },
    onBatch: async () => {
      open += 1;
      most = Math.max(most, open);
      await sleep(1);
      open -= 1;
    },
  });
  put('a.csv', calls);
  await watched.sweep();
  assert.equal(most, 1);
});

test('a file that changes while it is read is read again', async () => {
  let grown = false;
  const watched = await watching({
    settleMs: 0,
    onBatch: async (batch, file) => {
      log.push(`${file} ${batch.events.length}`);
      if (!grown) appendFileSync(join(folder, file), calls.replaceAll('178031', '178032'));
      grown = true;
    },
  });
  put('a.csv', calls);
  await watched.sweep();
  await watched.sweep();
  const changed = '! a.csv changed while it was read; it is read again when it has settled';
  assert.deepEqual(log, ['a.csv 4', changed, 'a.csv 8']);
});

test('a broken state file is put aside and told', async () => {
  const stateFile = join(base, 'taken.json');
  writeFileSync(stateFile, '{"version":1,"files":[{"na');
  const watched = await watching({ settleMs: 0 });
  put('a.csv', calls);
  await watched.sweep();
  assert.match(log[0]!, /broken and was put aside/);
  assert.equal(log[1], 'a.csv 4');
  assert.ok(existsSync(`${stateFile}.broken`));
});

test('looks by itself after start, and no more after stop', async () => {
  const watched = await watching({ settleMs: 0, pollMs: 5 });
  await watched.start();
  put('a.csv', calls);
  while (log.length === 0) await sleep(5);
  await watched.stop();
  put('b.csv', calls);
  await sleep(30);
  assert.deepEqual(log, ['a.csv 4']);
});

test('killed at any moment, it loses no call and finishes every file once', async () => {
  const accepted = join(base, 'accepted');
  const stateFile = join(base, 'taken.json');
  writeFileSync(accepted, '');
  const expected = new Set<string>();
  const line = calls.split('\n')[0]!;
  for (let file = 0; file < 6; file += 1) {
    let text = '';
    for (let index = 0; index < 100; index += 1) {
      const id = `178031${file}000.${index}`;
      expected.add(id);
      text += `${line.replace('1780319400.10', id)}\n`;
    }
    put(`f${file}.csv`, text);
  }
  const child = join(import.meta.dirname, 'watching-child.ts');
  const batches = (): number => readFileSync(accepted, 'utf8').split('call ').length;
  const complete = (): boolean => readFileSync(accepted, 'utf8').includes('file f5.csv');
  const run = async (moreCalls: number): Promise<void> => {
    const watcher = spawn(process.execPath, [child, folder, stateFile, accepted]);
    const gone = once(watcher, 'exit');
    const enough = batches() + moreCalls;
    while (!complete() && batches() < enough && watcher.exitCode === null) await sleep(1);
    watcher.kill('SIGKILL');
    await gone;
  };
  for (const moreCalls of [1, 41, 97, 130, 20, 61, Number.POSITIVE_INFINITY]) await run(moreCalls);
  const lines = readFileSync(accepted, 'utf8').split('\n');
  const seen = new Set(lines.filter(text => text.startsWith('call ')).map(text => text.slice(5)));
  assert.deepEqual(seen, expected);
  assert.deepEqual(
    lines.filter(text => text.startsWith('problem')),
    [],
  );
  const taken: { files: { name: string }[] } = JSON.parse(readFileSync(stateFile, 'utf8'));
  assert.deepEqual(
    taken.files.map(({ name }) => name),
    ['f0.csv', 'f1.csv', 'f2.csv', 'f3.csv', 'f4.csv', 'f5.csv'],
  );
});
