import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Contact, Subscriber } from '../core/subscriber/subscriber.ts';
import { contactsOf, newContactBook, takeContacts } from './contact-book.ts';

const contact: fc.Arbitrary<Contact> = fc.record(
  {
    channel: fc.constantFrom('mail', 'sms', 'voice'),
    address: fc.stringMatching(/^[0-9a-z@. 関]{0,12}$/),
    changedMs: fc.integer({ min: -1e12, max: 2e12 }),
  },
  { requiredKeys: ['channel', 'address'], noNullPrototype: true },
);
const names = fc.constantFrom('1', '2', '3', '4', '5', 'six', '七');
const list = fc.array(fc.tuple(names, fc.array(contact, { maxLength: 3 })), { maxLength: 8 });

test('the book holds what the last whole list said, and older words of lines it left out', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(list, fc.nat(3)), { maxLength: 6 }), lists => {
      const book = newContactBook();
      let model = new Map<string, readonly Contact[]>();
      for (const [entries, cut] of lists) {
        const rows = [...new Map(entries)].map(([name, contacts]) => row(name, contacts));
        if (cut === 0) takeContacts(book, { rows });
        else {
          takeContacts(book, { rows: rows.slice(0, cut), part: 'first' });
          assert.deepEqual(contactsOf(book, '1'), expected(model, '1'), 'half a list says nothing');
          takeContacts(book, { rows: rows.slice(cut, cut + 1), part: 'further' });
          takeContacts(book, { rows: rows.slice(cut + 1), part: 'last' });
        }
        const told = rows.some(one => one.contacts.length > 0);
        model = new Map([
          ...(told ? model : []),
          ...rows.map(one => [one.subscriber, one.contacts] as const),
        ]);
        for (const name of ['1', '2', '3', '4', '5', 'six', '七', 'nobody']) {
          assert.deepEqual(contactsOf(book, name), expected(model, name));
        }
      }
    }),
    { numRuns: 300 },
  );
});

/** Without any contacts at all there are two defaults. */
function expected(model: Map<string, readonly Contact[]>, name: string): readonly Contact[] {
  if ([...model.values()].some(contacts => contacts.length > 0)) return model.get(name) ?? [];
  return [
    { channel: 'sms', address: '' },
    { channel: 'voice', address: '' },
  ];
}

function row(subscriber: string, contacts: readonly Contact[]): Subscriber {
  const facts = { account: 'A', type: 'individual', service: 'ip', challenge: true } as const;
  return { subscriber, ...facts, contacts };
}
