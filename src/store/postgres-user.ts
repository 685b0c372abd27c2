// PostgreSQL refuses to run as root. Started as root, it runs as the user `postgres`.
import { execFileSync, spawnSync } from 'node:child_process';
import { StoreError } from './store-error.ts';

export interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user the server must run as; undefined: as this process does. A machine without the user
 * gets it, and `notice` says so.
 */
export function postgresUser(notice: (text: string) => void): UserIds | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = idsOf('postgres');
  if (found) return found;
  try {
    const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false'];
    execFileSync('useradd', [...flags, 'postgres'], { stdio: 'pipe' });
  } catch (error) {
    const how = 'start Sekisho as an ordinary user, or create the user `postgres`';
    throw new StoreError('setup', `PostgreSQL does not run as root: ${how}`, error);
  }
  const made = idsOf('postgres');
  if (!made) throw new StoreError('setup', 'the user `postgres` was created but is not found');
  notice('PostgreSQL does not run as root: created the system user `postgres` for it');
  return made;
}

/** Whether that user can pass through every folder on the way and into this one. */
export function canEnter(folder: string, user: UserIds | undefined): boolean {
  if (!user) return true;
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, stdio: 'ignore' });
  return status === 0;
}

/** Whether that user can run the program there. */
export function canRun(program: string, user: UserIds | undefined): boolean {
  const as = user ?? {};
  return spawnSync(program, ['--version'], { ...as, cwd: '/', stdio: 'ignore' }).status === 0;
}

function idsOf(name: string): UserIds | undefined {
  const [uid, gid] = ['-u', '-g'].map(flag => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
