import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildResponse, responsePort } from './build-response.ts';
import { parseMessage } from './parse-message.ts';
import type { SipRequest } from './sip-message.ts';

const answer = { status: 603, phrase: 'Decline', fields: ['Reason: SIP;cause=603'] };
const peer = { address: '203.0.113.9', port: 40_000 };

function request(via: string, to = '<sip:b@h>'): SipRequest {
  const text =
    `INVITE sip:b@h SIP/2.0\r\n${via}\r\nFrom: <sip:a@h>;tag=1\r\nTo: ${to}\r\n` +
    'Call-ID: c\r\nCSeq: 1 INVITE\r\nRecord-Route: <sip:p;lr>\r\n\r\n';
  return parseMessage(Buffer.from(text)).message as SipRequest;
}

function topVia(via: string): string | undefined {
  return /^Via: (.*)\r$/m.exec(buildResponse(request(via), answer, 'tag', peer) ?? '')?.[1];
}

test('copies what a response copies, in order, and nothing else', () => {
  const asked = request('Via: SIP/2.0/UDP 203.0.113.9;branch=z1\r\nVia: SIP/2.0/TCP x;branch=z2');
  assert.equal(
    buildResponse(asked, answer, 'abc', peer),
    'SIP/2.0 603 Decline\r\nVia: SIP/2.0/UDP 203.0.113.9;branch=z1\r\n' +
      'Via: SIP/2.0/TCP x;branch=z2\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>;tag=abc\r\n' +
      'Call-ID: c\r\nCSeq: 1 INVITE\r\nReason: SIP;cause=603\r\nServer: Sekisho\r\n' +
      'Content-Length: 0\r\n\r\n',
  );
});

test('keeps the tag a request brought', () => {
  const text = buildResponse(
    request('Via: SIP/2.0/UDP h', '<sip:b@h>;tag=own'),
    answer,
    'abc',
    peer,
  );
  assert.match(text ?? '', /\r\nTo: <sip:b@h>;tag=own\r\n/);
});

test('notes where the request really came from (RFC 3261 18.2.1, RFC 3581)', () => {
  assert.equal(
    topVia('Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z1'),
    'SIP/2.0/UDP 10.0.0.1:5060;branch=z1;received=203.0.113.9',
  );
  assert.equal(
    topVia('Via: SIP/2.0/UDP 203.0.113.9;rport;branch=z1'),
    'SIP/2.0/UDP 203.0.113.9;branch=z1;received=203.0.113.9;rport=40000',
  );
  for (const written of ['branch=z1;rport', 'branch=z1;rport;rport', ';branch=z1; rport']) {
    assert.equal(
      topVia(`Via: SIP/2.0/UDP 203.0.113.9;${written}`),
      'SIP/2.0/UDP 203.0.113.9;branch=z1;received=203.0.113.9;rport=40000',
      written,
    );
  }
  assert.equal(
    topVia('Via: SIP/2.0/UDP h;received=192.0.2.1;branch=z1, SIP/2.0/UDP y;branch=z2'),
    'SIP/2.0/UDP h;branch=z1;received=203.0.113.9, SIP/2.0/UDP y;branch=z2',
  );
});

test('answers go to the port of sent-by, of rport, or 5060; maddr is not followed', () => {
  assert.equal(responsePort(request('Via: SIP/2.0/UDP h:5070;branch=z'), peer), 5070);
  assert.equal(responsePort(request('Via: SIP/2.0/UDP h:5070;rport;branch=z'), peer), 40_000);
  assert.equal(responsePort(request('Via: SIP/2.0/UDP h;maddr=192.0.2.66'), peer), 5060);
});
