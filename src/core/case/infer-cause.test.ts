import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CauseFacts, inferCause } from './infer-cause.ts';

const firm = { type: 'corporate' } as const;

function causeOf(readings: readonly string[], facts: Partial<CauseFacts> = firm): string {
  return inferCause({ readings, type: 'individual', ...facts });
}

test('a forwarded call points to forwarding, whatever else is odd', () => {
  assert.equal(causeOf(['hour', 'inbound-before', 'forwarded', 'source-network']), 'forwarding');
});

test('a call in just before the call out points to remote access of the exchange', () => {
  assert.equal(causeOf(['destination-listed', 'inbound-before']), 'disa');
});

test('a new source, a new device or guessed registrations point to stolen credentials', () => {
  for (const reading of ['source-network', 'device', 'registrations']) {
    assert.equal(causeOf(['destination-listed', reading]), 'credential-theft');
  }
});

test('calls from where a firm’s calls always come point to an extension of its own exchange', () => {
  assert.equal(causeOf(['destination-listed', 'pace']), 'rogue-extension');
  assert.equal(causeOf(['destination-listed', 'pace'], {}), 'other');
});

test('without evidence there is no cause to name', () => {
  assert.equal(causeOf([]), 'other');
});
