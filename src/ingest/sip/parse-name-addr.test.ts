import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oracle } from '../../../test/sip/sip-oracle.ts';
import { parseNameAddr, uriOf } from './parse-name-addr.ts';

test('reads URI and parameters behind a display name', () => {
  const quoted = parseNameAddr('"Sales, \\"Tokyo\\" <1>" <sip:a@h;lr>;tag=x;q="a;b"');
  assert.equal(quoted?.uriText, 'sip:a@h;lr');
  assert.deepEqual(Object.fromEntries(quoted?.params ?? []), { tag: 'x', q: 'a;b' });
  assert.equal(uriOf(parseNameAddr('Bob <sip:b@h>'))?.user, 'b');
});

test('without brackets the parameters are those of the header field', () => {
  const bare = parseNameAddr('sip:a@h;tag=x');
  assert.equal(bare?.uriText, 'sip:a@h');
  assert.equal(uriOf(bare)?.params.size, 0);
  assert.equal(bare?.params.get('tag'), 'x');
});

test('a repeated parameter keeps its first value', () => {
  assert.equal(parseNameAddr('<sip:a@h>;tag=first;TAG=second')?.params.get('tag'), 'first');
});

test('what is no address is none', () => {
  for (const text of ['', '"open <sip:a@h>', '<sip:a@h', '<sip:a@h> junk', 'a b', 'sip:a@h>']) {
    assert.equal(parseNameAddr(text), undefined, text);
  }
});

test('agrees with another parser on ordinary addresses', () => {
  const values = [
    '<sip:0312345678@h>;tag=1',
    '"A" <sip:a@h:5070;user=phone>;tag=2',
    'sip:a@h;tag=3',
    'Bob <sips:b@[2001:db8::1]>;tag=4',
    '"" <tel:+12025550100>;tag=5',
  ];
  for (const value of values) {
    const theirs = oracle.parse(
      `INVITE sip:x@h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\n` +
        `From: ${value}\r\nTo: <sip:x@h>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\n\r\n`,
    );
    const ours = parseNameAddr(value);
    assert.equal(ours?.uriText, theirs?.headers.from.uri);
    assert.equal(ours?.params.get('tag'), theirs?.headers.from.params.tag);
  }
});
