import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TrunkSettings, trunkDefaults } from './trunk-settings.ts';
import { TrustedPeers } from './trusted-peers.ts';

const trunk = (name: string, ...peers: string[]): TrunkSettings => ({
  ...trunkDefaults,
  name,
  peers,
});

test('an address belongs to the first trunk that holds it', () => {
  const peers = new TrustedPeers([
    trunk('one', '192.0.2.7', '2001:db8:1::/48'),
    trunk('all', '192.0.2.0/24'),
  ]);
  const of = (address: string): string | undefined => peers.trunkOf(address)?.name;
  assert.equal(of('192.0.2.7'), 'one');
  assert.equal(of('192.0.2.8'), 'all');
  assert.equal(of('::ffff:192.0.2.7'), 'one');
  assert.equal(of('2001:db8:1::5'), 'one');
  assert.equal(of('2001:db8:2::5'), undefined);
  assert.equal(of('192.0.3.1'), undefined);
  assert.equal(of('not an address'), undefined);
});

test('strangers without number do not make it grow', () => {
  const peers = new TrustedPeers([trunk('one', '192.0.2.7')]);
  for (let host = 0; host < 3 * TrustedPeers.knownMax; host += 1) {
    assert.equal(peers.trunkOf(`10.${host >> 16}.${(host >> 8) & 255}.${host & 255}`), undefined);
  }
  assert.equal(peers.trunkOf('192.0.2.7')?.name, 'one');
});
