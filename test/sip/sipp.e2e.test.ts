// SIPp, a program that is not ours, calls the server by scenario, over UDP and over TCP.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SipServer } from '../../src/ingest/sip/sip-server.ts';
import type { SipStats } from '../../src/ingest/sip/sip-stats.ts';
import { trunkDefaults } from '../../src/ingest/sip/trunk-settings.ts';
import { requirePeer } from '../require-peer.ts';
import { freePort } from '../support/free-port.ts';
import { callsTo, classifyJapanese, FakeIntake } from './fake-intake.ts';

const calls = 20;

const scenarios = [
  { name: 'allow', to: callsTo.allowed, judged: 1, messages: 2 },
  { name: 'allow', to: callsTo.domestic, judged: 0, messages: 2 },
  { name: 'refuse', to: callsTo.suspended, judged: 1, messages: 2 },
  { name: 'challenge', to: callsTo.challenged, judged: 2, messages: 4 },
  { name: 'repetition', to: callsTo.suspended, judged: 1, messages: 4, only: 'tcp' },
  // Over UDP SIPp takes a repeated answer for a retransmission and would send its INVITE for ever.
  { name: 'lost-answers', to: callsTo.suspended, judged: 1, messages: 2, only: 'udp' },
  { name: 'cancel', to: callsTo.suspended, judged: 1, messages: 3 },
  { name: 'other-methods', to: callsTo.domestic, judged: 0, messages: 2 },
];

for (const transport of ['udp', 'tcp'] as const) {
  for (const { name, to, judged, messages, only } of scenarios) {
    if (only !== undefined && only !== transport) continue;
    test(`SIPp over ${transport}: ${name}, calling ${to}`, async t => {
      const sipp = requirePeer(t, 'sipp');
      if (sipp === undefined) return;
      const run = { sipp, scenario: name, to, transport };
      const first = await called(run);
      // CI saw SIPp end by its own clock once, and never said why: such a run is made once more.
      const { intake, stats, failure } = first.failure?.includes('timed out')
        ? await called(run)
        : first;
      if (first.failure !== failure) t.diagnostic(`called twice: ${first.failure}`);
      assert.equal(first.stats.received, first.stats.answered + first.stats.absorbed);
      assert.equal(failure, undefined);
      // SIPp may repeat a request while the machine is busy; judged it is once.
      assert.equal(intake.setups.length, calls * judged);
      assert.ok(stats.received >= calls * messages, `${stats.received} messages`);
      assert.equal(stats.received, stats.answered + stats.absorbed);
      assert.equal(stats.failedOpen, 0);
      if (only !== undefined) assert.ok(stats.retransmissions > 0);
      assert.ok(intake.setups.every(setup => setup.sourceIp === '203.0.113.9'));
    });
  }
}

interface Run {
  readonly sipp: string;
  readonly scenario: string;
  readonly to: string;
  readonly transport: 'udp' | 'tcp';
}

/** A server of its own, called by SIPp; what SIPp said when it did not get what it expects. */
async function called(
  run: Run,
): Promise<{ intake: FakeIntake; stats: SipStats; failure: string | undefined }> {
  const intake = new FakeIntake();
  const server = new SipServer({
    intake,
    clock: { nowMs: () => Date.now() },
    classify: classifyJapanese,
    trunks: [
      {
        ...trunkDefaults,
        name: 'sipp',
        peers: ['127.0.0.1'],
        announcement: 'sip:verify@192.0.2.50',
        source: { header: 'X-Source-IP' },
      },
    ],
    listen: { host: '127.0.0.1', udpPort: 0, tcpPort: 0 },
  });
  const { udpPort, tcpPort } = await server.start();
  try {
    const failure = await runSipp(run, run.transport === 'udp' ? udpPort! : tcpPort!);
    const stats = server.stats();
    const told = failure && `${failure}\nthe server: ${JSON.stringify(stats)}`;
    return { intake, stats, failure: told };
  } finally {
    await server.stop();
  }
}

async function runSipp(run: Run, port: number): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-sipp-'));
  const scenario = fileURLToPath(new URL(`./sipp/${run.scenario}.xml`, import.meta.url));
  const child = spawn(
    run.sipp,
    [
      `127.0.0.1:${port}`,
      '-sf',
      scenario,
      '-s',
      run.to,
      '-i',
      '127.0.0.1',
      // Left alone it takes 5060 or one of the next, which another program may be about to take.
      '-p',
      String(await freePort('both')),
      '-t',
      run.transport === 'udp' ? 'u1' : 't1',
      '-m',
      String(calls),
      '-r',
      '100',
      '-l',
      '20',
      '-nostdin',
      // SIPp loses answers by chance; with so many repetitions no call loses all of its own.
      '-max_invite_retrans',
      '10',
      '-timeout',
      '30',
      '-timeout_error',
      '-trace_err',
      '-error_file',
      join(folder, 'errors'),
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) {
    try {
      said += readFileSync(join(folder, 'errors'), 'utf8');
    } catch {
      said += '(no error file)';
    }
  }
  rmSync(folder, { recursive: true });
  return code === 0 ? undefined : `SIPp ended with ${code}: ${said.slice(0, 3_000)}`;
}
