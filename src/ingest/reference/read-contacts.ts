import type { JsonFields } from './read-ndjson-rows.ts';
import { readNdjsonRows } from './read-ndjson-rows.ts';
import type { ReferenceRead } from './reference-read.ts';

/** When the owner of a line can be reached, home time. A line may have several rows. */
export interface ReachableRow {
  readonly subscriber: string;
  /** Minute of the day it begins, 0–1439. */
  readonly fromMinute: number;
  /** First minute after it, 0–1440; when before `fromMinute`, that of the next day. */
  readonly toMinute: number;
  /** Weekdays are Monday to Friday. */
  readonly days: 'weekdays' | 'all';
}

/** Reads `contacts.ndjson` of a replay (design §7); other fields are ignored. */
export function readContacts(bytes: Uint8Array): ReferenceRead<ReachableRow> {
  return readNdjsonRows(bytes, reachableOf);
}

function reachableOf(fields: JsonFields): ReachableRow | string {
  const { subscriber, reachable } = fields;
  if (typeof subscriber !== 'string' || subscriber === '') return 'subscriber is not a text';
  if (typeof reachable !== 'object' || reachable === null) return 'reachable is not an object';
  const { from, to, days } = reachable as JsonFields;
  const fromMinute = minuteOf(from);
  const toMinute = minuteOf(to);
  if (fromMinute === undefined || fromMinute === 1440)
    return 'reachable.from is not a time 00:00 to 23:59';
  if (toMinute === undefined) return 'reachable.to is not a time 00:00 to 24:00';
  if (toMinute === fromMinute) return 'reachable.to is the same as reachable.from';
  if (days !== 'weekdays' && days !== 'all') return 'reachable.days is not weekdays or all';
  return { subscriber, fromMinute, toMinute, days };
}

function minuteOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const match = /^([01][0-9]|2[0-4]):([0-5][0-9])$/.exec(value);
  if (match === null) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= 1440 ? minute : undefined;
}
