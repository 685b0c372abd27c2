import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUri } from './parse-uri.ts';

function said(text: string): unknown {
  const uri = parseUri(text);
  return uri === undefined
    ? undefined
    : {
        ...uri,
        userParams: Object.fromEntries(uri.userParams),
        params: Object.fromEntries(uri.params),
      };
}

const nothing = { userParams: {}, params: {}, headers: '', port: undefined };

test('reads user, host, port, parameters and headers', () => {
  assert.deepEqual(said('sip:010120255501@GW.example:5080;transport=tcp;lr?Route=%3Csip:x%3E'), {
    ...nothing,
    scheme: 'sip',
    user: '010120255501',
    host: 'gw.example',
    port: 5080,
    params: { transport: 'tcp', lr: '' },
    headers: 'Route=%3Csip:x%3E',
  });
});

test('keeps the parameters of the user part apart, and drops a password', () => {
  assert.deepEqual(said('sips:+819012345678;npdi;rn=+8150;phone-context=%2B81@h;user=phone'), {
    ...nothing,
    scheme: 'sips',
    user: '+819012345678',
    host: 'h',
    params: { user: 'phone' },
    userParams: { npdi: '', rn: '+8150', 'phone-context': '+81' },
  });
  assert.equal(parseUri('sip:alice:pw@h')?.user, 'alice');
});

test('takes escapes off the user, once', () => {
  assert.equal(parseUri('sip:%2B371%32%32@h')?.user, '+37122');
  assert.equal(parseUri('sip:%2541@h')?.user, '%41');
  assert.equal(parseUri('sip:50%@h')?.user, '50%');
});

test('reads tel URIs', () => {
  assert.deepEqual(said('tel:+1-202-555-0100;ext=7'), {
    ...nothing,
    scheme: 'tel',
    user: '+1-202-555-0100',
    host: '',
    userParams: { ext: '7' },
  });
});

test('reads IPv6 hosts and hosts without user', () => {
  assert.deepEqual(said('sip:[2001:DB8::1]:5061'), {
    ...nothing,
    scheme: 'sip',
    user: '',
    host: '2001:db8::1',
    port: 5061,
  });
});

test('what is no URI of ours is none', () => {
  for (const text of [
    '',
    'sip',
    'sip:',
    'sip:@',
    'mailto:a@b',
    'sip:a@b@c',
    'sip:a@h:99999',
    'sip:a@h:port',
    'tel:',
    'sip:a@[::1',
    '<sip:a@b>',
  ]) {
    assert.equal(parseUri(text), undefined, text);
  }
});
