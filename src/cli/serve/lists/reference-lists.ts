// Brings reference data into the engine: only what differs from what it has is journalled.
import { createHash } from 'node:crypto';
import type { RestrictedEntry } from '../../../core/intelligence/restricted-list.ts';
import type { Policy } from '../../../core/policy/policy.ts';
import type { RateRow } from '../../../core/rating/rate-deck.ts';
import type { Subscriber } from '../../../core/subscriber/subscriber.ts';
import type { LiveDriver } from '../../../workflow/live-driver.ts';
import { calendarInput } from '../../reference-input.ts';

export interface ReferenceLists {
  readonly subscribers: readonly Subscriber[];
  readonly rateRows: readonly RateRow[];
  readonly restrictedEntries: readonly RestrictedEntry[];
}

export interface CarrierFacts {
  readonly homeCountry: string;
  readonly timeZone: string;
  readonly policy: Policy;
  readonly missingChecksValid: boolean;
}

export function takeOver(
  driver: LiveDriver,
  lists: ReferenceLists,
  facts: CarrierFacts,
  nowMs: number,
): void {
  const { state } = driver.engine;
  const atMs = Math.max(nowMs, state.nowMs);
  if (state.country !== facts.homeCountry) {
    driver.submit({ kind: 'home', atMs, country: facts.homeCountry });
  }
  if (!same(state.policy, facts.policy))
    driver.submit({ kind: 'policy', atMs, policy: facts.policy });
  const calendar = calendarInput(atMs, facts.timeZone, lists.subscribers);
  const known = state.calendar;
  const unchanged =
    known.homeZone === calendar.homeZone &&
    same(known.zones, calendar.zones) &&
    same([...known.holidays], calendar.holidays);
  if (!unchanged) driver.submit(calendar);
  if (!same(state.rateRows, lists.rateRows)) {
    driver.submit({ kind: 'rate-deck', atMs, rows: lists.rateRows });
  }
  const { restrictedEntries: entries } = lists;
  const { missingChecksValid } = facts;
  if (!same(state.restricted, entries) || state.missingChecksValid !== missingChecksValid) {
    driver.submit({ kind: 'restricted-list', atMs, entries, missingChecksValid });
  }
  takeSubscribers(driver, lists.subscribers, atMs);
}

/** Rows a record: a record is one text, which cannot hold millions of rows. */
const partRows = 20_000;

/** Names are for people: neither the journal nor the engine has them. */
function takeSubscribers(driver: LiveDriver, listed: readonly Subscriber[], atMs: number): void {
  const all = listed.map(({ name: _, nameKana: __, ...row }) => row);
  const hash = createHash('sha256');
  for (const row of all) hash.update(`${JSON.stringify(row)}\n`);
  const digest = hash.digest('hex');
  if (driver.engine.state.subscribersDigest === digest) return;
  if (all.length <= partRows) {
    driver.submit({ kind: 'subscribers', atMs, rows: all, digest });
    return;
  }
  for (let at = 0; at < all.length; at += partRows) {
    const rows = all.slice(at, at + partRows);
    const ends = at + partRows >= all.length;
    const part = at === 0 ? 'first' : ends ? 'last' : 'further';
    // Only a list that is whole has a digest: one that was cut short comes again.
    driver.submit({ kind: 'subscribers', atMs, rows, part, ...(ends ? { digest } : {}) });
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
