// Who runs the server on a cluster. The server is started with pid and birth of its owner on the
// command line (a placeholder parameter, which PostgreSQL keeps but ignores), so that one whose
// owner was killed can be told from one in use.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreError } from './store-error.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** The process that started it, while that lives. */
  readonly ownerPid: number | undefined;
}

/** Argument that names this process as the owner. */
export function ownerArgument(): string {
  return `sekisho.owner=${process.pid}/${bornAt(process.pid)}`;
}

/** The server running on the cluster; removes a postmaster.pid whose process is gone. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const path = join(cluster, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StoreError('setup', `${path} cannot be read: ${error}`, error);
  }
  const pid = Number(lines[0]);
  const command = commandOf(pid);
  // A process that took over the pid after a reboot would make the server refuse to start.
  if (!command.includes(cluster) || !command.includes('postgres')) {
    await rm(path, { force: true });
    return undefined;
  }
  const [, owner, born] = /sekisho\.owner=(\d+)\/(\S*)/.exec(command) ?? [];
  const ownerPid = Number(owner);
  const alive = owner !== undefined && isAlive(ownerPid) && bornAt(ownerPid) === born;
  return { pid, port: Number(lines[3]), ownerPid: alive ? ownerPid : undefined };
}

/** Ready to accept connections: line 8 of postmaster.pid, written by the server itself. */
export function isReady(cluster: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** Fast shutdown; after 20 s an immediate one (the next start recovers from the WAL). */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 10) {
      if (!isAlive(pid)) return;
      await wait(10);
    }
  }
  throw new StoreError('setup', `the database process ${pid} does not stop`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return bornAt(pid) !== 'zombie';
}

/** Boot and start time, which tell a process from a later one with the same pid. */
function bornAt(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Fields 3 and 22 of proc(5), after the command name in parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'zombie' : `${boot}/${fields[19]}`;
  } catch {
    return ps(pid, 'lstart=').replaceAll(' ', '_');
  }
}

function commandOf(pid: number): string {
  if (!Number.isInteger(pid) || pid <= 0) return '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ps(pid, 'command=');
  }
}

/** Where there is no /proc. */
function ps(pid: number, field: string): string {
  if (process.platform === 'linux') return '';
  try {
    return execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
