import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A file as it was when it was read to its end. */
interface TakenFile {
  readonly name: string;
  readonly size: number;
  /** SHA-256 of the content, in hex. */
  readonly digest: string;
  /** Time of the last change, which no program can set: spares the digest of an untouched file. */
  readonly ctimeMs: number;
  /** Nothing in it could be used. */
  readonly refused?: boolean;
}

/** Entries kept of files that are no longer in the folder; the oldest go first. */
const GONE_MAX = 20_000;
const VERSION = 1;

/** Remembers which files were read, in one small file that is always whole. */
export class TakenFiles {
  readonly #path: string;
  #files: TakenFile[] = [];
  readonly #keys = new Map<string, TakenFile>();

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * Reads the state file. One that is broken is put aside as `….broken` and told to `onBroken`:
   * files are then read again, which the calls' stable ids make harmless.
   */
  static async load(path: string, onBroken: (reason: string) => void): Promise<TakenFiles> {
    const taken = new TakenFiles(path);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return taken;
      throw error;
    }
    const files = filesOf(text);
    if (files === undefined) {
      await rename(path, `${path}.broken`);
      onBroken(`${path} is broken and was put aside; files may be read again`);
      return taken;
    }
    for (const file of files) taken.#keep(file);
    return taken;
  }

  /** The entry of a file with this name, size and content. */
  find(name: string, size: number, digest: string): TakenFile | undefined {
    return this.#keys.get(keyOf(name, size, digest));
  }

  /** The entry of a file that has not been touched since it was read. */
  untouched(name: string, size: number, ctimeMs: number): TakenFile | undefined {
    return this.#keys.get(keyOf(name, size, `@${ctimeMs}`));
  }

  /** Keeps the entry; resolves when it is on disk. Files `present` in the folder stay known. */
  async add(file: TakenFile, present: ReadonlySet<string>): Promise<void> {
    this.#keep(file);
    this.#forgetGone(present);
    const beside = `${this.#path}.tmp`;
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(`${JSON.stringify({ version: VERSION, files: this.#files })}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, this.#path);
    const folder = await open(dirname(this.#path), 'r').catch(() => undefined);
    await folder?.sync().catch(() => undefined);
    await folder?.close();
  }

  #keep(file: TakenFile): void {
    const known = this.find(file.name, file.size, file.digest);
    if (known !== undefined) this.#files.splice(this.#files.indexOf(known), 1);
    this.#files.push(file);
    this.#keys.set(keyOf(file.name, file.size, file.digest), file);
    this.#keys.set(keyOf(file.name, file.size, `@${file.ctimeMs}`), file);
  }

  #forgetGone(present: ReadonlySet<string>): void {
    let excess = this.#files.length - present.size - GONE_MAX;
    if (excess <= 0) return;
    this.#files = this.#files.filter(file => {
      if (excess <= 0 || present.has(file.name)) return true;
      excess -= 1;
      this.#forget(file);
      return false;
    });
  }

  #forget(file: TakenFile): void {
    for (const mark of [file.digest, `@${file.ctimeMs}`]) {
      const key = keyOf(file.name, file.size, mark);
      if (this.#keys.get(key) === file) this.#keys.delete(key);
    }
  }
}

/** SHA-256 of a file's content. */
export async function fileDigest(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function keyOf(name: string, size: number, mark: string): string {
  return `${name}\n${size}\n${mark}`;
}

function filesOf(text: string): TakenFile[] | undefined {
  try {
    const state: unknown = JSON.parse(text);
    if (typeof state !== 'object' || state === null || !('files' in state)) return undefined;
    if (!Array.isArray(state.files)) return undefined;
    return state.files.every(isTakenFile) ? state.files : undefined;
  } catch {
    return undefined;
  }
}

function isTakenFile(value: unknown): value is TakenFile {
  if (typeof value !== 'object' || value === null) return false;
  const file = value as Partial<Record<keyof TakenFile, unknown>>;
  return (
    typeof file.name === 'string' &&
    typeof file.size === 'number' &&
    typeof file.digest === 'string' &&
    typeof file.ctimeMs === 'number'
  );
}
