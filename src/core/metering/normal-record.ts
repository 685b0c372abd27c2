// A normal unpacked to plain data and packed again.
import { bounded16, low32, read32, read48, write32, write48 } from './cells.ts';
import { type DayBucket, type Learnt, newBucket, newLearnt } from './learnt.ts';
import type { Normal } from './normal.ts';
import {
  afterInbound,
  byteAt,
  concurrentMost,
  dayAt,
  daysWaiting,
  entryCells,
  firstDay,
  setByte,
  tallyOf,
  tallyStart,
  taught,
  taughtTallies,
  waiting,
  wasForwarded,
} from './normal-layout.ts';
import { pageOf, setLength, startOf } from './slab.ts';
import { emptyTally, type Tally } from './tally.ts';

export function unpackNormal(normal: Normal): Learnt {
  const cells = pageOf(normal.slab, normal.record);
  const start = startOf(normal.slab, normal.record);
  const learnt = newLearnt();
  for (const name of figures) learnt[name] = read32(cells, start + taught[name]);
  learnt.taughtDay = (read32(cells, start + taught.taughtDay) | 0) - 1;
  learnt.maxDayMilliYen = read48(cells, start + taught.maxDayMilliYen);
  learnt.maxConcurrent = cells[start + taught.maxConcurrent]!;
  learnt.maxPace = cells[start + taught.maxPace]!;
  for (let i = 0; i < 16; i += 1) learnt.blockMax[i] = byteAt(cells, start + taught.blockMax, i);
  const disowned = byteAt(cells, start + taught.disowned, 0);
  if (disowned > 0) learnt.disownedUntilMs = read48(cells, start + taught.cells);
  for (let i = 0; i < disowned; i += 1) {
    learnt.disowned.push(destinationOf(cells[start + taught.cells + 3 + i]!));
  }
  const hours = emptyTally();
  readTallies(cells, start + taught.keys, taughtTallies(cells, start), { ...learnt, hours });
  for (const [i, bin] of hours.keys.entries()) learnt.hours[bin] = hours.counts[i]!;
  learnt.destinations.total = read32(cells, start + taught.destinationTotal);
  learnt.networks.total = read32(cells, start + taught.networkTotal);
  learnt.devices.total = read32(cells, start + taught.deviceTotal);
  let at = firstDay(cells, start);
  for (let left = daysWaiting(cells, start); left > 0; left -= 1) {
    learnt.pending.push(readDay(cells, at));
    at += cells[at + waiting.length]!;
  }
  return learnt;
}

const figures = [
  'calls',
  'newNumbers',
  'newDestinations',
  'hourCalls',
  'inboundBefore',
  'forwarded',
  'maxDayCalls',
] as const;

function readDay(cells: Uint16Array, at: number): DayBucket {
  const bucket = newBucket(dayAt(cells, at));
  bucket.calls = cells[at + waiting.calls]!;
  bucket.newNumbers = cells[at + waiting.newNumbers]!;
  bucket.milliYen = read48(cells, at + waiting.milliYen);
  bucket.maxConcurrent = cells[at + waiting.concurrentAndPace]! & concurrentMost;
  bucket.maxPace = cells[at + waiting.concurrentAndPace]! >>> 11;
  const hours = emptyTally();
  readTallies(cells, at + waiting.keys, at + waiting.cells, { ...bucket, hours });
  for (const [i, bin] of hours.keys.entries()) {
    if (bin === afterInbound) bucket.inboundBefore = hours.counts[i]!;
    else if (bin === wasForwarded) bucket.forwarded = hours.counts[i]!;
    else for (let n = hours.counts[i]!; n > 0; n -= 1) bucket.hours.push(bin);
  }
  return bucket;
}

type Tallies = Readonly<Record<keyof typeof tallyOf, Tally>>;
const tallyNames = Object.keys(tallyOf) as (keyof typeof tallyOf)[];

/** Totals are those of the keys that are there. */
function readTallies(cells: Uint16Array, keys: number, first: number, into: Tallies): void {
  for (const name of tallyNames) {
    const tally = tallyOf[name];
    const width = entryCells(tally);
    let at = tallyStart(cells, keys, first, tally);
    for (let left = byteAt(cells, keys, tally); left > 0; left -= 1) {
      const key = width === 2 ? cells[at]! : read32(cells, at);
      const count = cells[at + width - 1]!;
      into[name].keys.push(name === 'destinations' ? destinationOf(key) : key);
      into[name].counts.push(count);
      into[name].total += count;
      at += width;
    }
  }
}

/** The unknown destination, −1, is stored as the largest number of a cell. */
function destinationOf(key: number): number {
  return key === 0xffff ? -1 : key;
}

/** Totals of numbers and wide networks are not kept: nothing asks for them. */
export function packNormal(normal: Normal, learnt: Learnt): void {
  const { slab, record } = normal;
  const days = learnt.pending.map(bucket => ({ bucket, tallies: dayTallies(bucket) }));
  const hours = emptyTally();
  for (const [bin, count] of learnt.hours.entries()) put(hours, bin, count);
  const tallies: Tallies = { ...learnt, hours };
  const disowned = learnt.disowned.length;
  const front = taught.cells + (disowned === 0 ? 0 : 3 + disowned) + cellsOf(tallies);
  const length = days.reduce((sum, day) => sum + waiting.cells + cellsOf(day.tallies), front);
  setLength(slab, record, length);
  const cells = pageOf(slab, record);
  const start = startOf(slab, record);
  cells.fill(0, start, start + length);
  for (const name of figures) write32(cells, start + taught[name], learnt[name]);
  write32(cells, start + taught.destinationTotal, learnt.destinations.total);
  write32(cells, start + taught.networkTotal, learnt.networks.total);
  write32(cells, start + taught.deviceTotal, learnt.devices.total);
  write32(cells, start + taught.taughtDay, learnt.taughtDay + 1);
  write48(cells, start + taught.maxDayMilliYen, learnt.maxDayMilliYen);
  cells[start + taught.maxConcurrent] = learnt.maxConcurrent;
  cells[start + taught.maxPace] = learnt.maxPace;
  for (let i = 0; i < 16; i += 1) {
    setByte(cells, start + taught.blockMax, i, learnt.blockMax[i]!);
  }
  setByte(cells, start + taught.disowned, 0, disowned);
  setByte(cells, start + taught.disowned, 1, days.length);
  let at = start + taught.cells;
  if (disowned > 0) {
    write48(cells, at, learnt.disownedUntilMs);
    for (const one of learnt.disowned) cells[at++ + 3] = one;
    at += 3;
  }
  at = writeTallies(cells, start + taught.keys, at, tallies);
  for (const day of days) at = writeDay(cells, at, day.bucket, day.tallies);
}

function dayTallies(bucket: DayBucket): Tallies {
  const hours = emptyTally();
  for (const bin of bucket.hours) put(hours, bin, 1);
  put(hours, afterInbound, bucket.inboundBefore);
  put(hours, wasForwarded, bucket.forwarded);
  return { ...bucket, hours };
}

function put(tally: Tally, key: number, count: number): void {
  if (count === 0) return;
  const at = tally.keys.indexOf(key);
  if (at >= 0) {
    tally.counts[at] = tally.counts[at]! + count;
    return;
  }
  tally.keys.push(key);
  tally.counts.push(count);
}

function cellsOf(tallies: Tallies): number {
  let cells = 0;
  for (const name of tallyNames) cells += entryCells(tallyOf[name]) * tallies[name].keys.length;
  return cells;
}

function writeDay(cells: Uint16Array, at: number, bucket: DayBucket, tallies: Tallies): number {
  cells[at + waiting.length] = waiting.cells + cellsOf(tallies);
  write32(cells, at + waiting.day, bucket.day);
  cells[at + waiting.calls] = bounded16(bucket.calls);
  cells[at + waiting.newNumbers] = bounded16(bucket.newNumbers);
  write48(cells, at + waiting.milliYen, bucket.milliYen);
  const concurrent = Math.min(concurrentMost, bucket.maxConcurrent);
  cells[at + waiting.concurrentAndPace] = concurrent | (bucket.maxPace << 11);
  return writeTallies(cells, at + waiting.keys, at + waiting.cells, tallies);
}

function writeTallies(cells: Uint16Array, keys: number, first: number, tallies: Tallies): number {
  let at = first;
  for (const name of tallyNames) {
    const tally = tallies[name];
    const width = entryCells(tallyOf[name]);
    setByte(cells, keys, tallyOf[name], tally.keys.length);
    for (const [i, key] of tally.keys.entries()) {
      if (width === 2) cells[at] = key;
      else write32(cells, at, low32(key));
      cells[at + width - 1] = bounded16(tally.counts[i]!);
      at += width;
    }
  }
  return at;
}
