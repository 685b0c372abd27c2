// How a normal lies in the cells of its record: figures first, then the learnt tallies, then the
// days that wait, each with its own figures and tallies.
import { low32, read32 } from './cells.ts';

/** Limits of the learnt sets; at the limit the least used makes room. */
export const learntLimits = { destinations: 24, numbers: 24, networks: 12, wides: 12, devices: 6 };

/** Days that may wait at all, whatever the policy says. */
export const waitingMost = 40;

/** The tallies in the order in which they lie; every day and what was taught have all of them. */
export const tallyOf = {
  destinations: 0,
  hours: 1,
  wides: 2,
  devices: 3,
  numbers: 4,
  networks: 5,
} as const;
export const tallyCount = 6;
/** Numbers and networks have keys of two cells, the others of one; one cell counts. */
const smallTallies = 4;

/** In a day these keys follow the hour bins: calls just after an inbound one, forwarded calls. */
export const afterInbound = 48;
export const wasForwarded = 49;

/** Devices and wide networks are known by 16 bits, called numbers by their low 32. */
export function keyOf(feature: keyof typeof tallyOf, key: number): number {
  if (feature === 'numbers') return low32(key);
  return feature === 'wides' || feature === 'devices' ? (key ^ (key >>> 16)) & 0xffff : key;
}

/** Cells of the figures of what was taught; 32 bits each unless said. */
export const taught = {
  calls: 0,
  newNumbers: 2,
  destinationTotal: 4,
  newDestinations: 6,
  networkTotal: 8,
  deviceTotal: 10,
  hourCalls: 12,
  inboundBefore: 14,
  forwarded: 16,
  /** The day plus one, so that an empty record says −1. */
  taughtDay: 18,
  maxDayCalls: 20,
  /** 48 bits. */
  maxDayMilliYen: 22,
  /** 16 bits. */
  maxConcurrent: 25,
  /** 16 bits. */
  maxPace: 26,
  /** Sixteen bytes. */
  blockMax: 27,
  /** Six bytes: keys of each tally. */
  keys: 35,
  /** Two bytes: disowned destinations, days that wait. */
  disowned: 38,
  cells: 39,
} as const;

/** Cells of the figures of a day, from where the day begins; 16 bits unless said. */
export const waiting = {
  /** Cells of the whole day. */
  length: 0,
  /** 32 bits. */
  day: 1,
  calls: 3,
  newNumbers: 4,
  /** 48 bits. */
  milliYen: 5,
  /** Eleven bits at once, five bits of pace. */
  concurrentAndPace: 8,
  /** Six bytes: keys of each tally. */
  keys: 9,
  cells: 12,
} as const;

/** How many calls at once of a day are told apart. */
export const concurrentMost = 0x7ff;

export function byteAt(cells: Uint16Array, at: number, index: number): number {
  return (cells[at + (index >> 1)]! >> ((index & 1) << 3)) & 0xff;
}

export function setByte(cells: Uint16Array, at: number, index: number, value: number): void {
  const cell = at + (index >> 1);
  const shift = (index & 1) << 3;
  cells[cell] = (cells[cell]! & ~(0xff << shift)) | (value << shift);
}

/** Cells of one key with its count. */
export function entryCells(tally: number): number {
  return tally < smallTallies ? 2 : 3;
}

/** Where the tally begins, given where its number of keys and the first tally stand. */
export function tallyStart(cells: Uint16Array, keys: number, first: number, tally: number): number {
  let at = first;
  for (let i = 0; i < tally; i += 1) at += entryCells(i) * byteAt(cells, keys, i);
  return at;
}

/** Cell of the key's count; −1 where the tally does not hold the key. */
export function countCell(
  cells: Uint16Array,
  keys: number,
  first: number,
  tally: number,
  key: number,
): number {
  const count = byteAt(cells, keys, tally);
  let at = tallyStart(cells, keys, first, tally);
  const low = key & 0xffff;
  if (tally < smallTallies) {
    for (let i = 0; i < count; i += 1, at += 2) if (cells[at] === low) return at + 1;
    return -1;
  }
  const high = key >>> 16;
  for (let i = 0; i < count; i += 1, at += 3) {
    if (cells[at] === low && cells[at + 1] === high) return at + 2;
  }
  return -1;
}

/** First cell of the learnt tallies, for a record that begins at `start`. */
export function taughtTallies(cells: Uint16Array, start: number): number {
  const disowned = byteAt(cells, start + taught.disowned, 0);
  return start + taught.cells + (disowned === 0 ? 0 : 3 + disowned);
}

/** First cell of the oldest day that waits. */
export function firstDay(cells: Uint16Array, start: number): number {
  return tallyStart(cells, start + taught.keys, taughtTallies(cells, start), tallyCount);
}

export function daysWaiting(cells: Uint16Array, start: number): number {
  return byteAt(cells, start + taught.disowned, 1);
}

export function dayAt(cells: Uint16Array, day: number): number {
  return read32(cells, day + waiting.day) | 0;
}
