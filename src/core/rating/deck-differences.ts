// What another rate deck would change, row by row and country by country.
import { destinationByIndex, destinationCount } from '../numbering/destination-table.ts';
import type { RateRow } from './rate-deck.ts';

export interface DeckDifference {
  /** `other`: same price, charged in other steps or under another name. */
  readonly kind: 'added' | 'removed' | 'dearer' | 'cheaper' | 'other';
  readonly prefix: string;
  readonly destination: string;
  readonly country: string;
  readonly validFromMs: number | null;
  /** Thousandths of a yen a minute; null where the deck has no such row. */
  readonly from: number | null;
  readonly to: number | null;
  /** Charged once a call, thousandths of a yen. */
  readonly fromFee: number | null;
  readonly toFee: number | null;
}

/** Rows are the same row where prefix and validity are. What grows dearest comes first. */
export function deckDifferences(
  before: readonly RateRow[],
  after: readonly RateRow[],
): DeckDifference[] {
  const old = new Map(before.map(row => [keyOf(row), row]));
  const found: DeckDifference[] = [];
  for (const row of after) {
    const was = old.get(keyOf(row));
    old.delete(keyOf(row));
    const difference = differenceOf(was, row);
    if (difference !== undefined) found.push(difference);
  }
  for (const row of old.values()) found.push(differenceOf(row, undefined)!);
  return found.sort((a, b) => growth(b) - growth(a) || (a.prefix < b.prefix ? -1 : 1));
}

/** ISO codes, and calling codes of territories without one, that no row of the deck reaches. */
export function countriesWithoutRate(rows: readonly RateRow[]): string[] {
  const named = new Set(rows.map(row => row.country));
  const prefixes = new Set(rows.map(row => row.prefix));
  const found = new Set<string>();
  for (let at = 0; at < destinationCount; at += 1) {
    const { country, callingCode } = destinationByIndex(at);
    if (country === 'JP' || named.has(country)) continue;
    const reached = [...callingCode].some((_, end) => prefixes.has(callingCode.slice(0, end + 1)));
    if (!reached) found.add(country);
  }
  return [...found].sort();
}

function keyOf({ prefix, validFromMs, validToMs }: RateRow): string {
  return `${prefix} ${validFromMs ?? ''} ${validToMs ?? ''}`;
}

function differenceOf(
  was: RateRow | undefined,
  row: RateRow | undefined,
): DeckDifference | undefined {
  const one = (row ?? was)!;
  const kind = kindOf(was, row);
  if (kind === undefined) return undefined;
  return {
    kind,
    prefix: one.prefix,
    destination: one.destination,
    country: one.country,
    validFromMs: one.validFromMs ?? null,
    from: was?.milliYenPerMinute ?? null,
    to: row?.milliYenPerMinute ?? null,
    fromFee: was?.connectFeeMilliYen ?? null,
    toFee: row?.connectFeeMilliYen ?? null,
  };
}

function kindOf(
  was: RateRow | undefined,
  row: RateRow | undefined,
): DeckDifference['kind'] | undefined {
  if (was === undefined) return 'added';
  if (row === undefined) return 'removed';
  const price = row.milliYenPerMinute - was.milliYenPerMinute;
  const fee = row.connectFeeMilliYen - was.connectFeeMilliYen;
  if (price !== 0 || fee !== 0) return price > 0 || (price === 0 && fee > 0) ? 'dearer' : 'cheaper';
  const text = (one: RateRow): string =>
    [one.destination, one.country, one.initialSeconds, one.incrementSeconds].join('|');
  return text(was) === text(row) ? undefined : 'other';
}

/** By how many parts of a thousand it grows dearer; what comes or goes stands behind the dearer. */
function growth({ kind, from, to }: DeckDifference): number {
  if (kind === 'added' || kind === 'removed') return kind === 'added' ? 0.5 : 0.25;
  return from === null || to === null ? 0 : ((to - from) / Math.max(1, from)) * 1_000;
}
