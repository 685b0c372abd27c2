// Which feeds are silent beyond what is usual for them at this hour: their calls are unseen.
import type { NowFeed } from '../../../../api/contract/now.ts';
import { type Calendar, hourBin, hourMs, localMs } from '../../../../core/metering/calendar.ts';
import type { FeedCount } from '../../../../workflow/live-intake.ts';

/** No feed is called silent sooner. */
const shortestMs = 30_000;
const unlearntMs = 60_000;
const hoursKept = 6;
const hoursNeeded = 3;
/** So much longer than what was usual before it is told. */
const beyond = 2;
const feedsKept = 200;
const forgottenMs = 14 * 24 * hourMs;
/** Events from which a pace can be told. */
const eventsNeeded = 20;
const paceMs = 60_000;

interface Watched {
  lastMs: number;
  /** Events as counted in this run at the last look. */
  events: number;
  /** Events a minute, the last minutes weighing most. */
  perMinute: number;
  /** Events seen in all, and since when. */
  seen: number;
  sinceMs: number;
  /** Longest silence of each hour, by hour of the day: the last few such hours. */
  readonly longest: Map<number, { readonly hour: number; gapMs: number }[]>;
}

export type SavedFeeds = Map<string, Watched>;

export class FeedWatch {
  #feeds: SavedFeeds = new Map();
  #lookedMs = 0;
  /** Silence while nobody listened is not the feed's. */
  #startedMs = 0;

  look(calendar: Calendar, nowMs: number, counts: ReadonlyMap<string, FeedCount>): void {
    if (this.#startedMs === 0) this.#startedMs = nowMs;
    const passedMs = Math.max(0, nowMs - this.#lookedMs);
    const share = this.#lookedMs === 0 ? 1 : Math.min(1, passedMs / paceMs);
    for (const [name, count] of counts) {
      const feed = this.#feeds.get(name) ?? this.#known(name, count.lastMs);
      if (feed === undefined) continue;
      const fresh = Math.max(0, count.events - feed.events);
      if (passedMs > 0) {
        const pace = this.#lookedMs === 0 ? 0 : (fresh * 60_000) / passedMs;
        feed.perMinute += (pace - feed.perMinute) * share;
      }
      feed.events = count.events;
      feed.seen += fresh;
      if (count.lastMs > feed.lastMs) this.#heard(calendar, feed, count.lastMs);
    }
    this.#lookedMs = nowMs;
    for (const [name, feed] of this.#feeds) {
      if (!counts.has(name) && nowMs - feed.lastMs > forgottenMs) this.#feeds.delete(name);
    }
  }

  /** Whether it ever sent anything, as far as is remembered. */
  has(feed: string): boolean {
    return this.#feeds.has(feed);
  }

  #known(name: string, lastMs: number): Watched | undefined {
    if (this.#feeds.size >= feedsKept) return undefined;
    const feed: Watched = {
      lastMs,
      events: 0,
      perMinute: 0,
      seen: 0,
      sinceMs: lastMs,
      longest: new Map(),
    };
    this.#feeds.set(name, feed);
    return feed;
  }

  /** A silence belongs to the hour in which it began. */
  #heard(calendar: Calendar, feed: Watched, atMs: number): void {
    const sinceMs = Math.max(feed.lastMs, this.#startedMs);
    feed.lastMs = atMs;
    const gapMs = atMs - sinceMs;
    if (gapMs <= 0) return;
    const { bin, hour } = hourAt(calendar, sinceMs);
    const hours = feed.longest.get(bin) ?? [];
    feed.longest.set(bin, hours);
    const last = hours.at(-1);
    if (last?.hour === hour) {
      last.gapMs = Math.max(last.gapMs, gapMs);
      return;
    }
    hours.push({ hour, gapMs });
    if (hours.length > hoursKept) hours.shift();
  }

  /** At most `limit`, silent ones first. */
  feeds(
    calendar: Calendar,
    nowMs: number,
    counts: ReadonlyMap<string, FeedCount>,
    { limit, unheard }: { readonly limit: number; readonly unheard: readonly NowFeed[] },
  ): { readonly feeds: NowFeed[]; readonly leftOut: number; readonly silent: number } {
    const heard = [...this.#feeds].map(([name, feed]): NowFeed => {
      const count = counts.get(name);
      return {
        name,
        heard: true,
        lastMs: feed.lastMs,
        events: count?.events ?? 0,
        perMinute: Math.round(feed.perMinute),
        quarantined: count?.quarantined ?? 0,
        ...this.#silence(calendar, feed, nowMs),
      };
    });
    const all = [...heard, ...unheard];
    all.sort((a, b) => Number(b.silent) - Number(a.silent) || (a.name < b.name ? -1 : 1));
    const silent = all.filter(feed => feed.silent).length;
    return { feeds: all.slice(0, limit), leftOut: Math.max(0, all.length - limit), silent };
  }

  /** Judged by the hour it began in and, for its part in this hour, by this hour. */
  #silence(calendar: Calendar, feed: Watched, nowMs: number) {
    const sinceMs = Math.min(nowMs, Math.max(feed.lastMs, this.#startedMs));
    const usualMs = usualAt(calendar, feed, nowMs);
    const { beginMs } = hourAt(calendar, nowMs);
    const here = isBeyond(nowMs - Math.max(sinceMs, beginMs), usualMs);
    return { usualMs, silent: here || isBeyond(nowMs - sinceMs, usualAt(calendar, feed, sinceMs)) };
  }

  save(): SavedFeeds {
    return this.#feeds;
  }

  restore(saved: SavedFeeds): void {
    this.#feeds = saved;
    for (const feed of saved.values()) feed.events = 0;
  }
}

function isBeyond(silentMs: number, usualMs: number | null): boolean {
  return usualMs !== null && silentMs > Math.max(shortestMs, beyond * usualMs);
}

/**
 * The second longest silence of such hours lately, so that one outage is not learnt; of a feed
 * that is new, or new at this hour, what its pace lets expect. Null: not told.
 */
function usualAt(calendar: Calendar, feed: Watched, atMs: number): number | null {
  const { bin, hour } = hourAt(calendar, atMs);
  const hours = (feed.longest.get(bin) ?? []).filter(one => one.hour !== hour);
  if (hours.length >= hoursNeeded) return hours.map(one => one.gapMs).sort((a, b) => b - a)[1]!;
  if (feed.seen < eventsNeeded) return null;
  const lately = [...feed.longest.values()].flat().filter(one => hour - one.hour <= 3);
  const mean = (feed.lastMs - feed.sinceMs) / feed.seen;
  return Math.max(unlearntMs / beyond, 10 * mean, ...lately.map(one => one.gapMs));
}

function hourAt(calendar: Calendar, atMs: number) {
  const local = localMs(calendar, calendar.homeZone, atMs);
  const hour = Math.floor(local / hourMs);
  return { bin: hourBin(calendar, local), hour, beginMs: atMs - (local - hour * hourMs) };
}
