import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskAddress } from './mask-address.ts';

test('what is left of an address tells its network, not the host', () => {
  assert.equal(maskAddress('203.0.113.77'), '203.0.*.*');
  assert.equal(maskAddress('2001:db8:1:2::77'), '2001:db8:*');
  assert.equal(maskAddress('::1'), '*');
  assert.equal(maskAddress('pbx.example'), '*');
  assert.equal(maskAddress(''), '*');
});
