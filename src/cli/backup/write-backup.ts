// Snapshots first, then the database as of one moment, then journal and the rest: so that what a
// snapshot takes for stored is in the database, and what the database holds is in the journal.
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Database } from '../../store/database.ts';
import { type DumpAbout, dumpTables } from '../../store/dump-tables.ts';
import { version } from '../version.ts';
import { ArchiveWriter, BackupError } from './archive.ts';
import { verifyBackup } from './read-backup.ts';

export interface BackupAbout {
  readonly sekisho: string;
  readonly time: string;
  readonly dump: DumpAbout;
}

export interface BackupSummary {
  readonly about: BackupAbout;
  readonly files: number;
  /** SHA-256 of the content, hexadecimal. */
  readonly digest: string;
}

const notOurs = /^(database|demo|replaced|restore\.part)\/|\.part$|^journal\/owner|^\.doctor-/;

/** Writes the backup and reads it again whole before it counts as one. May run beside `serve`. */
export async function writeBackup(
  database: Database,
  dataDir: string,
  path: string,
  nowMs: number,
): Promise<BackupSummary> {
  const archive = new ArchiveWriter(path);
  let files = 0;
  const addFiles = async (folders: readonly string[]): Promise<void> => {
    for (const file of folders) if (await addFile(archive, dataDir, file)) files += 1;
  };
  let about: BackupAbout | undefined;
  try {
    await archive.begin();
    const { snapshots, others } = await filesIn(dataDir);
    await addFiles(snapshots);
    await dumpTables(database, {
      about: async dump => {
        about = { sekisho: version(), time: new Date(nowMs).toISOString(), dump };
        await archive.part({ kind: 'about', about }, nothing());
      },
      rows: (table, batches) => archive.part({ kind: 'rows', table }, batches),
    });
    await addFiles(others);
    // Segments that were begun in the meantime.
    const late = (await filesIn(dataDir)).others.filter(file => !others.includes(file));
    await addFiles(late.filter(file => file.startsWith('journal/')));
    const digest = await archive.end();
    await verifyBackup(path);
    if (about === undefined) throw new BackupError('the database told nothing of itself');
    return { about, files, digest };
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

/**
 * Names relative to the data directory; the database's own files are left to its dump, and what a
 * restore replaced is no part of what is there now.
 */
async function filesIn(dataDir: string): Promise<{ snapshots: string[]; others: string[] }> {
  const found = await readdir(dataDir, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = found
    .filter(entry => entry.isFile())
    .map(entry => relative(dataDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(name => !notOurs.test(name))
    .sort();
  const isSnapshot = (name: string): boolean => name.startsWith('snapshots/');
  return {
    snapshots: found.length === 0 ? [] : names.filter(isSnapshot),
    others: names.filter(name => !isSnapshot(name)),
  };
}

/** False for a file that was dropped in the meantime: an old snapshot, an old segment. */
async function addFile(archive: ArchiveWriter, dataDir: string, name: string): Promise<boolean> {
  const path = join(dataDir, name);
  const size = (await stat(path).catch(() => undefined))?.size;
  if (size === undefined) return false;
  // As far as the file goes now: what is appended later belongs to the next backup.
  const bytes = size === 0 ? nothing() : createReadStream(path, { end: size - 1 });
  await archive.part({ kind: 'file', name }, bytes);
  return true;
}

async function* nothing(): AsyncGenerator<Buffer> {}
