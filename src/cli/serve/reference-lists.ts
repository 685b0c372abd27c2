// Brings reference data into the engine: only what differs from what it has is journalled.
import { createHash } from 'node:crypto';
import type { RestrictedEntry } from '../../core/intelligence/restricted-list.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { RateRow } from '../../core/rating/rate-deck.ts';
import type { Subscriber } from '../../core/subscriber/subscriber.ts';
import type { LiveDriver } from '../../workflow/live-driver.ts';
import { calendarInput } from '../reference-input.ts';

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
  const digest = createHash('sha256').update(JSON.stringify(lists.subscribers)).digest('hex');
  if (state.subscribersDigest !== digest) {
    driver.submit({ kind: 'subscribers', atMs, rows: lists.subscribers, digest });
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
