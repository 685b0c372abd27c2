// Whom to contact about which line, packed: text in bytes, so that millions of lines fit. The desk
// keeps it and not the engine, whose gates ask only what came of the attempts.
import { contactChange } from '../core/contact/contact-change.ts';
import { doublesOf, grownLength } from '../core/stdx/grown.ts';
import { newTextArena, putText, type TextArena, textAt } from '../core/stdx/text-arena.ts';
import {
  addText,
  findText,
  newTextTable,
  type TextTable,
  textOf,
  trimTexts,
} from '../core/stdx/text-table.ts';
import type { Contact } from '../core/subscriber/subscriber.ts';
import type { Input } from '../engine/input.ts';

export interface ContactBook {
  page: ContactPage;
  /** The list that is coming in, part by part; it counts once it is whole. */
  next: ContactPage | undefined;
}

interface ContactPage {
  /** Lines that the list names. */
  readonly names: TextTable;
  /** Place of the line's contacts in the arena; −1: it has none. */
  at: Float64Array;
  /** Digest of the line's account: whether two lines are of one account. */
  accounts: Float64Array;
  readonly arena: TextArena;
  /** Lines that have contacts. */
  told: number;
}

/** What a new list changed about a line: who is to hear of it. */
export interface ChangedContacts {
  readonly subscriber: string;
  readonly toTell: readonly Contact[];
}

export function newContactBook(): ContactBook {
  return { page: newPage(), next: undefined };
}

function newPage(): ContactPage {
  return {
    names: newTextTable(),
    at: new Float64Array(16),
    accounts: new Float64Array(16),
    arena: newTextArena(),
    told: 0,
  };
}

/** Where no list tells contacts, the carrier has at least the line's own paper and an address. */
const defaultContacts: readonly Contact[] = [
  { channel: 'sms', address: '' },
  { channel: 'voice', address: '' },
];

/** The line's contacts in the order in which they are tried. */
export function contactsOf({ page }: ContactBook, subscriber: string): readonly Contact[] {
  return page.told === 0 ? defaultContacts : contactsAt(page, findText(page.names, subscriber));
}

/** Whether one of these forms of a number names a line of that line's account, or itself. */
export function isLineOfAccount(
  { page }: ContactBook,
  subscriber: string,
  forms: readonly string[],
): boolean {
  const own = findText(page.names, subscriber);
  return forms.some(form => {
    if (form === subscriber) return true;
    const id = findText(page.names, form);
    return id >= 0 && own >= 0 && page.accounts[id] === page.accounts[own];
  });
}

/**
 * A line that the list names no longer keeps the contacts it had. Gives the lines whose contacts
 * are not what they were, once the list is whole.
 */
export function takeContacts(
  book: ContactBook,
  { rows, part, atMs }: Pick<Extract<Input, { kind: 'subscribers' }>, 'rows' | 'part' | 'atMs'>,
): readonly ChangedContacts[] {
  const begins = part === undefined || part === 'whole' || part === 'first';
  const next = begins ? newPage() : (book.next ?? newPage());
  book.next = next;
  for (const { subscriber, account, contacts } of rows) {
    note(next, subscriber, contacts.length > 0 ? write(contacts) : '', digest(account));
  }
  if (part === 'first' || part === 'further') return [];
  const changed = noteChanges(book.page, next, atMs);
  keepOld(book.page, next);
  trim(next);
  book.page = next;
  book.next = undefined;
  return changed;
}

function noteChanges(old: ContactPage, next: ContactPage, atMs: number): ChangedContacts[] {
  const changed: ChangedContacts[] = [];
  for (let id = 0; id < next.names.count && old.told > 0; id += 1) {
    const subscriber = textOf(next.names, id);
    const oldId = findText(old.names, subscriber);
    if (oldId < 0 || rawAt(old, oldId) === rawAt(next, id)) continue;
    const now = contactsAt(next, id);
    const { contacts, toTell } = contactChange(contactsAt(old, oldId), now, atMs);
    if (contacts.length > 0) next.at[id] = putText(next.arena, write(contacts));
    if (toTell.length > 0) changed.push({ subscriber, toTell });
  }
  return changed;
}

function keepOld(old: ContactPage, next: ContactPage): void {
  if (next.told === 0) return;
  for (let id = 0; id < old.names.count; id += 1) {
    const subscriber = textOf(old.names, id);
    if (findText(next.names, subscriber) >= 0) continue;
    note(next, subscriber, rawAt(old, id), old.accounts[id]!);
  }
}

/** `text` is '' for a line without contacts. */
function note(page: ContactPage, subscriber: string, text: string, account: number): void {
  const before = page.names.count;
  const id = addText(page.names, subscriber);
  if (id >= page.at.length) {
    page.at = doublesOf(page.at, grownLength(id, id + 1));
    page.accounts = doublesOf(page.accounts, page.at.length);
  }
  if (id < before && page.at[id]! >= 0) page.told -= 1;
  if (text !== '') page.told += 1;
  page.at[id] = text === '' ? -1 : putText(page.arena, text);
  page.accounts[id] = account;
}

function trim(page: ContactPage): void {
  trimTexts(page.names);
  page.at = doublesOf(page.at, page.names.count + 16);
  page.accounts = doublesOf(page.accounts, page.names.count + 16);
  page.arena.bytes = page.arena.bytes.slice(0, page.arena.used + 64);
}

/** FNV-1a over two halves, 52 bits: accounts that differ share one once in many millions. */
function digest(account: string): number {
  let low = 0x811c_9dc5;
  let high = 0x0100_0193;
  for (let i = 0; i < account.length; i += 1) {
    const unit = account.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x0100_0193);
    high = Math.imul(high ^ (unit + i), 0x0100_0193);
  }
  return (high & 0xf_ffff) * 0x1_0000_0000 + (low >>> 0);
}

function rawAt(page: ContactPage, id: number): string {
  const at = page.at[id]!;
  return at < 0 ? '' : textAt(page.arena, at);
}

function contactsAt(page: ContactPage, id: number): Contact[] {
  const text = id < 0 ? '' : rawAt(page, id);
  return text === '' ? [] : read(text);
}

const letters = { mail: 'm', sms: 's', voice: 'v' } as const;
const channels = { m: 'mail', s: 'sms', v: 'voice' } as const;

/** One letter for the channel, the time of the last change in base 36, a blank, the address. */
function write(contacts: readonly Contact[]): string {
  return contacts
    .map(({ channel, address, changedMs }) => {
      const changed = changedMs === undefined ? '' : changedMs.toString(36);
      return `${letters[channel]}${changed} ${address.replaceAll('\n', ' ')}`;
    })
    .join('\n');
}

function read(text: string): Contact[] {
  return text.split('\n').map(one => {
    const blank = one.indexOf(' ');
    const channel = channels[one[0] as keyof typeof channels];
    const address = one.slice(blank + 1);
    if (blank === 1) return { channel, address };
    return { channel, address, changedMs: Number.parseInt(one.slice(1, blank), 36) };
  });
}
