// Whom to contact about which line, packed: text in bytes, so that millions of lines fit. The desk
// keeps it and not the engine, whose gates ask only what came of the attempts.
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
  /** Lines that have contacts. */
  readonly names: TextTable;
  at: Float64Array;
  readonly arena: TextArena;
  /** Lines that the list names, also those without contacts. */
  readonly without: TextTable;
}

export function newContactBook(): ContactBook {
  return { page: newPage(), next: undefined };
}

function newPage(): ContactPage {
  return {
    names: newTextTable(),
    at: new Float64Array(16),
    arena: newTextArena(),
    without: newTextTable(),
  };
}

/** Where no list tells contacts, the carrier has at least the line's own paper and an address. */
const defaultContacts: readonly Contact[] = [
  { channel: 'sms', address: '' },
  { channel: 'voice', address: '' },
];

/** The line's contacts in the order in which they are tried. */
export function contactsOf(book: ContactBook, subscriber: string): readonly Contact[] {
  const { page } = book;
  if (page.names.count === 0) return defaultContacts;
  const id = findText(page.names, subscriber);
  return id < 0 ? [] : read(textAt(page.arena, page.at[id]!));
}

/** A line that the list names no longer keeps the contacts it had. */
export function takeContacts(
  book: ContactBook,
  { rows, part }: Pick<Extract<Input, { kind: 'subscribers' }>, 'rows' | 'part'>,
): void {
  const begins = part === undefined || part === 'whole' || part === 'first';
  const next = begins ? newPage() : (book.next ?? newPage());
  book.next = next;
  for (const { subscriber, contacts } of rows) {
    if (contacts.length > 0) note(next, subscriber, write(contacts));
    else addText(next.without, subscriber);
  }
  if (part === 'first' || part === 'further') return;
  keepOld(book.page, next);
  trim(next);
  book.page = next;
  book.next = undefined;
}

function keepOld(old: ContactPage, next: ContactPage): void {
  if (next.names.count === 0) return;
  for (let id = 0; id < old.names.count; id += 1) {
    const subscriber = textOf(old.names, id);
    if (findText(next.names, subscriber) >= 0 || findText(next.without, subscriber) >= 0) continue;
    note(next, subscriber, textAt(old.arena, old.at[id]!));
  }
}

function note(page: ContactPage, subscriber: string, text: string): void {
  const id = addText(page.names, subscriber);
  if (id >= page.at.length) page.at = doublesOf(page.at, grownLength(id, id + 1));
  page.at[id] = putText(page.arena, text);
}

function trim(page: ContactPage): void {
  trimTexts(page.names);
  trimTexts(page.without);
  page.at = doublesOf(page.at, page.names.count + 16);
  page.arena.bytes = page.arena.bytes.slice(0, page.arena.used + 64);
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
