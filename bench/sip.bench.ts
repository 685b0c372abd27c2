import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '../src/core/barring/verdict.ts';
import type { SetupEvent } from '../src/core/call/call-event.ts';
import type { NumberKind } from '../src/core/numbering/dialled-number.ts';
import { SipServer } from '../src/ingest/sip/sip-server.ts';
import { trunkDefaults } from '../src/ingest/sip/trunk-settings.ts';
import type { Intake } from '../src/workflow/ports.ts';
import type { LoadReport } from './sip-load.ts';

const loadProgram = fileURLToPath(new URL('./sip-load.ts', import.meta.url));
const callsPerSecond = 5_000;

export const bench = {
  name: 'sip',
  why: 'SIP verdicts over UDP: latency at 5,000 calls/s, and the most a process answers',
  run: (size: 'small' | 'full'): Promise<Record<string, number>> => measureSip(counting(), size),
};

/**
 * Asks a SIP server with this intake from another process: first 5,000 calls a second, then as many
 * as it answers with 64 calls under way. A call is INVITE, answer, ACK; one in twenty is refused.
 * Times are the caller's, from sending to reading the answer; the first second does not count.
 */
export async function measureSip(
  intake: Intake,
  size: 'small' | 'full',
  classify: (dialled: string) => NumberKind = international,
  refusedOneIn = 20,
): Promise<Record<string, number>> {
  const seconds = size === 'small' ? 2 : 20;
  const server = benchServer(intake, classify);
  const { udpPort } = await server.start();
  try {
    const port = udpPort!;
    const paced = await load({
      port,
      calls: (1 + seconds) * callsPerSecond,
      rate: callsPerSecond,
      refusedOneIn,
    });
    const before = process.cpuUsage();
    const pressed = await load({
      port,
      calls: (1 + seconds) * 10_000,
      window: 64,
      refusedOneIn,
    });
    const cpu = process.cpuUsage(before);
    return {
      callsPerSecond: paced.perSecond,
      p50Ms: paced.p50Ms,
      p99Ms: paced.p99Ms,
      p999Ms: paced.p999Ms,
      maxMs: paced.maxMs,
      lost: paced.lost + pressed.lost,
      verdictsPerSecond: pressed.perSecond,
      verdictsPerCpuSecond: pressed.answered / ((cpu.user + cpu.system) / 1e6),
      failedOpen: server.stats().failedOpen,
    };
  } finally {
    await server.stop();
  }
}

/** A SIP server on loopback with one trunk, not started. */
export function benchServer(
  intake: Intake,
  classify: (dialled: string) => NumberKind = international,
): SipServer {
  const source = { header: 'X-Source-IP' };
  return new SipServer({
    intake,
    clock: { nowMs: () => Date.now() },
    classify,
    trunks: [{ ...trunkDefaults, name: 'bench', peers: ['127.0.0.1'], source }],
    listen: { host: '127.0.0.1', udpPort: 0, tcpPort: 0 },
  });
}

/** Runs the load process to its end; the calls of about a second warm it up. */
export async function load(run: {
  port: number;
  calls: number;
  rate?: number;
  window?: number;
  refusedOneIn?: number;
  firstCaller?: number;
  transport?: 'udp' | 'tcp';
}): Promise<LoadReport> {
  const warmUp = Math.min(callsPerSecond, Math.floor(run.calls / 3));
  const { port, calls, rate = 0, window = 0, refusedOneIn = 20, firstCaller = 0 } = run;
  const numbers = [port, calls, rate, window, warmUp, refusedOneIn, firstCaller];
  const child = fork(loadProgram, [...numbers.map(String), run.transport ?? 'udp']);
  const [report] = await once(child, 'message');
  if (child.exitCode === null) await once(child, 'exit');
  return report as LoadReport;
}

function international(dialled: string): NumberKind {
  return dialled.startsWith('010') ? 'international' : 'domestic';
}

/** The least an intake can do: one counter a caller, one listed country. */
export function counting(): Intake {
  const calls = new Map<string, number>();
  const refused: Verdict = { verdict: 'block', measure: 'suspension', case: 'C-1', reasons: [] };
  const passed: Verdict = { verdict: 'allow', reasons: [] };
  return {
    declare: () => {},
    screen: (_feed: string, setup: SetupEvent): Verdict => {
      calls.set(setup.subscriber, (calls.get(setup.subscriber) ?? 0) + 1);
      return setup.to.startsWith('010881') ? refused : passed;
    },
    accept: () => {},
    quarantine: () => {},
    challengeToken: () => '',
    verifyChallengeToken: () => undefined,
    challengedCall: () => undefined,
    contactAnswer: () => {},
  };
}
