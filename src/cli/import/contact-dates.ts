import type { Contact, Subscriber } from '../../core/subscriber/subscriber.ts';

/**
 * A contact that differs from the list before, and for which the file names no day, counts as
 * changed now: it may be the thief's, and is not used for a while. One that stays keeps its day.
 * Lines that are new bring their contacts as they are.
 */
export function datedContacts(
  before: readonly Subscriber[],
  after: readonly Subscriber[],
  nowMs: number,
): readonly Subscriber[] {
  const known = new Map(before.map(row => [row.subscriber, row.contacts]));
  return after.map(row => {
    const old = known.get(row.subscriber);
    if (old === undefined) return row;
    return { ...row, contacts: row.contacts.map(contact => dated(contact, old, nowMs)) };
  });
}

function dated(contact: Contact, old: readonly Contact[], nowMs: number): Contact {
  if (contact.changedMs !== undefined) return contact;
  const same = old.find(one => one.channel === contact.channel && one.address === contact.address);
  if (same === undefined) return { ...contact, changedMs: nowMs };
  return same.changedMs === undefined ? contact : { ...contact, changedMs: same.changedMs };
}
