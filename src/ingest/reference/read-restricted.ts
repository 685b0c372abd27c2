import type { ZoneText } from '../../core/call/call-event.ts';
import type { RestrictedEntry } from '../../core/intelligence/restricted-list.ts';
import type { CsvLine } from './read-csv.ts';
import { readCsv } from './read-csv.ts';
import {
  readCountry,
  readDate,
  readDestination,
  readMillionths,
  readPrefix,
  readWord,
} from './read-field.ts';
import type { ReferenceRead } from './reference-read.ts';

export interface RestrictedOptions {
  /** Offset of days that are written without one; `+09:00` when absent. */
  readonly zone?: ZoneText;
}

const columns = {
  required: ['prefix', 'destination', 'country'],
  optional: ['government', 'lifeCritical', 'trafficMinutes', 'reviewDate'],
};

const confirming = ['yes', 'checked', 'confirmed', 'none'] as const;
const denying = ['no'] as const;

/**
 * Reads `restricted.csv` (design §7, R2), with the three checks of a destination. `government` and
 * `lifeCritical` say how the check came out, not whether there is such traffic: `yes`, `checked`,
 * `confirmed` or `none` = almost no such traffic, confirmed; `no` = looked at and not confirmed;
 * empty = not checked. `trafficMinutes` is the total traffic of the stated period. `reviewDate` is
 * the beginning of that day. A prefix named twice is a problem the second time.
 */
export function readRestricted(
  bytes: Uint8Array,
  options: RestrictedOptions = {},
): ReferenceRead<RestrictedEntry> {
  const zone = options.zone ?? '+09:00';
  const seen = new Map<string, number>();
  return readCsv(bytes, columns, line => {
    const prefix = readPrefix(line);
    const first = seen.get(prefix);
    if (first !== undefined) {
      line.refuse('prefix', `prefix ${prefix} stands in line ${first} already`);
    }
    const destination = readDestination(line);
    const country = readCountry(line);
    const governmentChecked = check(line, 'government');
    const lifeCriticalChecked = check(line, 'lifeCritical');
    const traffic = readMillionths(line, 'trafficMinutes');
    const reviewMs = readDate(line, 'reviewDate', { zone, day: 'begin' });
    if (line.problem === undefined) seen.set(prefix, line.line);
    return {
      prefix,
      destination,
      country,
      ...(governmentChecked === undefined ? {} : { governmentChecked }),
      ...(lifeCriticalChecked === undefined ? {} : { lifeCriticalChecked }),
      ...(traffic === undefined ? {} : { trafficMinutes: traffic / 1_000_000 }),
      ...(reviewMs === undefined ? {} : { reviewMs }),
    };
  });
}

function check(line: CsvLine, column: string): boolean | undefined {
  const word = readWord(line, column, [...confirming, ...denying]);
  return word === undefined ? undefined : word !== 'no';
}
