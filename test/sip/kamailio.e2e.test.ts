// Kamailio, configured as operators are told, between a caller, Sekisho and a carrier.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SipServer } from '../../src/ingest/sip/sip-server.ts';
import { trunkDefaults } from '../../src/ingest/sip/trunk-settings.ts';
import { requirePeer } from '../require-peer.ts';
import { freePort } from '../support/free-port.ts';
import { FakeGateway } from './fake-gateway.ts';
import { callsTo, classifyJapanese, FakeIntake } from './fake-intake.ts';
import { invite, UdpClient } from './sip-client.ts';

const config = fileURLToPath(new URL('../../deploy/kamailio/kamailio.cfg', import.meta.url));

for (const transport of ['udp', 'tcp'] as const) {
  test(`Kamailio asks Sekisho over ${transport}`, async t => {
    const program = requirePeer(t, 'kamailio');
    if (program === undefined) return;
    const intake = new FakeIntake();
    const carrier = new FakeGateway('carrier');
    const announcement = new FakeGateway('announcement');
    const carrierPort = await carrier.start();
    const sekisho = sekishoFor(intake, await announcement.start());
    const ports = await sekisho.start();
    t.after(async () => {
      carrier.stop();
      announcement.stop();
      await sekisho.stop();
    });
    const proxy = await startKamailio(program, {
      CARRIER: `"sip:127.0.0.1:${carrierPort}"`,
      SEKISHO:
        transport === 'udp'
          ? `"sip:127.0.0.1:${ports.udpPort}"`
          : `"sip:127.0.0.1:${ports.tcpPort};transport=tcp"`,
    });
    t.after(() => proxy.stop());
    const client = new UdpClient(proxy.port);
    t.after(() => client.close());
    let calls = 0;
    const call = async (to: string, uriParams = ''): Promise<string> => {
      calls += 1;
      const callId = `${transport}-${calls}`;
      client.send(invite({ to, callId, uriParams }));
      for (;;) {
        const answer = await client.receive();
        const own = answer.includes(`Call-ID: ${callId}\r\n`);
        if (own && !answer.startsWith('SIP/2.0 1')) return answer;
      }
    };
    await t.test('an allowed call goes on to the carrier', async () => {
      const answer = await call(callsTo.allowed);
      assert.match(answer, /^SIP\/2\.0 200 [\s\S]*X-Answered-By: carrier/);
      assert.equal(intake.setups.at(-1)?.sourceIp, '127.0.0.1');
      assert.doesNotMatch(carrier.invites.at(-1)!, /X-Source-IP/);
    });
    await t.test('a refused call gets 603 with its reason, and reaches no carrier', async () => {
      const before = carrier.invites.length;
      const answer = await call(callsTo.suspended);
      assert.match(answer, /^SIP\/2\.0 603 Decline\r\n/);
      assert.match(answer, /\r\nReason: SIP;cause=603;text="international calling of this line is/);
      assert.equal(carrier.invites.length, before);
    });
    await t.test('domestic and emergency calls never reach Sekisho', async () => {
      // Answers, not messages: the ACK of the refused call may still be on its way.
      const answered = sekisho.stats().answered;
      for (const to of [callsTo.domestic, callsTo.emergency]) {
        assert.match(await call(to), /X-Answered-By: carrier/);
      }
      assert.equal(sekisho.stats().answered, answered);
    });
    await t.test('a challenged call goes to the announcement, and its onward call on', async () => {
      assert.match(await call(callsTo.challenged), /X-Answered-By: announcement/);
      assert.match(announcement.invites.at(-1)!, /^INVITE sip:verify@\S+;sekisho-token=t7 SIP/);
      assert.match(await call(callsTo.challenged, ';sekisho-token=t7'), /X-Answered-By: carrier/);
      assert.equal(intake.setups.at(-1)?.challengePassed, 7);
      assert.doesNotMatch(carrier.invites.at(-1)!, /sekisho-token/);
    });
    announcement.stop();
    await t.test('an announcement that does not answer stops no call', async () => {
      assert.match(await call(callsTo.challenged), /X-Answered-By: carrier/);
    });
    await sekisho.stop();
    await t.test('with Sekisho gone, every call goes through', async () => {
      const begin = performance.now();
      assert.match(await call(callsTo.suspended), /^SIP\/2\.0 200 [\s\S]*X-Answered-By: carrier/);
      t.diagnostic(
        `over ${transport} it went on after ${Math.round(performance.now() - begin)} ms`,
      );
    });
  });
}

function sekishoFor(intake: FakeIntake, announcementPort: number): SipServer {
  return new SipServer({
    intake,
    clock: { nowMs: () => Date.now() },
    classify: classifyJapanese,
    trunks: [
      {
        ...trunkDefaults,
        name: 'kamailio',
        peers: ['127.0.0.1'],
        source: { header: 'X-Source-IP' },
        announcement: `sip:verify@127.0.0.1:${announcementPort}`,
      },
    ],
    listen: { host: '127.0.0.1', udpPort: 0, tcpPort: 0 },
  });
}

/** Starts Kamailio and waits until it answers. */
async function startKamailio(
  program: string,
  defines: Readonly<Record<string, string>>,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await freePort('both');
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-kamailio-'));
  const define = (name: string, value: string): string[] => ['-A', `${name}=${value}`];
  const child = spawn(
    program,
    [
      '-f',
      config,
      '-DD',
      '-E',
      '-m',
      '32',
      '-M',
      '8',
      '-w',
      folder,
      '-Y',
      folder,
      ...define('LISTEN', `udp:127.0.0.1:${port}`),
      ...define('LISTEN_TCP', `tcp:127.0.0.1:${port}`),
      ...define('ANNOUNCEMENT_MS', '400'),
      ...Object.entries(defines).flatMap(([name, value]) => define(name, value)),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true });
  };
  try {
    await answersPing(child, port);
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}\n${said.slice(0, 3_000)}`);
  }
  return { port, stop };
}

async function answersPing(child: ChildProcess, port: number): Promise<void> {
  const client = new UdpClient(port);
  try {
    const heard = client.receive();
    for (let round = 0; round < 100; round += 1) {
      if (child.exitCode !== null) throw new Error(`Kamailio ended with ${child.exitCode}`);
      client.send(invite({ to: 'ping', method: 'OPTIONS', callId: `ping-${round}` }));
      const wait = new Promise<undefined>(resolve => setTimeout(resolve, 100, undefined));
      if ((await Promise.race([heard, wait])) !== undefined) return;
    }
    throw new Error('Kamailio does not answer');
  } finally {
    client.close();
  }
}
