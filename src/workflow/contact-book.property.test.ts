import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contactChange } from '../core/contact/contact-change.ts';
import type { Contact, Subscriber } from '../core/subscriber/subscriber.ts';
import { contactsOf, isLineOfAccount, newContactBook, takeContacts } from './contact-book.ts';

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
      for (const [i, [entries, cut]] of lists.entries()) {
        const atMs = 3e12 + i;
        const rows = [...new Map(entries)].map(([name, contacts]) => row(name, contacts));
        if (cut === 0) takeContacts(book, { rows, atMs });
        else {
          takeContacts(book, { rows: rows.slice(0, cut), part: 'first', atMs });
          assert.deepEqual(contactsOf(book, '1'), expected(model, '1'), 'half a list says nothing');
          takeContacts(book, { rows: rows.slice(cut, cut + 1), part: 'further', atMs });
          takeContacts(book, { rows: rows.slice(cut + 1), part: 'last', atMs });
        }
        const told = rows.some(one => one.contacts.length > 0);
        const toldBefore = [...model.values()].some(contacts => contacts.length > 0);
        const changed = rows.map(({ subscriber, contacts }) => {
          const before = toldBefore ? model.get(subscriber) : undefined;
          const now =
            before === undefined ? contacts : contactChange(before, contacts, atMs).contacts;
          return [subscriber, now] as const;
        });
        model = new Map([...(told ? model : []), ...changed]);
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

const keeper = { channel: 'mail', address: 'keeper@office.example' } as const;
const mobile = { channel: 'sms', address: '09011112222' } as const;

test('a contact that changed is told to the one before, and is new from that time on', () => {
  const book = newContactBook();
  assert.deepEqual(takeContacts(book, { rows: [row('1', [keeper, mobile])], atMs: 1 }), []);
  const thief = { channel: 'sms', address: '08099998888' } as const;
  const changed = takeContacts(book, { rows: [row('1', [keeper, thief])], atMs: 5 });
  assert.deepEqual(changed, [{ subscriber: '1', toTell: [mobile] }]);
  assert.deepEqual(contactsOf(book, '1'), [keeper, { ...thief, changedMs: 5 }]);
  // The next list says the same: nobody hears of it again, and the time of the change stays.
  assert.deepEqual(takeContacts(book, { rows: [row('1', [keeper, thief])], atMs: 9 }), []);
  assert.deepEqual(contactsOf(book, '1'), [keeper, { ...thief, changedMs: 5 }]);
});

test('a contact that is added, or only taken away, is told to those that were there', () => {
  const book = newContactBook();
  takeContacts(book, { rows: [row('1', [keeper])], atMs: 1 });
  const added = takeContacts(book, { rows: [row('1', [keeper, mobile])], atMs: 2 });
  assert.deepEqual(added, [{ subscriber: '1', toTell: [keeper] }]);
  const { address } = mobile;
  const written = { channel: 'sms', address: '090-1111-2222', changedMs: 0 } as const;
  assert.deepEqual(takeContacts(book, { rows: [row('1', [keeper, written])], atMs: 3 }), []);
  const gone = takeContacts(book, { rows: [row('1', [])], atMs: 4 });
  assert.deepEqual(
    gone.map(one => one.toTell.map(contact => contact.address.replaceAll('-', ''))),
    [[keeper.address, address]],
  );
});

test('lines of one account know each other, also those without contacts', () => {
  const book = newContactBook();
  const other = { ...row('3', [keeper]), account: 'B' };
  takeContacts(book, { rows: [row('1', [keeper]), row('2', []), other], atMs: 1 });
  assert.ok(isLineOfAccount(book, '1', ['2']) && isLineOfAccount(book, '1', ['x', '1']));
  assert.ok(!isLineOfAccount(book, '1', ['3', 'unknown']));
});
