// Feeds that the settings name and that have never sent anything. Nothing of them is learnt: how
// long one waits follows from what they tell.
import type { NowFeed } from '../../../../api/contract/now.ts';
import { hourMs } from '../../../../core/metering/calendar.ts';
import type { ExpectedFeed } from '../../../../workflow/administration-ports.ts';

/**
 * A feed of calls tells of the first within the hour, at any carrier and at night; call records
 * come in files, some once a day, and those may be late.
 */
const waitMs = { calls: hourMs, records: 26 * hourMs } as const;

/** When each was first waited for. */
export type SavedUnheard = Map<string, number>;

export class UnheardFeeds {
  #since: SavedUnheard = new Map();
  #waited: readonly ExpectedFeed[] = [];

  /** `heard`: whether a feed has ever sent anything, as far as is remembered. */
  look(nowMs: number, expected: readonly ExpectedFeed[], heard: (feed: string) => boolean): void {
    this.#waited = expected.filter(({ name }) => !heard(name));
    const before = this.#since;
    this.#since = new Map(this.#waited.map(({ name }) => [name, before.get(name) ?? nowMs]));
  }

  feeds(nowMs: number): NowFeed[] {
    return this.#waited.map(({ name, tells }) => {
      const sinceMs = this.#since.get(name) ?? nowMs;
      return {
        name,
        heard: false,
        lastMs: sinceMs,
        events: 0,
        perMinute: 0,
        quarantined: 0,
        usualMs: waitMs[tells],
        silent: nowMs - sinceMs > waitMs[tells],
      };
    });
  }

  save(): SavedUnheard {
    return this.#since;
  }

  restore(saved: SavedUnheard): void {
    this.#since = new Map(saved);
  }
}
