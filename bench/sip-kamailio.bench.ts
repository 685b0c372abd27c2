import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, bench as sipBench } from './sip.bench.ts';

const config = fileURLToPath(new URL('./kamailio-counter.cfg', import.meta.url));
const kamailio = '/usr/sbin/kamailio';
/** Clock ticks of /proc/<pid>/stat a second; 100 on every Linux that Debian makes. */
const ticksPerSecond = 100;

export const bench = {
  name: 'sip-kamailio',
  why: 'the same calls answered by Kamailio with one counter a caller, and by Sekisho beside it',
  async run(size: 'small' | 'full'): Promise<Record<string, number>> {
    const ours = await sipBench.run(size);
    if (!existsSync(kamailio)) return { sekishoPerCpuSecond: ours.verdictsPerCpuSecond! };
    const theirs = await measureKamailio(size === 'small' ? 30_000 : 210_000);
    return {
      sekishoPerSecond: ours.verdictsPerSecond!,
      sekishoPerCpuSecond: ours.verdictsPerCpuSecond!,
      ...theirs,
      timesKamailio: ours.verdictsPerCpuSecond! / theirs.kamailioPerCpuSecond,
    };
  },
};

async function measureKamailio(
  calls: number,
): Promise<{ kamailioPerSecond: number; kamailioPerCpuSecond: number; kamailioLost: number }> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
  const child = spawn(
    kamailio,
    [
      '-f',
      config,
      '-DD',
      '-E',
      '-m',
      '64',
      '-M',
      '8',
      '-w',
      folder,
      '-Y',
      folder,
      '-A',
      `LISTEN=udp:127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  try {
    // Answers 30 calls when it is up; a lost datagram ends a round early.
    for (let round = 0; round < 20; round += 1) {
      if ((await load({ port, calls: 30, window: 10 })).lost === 0) break;
    }
    if (child.exitCode !== null) throw new Error(`Kamailio ended with ${child.exitCode}`);
    const before = cpuSeconds(child);
    const pressed = await load({ port, calls, window: 64 });
    return {
      kamailioPerSecond: pressed.perSecond,
      kamailioPerCpuSecond: pressed.answered / (cpuSeconds(child) - before),
      kamailioLost: pressed.lost,
    };
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    rmSync(folder, { recursive: true });
  }
}

/** Processor time of a process and its children so far. */
function cpuSeconds(parent: ChildProcess): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // After pid and name: state, parent, …, user time (12th), system time (13th).
      if (Number(pid) !== parent.pid && Number(fields[1]) !== parent.pid) continue;
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It ended in the meantime.
    }
  }
  return ticks / ticksPerSecond;
}
