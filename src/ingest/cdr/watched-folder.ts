import { type FSWatcher, watch } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CallRecordBatch, CallRecordOptions, CdrFormat } from './call-record.ts';
import { detectFileFormat, readCallRecords } from './read-call-records.ts';
import { codeOf, fileDigest, TakenFiles } from './taken-files.ts';

export interface WatchedFolderOptions {
  readonly folder: string;
  /** Where it is remembered which files were read. */
  readonly stateFile: string;
  readonly records: CallRecordOptions;
  /** A file is whole when size and time stood still so long; 5,000 unless said. */
  readonly settleMs?: number;
  /** Time between two looks; 2,000 unless said. */
  readonly pollMs?: number;
  /** `marker`: a file `x` is whole when there is a file `x.done`. `settled` unless said. */
  readonly whole?: 'settled' | 'marker';
  /** Order of taking; `name` unless said. */
  readonly order?: 'name' | 'time';
  /** Files read go here; they stay in place unless said. */
  readonly doneFolder?: string;
  /** Files in which nothing could be used go here; they stay in place unless said. */
  readonly quarantineFolder?: string;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs?: () => number;
  /** Takes a batch; the next is read when this resolves. When it rejects, the file comes again. */
  onBatch(batch: CallRecordBatch, file: string): Promise<void>;
  /** Reads a file of the contract's own NDJSON; without this such a file is refused. */
  onNdjson?(path: string, file: string): Promise<void>;
  onFile?(report: FileReport): void;
  /** The world failed, or something needs a person; said once for the same file and text. */
  onProblem(problem: { readonly file: string; readonly reason: string }): void;
}

/** What became of a file. */
export interface FileReport {
  readonly file: string;
  readonly events: number;
  readonly quarantined: number;
  readonly skipped: number;
  /** Nothing in it could be used. */
  readonly refused: boolean;
}

const TEMPORARY =
  /^[.~_#]|(?:\.(?:tmp|temp|part|partial|filepart|writing|swp|crdownload|inprogress)|~)$/i;
const MARKER = '.done';

/**
 * Takes call-record files from a folder, one at a time and in order. No file is taken twice (name,
 * size and content are remembered on disk) and none while it is written (it must have settled, or
 * have its marker; temporary names are passed over). A file is marked as taken after its last batch
 * was accepted: after a crash in between it is read again, and the calls' ids, which depend on the
 * record alone, make that harmless.
 */
export class WatchedFolder {
  readonly #options: WatchedFolderOptions;
  readonly #nowMs: () => number;
  readonly #seen = new Map<string, { size: number; mtimeMs: number; sinceMs: number }>();
  readonly #told = new Set<string>();
  #present: ReadonlySet<string> = new Set();
  #taken: TakenFiles | undefined;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopping = false;

  constructor(options: WatchedFolderOptions) {
    this.#options = options;
    this.#nowMs = options.nowMs ?? (() => performance.now());
  }

  /** Loads what is remembered, and begins to look. Throws when folder or state cannot be used. */
  async start(): Promise<void> {
    this.#stopping = false;
    await this.open();
    try {
      this.#watcher = watch(this.#options.folder, { persistent: false }, () => this.#look());
      this.#watcher.on('error', error => this.#problem('', `watching stopped: ${error.message}`));
    } catch (error) {
      this.#problem('', `not watched, only polled: ${String(error)}`);
    }
    this.#look();
  }

  /** Loads the state without looking by itself; then `sweep` may be called. */
  async open(): Promise<void> {
    await readdir(this.#options.folder);
    for (const folder of [this.#options.doneFolder, this.#options.quarantineFolder]) {
      if (folder !== undefined) await mkdir(folder, { recursive: true });
    }
    this.#taken = await TakenFiles.load(this.#options.stateFile, reason =>
      this.#problem('', reason),
    );
  }

  /** Stops after the batch in hand. A file that was not finished is read again later. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    this.#watcher?.close();
    await this.#running;
  }

  /** One look at the folder: takes every file that is whole. */
  async sweep(): Promise<void> {
    let names: string[];
    try {
      names = await this.#wholeFiles();
    } catch (error) {
      this.#problem('', `folder not readable: ${String(error)}`);
      return;
    }
    for (const name of names) {
      if (this.#stopping) return;
      try {
        if (!(await this.#take(name))) return;
      } catch (error) {
        this.#problem(name, String(error));
      }
    }
  }

  #look(): void {
    if (this.#running !== undefined || this.#stopping) return;
    clearTimeout(this.#timer);
    this.#running = this.sweep().finally(() => {
      this.#running = undefined;
      if (this.#stopping) return;
      this.#timer = setTimeout(() => this.#look(), this.#options.pollMs ?? 2_000);
    });
  }

  async #wholeFiles(): Promise<string[]> {
    const { folder, order = 'name', whole = 'settled' } = this.#options;
    const entries = await readdir(folder);
    const present = new Set(entries);
    this.#present = present;
    for (const name of this.#seen.keys()) if (!present.has(name)) this.#seen.delete(name);
    const found: { name: string; mtimeMs: number }[] = [];
    for (const name of entries) {
      if (TEMPORARY.test(name) || name.endsWith(MARKER)) continue;
      if (resolve(folder, name) === resolve(this.#options.stateFile)) continue;
      const facts = await stat(join(folder, name)).catch(() => undefined);
      if (facts === undefined || !facts.isFile()) continue;
      const settled = this.#hasSettled(name, facts.size, facts.mtimeMs);
      const isWhole = whole === 'marker' ? present.has(name + MARKER) : settled;
      if (isWhole) found.push({ name, mtimeMs: facts.mtimeMs });
    }
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
    found.sort((a, b) => (order === 'time' && a.mtimeMs - b.mtimeMs) || byName(a, b));
    return found.map(({ name }) => name);
  }

  #hasSettled(name: string, size: number, mtimeMs: number): boolean {
    const now = this.#nowMs();
    const seen = this.#seen.get(name);
    if (seen === undefined || seen.size !== size || seen.mtimeMs !== mtimeMs) {
      this.#seen.set(name, { size, mtimeMs, sinceMs: now });
      return (this.#options.settleMs ?? 5_000) === 0;
    }
    return now - seen.sinceMs >= (this.#options.settleMs ?? 5_000);
  }

  /** False when later files must wait, since this one has to come first and cannot now. */
  async #take(name: string): Promise<boolean> {
    const taken = this.#taken!;
    const path = join(this.#options.folder, name);
    const before = await stat(path);
    const untouched = taken.untouched(name, before.size, before.ctimeMs);
    if (untouched !== undefined) {
      await this.#putAway(name, untouched.refused ?? false);
      return true;
    }
    const digest = await fileDigest(path);
    const known = taken.find(name, before.size, digest);
    if (known !== undefined) {
      await taken.add({ ...known, ctimeMs: before.ctimeMs }, this.#present);
      await this.#putAway(name, known.refused ?? false);
      return true;
    }
    const report = await this.#read(path, name);
    if (report === undefined) return false;
    const after = await stat(path);
    if (after.size !== before.size || after.ctimeMs !== before.ctimeMs) {
      this.#problem(name, 'changed while it was read; it is read again when it has settled');
      return true;
    }
    const refused = report.refused ? { refused: true } : undefined;
    const { ctimeMs, size } = before;
    await taken.add({ name, size, digest, ctimeMs, ...refused }, this.#present);
    this.#options.onFile?.(report);
    await this.#putAway(name, report.refused);
    return true;
  }

  /** Undefined when the file was not read to its end: stopped, or a batch was not accepted. */
  async #read(path: string, name: string): Promise<FileReport | undefined> {
    const { onBatch, onNdjson, records } = this.#options;
    const format: CdrFormat | undefined =
      records.format ??
      (records.columnMap === undefined ? await detectFileFormat(path) : undefined);
    const count = { events: 0, quarantined: 0, skipped: 0 };
    if (format === 'ndjson' && onNdjson !== undefined) {
      if (!(await this.#accepted(name, onNdjson.call(this.#options, path, name)))) return undefined;
      return { file: name, ...count, refused: false };
    }
    for await (const batch of readCallRecords(path, records)) {
      if (this.#stopping) return undefined;
      if (!(await this.#accepted(name, onBatch.call(this.#options, batch, name)))) return undefined;
      count.events += batch.events.length;
      count.quarantined += batch.quarantined.length;
      count.skipped += batch.skipped;
    }
    return { file: name, ...count, refused: count.events === 0 && count.quarantined > 0 };
  }

  async #accepted(name: string, work: Promise<void>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      this.#problem(name, `not accepted, comes again: ${String(error)}`);
      return false;
    }
  }

  async #putAway(name: string, refused: boolean): Promise<void> {
    const { doneFolder, folder, quarantineFolder } = this.#options;
    const target = refused ? quarantineFolder : doneFolder;
    if (target === undefined) return;
    let free = join(target, name);
    for (let number = 1; await exists(free); number += 1) free = join(target, `${name}.${number}`);
    try {
      await rename(join(folder, name), free);
      await rm(join(folder, name + MARKER), { force: true });
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.#problem(name, `not moved: ${String(error)}`);
    }
  }

  #problem(file: string, reason: string): void {
    const key = `${file}\n${reason}`;
    if (this.#told.has(key)) return;
    if (this.#told.size > 1_000) this.#told.clear();
    this.#told.add(key);
    this.#options.onProblem({ file, reason });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
