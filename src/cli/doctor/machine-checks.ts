// Node, packages, clock, memory of the disk.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Finding, note, ok, wrong } from './finding.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const gigabyte = 1024 ** 3;

export function checkNode(version: string = process.versions.node): Finding {
  const major = Number(version.split('.')[0]);
  if (major >= 24) return ok('node', `Node.js ${version}`);
  const todo = 'Start with ./sekisho, which brings Node.js 24 with it.';
  return wrong('node', `Node.js ${version} is too old`, todo);
}

/** Every production package of the lock file is there in the version it names. */
export function checkPackages(folder: string = root): Finding {
  const todo = `Remove ${folder}node_modules and run ./sekisho --version: it installs them anew.`;
  const read = (path: string): Record<string, unknown> =>
    JSON.parse(readFileSync(`${folder}${path}`, 'utf8'));
  try {
    const lock = read('package-lock.json') as {
      packages: Record<string, { version: string; dev?: boolean; optional?: boolean }>;
    };
    let count = 0;
    for (const [path, entry] of Object.entries(lock.packages)) {
      if (path === '' || entry.dev || (entry.optional && !existsSync(`${folder}${path}`))) continue;
      const { version } = read(`${path}/package.json`);
      if (version !== entry.version) {
        return wrong('packages', `${path} is ${version}, not ${entry.version}`, todo);
      }
      count += 1;
    }
    return ok('packages', `${count} packages, all as in the lock file`);
  } catch (error) {
    return wrong('packages', error instanceof Error ? error.message : String(error), todo);
  }
}

/** Times of calls are compared with this clock, so it must not be far off. */
export async function checkClock(now: number = Date.now()): Promise<Finding> {
  const newest = statSync(`${root}package.json`).mtimeMs;
  if (now < newest - 86_400_000) {
    const todo = 'Set the clock, and keep it right with chrony or systemd-timesyncd.';
    return wrong('clock', `the clock says ${new Date(now).toISOString()}, which is past`, todo);
  }
  const todo = 'Check that chrony, ntpd or systemd-timesyncd keeps the clock right.';
  try {
    const run = promisify(execFile);
    const { stdout } = await run('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], {
      timeout: 3_000,
    });
    if (stdout.trim() === 'yes') return ok('clock', 'synchronised with a time server');
    return note('clock', 'not synchronised with a time server', todo);
  } catch {
    return note('clock', 'whether it is synchronised cannot be seen from here', todo);
  }
}

export async function checkDisk(dataDir: string): Promise<Finding> {
  let folder = dataDir;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize, ffree } = await statfs(folder);
  const free = (bavail * bsize) / gigabyte;
  const text = `${free.toFixed(1)} GB free for ${dataDir}`;
  const todo = 'Make room, or set dataDir to a larger disk; a full disk stops the journal.';
  if (free < 0.5 || ffree === 0) return wrong('disk', text, todo);
  return free < 5 ? note('disk', text, todo) : ok('disk', text);
}
