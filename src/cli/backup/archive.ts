// A backup is one gzip file: parts, each a heading (JSON) and chunks of bytes, then the digest of
// everything before it. Half a backup is known as such.
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, type Gzip } from 'node:zlib';

export type PartHeading =
  | { readonly kind: 'about'; readonly about: unknown }
  /** A file of the data directory. */
  | { readonly kind: 'file'; readonly name: string }
  /** Rows of a table, each chunk a JSON array of them. */
  | { readonly kind: 'rows'; readonly table: string };

/** The file is not a whole backup of ours. */
export class BackupError extends Error {
  override name = 'BackupError';
}

const magic = Buffer.from('SEKISHO BACKUP 1\n');
const chunkBytesMax = 64 * 1024 * 1024;
const digestBytes = 32;

/** Writes beside and renames at the end, readable by its owner only. */
export class ArchiveWriter {
  readonly #path: string;
  readonly #gzip: Gzip = createGzip({ level: 3 });
  readonly #hash: Hash = createHash('sha256');
  readonly #written: Promise<void>;
  #failed: unknown;

  constructor(path: string) {
    this.#path = path;
    // Made anew: one that lies there already may be open to others, or lead elsewhere.
    rmSync(`${path}.part`, { force: true });
    const file = createWriteStream(`${path}.part`, { mode: 0o600, flags: 'wx' });
    this.#written = pipeline(this.#gzip, file);
    this.#written.catch(error => {
      this.#failed = error;
    });
  }

  async begin(): Promise<void> {
    await this.#write(magic);
  }

  async part(heading: PartHeading, chunks: AsyncIterable<Uint8Array | string>): Promise<void> {
    await this.#frame(Buffer.from(JSON.stringify(heading)));
    for await (const chunk of chunks) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      if (bytes.length > 0) await this.#frame(bytes);
    }
    await this.#frame(new Uint8Array());
  }

  /** Returns the digest, hexadecimal. */
  async end(): Promise<string> {
    await this.#frame(new Uint8Array());
    const digest = this.#hash.copy().digest();
    await this.#write(digest);
    this.#gzip.end();
    await this.#written;
    const file = await open(`${this.#path}.part`, 'r+');
    await file.sync();
    await file.close();
    await rename(`${this.#path}.part`, this.#path);
    return digest.toString('hex');
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => {});
    await rm(`${this.#path}.part`, { force: true });
  }

  async #frame(bytes: Uint8Array): Promise<void> {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    await this.#write(length);
    if (bytes.length > 0) await this.#write(bytes);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#failed !== undefined) throw this.#failed;
    this.#hash.update(bytes);
    if (!this.#gzip.write(bytes)) {
      await Promise.race([once(this.#gzip, 'drain'), this.#written]);
    }
  }
}

export interface ArchivePart {
  readonly heading: PartHeading;
  /** To be read to its end before the next part is asked for. */
  readonly chunks: AsyncGenerator<Buffer>;
}

/** The parts in order. Throws BackupError where the file is cut off, changed or none of ours. */
export async function* readArchive(path: string): AsyncGenerator<ArchivePart> {
  const gunzip = createGunzip();
  // What fails in it is thrown by the reading below.
  pipeline(createReadStream(path), gunzip).catch(() => {});
  const source = new ByteSource(gunzip);
  if (!(await source.take(magic.length)).equals(magic)) {
    throw new BackupError(`${path} is no backup of Sekisho`);
  }
  for (;;) {
    const heading = await source.frame();
    if (heading === undefined) break;
    const chunks = framesOf(source);
    yield { heading: JSON.parse(heading.toString()) as PartHeading, chunks };
    for await (const _ of chunks);
  }
  const digest = source.digest();
  if (!(await source.take(digestBytes)).equals(digest)) {
    throw new BackupError(`${path} is damaged: its digest is not that of its content`);
  }
  if (!(await source.ended())) throw new BackupError(`${path} goes on after its end`);
}

async function* framesOf(source: ByteSource): AsyncGenerator<Buffer> {
  for (let frame = await source.frame(); frame !== undefined; frame = await source.frame()) {
    yield frame;
  }
}

class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #hash: Hash = createHash('sha256');
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  digest(): Buffer {
    return this.#hash.copy().digest();
  }

  /** One chunk; undefined for the empty one that ends a row of them. */
  async frame(): Promise<Buffer | undefined> {
    const length = (await this.take(4)).readUInt32LE();
    if (length > chunkBytesMax) throw new BackupError('the backup is damaged: a part is too long');
    return length === 0 ? undefined : this.take(length);
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.#held.length === 0) {
        const next = await this.#next();
        if (next === undefined) throw new BackupError('the backup is cut off');
        this.#held = next;
      }
      const part = this.#held.subarray(0, missing);
      this.#held = this.#held.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    this.#hash.update(bytes);
    return bytes;
  }

  /** Whether nothing follows; reads the end of the compression, whose checksum may be wrong. */
  async ended(): Promise<boolean> {
    return this.#held.length === 0 && (await this.#next()) === undefined;
  }

  async #next(): Promise<Buffer | undefined> {
    try {
      const { value, done } = await this.#chunks.next();
      return done ? undefined : value;
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      throw new BackupError(`the backup cannot be read: ${text}`);
    }
  }
}
