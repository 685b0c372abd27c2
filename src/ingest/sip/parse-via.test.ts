import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseVia } from './parse-via.ts';

test('reads a Via as an SBC writes it', () => {
  assert.deepEqual(
    parseVia('SIP/2.0/TCP SBC.example:5080;branch=z9hG4bK-1;rport;RECEIVED=192.0.2.1'),
    {
      transport: 'TCP',
      host: 'sbc.example',
      port: 5080,
      branch: 'z9hG4bK-1',
      received: '192.0.2.1',
      rport: '',
    },
  );
});

test('reads alike what is written otherwise', () => {
  const usual = parseVia('SIP/2.0/UDP 192.0.2.1:5060;branch=b;branch=c;rport=7;x=rport');
  for (const line of [
    'sip / 2.0 / udp 192.0.2.1:5060 ;branch=b;branch=c;rport=7;x=rport',
    'SIP/2.0/UDP 192.0.2.1:5060;branch="b";branch=c;rport=7',
    'SIP/2.0/UDP  192.0.2.1 : 5060; branch = b ; rport = 7, SIP/2.0/UDP other;branch=d',
    'SIP/2.0/UDP 192.0.2.1:05060;;branch=b;rport=7',
  ]) {
    assert.deepEqual(parseVia(line), usual, line);
  }
});

test('reads a host without port or parameters, and none of what is no Via', () => {
  const bare = { host: 'h', port: undefined, branch: '', received: undefined, rport: undefined };
  assert.deepEqual(parseVia('SIP/2.0/UDP h'), { transport: 'UDP', ...bare });
  assert.equal(parseVia('SIP/2.0/UDP [2001:DB8::1]:5060;branch=b')?.host, '2001:db8::1');
  for (const line of [
    '',
    'SIP/2.0/UDP ',
    'SIP/2.0/UDP h:0',
    'SIP/2.0/UDP h:70000',
    'SIP/2.0/UDP h:',
    'SIP/2.0/UDP h:5060x',
  ]) {
    assert.equal(parseVia(line), undefined, line);
  }
});
