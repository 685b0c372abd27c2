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
import { trunkDefaults } from '../../src/ingest/sip/trunk-settings.ts';
import { requirePeer } from '../require-peer.ts';
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
      const ports = await server.start();
      try {
        await runSipp(sipp, {
          scenario: name,
          to,
          transport,
          port: (transport === 'udp' ? ports.udpPort : ports.tcpPort)!,
        });
        const stats = server.stats();
        // SIPp may repeat a request while the machine is busy; judged it is once.
        assert.equal(intake.setups.length, calls * judged);
        assert.ok(stats.received >= calls * messages, `${stats.received} messages`);
        assert.equal(stats.received, stats.answered + stats.absorbed);
        assert.equal(stats.failedOpen, 0);
        if (only !== undefined) assert.ok(stats.retransmissions > 0);
        assert.ok(intake.setups.every(setup => setup.sourceIp === '203.0.113.9'));
      } finally {
        await server.stop();
      }
    });
  }
}

async function runSipp(
  sipp: string,
  run: { scenario: string; to: string; transport: 'udp' | 'tcp'; port: number },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-sipp-'));
  const scenario = fileURLToPath(new URL(`./sipp/${run.scenario}.xml`, import.meta.url));
  const child = spawn(
    sipp,
    [
      `127.0.0.1:${run.port}`,
      '-sf',
      scenario,
      '-s',
      run.to,
      '-i',
      '127.0.0.1',
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
  assert.equal(code, 0, said.slice(0, 3_000));
}
