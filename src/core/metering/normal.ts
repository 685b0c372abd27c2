// The subscriber's normal: what undisputed calls taught, and what still waits to be taught.
import { bounded16, read32, read48, write32, write48 } from './cells.ts';
import {
  afterInbound,
  byteAt,
  concurrentMost,
  countCell,
  dayAt,
  daysWaiting,
  entryCells,
  firstDay,
  keyOf,
  learntLimits,
  setByte,
  tallyOf,
  tallyStart,
  taught,
  taughtTallies,
  waiting,
  waitingMost,
  wasForwarded,
} from './normal-layout.ts';
import { addRecord, newSlab, openGap, pageOf, type Slab, setLength, startOf } from './slab.ts';

/** A normal by the place where it is kept; a copy of this is the same normal. */
export interface Normal {
  readonly slab: Slab;
  readonly record: number;
}

export function newNormal(slab: Slab = newSlab()): Normal {
  return { slab, record: addRecord(slab, taught.cells) };
}

export interface ObservedCall {
  readonly destination: number;
  readonly number: number;
  readonly numberNew: boolean;
  readonly network: number;
  readonly wide: number;
  readonly device: number;
  readonly hourBin: number;
  readonly concurrent: number;
  readonly pace: number;
  readonly inboundBefore: boolean;
  readonly forwarded: boolean;
}

/** Hours of a day are noted for so many calls. */
const hourNotes = 64;
const hourKeys = 50;

/**
 * Notes a call in its day, if that day waits (see `beginDay`); −1 stands for what was not seen.
 * Counts of a day end at 65,535.
 */
export function observeCall(normal: Normal, day: number, call: ObservedCall): void {
  const at = findDay(normal, day);
  if (at < 0) return;
  const cells = pageOf(normal.slab, normal.record);
  const from = startOf(normal.slab, normal.record) + at;
  const calls = cells[from + waiting.calls]!;
  cells[from + waiting.calls] = bounded16(calls + 1);
  if (call.numberNew) raiseByOne(cells, from + waiting.newNumbers);
  const most = cells[from + waiting.concurrentAndPace]!;
  const concurrent = Math.max(most & concurrentMost, Math.min(concurrentMost, call.concurrent));
  const pace = Math.max(most >>> 11, Math.min(31, call.pace));
  cells[from + waiting.concurrentAndPace] = concurrent | (pace << 11);
  addKey(normal, at, tallyOf.destinations, call.destination, learntLimits.destinations);
  if (calls < hourNotes) addKey(normal, at, tallyOf.hours, call.hourBin, hourKeys);
  if (call.inboundBefore) addKey(normal, at, tallyOf.hours, afterInbound, hourKeys);
  if (call.forwarded) addKey(normal, at, tallyOf.hours, wasForwarded, hourKeys);
  if (call.wide >= 0) {
    addKey(normal, at, tallyOf.wides, keyOf('wides', call.wide), learntLimits.wides);
  }
  if (call.device >= 0) {
    addKey(normal, at, tallyOf.devices, keyOf('devices', call.device), learntLimits.devices);
  }
  addKey(normal, at, tallyOf.numbers, keyOf('numbers', call.number), learntLimits.numbers);
  if (call.network >= 0) {
    addKey(normal, at, tallyOf.networks, call.network, learntLimits.networks);
  }
}

/** Adds a finished call's charges to what that day showed, if the day waits; milli-yen. */
export function observeCharge(normal: Normal, day: number, milliYen: number): void {
  const at = findDay(normal, day);
  if (at < 0) return;
  const cells = pageOf(normal.slab, normal.record);
  const cell = startOf(normal.slab, normal.record) + at + waiting.milliYen;
  write48(cells, cell, read48(cells, cell) + milliYen);
}

/** Whether that day waits already. */
export function dayWaits(normal: Normal, day: number): boolean {
  return findDay(normal, day) >= 0;
}

/**
 * Lets a day wait behind the others, if it is the newest and none has to teach or to go; false, and
 * nothing done, otherwise.
 */
export function appendDay(normal: Normal, day: number, teachAfterDays: number): boolean {
  const { slab, record } = normal;
  let cells = pageOf(slab, record);
  let start = startOf(slab, record);
  const days = daysWaiting(cells, start);
  if (days >= Math.min(teachAfterDays, waitingMost)) return false;
  let at = firstDay(cells, start);
  if (days > 0 && dayAt(cells, at) + teachAfterDays <= day) return false;
  for (let left = days; left > 0; left -= 1) {
    if (dayAt(cells, at) > day) return false;
    at += cells[at + waiting.length]!;
  }
  at -= start;
  setLength(slab, record, at + waiting.cells);
  cells = pageOf(slab, record);
  start = startOf(slab, record);
  for (let i = start + at; i < start + at + waiting.cells; i += 1) cells[i] = 0;
  cells[start + at + waiting.length] = waiting.cells;
  write32(cells, start + at + waiting.day, day);
  setByte(cells, start + taught.disowned, 1, days + 1);
  return true;
}

/** Where the day begins within the record; −1 when it does not wait. */
function findDay(normal: Normal, day: number): number {
  const cells = pageOf(normal.slab, normal.record);
  const start = startOf(normal.slab, normal.record);
  let at = firstDay(cells, start);
  for (let left = daysWaiting(cells, start); left > 0; left -= 1) {
    if (dayAt(cells, at) === day) return at - start;
    at += cells[at + waiting.length]!;
  }
  return -1;
}

function raiseByOne(cells: Uint16Array, cell: number): void {
  cells[cell] = bounded16(cells[cell]! + 1);
}

/** Counts the key in a tally of the day; at the limit it takes the place of the least counted. */
function addKey(normal: Normal, day: number, tally: number, key: number, limit: number): void {
  const { slab, record } = normal;
  let cells = pageOf(slab, record);
  let from = startOf(slab, record) + day;
  const first = from + waiting.cells;
  const known = countCell(cells, from + waiting.keys, first, tally, key);
  if (known >= 0) {
    raiseByOne(cells, known);
    return;
  }
  const width = entryCells(tally);
  const count = byteAt(cells, from + waiting.keys, tally);
  const begin = tallyStart(cells, from + waiting.keys, first, tally) - from;
  let at = begin + width * count;
  if (count < limit) {
    openGap(slab, record, day + at, width);
    cells = pageOf(slab, record);
    from = startOf(slab, record) + day;
    setByte(cells, from + waiting.keys, tally, count + 1);
    cells[from + waiting.length] = cells[from + waiting.length]! + width;
  } else {
    at = begin;
    for (let other = begin + width; other < begin + width * count; other += width) {
      if (cells[from + other + width - 1]! < cells[from + at + width - 1]!) at = other;
    }
  }
  cells[from + at] = key & 0xffff;
  if (width === 3) cells[from + at + 1] = key >>> 16;
  cells[from + at + width - 1] = 1;
}

type Feature = 'destinations' | 'numbers' | 'networks' | 'wides' | 'devices';

/** Taught count of a key. */
export function taughtCount(normal: Normal, feature: Feature, key: number): number {
  const cells = pageOf(normal.slab, normal.record);
  const start = startOf(normal.slab, normal.record);
  const first = taughtTallies(cells, start);
  const cell = countCell(cells, start + taught.keys, first, tallyOf[feature], keyOf(feature, key));
  return cell < 0 ? 0 : cells[cell]!;
}

/** How many different keys were taught. */
export function taughtKeys(normal: Normal, feature: Feature): number {
  const cells = pageOf(normal.slab, normal.record);
  return byteAt(cells, startOf(normal.slab, normal.record) + taught.keys, tallyOf[feature]);
}

const totalCell = {
  destinations: taught.destinationTotal,
  networks: taught.networkTotal,
  devices: taught.deviceTotal,
} as const;

/** Calls that taught the feature, those to keys since forgotten included. */
export function taughtTotal(normal: Normal, feature: keyof typeof totalCell): number {
  return figure(normal, totalCell[feature]);
}

export function taughtCalls(normal: Normal): number {
  return figure(normal, taught.calls);
}

/** Taught calls to numbers not known on their day. */
export function newNumberCalls(normal: Normal): number {
  return figure(normal, taught.newNumbers);
}

/** How often a destination was new, those since forgotten included. */
export function newDestinations(normal: Normal): number {
  return figure(normal, taught.newDestinations);
}

/** Taught calls of an hour bin (0–47). */
export function callsInHour(normal: Normal, bin: number): number {
  const cells = pageOf(normal.slab, normal.record);
  const start = startOf(normal.slab, normal.record);
  const first = taughtTallies(cells, start);
  const cell = countCell(cells, start + taught.keys, first, tallyOf.hours, bin);
  return cell < 0 ? 0 : cells[cell]!;
}

/** Sum over the hour bins. */
export function callsInHours(normal: Normal): number {
  return figure(normal, taught.hourCalls);
}

export const blockHours = 3;

/** Block of three hours that an hour bin (0–47) belongs to. */
export function blockOf(bin: number): number {
  return Math.trunc(bin / blockHours);
}

/** Most calls in that block of three hours of a taught day; 0–7 working days, 8–15 off days. */
export function mostInBlock(normal: Normal, block: number): number {
  const cells = pageOf(normal.slab, normal.record);
  return byteAt(cells, startOf(normal.slab, normal.record) + taught.blockMax, block);
}

export function mostAtOnce(normal: Normal): number {
  const cells = pageOf(normal.slab, normal.record);
  return cells[startOf(normal.slab, normal.record) + taught.maxConcurrent]!;
}

/** Most calls at once of any day before that one, taught or not. */
export function mostAtOnceBefore(normal: Normal, day: number): number {
  const cells = pageOf(normal.slab, normal.record);
  const start = startOf(normal.slab, normal.record);
  let most = mostAtOnce(normal);
  let at = firstDay(cells, start);
  for (let left = daysWaiting(cells, start); left > 0; left -= 1) {
    if (dayAt(cells, at) >= day) break;
    most = Math.max(most, cells[at + waiting.concurrentAndPace]! & concurrentMost);
    at += cells[at + waiting.length]!;
  }
  return most;
}

/** Most attempts in ten minutes of a taught day. */
export function mostPace(normal: Normal): number {
  const cells = pageOf(normal.slab, normal.record);
  return cells[startOf(normal.slab, normal.record) + taught.maxPace]!;
}

export function mostDayCalls(normal: Normal): number {
  return figure(normal, taught.maxDayCalls);
}

/** Largest charges of a taught day, thousandths of a yen. */
export function mostDayCharges(normal: Normal): number {
  const cells = pageOf(normal.slab, normal.record);
  return read48(cells, startOf(normal.slab, normal.record) + taught.maxDayMilliYen);
}

/** Taught calls that an inbound call came just before. */
export function callsAfterInbound(normal: Normal): number {
  return figure(normal, taught.inboundBefore);
}

export function forwardedCalls(normal: Normal): number {
  return figure(normal, taught.forwarded);
}

function figure(normal: Normal, cell: number): number {
  return read32(pageOf(normal.slab, normal.record), startOf(normal.slab, normal.record) + cell);
}

/** Whether a confirmed attack on the line went there, and that is still held against a call. */
export function isDisowned(normal: Normal, destination: number, nowMs: number): boolean {
  const cells = pageOf(normal.slab, normal.record);
  const start = startOf(normal.slab, normal.record);
  const count = byteAt(cells, start + taught.disowned, 0);
  if (count === 0) return false;
  const until = start + taught.cells;
  if (nowMs >= read48(cells, until)) return false;
  for (let i = 0; i < count; i += 1) {
    if (cells[until + 3 + i] === (destination & 0xffff)) return true;
  }
  return false;
}

/** Whether an earlier, still untaught day before `day` showed the key. */
export function pendingBefore(normal: Normal, feature: Feature, key: number, day: number): boolean {
  const cells = pageOf(normal.slab, normal.record);
  const start = startOf(normal.slab, normal.record);
  const stored = keyOf(feature, key);
  const tally = tallyOf[feature];
  let at = firstDay(cells, start);
  for (let left = daysWaiting(cells, start); left > 0; left -= 1) {
    if (dayAt(cells, at) >= day) return false;
    if (countCell(cells, at + waiting.keys, at + waiting.cells, tally, stored) >= 0) return true;
    at += cells[at + waiting.length]!;
  }
  return false;
}

/** Whether the line called this number before the day. */
export function knowsNumber(normal: Normal, number: number, day: number): boolean {
  return (
    taughtCount(normal, 'numbers', number) > 0 || pendingBefore(normal, 'numbers', number, day)
  );
}

/** Local day of the last use before `day`, taught or not; −1 when there was none. */
export function lastUseBefore(normal: Normal, day: number): number {
  const cells = pageOf(normal.slab, normal.record);
  const start = startOf(normal.slab, normal.record);
  let last = (read32(cells, start + taught.taughtDay) | 0) - 1;
  let at = firstDay(cells, start);
  for (let left = daysWaiting(cells, start); left > 0; left -= 1) {
    if (dayAt(cells, at) >= day) break;
    last = dayAt(cells, at);
    at += cells[at + waiting.length]!;
  }
  return last;
}
