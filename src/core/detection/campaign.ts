// What spans accounts: source addresses, number ranges and countries (R5, R6, R14). Sums are taken
// per one-second epoch and read one epoch late, so that many partitions would answer as one.

import { takeOldest } from '../stdx/take-oldest.ts';
import { otherAccounts, otherNumbers, type Sighting } from './sighting-digest.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const sightingsPerKey = 64;
const keysMax = 20_000;
export const historyDays = 100;
const foundMs = 6 * hourMs;
/** So many days before today say how often a country is called. */
const usualDays = 28;

export interface SourceTraffic {
  readonly unusual: Sighting[];
  /** Last time a line for which this address is not news called from it. */
  lawfulMs: number;
}

/** An account whose unusual calls to a country turned out to be an attacker's, or its own. */
export interface Found {
  readonly account: string;
  readonly country: string;
  readonly ms: number;
  /** An attack's; false where they proved to be the subscriber's own. */
  readonly attack: boolean;
}

export interface CountryTraffic {
  readonly unusual: Sighting[];
  /** What owners said of such calls lately, or how a challenge ended: the latest of 64 accounts. */
  readonly found: Found[];
  /** Minutes and calls by day, a ring of the last 100 days. */
  readonly minutes: number[];
  readonly calls: number[];
  day: number;
}

export interface PendingSighting extends Sighting {
  readonly sourceIp: string;
  readonly sourceUnusual: boolean;
  readonly range: number;
  readonly country: string;
  readonly destinationUnusual: boolean;
}

export interface Campaigns {
  readonly sources: Map<string, SourceTraffic>;
  readonly ranges: Map<number, Sighting[]>;
  readonly countries: Map<string, CountryTraffic>;
  readonly pending: PendingSighting[];
  readonly pendingFound: Found[];
  epoch: number;
}

export function newCampaigns(): Campaigns {
  return {
    sources: new Map(),
    ranges: new Map(),
    countries: new Map(),
    pending: [],
    pendingFound: [],
    epoch: 0,
  };
}

function newSource(): SourceTraffic {
  return { unusual: [], lawfulMs: 0 };
}

function bounded<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  if (map.size >= keysMax) takeOldest(map);
  const made = make();
  map.set(key, made);
  return made;
}

function sight<Seen>(list: Seen[], sighting: Seen): void {
  if (list.length >= sightingsPerKey) list.shift();
  list.push(sighting);
}

/** What an epoch's sightings concerned, in order of the first sighting. */
export interface Touched {
  readonly sources: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
}

const nothing: Touched = { sources: new Set(), countries: new Set() };

/** Takes in the sightings of closed epochs. */
export function closeEpoch(campaigns: Campaigns, nowMs: number): Touched {
  const epoch = Math.floor(nowMs / 1_000);
  if (epoch === campaigns.epoch) return nothing;
  campaigns.epoch = epoch;
  for (const one of campaigns.pendingFound) {
    const { found } = countryTraffic(campaigns, one.country);
    // The later word of an account stands for the earlier one.
    const before = found.findIndex(({ account }) => account === one.account);
    if (before >= 0) found.splice(before, 1);
    sight(found, one);
  }
  campaigns.pendingFound.length = 0;
  if (campaigns.pending.length === 0) return nothing;
  const touched = { sources: new Set<string>(), countries: new Set<string>() };
  for (const seen of campaigns.pending) takeIn(campaigns, seen, touched);
  campaigns.pending.length = 0;
  return touched;
}

function takeIn(
  campaigns: Campaigns,
  seen: PendingSighting,
  touched: { readonly sources: Set<string>; readonly countries: Set<string> },
): void {
  if (seen.sourceIp !== '') {
    const traffic = bounded(campaigns.sources, seen.sourceIp, newSource);
    if (!seen.sourceUnusual && !seen.alarming) traffic.lawfulMs = seen.ms;
  }
  if (!seen.sourceUnusual && !seen.destinationUnusual) return;
  const sighting: Sighting = {
    account: seen.account,
    subscriber: seen.subscriber,
    number: seen.number,
    ms: seen.ms,
    alarming: seen.alarming,
  };
  if (seen.sourceUnusual && seen.sourceIp !== '') {
    sight(campaigns.sources.get(seen.sourceIp)!.unusual, sighting);
    touched.sources.add(seen.sourceIp);
  }
  if (!seen.destinationUnusual) return;
  sight(
    bounded(campaigns.ranges, seen.range, () => []),
    sighting,
  );
  sight(countryTraffic(campaigns, seen.country).unusual, sighting);
  touched.countries.add(seen.country);
}

export function countryTraffic(campaigns: Campaigns, country: string): CountryTraffic {
  return bounded(campaigns.countries, country, () => ({
    unusual: [],
    found: [],
    minutes: new Array<number>(historyDays).fill(0),
    calls: new Array<number>(historyDays).fill(0),
    day: 0,
  }));
}

/** Adds a finished call to the country's history. */
export function addCountryCall(
  campaigns: Campaigns,
  country: string,
  atMs: number,
  minutes: number,
): void {
  const traffic = countryTraffic(campaigns, country);
  const day = Math.floor(atMs / dayMs);
  for (let d = Math.max(traffic.day + 1, day - historyDays + 1); d <= day; d += 1) {
    traffic.minutes[d % historyDays] = 0;
    traffic.calls[d % historyDays] = 0;
  }
  traffic.day = Math.max(traffic.day, day);
  if (day <= traffic.day - historyDays) return;
  traffic.minutes[day % historyDays] = traffic.minutes[day % historyDays]! + minutes;
  traffic.calls[day % historyDays] = traffic.calls[day % historyDays]! + 1;
}

/** Range of ten thousand numbers that a called number belongs to. */
export function rangeOf(number: number): number {
  return Math.trunc(number / 10_000);
}

/** Accounts other than the call's that were hit alike within the hour, by what they share. */
export interface OtherAccounts {
  readonly bySource: number;
  /** The smaller of so many accounts and so many called numbers. */
  readonly byRange: number;
  readonly byCountry: number;
  /** Accounts that were attacked in this country within six hours. */
  readonly confirmed: number;
  /** Accounts whose unusual calls there proved to be their own, the call's own among them. */
  readonly cleared: number;
  /** Calls to this country on a usual day, thousandths; 0 where nothing is confirmed. */
  readonly usualCalls: number;
  /** Share in which range and country count for this call, tenths (`campaign-share.ts`). */
  readonly tenths: number;
}

export function otherAccountsAlike(
  campaigns: Campaigns,
  call: {
    account: string;
    sourceIp: string;
    range: number;
    country: string;
    tenths: number;
    /** Then nothing that its own account proved speaks for the call. */
    failedOnLine: boolean;
  },
  nowMs: number,
): OtherAccounts {
  const { account, tenths } = call;
  const source = campaigns.sources.get(call.sourceIp)?.unusual;
  const bySource = otherAccounts(source, account, nowMs, hourMs);
  const traffic = campaigns.countries.get(call.country);
  const found = foundThere(traffic, call, nowMs);
  // Where they would count for nothing they are not counted.
  if (tenths === 0) return { bySource, byRange: 0, byCountry: 0, ...found, tenths };
  const country = traffic?.unusual;
  const range = campaigns.ranges.get(call.range);
  return {
    bySource,
    // Many callers of one number are an appeal or a contest; a range is pumped by many numbers.
    byRange: Math.min(
      otherAccounts(range, account, nowMs, hourMs),
      otherNumbers(range, account, nowMs, hourMs),
    ),
    byCountry: otherAccounts(country, account, nowMs, hourMs),
    ...found,
    tenths,
  };
}

/** What was found lately of accounts that called this country, other than attacks on this one. */
export function foundOfOthers(
  campaigns: Campaigns,
  call: { readonly account: string; readonly country: string },
  nowMs: number,
): Pick<OtherAccounts, 'confirmed' | 'cleared' | 'usualCalls'> {
  const traffic = campaigns.countries.get(call.country);
  return foundThere(traffic, { account: call.account, failedOnLine: false }, nowMs);
}

/** What was found of other accounts that called there lately, and what spoke for this one. */
function foundThere(
  traffic: CountryTraffic | undefined,
  { account, failedOnLine }: { account: string; failedOnLine: boolean },
  nowMs: number,
): Pick<OtherAccounts, 'confirmed' | 'cleared' | 'usualCalls'> {
  let [confirmed, cleared] = [0, 0];
  for (const one of traffic?.found ?? []) {
    const own = one.account === account;
    if ((own && (one.attack || failedOnLine)) || nowMs - one.ms > foundMs) continue;
    if (one.attack) confirmed += 1;
    else cleared += 1;
  }
  const usual = confirmed + cleared === 0 ? 0 : usualCalls(traffic!, nowMs);
  return { confirmed, cleared, usualCalls: usual };
}

/** Mean of the days before today, thousandths of a call. */
function usualCalls(traffic: CountryTraffic, nowMs: number): number {
  const today = Math.floor(nowMs / dayMs);
  let calls = 0;
  for (let day = today - usualDays; day < today; day += 1) {
    const inRing = day <= traffic.day && day > traffic.day - historyDays;
    if (inRing) calls += traffic.calls[day % historyDays]!;
  }
  return Math.trunc((calls * 1_000) / usualDays);
}

/** Takes note whose calls to these countries were. */
export function noteFoundThere(
  campaigns: Campaigns,
  account: string,
  countries: readonly string[],
  found: { readonly ms: number; readonly attack: boolean },
): void {
  for (const country of new Set(countries)) {
    campaigns.pendingFound.push({ account, country, ...found });
  }
}
