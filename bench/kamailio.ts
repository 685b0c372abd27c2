import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../test/support/free-port.ts';

const config = fileURLToPath(new URL('./kamailio-counter.cfg', import.meta.url));
const program = '/usr/sbin/kamailio';
/** Clock ticks of /proc/<pid>/stat a second; 100 on every Linux that Debian makes. */
const ticksPerSecond = 100;

export function hasKamailio(): boolean {
  return existsSync(program);
}

export interface Kamailio {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Kamailio with one worker and one counter a caller, on a free port; not yet answering. */
export async function startKamailio(): Promise<Kamailio> {
  const port = await freePort('both');
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
  const memory = ['-m', '64', '-M', '8'];
  const places = ['-w', folder, '-Y', folder, '-A', `LISTEN=udp:127.0.0.1:${port}`];
  places.push('-A', `LISTEN_TCP=tcp:127.0.0.1:${port}`);
  const child = spawn(program, ['-f', config, '-DD', '-E', ...memory, ...places], {
    stdio: 'ignore',
  });
  return { port, pid: child.pid!, stop: () => stopped(child, folder) };
}

async function stopped(child: ChildProcess, folder: string): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  rmSync(folder, { recursive: true });
}

/** Processor time of a process so far, and of its children where they serve too; seconds. */
export function cpuSeconds(pid: number, withChildren: boolean): number {
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // After pid and name: state, parent, …, user time (12th), system time (13th).
      const counted = Number(entry) === pid || (withChildren && Number(fields[1]) === pid);
      if (counted) ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It ended in the meantime.
    }
  }
  return ticks / ticksPerSecond;
}
