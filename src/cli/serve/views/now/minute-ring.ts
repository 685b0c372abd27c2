// What each of the last minutes was like: for the hours before now, and for what was refused.
import type { NowMinute, NowMinutes } from '../../../../api/contract/now.ts';

const minuteMs = 60_000;
const minutesKept = 720;
const refusedMs = 10 * minuteMs;

interface Minute {
  readonly minuteMs: number;
  /** Seen by a look at the calls; a minute may have had refusals only. */
  looked: boolean;
  calls: number;
  milliYen: number;
  lossMilliYen: number;
  silentFeeds: number;
  refused: number;
  challenged: number;
  /** By destination, while it is among the last ten. */
  countries: Map<string, Refusals>;
}

export interface Refusals {
  refused: number;
  challenged: number;
}

export type SavedMinutes = Minute[];

export interface Looked {
  readonly calls: number;
  readonly milliYen: number;
  readonly lossMilliYen: number;
  readonly silentFeeds: number;
}

export class MinuteRing {
  #minutes: SavedMinutes = [];

  /** The most of each minute is kept: a short attack is not lost between two looks. */
  look(nowMs: number, seen: Looked): void {
    const minute = this.#minute(nowMs);
    minute.looked = true;
    minute.calls = seen.calls;
    minute.milliYen = Math.max(minute.milliYen, seen.milliYen);
    minute.lossMilliYen = Math.max(minute.lossMilliYen, seen.lossMilliYen);
    minute.silentFeeds = Math.max(minute.silentFeeds, seen.silentFeeds);
  }

  stopped(nowMs: number, country: string, how: keyof Refusals): void {
    const minute = this.#minute(nowMs);
    minute[how] += 1;
    const one = minute.countries.get(country) ?? { refused: 0, challenged: 0 };
    one[how] += 1;
    minute.countries.set(country, one);
  }

  #minute(nowMs: number): Minute {
    const at = Math.floor(nowMs / minuteMs) * minuteMs;
    const last = this.#minutes.at(-1);
    if (last !== undefined && last.minuteMs >= at) return last;
    const counts = { calls: 0, milliYen: 0, lossMilliYen: 0, silentFeeds: 0 };
    const stopped = { refused: 0, challenged: 0, countries: new Map() };
    const minute: Minute = { minuteMs: at, looked: false, ...counts, ...stopped };
    this.#minutes.push(minute);
    if (this.#minutes.length > minutesKept) this.#minutes.shift();
    for (const old of this.#minutes.slice(-2 * Math.round(refusedMs / minuteMs))) {
      if (at - old.minuteMs >= refusedMs) old.countries.clear();
    }
    return minute;
  }

  /** What was stopped in the last ten minutes, by destination. */
  stoppedLately(nowMs: number): Map<string, Refusals> {
    const sums = new Map<string, Refusals>();
    for (let i = this.#minutes.length - 1; i >= 0; i -= 1) {
      const minute = this.#minutes[i]!;
      if (nowMs - minute.minuteMs >= refusedMs) break;
      for (const [country, { refused, challenged }] of minute.countries) {
        const sum = sums.get(country) ?? { refused: 0, challenged: 0 };
        sum.refused += refused;
        sum.challenged += challenged;
        sums.set(country, sum);
      }
    }
    return sums;
  }

  now(nowMs: number): NowMinute {
    return shown(this.#minute(nowMs));
  }

  columns(nowMs: number): NowMinutes {
    const toMs = Math.floor(nowMs / minuteMs) * minuteMs;
    const fromMs = toMs - (minutesKept - 1) * minuteMs;
    const empty = (): (number | null)[] => new Array(minutesKept).fill(null);
    const columns = {
      calls: empty(),
      yenPerMinute: empty(),
      lossYenPerMinute: empty(),
      refused: empty(),
      challenged: empty(),
      silentFeeds: empty(),
    };
    for (const minute of this.#minutes) {
      const at = (minute.minuteMs - fromMs) / minuteMs;
      if (!minute.looked || at < 0 || at >= minutesKept) continue;
      const values = shown(minute);
      for (const name of Object.keys(columns) as (keyof typeof columns)[]) {
        columns[name][at] = values[name];
      }
    }
    return { fromMs, ...columns };
  }

  save(): SavedMinutes {
    return this.#minutes;
  }

  restore(saved: SavedMinutes): void {
    this.#minutes = saved;
  }
}

function shown(minute: Minute): NowMinute {
  return {
    minuteMs: minute.minuteMs,
    calls: minute.calls,
    yenPerMinute: Math.round(minute.milliYen / 1_000),
    lossYenPerMinute: Math.round(minute.lossMilliYen / 1_000),
    refused: minute.refused,
    challenged: minute.challenged,
    silentFeeds: minute.silentFeeds,
  };
}
