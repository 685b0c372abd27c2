import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { FileJournal } from '../src/bus/file-journal.ts';
import { FileSnapshots } from '../src/bus/file-snapshots.ts';

const sizes = {
  small: { records: 200_000, rounds: 200, stateLines: 100_000 },
  full: { records: 3_000_000, rounds: 2_000, stateLines: 2_000_000 },
};

export const bench = {
  name: 'journal',
  why: 'every call event passes the journal, and a start reads snapshot and tail',
  async run(size: 'small' | 'full'): Promise<Record<string, number>> {
    const folder = await mkdtemp(join(tmpdir(), 'sekisho-bench-'));
    try {
      const { records, rounds, stateLines } = sizes[size];
      return {
        ...(await appended(folder, records)),
        ...(await opened(folder)),
        ...(await read(folder)),
        ...(await oneByOne(join(folder, 'single'), rounds)),
        ...(await snapshots(join(folder, 'snapshots'), stateLines)),
      };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

/** Appends from the event loop, letting it turn as a server does, until all is fsynced. */
async function appended(folder: string, records: number) {
  const journal = await FileJournal.open({ folder });
  const payload = JSON.stringify({ k: 'setup', t: 1_763_700_000_000, s: '05012345678', n: 0 });
  let fsyncs = 0;
  journal.onDurable(() => fsyncs++);
  const begin = performance.now();
  for (let n = 0; n < records; n++) {
    journal.append(payload);
    if (n % 1_000 === 999) await turn();
  }
  const appendMs = performance.now() - begin;
  await journal.flush();
  const durableMs = performance.now() - begin;
  await journal.close();
  return {
    appendsPerSecond: Math.round((records / appendMs) * 1000),
    durableAppendsPerSecond: Math.round((records / durableMs) * 1000),
    recordsPerFsync: Math.round(records / fsyncs),
  };
}

async function opened(folder: string) {
  const begin = performance.now();
  const journal = await FileJournal.open({ folder });
  const openMs = performance.now() - begin;
  await journal.close();
  return { openMs: Math.round(openMs) };
}

async function read(folder: string) {
  const journal = await FileJournal.open({ folder });
  let count = 0;
  const one = performance.now();
  for await (const record of journal.read(1)) count += record.seq > 0 ? 1 : 0;
  const oneMs = performance.now() - one;
  const many = performance.now();
  for await (const records of journal.readBatches(1)) count += records.length;
  const manyMs = performance.now() - many;
  await journal.close();
  return {
    readPerSecond: Math.round((count / 2 / oneMs) * 1000),
    readBatchesPerSecond: Math.round((count / 2 / manyMs) * 1000),
  };
}

/** The time from append to durable of a single record on an idle journal. */
async function oneByOne(folder: string, rounds: number) {
  const journal = await FileJournal.open({ folder });
  const times: number[] = [];
  for (let n = 0; n < rounds; n++) {
    const begin = performance.now();
    journal.append('{"k":"answer"}');
    await journal.flush();
    times.push(performance.now() - begin);
  }
  await journal.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => Number(times[Math.floor(times.length * share)]!.toFixed(2));
  return { durableP50Ms: at(0.5), durableP99Ms: at(0.99) };
}

async function snapshots(folder: string, lines: number) {
  const store = new FileSnapshots({ folder });
  const state = {
    meters: new Float64Array(lines * 8),
    names: new Map(Array.from({ length: lines / 10 }, (_, n) => [`05012${n}`, n])),
  };
  const begin = performance.now();
  const saving = store.save(1, 'bench', state);
  const blockedMs = performance.now() - begin;
  await saving;
  const saveMs = performance.now() - begin;
  const loadBegin = performance.now();
  await store.load('bench');
  return {
    snapshotMegabytes: Math.round((lines * 64) / 1e6),
    snapshotSaveMs: Math.round(saveMs),
    snapshotBlockedMs: Math.round(blockedMs),
    snapshotLoadMs: Math.round(performance.now() - loadBegin),
  };
}
