import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMessage } from './parse-message.ts';
import {
  callFacts,
  callIdOf,
  callingLine,
  challengeTokenIn,
  dialledNumber,
  isDeregistration,
  sourceAddress,
} from './read-setup.ts';
import type { SipRequest } from './sip-message.ts';
import { type TrunkSettings, trunkDefaults } from './trunk-settings.ts';

function request(lines: readonly string[], uri = 'sip:0101@h'): SipRequest {
  const text = [`INVITE ${uri} SIP/2.0`, ...lines, '', ''].join('\r\n');
  const { message } = parseMessage(Buffer.from(text));
  assert.equal(message?.kind, 'request');
  return message as SipRequest;
}

function trunk(settings: Partial<TrunkSettings> = {}): TrunkSettings {
  return { ...trunkDefaults, name: 't', peers: ['192.0.2.1'], ...settings };
}

test('the line comes from P-Asserted-Identity, From or the trunk group', () => {
  const call = request([
    'From: <sip:from@h>;tag=1',
    'P-Asserted-Identity: "A" <sip:+8150@h>, <tel:+815012345678>',
    'Contact: <sip:c;tgrp=tg-7;trunk-context=pbx.example@192.0.2.1>',
  ]);
  assert.equal(callingLine(call, trunk()), '+815012345678');
  assert.equal(callingLine(call, trunk({ subscriberFrom: 'from' })), 'from');
  const group = { subscriberFrom: 'trunk-group' } as const;
  assert.equal(callingLine(call, trunk(group)), 'tg-7');
  assert.equal(callingLine(call, trunk({ ...group, trunkContext: 'PBX.example' })), 'tg-7');
  assert.equal(callingLine(call, trunk({ ...group, trunkContext: 'other.example' })), undefined);
});

test('a line nobody names is no line', () => {
  const call = request(['From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=1']);
  assert.equal(callingLine(call, trunk()), undefined);
  assert.equal(callingLine(call, trunk({ subscriberFrom: 'from' })), undefined);
  const absurd = request([`P-Asserted-Identity: <sip:${'9'.repeat(200)}@h>`]);
  assert.equal(callingLine(absurd, trunk()), undefined);
  const control = request(['P-Asserted-Identity: <sip:050%0A1@h>']);
  assert.equal(callingLine(control, trunk()), undefined);
});

test('the dialled number comes from the Request-URI or To, with its context', () => {
  const call = request(['To: <sip:01033@h>'], 'sip:%2B44;npdi;tgrp=x@h;user=phone');
  assert.equal(dialledNumber(call, trunk()), '+44');
  assert.equal(dialledNumber(call, trunk({ dialledFrom: 'to' })), '01033');
  assert.equal(
    dialledNumber(request([], 'tel:7042;phone-context=+44'), trunk()),
    'tel:7042;phone-context=+44',
  );
  assert.equal(dialledNumber(request([], 'sip:7042;phone-context=pbx.example@h'), trunk()), '7042');
  assert.equal(dialledNumber(request([], 'urn:service:sos'), trunk()), '');
});

test('the source address is read where the trunk says, and nowhere else', () => {
  const call = request([
    'Via: SIP/2.0/UDP sbc.example;branch=z9hG4bK1, SIP/2.0/UDP 10.0.0.9;received=198.51.100.4',
    'Contact: <sip:a@198.51.100.5:5060>',
    'X-Source-IP: 203.0.113.9:5060',
  ]);
  assert.equal(sourceAddress(call, trunk()), undefined);
  assert.equal(sourceAddress(call, trunk({ source: { header: 'x-source-ip' } })), '203.0.113.9');
  assert.equal(sourceAddress(call, trunk({ source: 'via' })), '198.51.100.4');
  assert.equal(sourceAddress(call, trunk({ source: 'contact' })), '198.51.100.5');
});

test('addresses are understood in the shapes SBCs write, a doubled header is not believed', () => {
  const settings = trunk({ source: { header: 'X-Source-IP' } });
  const shapes = [
    ['[2001:DB8::9]:5060', '2001:db8::9'],
    ['2001:db8::9', '2001:db8::9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['<sip:u@203.0.113.9:5060;transport=tcp>', '203.0.113.9'],
    ['203.0.113.9;transport=udp', '203.0.113.9'],
    ['sbc.example', undefined],
    ['', undefined],
  ];
  for (const [written, address] of shapes) {
    assert.equal(sourceAddress(request([`X-Source-IP: ${written}`]), settings), address, written);
  }
  const doubled = request(['X-Source-IP: 203.0.113.9', 'X-Source-IP: 203.0.113.9']);
  assert.equal(sourceAddress(doubled, settings), undefined);
});

test('the forwarder comes from Diversion, or from History-Info', () => {
  const forwarder = (...lines: string[]): string | undefined =>
    callFacts(request(lines), trunk()).forwardedFrom;
  assert.equal(
    forwarder('Diversion: <sip:0312340000@h>;reason=unconditional, <sip:first@h>'),
    '0312340000',
  );
  assert.equal(
    forwarder(
      'History-Info: <sip:a@h?Reason=SIP%3Bcause%3D302>;index=1',
      'History-Info: <sip:b@h>;index=1.1',
    ),
    'a',
  );
  assert.equal(forwarder('History-Info: <sip:a@h>;index=1, <sip:b@h>;index=1.1;mp=1'), 'a');
  assert.equal(forwarder('History-Info: <sip:a@h>;index=1, <sip:b@h;cause=480>;index=1.1'), 'a');
  assert.equal(forwarder('History-Info: <sip:a@h>;index=1, <sip:a@gw>;index=1.1;rc=1'), undefined);
  assert.equal(forwarder('From: <sip:a@h>'), undefined);
});

test('an absurdly long Call-ID is cut and stays unique', () => {
  const ids = ['x', 'y'].map(end => callIdOf(request([`Call-ID: ${'c'.repeat(3_000)}${end}`])));
  assert.equal(ids[0]?.length, 233);
  assert.notEqual(ids[0], ids[1]);
});

test('the token is found in the Request-URI and in its header', () => {
  assert.equal(challengeTokenIn(request([], 'sip:0101@h;sekisho-token=a%2Bb')), 'a+b');
  assert.equal(challengeTokenIn(request(['X-Sekisho-Token: abc'])), 'abc');
  assert.equal(challengeTokenIn(request(['X-Sekisho-Token:'])), undefined);
});

test('a registration that only takes bindings away is known', () => {
  assert.equal(isDeregistration(request(['Contact: *', 'Expires: 0'])), true);
  assert.equal(isDeregistration(request(['Contact: <sip:a@h>;expires=0'])), true);
  assert.equal(isDeregistration(request(['Contact: <sip:a@h>', 'Expires: 3600'])), false);
});
