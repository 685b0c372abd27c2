// How many calls are usually up at this hour of such days, learnt from those before.
import { type Calendar, hourBin, hourMs, localMs } from '../../../../core/metering/calendar.ts';

const everyMs = 5 * 60_000;
/** Hours of a kind that are remembered: ten working days, or ten days off. */
const hoursKept = 10;
const hoursNeeded = 3;

/** One hour of one day: what was seen, every five minutes. */
interface SeenHour {
  readonly hour: number;
  readonly calls: number[];
}

export type SavedUsualCalls = Map<number, SeenHour[]>;

export class UsualCalls {
  /** By hour of the day, working days before days off. */
  #bins: SavedUsualCalls = new Map();
  #notedMs = 0;
  #range: { hour: number; range: { low: number; high: number } | null } | undefined;

  /** Whether a value is wanted now; asking costs nothing. */
  isDue(nowMs: number): boolean {
    return nowMs - this.#notedMs >= everyMs;
  }

  note(calendar: Calendar, nowMs: number, calls: number): void {
    this.#notedMs = Math.floor(nowMs / everyMs) * everyMs;
    const local = localMs(calendar, calendar.homeZone, nowMs);
    const hour = Math.floor(local / hourMs);
    const bin = hourBin(calendar, local);
    const seen = this.#bins.get(bin) ?? [];
    this.#bins.set(bin, seen);
    const last = seen.at(-1);
    if (last?.hour === hour) {
      if (last.calls.length < hourMs / everyMs) last.calls.push(calls);
      return;
    }
    seen.push({ hour, calls: [calls] });
    if (seen.length > hoursKept) seen.shift();
  }

  /** Nine of ten values of such hours before this one lie within; null while too few are known. */
  range(calendar: Calendar, nowMs: number): { low: number; high: number } | null {
    const local = localMs(calendar, calendar.homeZone, nowMs);
    const hour = Math.floor(local / hourMs);
    if (this.#range?.hour === hour) return this.#range.range;
    const before = (this.#bins.get(hourBin(calendar, local)) ?? []).filter(
      seen => seen.hour !== hour,
    );
    const range = before.length < hoursNeeded ? null : middleOf(before.flatMap(seen => seen.calls));
    this.#range = { hour, range };
    return range;
  }

  save(): SavedUsualCalls {
    return this.#bins;
  }

  restore(saved: SavedUsualCalls): void {
    this.#bins = saved;
  }
}

function middleOf(values: number[]): { low: number; high: number } {
  values.sort((a, b) => a - b);
  const last = values.length - 1;
  return { low: values[Math.floor(last * 0.05)]!, high: values[Math.ceil(last * 0.95)]! };
}
