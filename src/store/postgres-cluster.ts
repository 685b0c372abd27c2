// Where the embedded server's files lie, and how they are made the first time.
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chown,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { completeBinaries, copyBinaries, findPostgresBinaries } from './postgres-binaries.ts';
import { canEnter, canRun, postgresUser, type UserIds } from './postgres-user.ts';
import { StoreError } from './store-error.ts';

export interface ClusterPlace {
  /** Folder of the data directory for password, port and log. */
  readonly folder: string;
  /** PGDATA. */
  readonly cluster: string;
  /** Holds the programs. */
  readonly bin: string;
  readonly user: UserIds | undefined;
  readonly password: string;
}

export interface PlaceOptions {
  readonly folder: string;
  /** Where binaries and data go when the server's user cannot enter `folder`. */
  readonly elsewhere: string;
  readonly notice: (text: string) => void;
}

export const superuser = 'sekisho';
const half = /^cluster\.[\w-]{6}$/;
const abandonedMs = 10 * 60 * 1000;

/** Finds or makes the cluster. A crash on the way leaves nothing that a later start trips over. */
export async function prepareCluster(options: PlaceOptions): Promise<ClusterPlace> {
  const { notice } = options;
  await mkdir(options.folder, { recursive: true });
  const folder = await realpath(options.folder);
  const user = postgresUser(notice);
  const found = await findPostgresBinaries();
  await completeBinaries(found.folder);
  let native = found.folder;
  if (!canRun(join(native, 'bin', 'postgres'), user)) {
    native = await copyBinaries(found, options.elsewhere);
    if (!canRun(join(native, 'bin', 'postgres'), user)) {
      throw new StoreError('setup', `the PostgreSQL in ${native} does not run on this machine`);
    }
    notice(`the user of PostgreSQL cannot enter ${found.folder}: it runs from ${native}`);
  }
  const parent = await clusterParent(folder, user, options);
  const password = await passwordIn(folder);
  const cluster = join(parent, 'cluster');
  const place = { folder, cluster, bin: join(native, 'bin'), user, password };
  if (!(await exists(join(cluster, 'PG_VERSION')))) await initialise(place, parent);
  return place;
}

/** The folder of the cluster: the one asked for, or one the user can enter, remembered there. */
async function clusterParent(
  folder: string,
  user: UserIds | undefined,
  options: PlaceOptions,
): Promise<string> {
  if (canEnter(folder, user)) return folder;
  const name = `data-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const parent = join(options.elsewhere, name);
  await mkdir(parent, { recursive: true, mode: 0o755 });
  if (!canEnter(parent, user)) {
    throw new StoreError(
      'setup',
      `the user of PostgreSQL can enter neither ${folder} nor ${parent}`,
    );
  }
  await writeFile(join(folder, 'cluster-lies-in'), `${join(parent, 'cluster')}\n`);
  options.notice(`the user of PostgreSQL cannot enter ${folder}: its data lie in ${parent}`);
  return parent;
}

/** The password of the superuser, made once; only the owner of the data directory reads it. */
async function passwordIn(folder: string): Promise<string> {
  const path = join(folder, 'password');
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, randomBytes(24).toString('base64url'), { mode: 0o600 });
  try {
    // Of two that start at once, one makes it and both read the same.
    await link(part, path);
  } catch (error) {
    if (!(await exists(path))) throw error;
  } finally {
    await rm(part, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}

async function initialise(place: ClusterPlace, parent: string): Promise<void> {
  await removeAbandoned(parent);
  const part = await mkdtemp(join(parent, 'cluster.'));
  const passwordFile = `${part}.password`;
  try {
    await writeFile(passwordFile, place.password, { mode: 0o600 });
    if (place.user) {
      for (const path of [part, passwordFile]) await chown(path, place.user.uid, place.user.gid);
    }
    await runInitdb(place, part, passwordFile);
    await rename(part, place.cluster);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    // Another process that started at the same moment was first.
    if (await exists(join(place.cluster, 'PG_VERSION'))) return;
    throw error instanceof StoreError
      ? error
      : new StoreError('setup', `the database cannot be created in ${parent}: ${error}`, error);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function runInitdb(place: ClusterPlace, part: string, passwordFile: string): Promise<void> {
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  try {
    await promisify(execFile)(
      join(place.bin, 'initdb'),
      ['-D', part, `--username=${superuser}`, `--pwfile=${passwordFile}`, ...flags],
      { ...place.user, cwd: '/', env: serverEnvironment() },
    );
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new StoreError('setup', `initdb failed: ${stderr.trim() || error}`, error);
  }
}

/** Without PG* variables of the caller, and with messages that can be read by a program. */
export function serverEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!half.test(basename(name))) continue;
    const path = join(parent, name);
    const made = (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
    if (Date.now() - made > abandonedMs) await rm(path, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
