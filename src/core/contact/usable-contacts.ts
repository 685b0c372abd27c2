import type { Contact } from '../subscriber/subscriber.ts';

export interface ContactLimits {
  readonly nowMs: number;
  /** A contact changed more lately than that may be the thief's. */
  readonly settledMs: number;
  /** In this order, and no others; undefined: all. */
  readonly channels: readonly Contact['channel'][] | undefined;
  /** Whether it is the line under attack or one of its account, or known to be wrong. */
  readonly isRefused: (contact: Contact) => boolean;
}

/**
 * The contacts over which the thief does not answer, in the order in which they are tried: each
 * channel once before any a second time.
 */
export function usableContacts(contacts: readonly Contact[], limits: ContactLimits): Contact[] {
  const { channels } = limits;
  const usable = contacts.filter(contact => isUsable(contact, limits));
  const turns = usable.map((contact, i) => ({
    contact,
    turn: usable.slice(0, i).filter(other => other.channel === contact.channel).length,
    place: channels?.indexOf(contact.channel) ?? 0,
  }));
  turns.sort((a, b) => a.turn - b.turn || a.place - b.place);
  return turns.map(one => one.contact);
}

function isUsable(contact: Contact, limits: ContactLimits): boolean {
  const { channel, changedMs } = contact;
  if (limits.channels?.includes(channel) === false) return false;
  if (changedMs !== undefined && limits.nowMs - changedMs < limits.settledMs) return false;
  return !limits.isRefused(contact);
}
