import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, test } from 'node:test';
import { callsTo, classifyJapanese, FakeIntake } from '../../../test/sip/fake-intake.ts';
import { invite, UdpClient } from '../../../test/sip/sip-client.ts';
import { SipListenError, SipServer, type SipServerOptions } from './sip-server.ts';
import { type TrunkSettings, trunkDefaults } from './trunk-settings.ts';
import { SipSettingsError } from './trusted-peers.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const trunk: TrunkSettings = {
  ...trunkDefaults,
  name: 'tokyo',
  peers: ['127.0.0.0/8'],
  announcement: 'sip:verify@192.0.2.50',
  source: { header: 'X-Source-IP' },
};

async function serve(settings: Partial<TrunkSettings> = {}, more: Partial<SipServerOptions> = {}) {
  const intake = new FakeIntake();
  const server = new SipServer({
    intake,
    clock: { nowMs: () => 1_700_000_000_000 },
    classify: classifyJapanese,
    trunks: [{ ...trunk, ...settings }],
    listen: { host: '127.0.0.1', udpPort: 0, tcpPort: 0 },
    ...more,
  });
  const ports = await server.start();
  stops.push(() => server.stop());
  const client = new UdpClient(ports.udpPort!);
  stops.push(() => client.close());
  return { intake, server, client, udpPort: ports.udpPort!, tcpPort: ports.tcpPort! };
}

function settled(server: SipServer): void {
  const { received, answered, absorbed, quarantined, refusedPeers } = server.stats();
  assert.equal(received, answered + absorbed + quarantined + refusedPeers);
}

test('allows with the status the trunk is set to, and says why', async () => {
  const { client, intake, server } = await serve();
  const answer = await client.ask(
    invite({ to: callsTo.allowed, extra: ['X-Source-IP: 203.0.113.9'] }),
  );
  assert.match(answer, /^SIP\/2\.0 404 Not Found\r\n/);
  assert.match(answer, /\r\nReason: SIP;cause=404;text="no fraud found"\r\n/);
  assert.match(answer, /\r\nTo: <[^>]+>;tag=[0-9a-f]{16}\r\n/);
  assert.deepEqual(intake.setups, [
    {
      type: 'setup',
      timeMs: 1_700_000_000_000,
      zone: 'Z',
      callId: `call-${callsTo.allowed}`,
      subscriber: '05012345678',
      to: callsTo.allowed,
      direction: 'outbound',
      service: 'ip',
      trunk: 'tokyo',
      from: '0501234567',
      sourceIp: '203.0.113.9',
      userAgent: 'SBC/1.0',
    },
  ]);
  assert.equal(server.stats().allowed, 1);
  settled(server);
});

test('allows with 503, or with 302 to the gateway, where the trunk is set so', async () => {
  const first = await serve({ allow: 503 });
  assert.match(await first.client.ask(invite({ to: callsTo.allowed })), /^SIP\/2\.0 503 /);
  const second = await serve({ allow: 302, allowTarget: 'gw.example.net:5080' });
  const answer = await second.client.ask(invite({ to: callsTo.allowed }));
  assert.match(answer, /^SIP\/2\.0 302 /);
  assert.ok(answer.includes(`\r\nContact: <sip:${callsTo.allowed}@gw.example.net:5080>\r\n`));
});

test('refuses with 603, 608, 403; the reason betrays no weight and no country block', async () => {
  const page = 'https://carrier.example/redress';
  for (const refuse of [603, 608, 403] as const) {
    const { client } = await serve({ refuse, redressUri: page });
    const answer = await client.ask(invite({ to: callsTo.suspended }));
    assert.ok(answer.startsWith(`SIP/2.0 ${refuse} `));
    assert.match(
      answer,
      new RegExp(
        `Reason: SIP;cause=${refuse};text="international calling of ` +
          'this line is suspended, please contact your carrier, reference C-17", Q.850;cause=21',
      ),
    );
    assert.ok(
      answer.includes(`Call-Info: <${page}>;purpose=${refuse === 608 ? 'jwscard' : 'info'}`),
    );
    const hidden = await client.ask(invite({ to: callsTo.countryBlocked }));
    assert.ok(hidden.includes('text="call refused by the network, please contact your carrier"'));
    assert.doesNotMatch(hidden, /country|deciban|C-18|listed/i);
  }
});

test('challenges with a token; the onward call that brings it back passes', async () => {
  const { client, intake } = await serve();
  const answer = await client.ask(invite({ to: callsTo.challenged }));
  assert.match(answer, /^SIP\/2\.0 302 /);
  assert.ok(answer.includes('Contact: <sip:verify@192.0.2.50;sekisho-token=t7>\r\n'));
  const byUri = await client.ask(
    invite({ to: callsTo.challenged, callId: 'onward-1', uriParams: ';sekisho-token=t7' }),
  );
  assert.match(byUri, /^SIP\/2\.0 404 /);
  const byHeader = await client.ask(
    invite({ to: callsTo.challenged, callId: 'onward-2', extra: ['X-Sekisho-Token: t7'] }),
  );
  assert.match(byHeader, /^SIP\/2\.0 404 /);
  const forged = await client.ask(
    invite({ to: callsTo.challenged, callId: 'onward-3', extra: ['X-Sekisho-Token: forged'] }),
  );
  assert.match(forged, /^SIP\/2\.0 302 /);
  assert.deepEqual(
    intake.setups.map(setup => setup.challengePassed),
    [undefined, 7, 7, undefined],
  );
});

test('domestic, emergency and unreadable numbers pass without reaching the intake', async () => {
  const passed: string[] = [];
  const { client, intake, server } = await serve(
    {},
    {
      onUnscreened: (feed, kind) => passed.push(`${feed} ${kind}`),
    },
  );
  for (const to of [callsTo.domestic, callsTo.emergency, 'reception']) {
    assert.match(await client.ask(invite({ to })), /^SIP\/2\.0 404 /);
  }
  assert.deepEqual(intake.setups, []);
  assert.deepEqual(passed, ['sip:tokyo domestic', 'sip:tokyo emergency', 'sip:tokyo unknown']);
  assert.equal(server.stats().unscreened, 3);
});

test('a retransmission gets the same bytes and is judged once', async () => {
  const { client, intake, server } = await serve();
  const request = invite({ to: callsTo.suspended });
  const first = await client.ask(request);
  assert.equal(await client.ask(request), first);
  assert.equal(intake.setups.length, 1);
  assert.equal(server.stats().retransmissions, 1);
  const reusedBranch = invite({ to: callsTo.allowed, branch: `z9hG4bK-call-${callsTo.suspended}` });
  assert.match(await client.ask(reusedBranch), /^SIP\/2\.0 404 /);
});

test('CANCEL gets 200 for a known INVITE and 481 else; ACK gets nothing', async () => {
  const { client, server } = await serve();
  const call = { to: callsTo.suspended };
  await client.ask(invite(call));
  assert.match(await client.ask(invite({ ...call, method: 'CANCEL' })), /^SIP\/2\.0 200 /);
  const stray = invite({ to: callsTo.suspended, callId: 'other', method: 'CANCEL' });
  assert.match(await client.ask(stray), /^SIP\/2\.0 481 /);
  client.send(invite({ ...call, method: 'ACK' }));
  assert.match(
    await client.ask(invite({ to: 'ping', method: 'OPTIONS' })),
    /^SIP\/2\.0 200 OK\r\n/,
  );
  assert.equal(client.unread, 0);
  assert.equal(server.stats().absorbed, 1);
  settled(server);
});

test('methods it does not serve get 405 with Allow', async () => {
  const { client } = await serve();
  for (const method of ['REGISTER', 'BYE', 'SUBSCRIBE', 'MADEUP']) {
    const answer = await client.ask(invite({ to: '1', method }));
    assert.match(answer, /^SIP\/2\.0 405 [\s\S]*\r\nAllow: INVITE, ACK, CANCEL, OPTIONS\r\n/);
  }
});

test('a mirrored registration becomes one event, however often it is sent', async () => {
  const { client, intake } = await serve({ mirrorsRegistrations: true });
  const request = invite({
    to: '05012345678',
    method: 'REGISTER',
    extra: ['X-Source-IP: [2001:db8::9]:5060', 'Expires: 60'],
  });
  assert.match(await client.ask(request), /^SIP\/2\.0 200 /);
  await client.ask(request);
  await client.ask(
    invite({
      to: '05012345678',
      callId: 'r2',
      method: 'REGISTER',
      extra: ['X-Sekisho-Result: rejected'],
    }),
  );
  await client.ask(
    invite({
      to: '05012345678',
      callId: 'r3',
      method: 'REGISTER',
      extra: ['Expires: 0'],
    }),
  );
  assert.deepEqual(
    intake.events.map(event => event.type === 'register' && event.result),
    ['ok', 'rejected'],
  );
  assert.equal(intake.events[0]?.type === 'register' && intake.events[0].sourceIp, '2001:db8::9');
  assert.equal(intake.feeds[0]?.sees.register, true);
});

test('fails open when judging throws, is slow, or cannot challenge', async () => {
  let nowMs = 0;
  const { client, intake, server } = await serve(
    { announcement: undefined as unknown as string },
    { monotonicMs: () => nowMs },
  );
  intake.onSlow = () => {
    nowMs += 400;
  };
  for (const to of [callsTo.throws, callsTo.slow, callsTo.challenged]) {
    assert.match(await client.ask(invite({ to })), /^SIP\/2\.0 404 /);
  }
  assert.equal(server.stats().failedOpen, 3);
  assert.equal(server.stats().refused, 0);
});

test('a call that names no line is allowed and quarantined for the record', async () => {
  const { client, intake, server } = await serve({ subscriberFrom: 'trunk-group' });
  assert.match(await client.ask(invite({ to: callsTo.suspended })), /^SIP\/2\.0 404 /);
  assert.equal(server.stats().withoutSubscriber, 1);
  assert.equal(intake.quarantined[0]?.reason, 'no line in trunk-group');
});

test('a call in progress is never judged again', async () => {
  const { client, intake } = await serve();
  const again = invite({ to: callsTo.suspended, toTag: 'established' });
  assert.match(await client.ask(again), /^SIP\/2\.0 404 /);
  assert.equal(intake.setups.length, 0);
});

test('strangers get nothing, or 403 where that is set', async () => {
  const silent = await serve({ peers: ['192.0.2.0/24'] });
  silent.client.send(invite({ to: callsTo.allowed }));
  const socket = connect(silent.tcpPort, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'close');
  assert.equal(silent.client.unread, 0);
  assert.equal(silent.intake.setups.length, 0);
  const telling = await serve({ peers: ['192.0.2.0/24'] }, { strangers: 403 });
  assert.match(await telling.client.ask(invite({ to: callsTo.allowed })), /^SIP\/2\.0 403 /);
  const told = connect(telling.tcpPort, '127.0.0.1');
  told.write(invite({ to: callsTo.allowed, transport: 'TCP' }));
  const [answer] = await once(told, 'data');
  assert.match(String(answer), /^SIP\/2\.0 403 /);
  await once(told, 'close');
  assert.equal(telling.server.stats().refusedPeers, 2);
  settled(silent.server);
  settled(telling.server);
});

test('serves TCP whatever the chunks, answers pings, closes when the framing is lost', async () => {
  const { tcpPort, server, intake } = await serve();
  const socket = connect(tcpPort, '127.0.0.1');
  let heard = '';
  socket.on('data', chunk => {
    heard += chunk.toString('latin1');
  });
  const call = (to: string): string => invite({ to, transport: 'TCP' });
  const text = `\r\n\r\n${call(callsTo.allowed)}${call(callsTo.suspended)}`;
  for (let at = 0; at < text.length; at += 97) {
    socket.write(text.slice(at, at + 97));
    await new Promise(resolve => setImmediate(resolve));
  }
  socket.write(call(callsTo.challenged).replace(/Content-Length: \d+/, 'Content-Length: many'));
  await once(socket, 'close');
  assert.ok(heard.startsWith('\r\nSIP/2.0 404 '));
  assert.deepEqual(heard.match(/SIP\/2\.0 \d+ .*/g), [
    'SIP/2.0 404 Not Found',
    'SIP/2.0 603 Decline',
    'SIP/2.0 400 Bad Request - no usable Content-Length',
  ]);
  assert.equal(intake.quarantined.length, 1);
  assert.equal(server.stats().answered, 4);
  settled(server);
});

test('too large a message is told so', async () => {
  const { client, server } = await serve({}, { maxMessageBytes: 2_000 });
  const large = invite({ to: callsTo.suspended, extra: [`X-Fill: ${'a'.repeat(3_000)}`] });
  assert.match(await client.ask(large), /^SIP\/2\.0 513 Message Too Large\r\n/);
  assert.equal(server.stats().malformed, 1);
});

test('settings that cannot work are refused, a port in use too', async () => {
  const make = (settings: Partial<TrunkSettings>) => () =>
    new SipServer({
      intake: new FakeIntake(),
      clock: { nowMs: () => 0 },
      classify: classifyJapanese,
      trunks: [{ ...trunk, ...settings }],
      listen: { host: '127.0.0.1' },
    });
  assert.throws(make({ peers: ['10.0.0.0/40'] }), SipSettingsError);
  assert.throws(make({ peers: ['sbc.example'] }), SipSettingsError);
  assert.throws(make({ allow: 302 }), /allowTarget/);
  assert.throws(make({ refuse: 608 }), /redressUri/);
  assert.throws(make({ announcement: 'verify@example.net' }), /must be a sip: or sips: URI/);
  const { udpPort } = await serve();
  await assert.rejects(serve({}, { listen: { host: '127.0.0.1', udpPort } }), SipListenError);
});
