/** One instant that a wall-clock time can mean. */
export interface Instant {
  /** Milliseconds since 1970, UTC. */
  readonly ms: number;
  /** The offset in force then: `Z` or `+09:00`. */
  readonly zone: string;
}

/**
 * Turns wall-clock times into instants. `localMs` is the wall clock read as if it were UTC, in
 * milliseconds since 1970.
 * - A time that the clock showed twice (end of summer time) means the instant nearest to `nearMs`,
 *   or the first of the two when nothing is given.
 * - A time that the clock never showed (start of summer time) is taken with the offset before the
 *   change, so 02:30 becomes 03:30.
 */
export interface ZoneOffsets {
  readonly name: string;
  instant(localMs: number, nearMs?: number): Instant;
}

/** The settings name a zone that this machine does not know. */
export class UnknownZoneError extends Error {
  override name = 'UnknownZoneError';
}

interface Slot {
  readonly index: number;
  /** Subtracted from the wall clock, first and second meaning; equal nearly always. */
  readonly firstMs: number;
  readonly secondMs: number;
  readonly firstText: string;
  readonly secondText: string;
}

/** Offsets change on quarter hours in every zone of the tz database since 1972. */
const SLOT_MS = 900_000;
const SLOTS = 4_096;
const DAY_MS = 86_400_000;

/**
 * Offsets of an IANA zone (`Asia/Tokyo`), or of a fixed one (`UTC`, `Z`, `+09:00`).
 * Throws UnknownZoneError. Looks each quarter hour up once, in a table of fixed size.
 */
export function zoneOffsets(name: string): ZoneOffsets {
  const fixed = fixedOffsetMs(name);
  if (fixed !== undefined) {
    const zone = offsetText(fixed);
    return { name, instant: localMs => ({ ms: localMs - fixed, zone }) };
  }
  const offsetAt = namedOffsets(name);
  const slots = new Array<Slot | undefined>(SLOTS);
  return {
    name,
    instant(localMs, nearMs) {
      const index = Math.floor(localMs / SLOT_MS);
      const place = ((index % SLOTS) + SLOTS) % SLOTS;
      let slot = slots[place];
      if (slot === undefined || slot.index !== index) {
        slot = resolveSlot(index, offsetAt);
        slots[place] = slot;
      }
      const first = localMs - slot.firstMs;
      const second = localMs - slot.secondMs;
      const near = nearMs ?? first;
      if (first === second || Math.abs(near - first) <= Math.abs(near - second)) {
        return { ms: first, zone: slot.firstText };
      }
      return { ms: second, zone: slot.secondText };
    },
  };
}

/** Milliseconds of `Z`, `UTC`, `GMT`, `+09:00`, `+0900`, `-5`; undefined for anything else. */
export function fixedOffsetMs(text: string): number | undefined {
  if (/^(?:Z|UTC|GMT)$/i.test(text)) return 0;
  const parts = /^([+-])(\d{1,2})(?::?([0-5]\d))?$/.exec(text);
  if (parts === null || Number(parts[2]) > 15) return undefined;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return (parts[1] === '-' ? -minutes : minutes) * 60_000;
}

/** `Z` for no offset, else `+hh:mm`. */
export function offsetText(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  if (minutes === 0) return 'Z';
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function resolveSlot(index: number, offsetAt: (ms: number) => number): Slot {
  const localMs = index * SLOT_MS;
  const before = offsetAt(localMs - DAY_MS);
  const after = offsetAt(localMs + DAY_MS);
  const beforeHolds = offsetAt(localMs - before) === before;
  const afterHolds = offsetAt(localMs - after) === after;
  const firstMs = beforeHolds || !afterHolds ? before : after;
  const secondMs = beforeHolds && afterHolds ? after : firstMs;
  return {
    index,
    firstMs,
    secondMs,
    firstText: offsetText(firstMs),
    secondText: offsetText(secondMs),
  };
}

function namedOffsets(name: string): (ms: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new UnknownZoneError(`time zone ${JSON.stringify(name)} is not known`);
  }
  return ms => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
    const { year, month, day, hour, minute, second } = part;
    return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - ms;
  };
}
