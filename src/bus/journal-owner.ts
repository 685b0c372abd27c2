// One process writes a journal. The file `owner` names it; what a killed one left is taken over.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { JournalError } from '../workflow/ports.ts';
import { hasCode, JournalInUseError } from './journal-errors.ts';

interface Owner {
  readonly pid: number;
  /** Distinguishes this process from a later one with the same pid: boot and start time. */
  readonly born: string;
  readonly token: string;
}

/** Claim on a folder; another claim that replaced it is noticed by `check`. */
export class JournalOwner {
  readonly #path: string;
  readonly #token: string;

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
  }

  /** Throws JournalInUseError when a living process holds the folder. */
  static async claim(folder: string): Promise<JournalOwner> {
    const path = join(folder, 'owner');
    const me: Owner = { pid: process.pid, born: bornAt(process.pid) ?? '', token: randomUUID() };
    const mine = `${path}.${me.token}`;
    await writeFile(mine, `${JSON.stringify(me)}\n`);
    try {
      await claimPath({ path, mine, folder });
    } finally {
      await rm(mine, { force: true });
    }
    const owner = new JournalOwner(path, me.token);
    await owner.check();
    return owner;
  }

  /** Throws when another process took the folder over. */
  async check(): Promise<void> {
    const now = await readOwner(this.#path);
    if (now?.token !== this.#token) {
      throw new JournalError(`${this.#path}: another process took the journal over`);
    }
  }

  async release(): Promise<void> {
    const now = await readOwner(this.#path);
    if (now?.token === this.#token) await rm(this.#path, { force: true });
  }
}

async function claimPath(at: { path: string; mine: string; folder: string }): Promise<void> {
  for (;;) {
    try {
      await link(at.mine, at.path);
      return;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw new JournalError(`${at.path}: ${error}`);
    }
    const holder = await readOwner(at.path);
    if (holder && alive(holder)) throw new JournalInUseError(at.folder, holder.pid);
    // Two starters may both see a stale owner: the later rename wins, and the wait lets the
    // earlier one notice. One that is later still is noticed by the check before each write.
    await rename(at.mine, at.path);
    await wait(20);
    return;
  }
}

async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    const found: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof found !== 'object' || found === null) return undefined;
    const { pid, born, token } = found as Partial<Owner>;
    if (typeof pid !== 'number' || typeof born !== 'string' || typeof token !== 'string') {
      return undefined;
    }
    return { pid, born, token };
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return undefined;
    throw new JournalError(`${path}: ${error}`, { cause: error });
  }
}

function alive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false;
  }
  const born = bornAt(owner.pid);
  return born === undefined || owner.born === '' || born === owner.born;
}

/** Boot and start time of a process; undefined when the system does not tell. */
function bornAt(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Fields 3 and 22 of proc(5); the command name before them may hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'dead, not yet reaped' : `${boot}/${fields[19]}`;
  } catch {
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
      return undefined;
    }
  }
}
