import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contact, Subscriber } from '../../core/subscriber/subscriber.ts';
import { datedContacts } from './contact-dates.ts';

const nowMs = Date.UTC(2026, 10, 22);

function line(subscriber: string, ...contacts: readonly Contact[]): Subscriber {
  const kind = { type: 'individual', service: 'ip', challenge: true } as const;
  return { subscriber, account: 'A', ...kind, contacts };
}

test('a contact that the file changes without a day is changed now; others keep their day', () => {
  const mail = { channel: 'mail', address: 'a@example.jp' } as const;
  const sms = { channel: 'sms', address: '09011112222' } as const;
  const voice = { channel: 'voice', address: '0312340000' } as const;
  const before = [line('1', { ...mail, changedMs: 5 }, sms), line('2', sms)];
  const after = [
    line('1', mail, sms, voice),
    line('2', { ...sms, address: '09099999999' }, { ...mail, changedMs: 7 }),
    line('3', mail),
  ];
  assert.deepEqual(
    datedContacts(before, after, nowMs).map(row => row.contacts.map(one => one.changedMs)),
    [[5, undefined, nowMs], [nowMs, 7], [undefined]],
  );
});
