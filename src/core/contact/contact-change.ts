import type { Contact } from '../subscriber/subscriber.ts';

/** The contacts of a line as a new list gives them, against those known before. */
export interface ContactChange {
  /** As they are to be known from now on, with the time of their last change. */
  readonly contacts: readonly Contact[];
  /** Whom to tell of it: those that are gone, or all old ones where something was only added. */
  readonly toTell: readonly Contact[];
}

/**
 * A contact that was not known before counts as changed now, unless the list says since when it
 * is so; one that was known keeps the time of its last change.
 */
export function contactChange(
  before: readonly Contact[],
  now: readonly Contact[],
  atMs: number,
): ContactChange {
  const contacts = now.map(contact => {
    const known = before.find(other => isSame(other, contact));
    const changedMs = contact.changedMs ?? (known === undefined ? atMs : known.changedMs);
    const { channel, address } = contact;
    return changedMs === undefined ? { channel, address } : { channel, address, changedMs };
  });
  const gone = before.filter(other => !now.some(contact => isSame(other, contact)));
  const added = now.some(contact => !before.some(other => isSame(other, contact)));
  if (gone.length > 0) return { contacts, toTell: gone };
  return { contacts, toTell: added ? before : [] };
}

/** The same address, whatever stands between its digits and however its letters are written. */
function isSame(a: Contact, b: Contact): boolean {
  return a.channel === b.channel && plain(a.address) === plain(b.address);
}

function plain(address: string): string {
  return address.toLowerCase().replace(/[\s().-]/g, '');
}
