// Reading a backup: to see whether it is whole, and to put back what it holds.
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FileJournal } from '../../bus/file-journal.ts';
import { Database, knownMigrations } from '../../store/database.ts';
import {
  type DumpAbout,
  dropEverything,
  finishLoad,
  isEmptyDatabase,
  loadRows,
  prepareLoad,
} from '../../store/dump-tables.ts';
import { type ArchivePart, BackupError, readArchive } from './archive.ts';
import type { BackupAbout } from './write-backup.ts';

/** Reads it whole. Throws BackupError when it is not a whole backup with all its parts. */
export async function verifyBackup(path: string): Promise<BackupAbout> {
  try {
    return await readWhole(path);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BackupError(`${path} is damaged: ${error.message}`);
  }
}

async function readWhole(path: string): Promise<BackupAbout> {
  let about: BackupAbout | undefined;
  const rows: Record<string, number> = {};
  for await (const part of readArchive(path)) {
    if (part.heading.kind === 'about') about = part.heading.about as BackupAbout;
    if (part.heading.kind !== 'rows') continue;
    const { table } = part.heading;
    for await (const chunk of part.chunks) {
      rows[table] = (rows[table] ?? 0) + (JSON.parse(chunk.toString()) as unknown[]).length;
    }
  }
  if (about === undefined) throw new BackupError(`${path} does not say what it holds`);
  for (const [table, count] of Object.entries(about.dump.rows)) {
    if ((rows[table] ?? 0) === count) continue;
    throw new BackupError(`${path} has ${rows[table] ?? 0} rows of ${table}, not ${count}`);
  }
  return about;
}

export interface RestoreOptions {
  /** Of the database, which is there and may be empty. */
  readonly url: string;
  readonly dataDir: string;
  readonly path: string;
  /** Puts aside what is there; without it nothing is restored over data. */
  readonly replace: boolean;
}

/**
 * Puts database, journal and snapshots back as they were. Read whole before anything is changed;
 * files come to their places last. Throws BackupError, StoreError, JournalError.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupAbout> {
  const about = await verifyBackup(options.path);
  await requireKnown(about);
  await emptied(options);
  const last = about.dump.migrations.at(-1)!;
  const incoming = join(options.dataDir, 'restore.part');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const database = await Database.open({ url: options.url, migrateTo: last, connectionsMax: 2 });
  try {
    await prepareLoad(database, about.dump);
    for await (const part of readArchive(options.path)) await take(part, database, incoming);
    await finishLoad(database, about.dump);
  } finally {
    await database.close();
  }
  await requireJournal(incoming, about.dump);
  await placeFiles(options.dataDir, incoming);
  // From the version of the backup to this one.
  await Database.open({ url: options.url, connectionsMax: 2 }).then(latest => latest.close());
  return about;
}

async function requireKnown({ dump, sekisho }: BackupAbout): Promise<void> {
  const known = await knownMigrations();
  const strange = dump.migrations.find(name => !known.includes(name));
  if (strange === undefined && dump.migrations.length > 0) return;
  throw new BackupError(`the backup is of Sekisho ${sekisho}, whose tables this one does not know`);
}

async function emptied({ url, dataDir, replace }: RestoreOptions): Promise<void> {
  const database = await Database.open({ url, connectionsMax: 2 });
  try {
    const journal = await FileJournal.open({ folder: join(dataDir, 'journal') });
    const { lastSeq } = journal;
    await journal.close();
    if (!replace && (lastSeq > 0 || !(await isEmptyDatabase(database)))) {
      throw new BackupError(
        `there are data in ${dataDir} or its database; --replace replaces them`,
      );
    }
    await dropEverything(database);
  } finally {
    await database.close();
  }
}

async function take({ heading, chunks }: ArchivePart, database: Database, into: string) {
  if (heading.kind === 'rows') {
    for await (const batch of chunks) await loadRows(database, heading.table, batch.toString());
    return;
  }
  if (heading.kind !== 'file') return;
  const path = join(into, normalize(heading.name));
  if (!path.startsWith(`${into}${sep}`)) throw new BackupError(`no place for ${heading.name}`);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(chunks, createWriteStream(path, { mode: 0o600 }));
}

/** The journal is whole and goes as far as the database. */
async function requireJournal(incoming: string, dump: DumpAbout): Promise<void> {
  const journal = await FileJournal.open({ folder: join(incoming, 'journal') });
  try {
    if (journal.lastSeq < dump.journalSeq) {
      const text = `the journal ends with ${journal.lastSeq}, the database with ${dump.journalSeq}`;
      throw new BackupError(text);
    }
  } finally {
    await journal.close();
  }
}

/** What was there goes to `replaced`, which a second restore overwrites. */
async function placeFiles(dataDir: string, incoming: string): Promise<void> {
  const replaced = join(dataDir, 'replaced');
  await rm(replaced, { recursive: true, force: true });
  await mkdir(replaced, { recursive: true, mode: 0o700 });
  for (const name of ['journal', 'snapshots']) {
    await rename(join(dataDir, name), join(replaced, name)).catch(() => {});
  }
  for (const name of await readdir(incoming)) {
    await rm(join(dataDir, name), { recursive: true, force: true });
    await rename(join(incoming, name), join(dataDir, name));
  }
  await rm(incoming, { recursive: true, force: true });
  await chmod(dataDir, 0o711);
}
