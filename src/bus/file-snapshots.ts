// Snapshots as files: written beside, fsynced, renamed. The file:
//   0  8 bytes "SEKISNAP"   8  u32 CRC-32 of the rest   12  u32 bytes of the heading
//  16  heading, JSON: sequence, version, bytes of the state        then the state, v8 serialised
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Deserializer, Serializer } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { SnapshotStore } from '../workflow/ports.ts';
import { realDisk } from './journal-disk.ts';
import { systemErrorText } from './journal-errors.ts';

/** A snapshot could not be written, or the folder not be read. The journal still holds all. */
export class SnapshotError extends Error {
  override name = 'SnapshotError';
}

export interface FileSnapshotsOptions {
  readonly folder: string;
  /** How many are kept. Default 2. */
  readonly kept?: number;
  /** Told of each damaged file that `load` passed over. */
  readonly notice?: (text: string) => void;
}

interface Heading {
  readonly seq: number;
  readonly version: string;
  readonly stateBytes: number;
}

const magic = 'SEKISNAP';
const prefixBytes = 16;
const name = /^snapshot-\d{16}\.snap$/;

export class FileSnapshots implements SnapshotStore {
  readonly #folder: string;
  readonly #kept: number;
  readonly #notice: (text: string) => void;
  #saving: Promise<void> = Promise.resolve();

  constructor(options: FileSnapshotsOptions) {
    this.#folder = options.folder;
    this.#kept = options.kept ?? 2;
    this.#notice = options.notice ?? (() => {});
  }

  /**
   * The state is copied before this returns its promise, so it may change at once; that copy is
   * the only part that blocks. Throws SnapshotError; the snapshots before stay as they were.
   */
  save(
    seq: number,
    version: string,
    state: unknown,
    journalled: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> {
    let bytes: Buffer;
    try {
      bytes = serialised(state);
    } catch (error) {
      return Promise.reject(new SnapshotError(systemErrorText(error), { cause: error }));
    }
    const inJournal = journalled();
    // It may reject while an earlier save is still under way.
    inJournal.catch(() => {});
    const done = this.#saving.then(() => this.#write({ seq, version }, bytes, inJournal));
    this.#saving = done.catch(() => {});
    return done;
  }

  /** The newest whole snapshot of that version; damaged ones and other versions are passed over. */
  async load(version: string): Promise<{ seq: number; state: unknown } | undefined> {
    for (const file of (await this.#files()).reverse()) {
      const found = await readSnapshot(join(this.#folder, file), version);
      if (found.damage) this.#notice(`${file}: ${found.damage}; an older snapshot is used`);
      if (found.snapshot) return found.snapshot;
    }
    return undefined;
  }

  /** The journal is needed from the record after the oldest one kept; undefined without any. */
  async oldestSeq(): Promise<number | undefined> {
    const oldest = (await this.#files())[0];
    return oldest === undefined ? undefined : Number(oldest.slice('snapshot-'.length, -5));
  }

  async #write(
    of: { seq: number; version: string },
    state: Buffer,
    inJournal: Promise<unknown>,
  ): Promise<void> {
    const path = join(this.#folder, `snapshot-${String(of.seq).padStart(16, '0')}.snap`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const file = await realDisk.open(`${path}.part`, true);
      try {
        const front = frontOf({ ...of, stateBytes: state.length }, state);
        await file.write(front, 0);
        await file.write(state, front.length);
        await file.sync();
      } finally {
        await file.close();
      }
      await inJournal;
      await rename(`${path}.part`, path);
      await realDisk.syncFolder(this.#folder);
      const files = await this.#files();
      const old = files.slice(0, Math.max(0, files.length - this.#kept));
      // What a killed process left half-written goes too: saves run one after another.
      const halves = (await readdir(this.#folder)).filter(file => file.endsWith('.snap.part'));
      for (const file of [...old, ...halves]) await rm(join(this.#folder, file), { force: true });
    } catch (error) {
      await rm(`${path}.part`, { force: true }).catch(() => {});
      throw new SnapshotError(`${path}: ${systemErrorText(error)}`, { cause: error });
    }
  }

  /** The whole files, oldest first. */
  async #files(): Promise<string[]> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      return (await readdir(this.#folder)).filter(file => name.test(file)).sort();
    } catch (error) {
      throw new SnapshotError(systemErrorText(error), { cause: error });
    }
  }
}

// Not v8.serialize: what that writes comes back as views into the bytes read, which keeps all of
// them in memory and gives typed arrays that begin in the middle of a foreign buffer.
function serialised(state: unknown): Buffer {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(state);
  return serializer.releaseBuffer();
}

function frontOf(heading: Heading, state: Buffer): Buffer {
  const text = Buffer.from(JSON.stringify(heading));
  const front = Buffer.alloc(prefixBytes + text.length);
  front.write(magic, 0, 'latin1');
  front.writeUInt32LE(text.length, 12);
  text.copy(front, prefixBytes);
  front.writeUInt32LE(crc32(state, crc32(front.subarray(12))), 8);
  return front;
}

type Found = {
  readonly snapshot?: { seq: number; state: unknown };
  readonly damage?: string;
};

async function readSnapshot(path: string, version: string): Promise<Found> {
  try {
    const bytes = await readWhole(path);
    if (bytes.length < prefixBytes || bytes.toString('latin1', 0, 8) !== magic) {
      return { damage: 'not a snapshot' };
    }
    if (crc32(bytes.subarray(12)) !== bytes.readUInt32LE(8)) return { damage: 'damaged' };
    const at = prefixBytes + bytes.readUInt32LE(12);
    const heading = JSON.parse(bytes.toString('utf8', prefixBytes, at)) as Heading;
    if (heading.version !== version) return {};
    const deserializer = new Deserializer(bytes.subarray(at));
    deserializer.readHeader();
    return { snapshot: { seq: heading.seq, state: deserializer.readValue() } };
  } catch (error) {
    return { damage: systemErrorText(error) };
  }
}

// fs.readFile refuses more than 2 GiB.
async function readWhole(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.allocUnsafe(size);
    for (let done = 0; done < size; ) {
      const length = Math.min(size - done, 64 * 1024 * 1024);
      const { bytesRead } = await file.read(bytes, done, length, done);
      if (bytesRead === 0) return bytes.subarray(0, done);
      done += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}
