import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialPlans } from '../numbering/dial-plan.ts';
import type { Contact } from '../subscriber/subscriber.ts';
import { usableContacts } from './usable-contacts.ts';
import { numberOf, writtenForms } from './written-number.ts';

const limits = {
  nowMs: 1_000,
  settledMs: 100,
  channels: undefined,
  isRefused: () => false,
};
const list: readonly Contact[] = [
  { channel: 'mail', address: 'a' },
  { channel: 'mail', address: 'b' },
  { channel: 'sms', address: '1' },
  { channel: 'voice', address: '2', changedMs: 901 },
];

function addresses(contacts: readonly Contact[]): string {
  return contacts.map(one => one.address).join(' ');
}

test('every channel is tried once before any a second time', () => {
  assert.equal(addresses(usableContacts(list, { ...limits, settledMs: 0 })), 'a 1 2 b');
});

test('a contact that changed lately is not used, nor one that is refused', () => {
  assert.equal(addresses(usableContacts(list, limits)), 'a 1 b');
  assert.equal(addresses(usableContacts(list, { ...limits, nowMs: 1_001 })), 'a 1 2 b');
  const isRefused = (contact: Contact): boolean => contact.channel === 'mail';
  assert.equal(addresses(usableContacts(list, { ...limits, isRefused })), '1');
});

test('a plan’s channels are used in its order, and no others', () => {
  const channels = ['sms', 'mail'] as const;
  assert.equal(addresses(usableContacts(list, { ...limits, channels })), '1 a b');
});

test('a number is the same number in every written form', () => {
  const forms = [
    '0312340001',
    '03-1234-0001',
    '+81 (0)3-1234-0001',
    '０３－１２３４－０００１',
    'tel:+81-3-1234-0001',
    'sip:0312340001@pbx.example',
    '81312340001',
    '010 81 3 1234 0001',
  ];
  for (const form of forms) {
    assert.equal(numberOf(form, dialPlans.JP), '81312340001', form);
    assert.ok(writtenForms(form, dialPlans.JP).includes('0312340001'), form);
  }
  for (const none of ['', 'keeper@office.example', 'reception']) {
    assert.equal(numberOf(none, dialPlans.JP), '', none);
  }
});
