import type { RateDeck } from './build-rate-deck.ts';
import type { RateRow } from './rate-deck.ts';

/** Longer durations are charged as this one, so that every charge stays an exact integer. */
const longestSeconds = 366 * 86_400;

/**
 * The tariff of a number: the row of its longest prefix that has a row valid at that instant.
 * @param e164 digits without +; what follows the first other character is not looked at
 */
export function tariffFor(deck: RateDeck, e164: string, atMs: number): RateRow | undefined {
  const index = tariffIndexFor(deck, e164, atMs);
  return index < 0 ? undefined : deck.rows[index];
}

/** As `tariffFor`, but gives the number of the row in `deck.rows`, −1 when there is none. */
export function tariffIndexFor(deck: RateDeck, e164: string, atMs: number): number {
  const { children, firstRow, nextRow, validFromMs, validToMs } = deck;
  let best = -1;
  let node = 0;
  for (let at = 0; at < e164.length; at++) {
    const digit = e164.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    node = children[node * 10 + digit]!;
    if (node === 0) break;
    for (let row = firstRow[node]! - 1; row >= 0; row = nextRow[row]! - 1) {
      if (validFromMs[row]! <= atMs && atMs < validToMs[row]!) {
        best = row;
        break;
      }
    }
  }
  return best;
}

/**
 * What an answered call of that duration costs, integer thousandths of a yen: the connect fee, the
 * initial increment whole, and every further increment begun. So a call of no duration that was
 * answered costs the connect fee and the initial increment; an unanswered call is not rated at all.
 * A fraction of a thousandth is cut off, which leaves the rounding to yen exact. A negative
 * duration counts as none, one over 366 days as 366 days.
 */
export function chargeMilliYen(row: RateRow, durationMs: number): number {
  const seconds = Math.min(chargedSeconds(row, durationMs), longestSeconds);
  const minutes = Math.floor(seconds / 60);
  const rest = Math.floor(((seconds - minutes * 60) * row.milliYenPerMinute) / 60);
  return row.connectFeeMilliYen + minutes * row.milliYenPerMinute + rest;
}

/** The charge of a finished call in integer yen: rounded once, at the call, half up. */
export function chargeYen(row: RateRow, durationMs: number): number {
  return Math.floor((chargeMilliYen(row, durationMs) + 500) / 1000);
}

/**
 * What a call in progress has cost so far, integer thousandths of a yen: exactly what it would
 * cost if it ended now.
 */
export function accruedMilliYen(row: RateRow, answerMs: number, nowMs: number): number {
  return chargeMilliYen(row, nowMs - answerMs);
}

/** Seconds that are charged for: whole increments, each charged as soon as it has begun. */
function chargedSeconds(row: RateRow, durationMs: number): number {
  const overMs = durationMs - row.initialSeconds * 1000;
  if (overMs <= 0) return row.initialSeconds;
  const incrementMs = row.incrementSeconds * 1000;
  return row.initialSeconds + Math.ceil(overMs / incrementMs) * row.incrementSeconds;
}
