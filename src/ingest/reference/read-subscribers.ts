import type { ZoneText } from '../../core/call/call-event.ts';
import type { Contact, Subscriber } from '../../core/subscriber/subscriber.ts';
import type { CsvLine } from './read-csv.ts';
import { readCsv } from './read-csv.ts';
import {
  readDate,
  readInteger,
  readText,
  readWord,
  refuseValue,
  requireText,
} from './read-field.ts';
import type { ReferenceRead } from './reference-read.ts';

export interface SubscriberOptions {
  /** Offset of days that are written without one; `+09:00` when absent. */
  readonly zone?: ZoneText;
}

const columns = {
  required: ['subscriber', 'account', 'type', 'service', 'channels', 'deviceModel'],
  optional: [
    ...[
      'name',
      'nameKana',
      'challenge',
      'since',
      'until',
      'lastMonthYen',
      'timeZone',
      'billingDay',
      'accessCarrier',
    ],
    ...['email', 'mobile', 'phone', 'emailChanged', 'mobileChanged', 'phoneChanged'],
  ],
};

const contactColumns = [
  { column: 'email', channel: 'mail' },
  { column: 'mobile', channel: 'sms' },
  { column: 'phone', channel: 'voice' },
] as const;

/**
 * Reads `subscribers.csv` (design §7). The subscriber stays exactly as written; an empty account is
 * the line itself; `challenge` is yes unless it says no. `until` as a day includes that day. The
 * contact columns are email (mail), mobile (sms) and phone (voice), in this order, each with an
 * optional day of its last change (`emailChanged` …). A line named twice is a problem the second
 * time.
 */
export function readSubscribers(
  bytes: Uint8Array,
  options: SubscriberOptions = {},
): ReferenceRead<Subscriber> {
  const zone = options.zone ?? '+09:00';
  const seen = new Map<string, number>();
  return readCsv(bytes, columns, line => {
    const subscriber = requireText(line, 'subscriber');
    const first = seen.get(subscriber);
    if (first !== undefined) {
      line.refuse('subscriber', `subscriber stands in line ${first} already`);
    }
    const type = readWord(line, 'type', ['individual', 'corporate']);
    const service = readWord(line, 'service', ['ip', 'pstn']);
    if (type === undefined) line.refuse('type', 'type is empty');
    if (service === undefined) line.refuse('service', 'service is empty');
    const sinceMs = readDate(line, 'since', { zone, day: 'begin' });
    const untilMs = readDate(line, 'until', { zone, day: 'included' });
    if (sinceMs !== undefined && untilMs !== undefined && untilMs <= sinceMs) {
      line.refuse('until', 'until is before since');
    }
    const row: Subscriber = {
      subscriber,
      ...given('name', readText(line, 'name')),
      ...given('nameKana', readText(line, 'nameKana')),
      account: readText(line, 'account') ?? subscriber,
      type: type ?? 'individual',
      service: service ?? 'ip',
      challenge: readWord(line, 'challenge', ['yes', 'no']) !== 'no',
      contacts: contactsOf(line, zone),
      ...given('channels', readInteger(line, 'channels', { least: 1, most: 1_000_000 })),
      ...given('deviceModel', readText(line, 'deviceModel')),
      ...given('sinceMs', sinceMs),
      ...given('untilMs', untilMs),
      ...given('lastMonthYen', readInteger(line, 'lastMonthYen', { least: 0, most: 1e12 })),
      ...given('timeZone', timeZone(line)),
      ...given('billingDay', readInteger(line, 'billingDay', { least: 1, most: 28 })),
      ...given('accessCarrier', readText(line, 'accessCarrier')),
    };
    if (line.problem === undefined) seen.set(subscriber, line.line);
    return row;
  });
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

function contactsOf(line: CsvLine, zone: ZoneText): Contact[] {
  const contacts: Contact[] = [];
  for (const { column, channel } of contactColumns) {
    const address = channel === 'mail' ? mailAddress(line) : telephone(line, column);
    const changedMs = readDate(line, `${column}Changed`, { zone, day: 'begin' });
    if (address !== undefined)
      contacts.push({ channel, address, ...given('changedMs', changedMs) });
  }
  return contacts;
}

/** One @ with something on both sides; RFC 5321 §4.5.3.1 ends an address at 254 octets. */
function mailAddress(line: CsvLine): string | undefined {
  const text = line.field('email');
  if (text === '') return undefined;
  if (text.length > 254 || !/^[^\s@<>,;"\x00-\x1f\x7f]+@[^\s@<>,;"\x00-\x1f\x7f]+$/.test(text)) {
    refuseValue(line, 'email', text, 'not a mail address');
  }
  return text;
}

/** Digits, with a leading + if there is one; spaces, hyphens and parentheses are taken away. */
function telephone(line: CsvLine, column: string): string | undefined {
  const text = line.field(column);
  if (text === '') return undefined;
  const digits = text.replace(/[ ()-]/g, '');
  if (!/^\+?[0-9]{3,20}$/.test(digits)) refuseValue(line, column, text, 'not a telephone number');
  return digits;
}

const knownZones = new Map<string, boolean>();

function timeZone(line: CsvLine): string | undefined {
  const name = readText(line, 'timeZone');
  if (name === undefined) return undefined;
  if (!isTimeZone(name)) refuseValue(line, 'timeZone', name, 'not a time zone of the IANA list');
  return name;
}

function isTimeZone(name: string): boolean {
  // Intl takes plain offsets too; and a file of wrong names must not fill the memory.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return false;
  let known = knownZones.get(name);
  if (known === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      known = true;
    } catch {
      known = false;
    }
    if (knownZones.size < 2000) knownZones.set(name, known);
  }
  return known;
}
