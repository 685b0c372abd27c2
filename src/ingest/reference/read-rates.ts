import type { ZoneText } from '../../core/call/call-event.ts';
import type { RateRow } from '../../core/rating/rate-deck.ts';
import type { CsvLine } from './read-csv.ts';
import { readCsv } from './read-csv.ts';
import {
  readCountry,
  readDate,
  readDestination,
  readInteger,
  readMillionths,
  readPrefix,
  refuseValue,
} from './read-field.ts';
import type { ReferenceRead } from './reference-read.ts';

export interface RateOptions {
  /** Yen for one unit of a currency, by its ISO 4217 code: `{ USD: 150 }`. */
  readonly exchange?: Readonly<Record<string, number>>;
  /** Offset of days that are written without one; `+09:00` when absent. */
  readonly zone?: ZoneText;
}

const columns = {
  required: ['prefix', 'destination', 'country', 'yenPerMinute', 'incrementSeconds'],
  optional: ['currency', 'connectFee', 'initialSeconds', 'validFrom', 'validTo'],
};

/** Above it a rate is a slip of the pen, and charges would leave the exact integers. */
const mostMilliYen = 1_000_000_000;

/**
 * Reads `rates.csv` (design §7). `yenPerMinute` and `connectFee` (0 when empty) are decimals, in
 * `currency` when that column says other than JPY, then converted by `exchange` and rounded half up
 * to a thousandth of a yen. `initialSeconds` is `incrementSeconds` when empty. `validTo` as a day
 * includes that day, as a time it is the first instant no longer valid. Of rows with the same
 * prefix and validity the first is kept. A rate that is no number (`Blocked`) is a problem.
 */
export function readRates(bytes: Uint8Array, options: RateOptions = {}): ReferenceRead<RateRow> {
  const zone = options.zone ?? '+09:00';
  const seen = new Map<string, number>();
  return readCsv(bytes, columns, line => {
    const yenPerUnit = exchangeRate(line, options.exchange ?? {});
    const prefix = readPrefix(line);
    const destination = readDestination(line);
    const country = readCountry(line);
    const milliYenPerMinute = milliYen(line, 'yenPerMinute', yenPerUnit);
    const incrementSeconds = readInteger(line, 'incrementSeconds', { least: 1, most: 3600 });
    const initialSeconds = readInteger(line, 'initialSeconds', { least: 0, most: 3600 });
    const connectFeeMilliYen = milliYen(line, 'connectFee', yenPerUnit) ?? 0;
    const validFromMs = readDate(line, 'validFrom', { zone, day: 'begin' });
    const validToMs = readDate(line, 'validTo', { zone, day: 'included' });
    if (milliYenPerMinute === undefined) line.refuse('yenPerMinute', 'yenPerMinute is empty');
    if (incrementSeconds === undefined)
      line.refuse('incrementSeconds', 'incrementSeconds is empty');
    if (validFromMs !== undefined && validToMs !== undefined && validToMs <= validFromMs) {
      line.refuse('validTo', 'validTo is before validFrom');
    }
    const key = `${prefix} ${validFromMs} ${validToMs}`;
    const first = seen.get(key);
    if (first !== undefined) {
      line.refuse('prefix', `prefix ${prefix} stands in line ${first} with the same validity`);
    } else if (line.problem === undefined) seen.set(key, line.line);
    return {
      prefix,
      destination,
      country,
      milliYenPerMinute: milliYenPerMinute ?? 0,
      connectFeeMilliYen,
      initialSeconds: initialSeconds ?? incrementSeconds ?? 0,
      incrementSeconds: incrementSeconds ?? 0,
      ...(validFromMs === undefined ? {} : { validFromMs }),
      ...(validToMs === undefined ? {} : { validToMs }),
    };
  });
}

function exchangeRate(line: CsvLine, exchange: Readonly<Record<string, number>>): number {
  const currency = line.field('currency').toUpperCase();
  if (currency === '' || currency === 'JPY') return 1;
  const rate = Object.hasOwn(exchange, currency) ? exchange[currency] : undefined;
  if (rate !== undefined && Number.isFinite(rate) && rate > 0) return rate;
  refuseValue(line, 'currency', currency, 'a currency without an exchange rate');
  return 1;
}

function milliYen(line: CsvLine, column: string, yenPerUnit: number): number | undefined {
  const millionths = readMillionths(line, column);
  if (millionths === undefined) return undefined;
  const amount = Math.floor((millionths * yenPerUnit) / 1000 + 0.5);
  if (amount > mostMilliYen) refuseValue(line, column, line.field(column), 'over 1,000,000 yen');
  return amount;
}
