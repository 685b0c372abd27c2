import { assert } from '../stdx/assert.ts';
import { generatedDestinations, generatedTypes } from './destinations.generated.ts';
import type { Destination, NumberStatus, NumberType } from './dialled-number.ts';
import {
  outcomeCount,
  outcomeDestination,
  outcomeType,
  rootNode,
  statuses,
  walk,
} from './range-table.ts';

/** How calls to a range are charged for, apart from the country: the class of its tariff. */
export type TariffClass = 'standard' | 'premium' | 'shared-cost' | 'toll-free' | 'satellite';

/** What the table knows of a number. One object for each combination, never made twice. */
export interface NumberRange {
  readonly destination: Destination;
  readonly numberType: NumberType;
  readonly tariff: TariffClass;
  readonly status: NumberStatus;
}

const types = generatedTypes.split(' ') as NumberType[];

const destinations: readonly Destination[] = generatedDestinations
  .trim()
  .split('\n')
  .map((line, index) => {
    const [country, callingCode, nameEn, nameJa] = line.split('|');
    assert(country && callingCode && nameEn && nameJa, `destination row ${index} is whole`);
    return { index, country, callingCode, nameEn, nameJa };
  });

const byCountry = new Map(destinations.map(row => [row.country, row]));

/** Rows of the table; every `Destination.index` is below it. */
export const destinationCount: number = destinations.length;

export function destinationByIndex(index: number): Destination {
  const row = destinations[index];
  assert(row !== undefined, `no destination ${index}`);
  return row;
}

/** By ISO 3166 alpha-2, or `+870`, `+5399` … for what is no country. */
export function destinationByCountry(country: string): Destination | undefined {
  return byCountry.get(country);
}

/** Tariff class of a number type. */
export function tariffOf(numberType: NumberType): TariffClass {
  switch (numberType) {
    case 'premium':
    case 'shared-cost':
    case 'toll-free':
    case 'satellite':
      return numberType;
    default:
      return 'standard';
  }
}

const ranges: NumberRange[] = [];
for (let packed = 0; packed < outcomeCount * 8; packed++) {
  const destination = destinationByIndex(outcomeDestination(packed >> 3));
  const numberType = types[outcomeType(packed >> 3)]!;
  const status = statuses[packed % 8] ?? 'unallocated';
  ranges.push({ destination, numberType, tariff: tariffOf(numberType), status });
}

/** The range behind a result of `walk`. */
export function rangeOf(walked: number): NumberRange {
  return ranges[walked & 0xffff]!;
}

/**
 * Longest-prefix look-up of an E.164 number (digits without +). Undefined when it begins with no
 * calling code in use. A number that is broken off or wrong still leads to the destination that
 * its beginning points at (the main one of a shared code when the beginning leaves it open).
 * Ranges: metadata of libphonenumber; ITU-T E.164 §6 for the world codes.
 */
export function lookUpDestination(e164: string): NumberRange | undefined {
  const walked = walk(rootNode, e164, 0);
  const range = rangeOf(walked);
  return walked >>> 16 < range.destination.callingCode.length ? undefined : range;
}
