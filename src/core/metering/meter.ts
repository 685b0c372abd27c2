// What a line (or an account) is doing now: charges by the hour, calls in progress, recent set-ups.
import { accruedMilliYen } from '../rating/rate-call.ts';
import { bounded16, low32, read32, read48, write32, write48 } from './cells.ts';
import {
  cell,
  dropOldest,
  hours,
  listLength,
  listStart,
  numbers,
  push,
  recorded,
  setLast,
  setListLength,
  setups,
  shortCalls,
  width,
} from './meter-layout.ts';
import { addRecord, newSlab, openGap, pageOf, type Slab, startOf } from './slab.ts';
import type { TrackedCall } from './tracked-call.ts';

const hourMs = 3_600_000;
/** Longest span that is asked about: set-ups and short calls before it are forgotten. */
const dayMs = 24 * hourMs;
const hoursMost = 24;

/** A meter by the place where it is kept, and what is known of its line beside calls abroad. */
export interface Meter {
  readonly slab: Slab;
  readonly record: number;
  /** Calls not yet ended, in order of set-up, by record; none, no entry. */
  readonly active: Map<number, TrackedCall[]>;
  lastInboundMs: number;
  rejectedRegistrations: number;
  rejectedMs: number;
}

export function newMeter(
  slab: Slab = newSlab(),
  active: Map<number, TrackedCall[]> = new Map(),
): Meter {
  const record = addRecord(slab, cell.cells);
  return { slab, record, active, lastInboundMs: 0, rejectedRegistrations: 0, rejectedMs: 0 };
}

/** Notes an attempt now: its hour, its time, its number. */
export function noteSetup(meter: Meter, nowMs: number, number: number): void {
  const hour = Math.floor(nowMs / hourMs);
  turnHours(meter, hour);
  const at = hourAt(meter, hour);
  const cells = pageOf(meter.slab, meter.record);
  const attempts = startOf(meter.slab, meter.record) + at + 1;
  cells[attempts] = bounded16(cells[attempts]! + 1);
  push(meter, setups);
  setLast(meter, setups, nowMs);
  push(meter, numbers);
  setLast(meter, numbers, number);
}

export function noteShortCall(meter: Meter, destination: number, nowMs: number): void {
  turnHours(meter, Math.floor(nowMs / hourMs));
  push(meter, shortCalls);
  const at = setLast(meter, shortCalls, nowMs);
  pageOf(meter.slab, meter.record)[at + 2] = destination;
}

export function noteRecorded(meter: Meter, setupMs: number, endMs: number): void {
  push(meter, recorded);
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const at = listStart(cells, start, recorded + 1) - width[recorded];
  write48(cells, at, setupMs);
  write32(cells, at + 3, Math.max(0, endMs - setupMs));
}

/** Clears what is older than a day, once in an hour; the clock never goes back. */
function turnHours(meter: Meter, hour: number): void {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const before = read32(cells, start + cell.hour) - 1;
  if (hour <= before) return;
  write32(cells, start + cell.hour, hour + 1);
  let old = 0;
  let at = listStart(cells, start, hours);
  const length = listLength(cells, start, hours);
  while (old < length && hourOfEntry(cells[at]!, before) <= hour - hoursMost) {
    old += 1;
    at += width[hours];
  }
  dropOldest(meter, hours, old);
  dropOldest(meter, setups, oldEntries(meter, setups, before, hour));
  dropOldest(meter, shortCalls, oldEntries(meter, shortCalls, before, hour));
}

/** Hour since 1970 of a clock hour that is at most a day before `newest`. */
function hourOfEntry(clockHour: number, newest: number): number {
  return newest - hoursBefore(clockHour, clockHourOf(newest));
}

function clockHourOf(hour: number): number {
  return ((hour % 24) + 24) % 24;
}

/** How many hours the clock must run from the one hour to the other. */
function hoursBefore(clockHour: number, later: number): number {
  return later >= clockHour ? later - clockHour : later - clockHour + 24;
}

/** Entries of a list of times that were noted more than a day before `hour` began. */
function oldEntries(meter: Meter, list: number, before: number, hour: number): number {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const length = listLength(cells, start, list);
  // All entries lie within two days before the hour that was turned to last.
  if (hour - before > 2 * hoursMost) return length;
  const at = listStart(cells, start, list);
  let old = 0;
  while (old < length && ageOf(cells, at + old * width[list]!, hour * hourMs) > dayMs) old += 1;
  return old;
}

/** How long ago a stored time was, of times less than 24 days back; 0 for one just after. */
function ageOf(cells: Uint16Array, at: number, nowMs: number): number {
  const age = (low32(nowMs) - read32(cells, at)) | 0;
  return age < 0 ? 0 : age;
}

/** Cell of the hour's entry within the record, made in its order when it is not there. */
function hourAt(meter: Meter, hour: number): number {
  let cells = pageOf(meter.slab, meter.record);
  let start = startOf(meter.slab, meter.record);
  const newest = read32(cells, start + cell.hour) - 1;
  const length = listLength(cells, start, hours);
  const from = listStart(cells, start, hours) - start;
  let index = length;
  while (index > 0) {
    const found = hourOfEntry(cells[start + from + (index - 1) * width[hours]]!, newest);
    if (found === hour) return from + (index - 1) * width[hours];
    if (found < hour) break;
    index -= 1;
  }
  const at = from + index * width[hours];
  openGap(meter.slab, meter.record, at, width[hours]);
  cells = pageOf(meter.slab, meter.record);
  start = startOf(meter.slab, meter.record);
  setListLength(cells, start, hours, length + 1);
  for (let i = 0; i < width[hours]; i += 1) cells[start + at + i] = 0;
  cells[start + at] = clockHourOf(hour);
  return at;
}

/**
 * Adds (or, corrected by a late record, takes back) charges of a finished call; one that ended in
 * an earlier billing month is not `inMonth`.
 */
export function addCharge(meter: Meter, atMs: number, milliYen: number, inMonth = true): void {
  const hour = Math.floor(atMs / hourMs);
  turnHours(meter, hour);
  const { slab, record } = meter;
  const newest = read32(pageOf(slab, record), startOf(slab, record) + cell.hour) - 1;
  if (milliYen !== 0 && hour > newest - hoursMost) addAt(meter, hourAt(meter, hour) + 2, milliYen);
  if (inMonth) addAt(meter, cell.monthMilliYen, milliYen);
}

/** Adds to 48 bits of the record; never below nothing. */
function addAt(meter: Meter, at: number, milliYen: number): void {
  const cells = pageOf(meter.slab, meter.record);
  const from = startOf(meter.slab, meter.record) + at;
  write48(cells, from, read48(cells, from) + milliYen);
}

/** Turns to the billing month; the closed month becomes last month's charges. */
export function turnMonth(meter: Meter, month: number): void {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const before = read32(cells, start + cell.month) - 1;
  if (month <= before) return;
  if (before >= 0) {
    const closed = month === before + 1 ? read48(cells, start + cell.monthMilliYen) : 0;
    write48(cells, start + cell.lastMonth, closed + 1);
  }
  write32(cells, start + cell.month, month + 1);
  write48(cells, start + cell.monthMilliYen, 0);
}

/** Index of the billing month that the meter stands in; −1 before its first. */
export function monthOf(meter: Meter): number {
  return (
    read32(pageOf(meter.slab, meter.record), startOf(meter.slab, meter.record) + cell.month) - 1
  );
}

/** Finished charges of the billing month, thousandths of a yen. */
export function monthCharges(meter: Meter): number {
  const start = startOf(meter.slab, meter.record);
  return read48(pageOf(meter.slab, meter.record), start + cell.monthMilliYen);
}

/** Charges of the month before, thousandths of a yen; −1 when it was not observed. */
export function lastMonthCharges(meter: Meter): number {
  const start = startOf(meter.slab, meter.record);
  return read48(pageOf(meter.slab, meter.record), start + cell.lastMonth) - 1;
}

/** Finished charges of the last 24 clock hours, the running one included, thousandths of a yen. */
export function dayCharges(meter: Meter, nowMs: number): number {
  return sumOfHours(meter, nowMs, hoursMost, true);
}

/** From when on the charges of the last 24 clock hours are others, if none come; or Infinity. */
export function dayChargesChangeAtMs(meter: Meter, nowMs: number): number {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const newest = read32(cells, start + cell.hour) - 1;
  const gone = Math.floor(nowMs / hourMs) - hoursMost;
  let at = listStart(cells, start, hours);
  for (let left = listLength(cells, start, hours); left > 0; left -= 1, at += width[hours]) {
    const hour = hourOfEntry(cells[at]!, newest);
    if (hour > gone) return (hour + hoursMost) * hourMs;
  }
  return Number.POSITIVE_INFINITY;
}

/** Attempts of the last 24 clock hours, at most 65,535 an hour. */
export function dayAttempts(meter: Meter, nowMs: number): number {
  return sumOfHours(meter, nowMs, hoursMost, false);
}

/** Attempts of the running clock hour and those before it, `count` in all. */
export function attemptsOfHours(meter: Meter, nowMs: number, count: number): number {
  return sumOfHours(meter, nowMs, count, false);
}

function sumOfHours(meter: Meter, nowMs: number, count: number, ofCharges: boolean): number {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const newest = read32(cells, start + cell.hour) - 1;
  const clock = clockHourOf(newest);
  const within = newest - Math.floor(nowMs / hourMs) + count;
  let at = listStart(cells, start, hours);
  let sum = 0;
  for (let left = listLength(cells, start, hours); left > 0; left -= 1, at += width[hours]) {
    if (hoursBefore(cells[at]!, clock) >= within) continue;
    sum += ofCharges ? read48(cells, at + 2) : cells[at + 1]!;
  }
  return sum;
}

/** Set-ups within `windowMs` before now, of the last day, at most 16. */
export function paceWithin(meter: Meter, nowMs: number, windowMs: number): number {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  if (isDayOld(cells, start, nowMs)) return 0;
  const window = Math.min(windowMs, dayMs);
  const length = listLength(cells, start, setups);
  let at = listStart(cells, start, setups + 1);
  for (let count = 0; count < length; count += 1) {
    at -= width[setups];
    if (ageOf(cells, at, nowMs) > window) return count;
  }
  return length;
}

/** Whether all that was noted is more than a day old. */
function isDayOld(cells: Uint16Array, start: number, nowMs: number): boolean {
  const newest = read32(cells, start + cell.hour) - 1;
  return Math.floor(nowMs / hourMs) - newest > hoursMost + 1;
}

/** How many of the last eight calls were to the number. */
export function timesLately(meter: Meter, number: number): number {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const known = low32(number);
  let count = 0;
  let at = listStart(cells, start, numbers);
  for (let left = listLength(cells, start, numbers); left > 0; left -= 1, at += width[numbers]) {
    if (read32(cells, at) === known) count += 1;
  }
  return count;
}

/** How many of the last eight called numbers are others at most `distance` away. */
export function neighboursOf(meter: Meter, number: number, distance: number): number {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const known = low32(number);
  let count = 0;
  let at = listStart(cells, start, numbers);
  for (let left = listLength(cells, start, numbers); left > 0; left -= 1, at += width[numbers]) {
    const away = (read32(cells, at) - known) | 0;
    if (away !== 0 && away <= distance && away >= -distance) count += 1;
  }
  return count;
}

/** Distinct expensive destinations of short calls in the day before `nowMs`. */
export function distinctShortDestinations(meter: Meter, nowMs: number): number {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  const length = listLength(cells, start, shortCalls);
  if (length === 0 || isDayOld(cells, start, nowMs)) return 0;
  const from = listStart(cells, start, shortCalls);
  const end = from + length * width[shortCalls];
  let distinct = 0;
  for (let at = from; at < end; at += width[shortCalls]) {
    if (ageOf(cells, at, nowMs) > dayMs) continue;
    let later = at + width[shortCalls];
    while (later < end && cells[later + 2] !== cells[at + 2]) later += width[shortCalls];
    if (later >= end) distinct += 1;
  }
  return distinct;
}

/** Calls in progress or recorded that were up at `atMs`. */
export function upAt(meter: Meter, atMs: number): number {
  const cells = pageOf(meter.slab, meter.record);
  const start = startOf(meter.slab, meter.record);
  let count = callsInProgress(meter).length;
  let at = listStart(cells, start, recorded);
  for (let left = listLength(cells, start, recorded); left > 0; left -= 1, at += width[recorded]) {
    const setupMs = read48(cells, at);
    if (setupMs <= atMs && atMs < setupMs + read32(cells, at + 3)) count += 1;
  }
  return count;
}

const none: readonly TrackedCall[] = Object.freeze([]);

/** Calls not ended, in order of set-up. */
export function callsInProgress(meter: Meter): readonly TrackedCall[] {
  return meter.active.get(meter.record) ?? none;
}

export function addActive(meter: Meter, call: TrackedCall): void {
  const calls = meter.active.get(meter.record);
  if (calls === undefined) meter.active.set(meter.record, [call]);
  else calls.push(call);
}

export function removeActive(meter: Meter, call: TrackedCall): void {
  const calls = meter.active.get(meter.record);
  const at = calls === undefined ? -1 : calls.indexOf(call);
  if (at < 0) return;
  if (calls!.length === 1) meter.active.delete(meter.record);
  else calls!.splice(at, 1);
}

export function clearActive(meter: Meter): void {
  meter.active.delete(meter.record);
}

/** Time of the last inbound call on the line; 0 without one. */
export function lastInbound(meter: Meter): number {
  return meter.lastInboundMs;
}

/** Refused registrations in a row, the last at most `withinMs` ago. */
export function rejectedWithin(meter: Meter, nowMs: number, withinMs: number): number {
  return nowMs - meter.rejectedMs > withinMs ? 0 : meter.rejectedRegistrations;
}

/** What is known of the line beside its calls abroad. */
export function noteLine(
  meter: Meter,
  line: {
    readonly inboundMs: number;
    readonly rejectedRegistrations: number;
    readonly rejectedMs: number;
  },
): void {
  meter.lastInboundMs = line.inboundMs;
  meter.rejectedRegistrations = line.rejectedRegistrations;
  meter.rejectedMs = line.rejectedMs;
}

/**
 * What a call in progress has accrued, thousandths of a yen; one that nothing has confirmed for
 * `unconfirmedMs` counts only up to there (the rest is an estimate and satisfies no gate).
 */
export function accruedOf(call: TrackedCall, nowMs: number, unconfirmedMs: number): number {
  if (call.answerMs === 0 || call.tariff === undefined) return 0;
  const untilMs = Math.min(nowMs, call.answerMs + unconfirmedMs);
  return accruedMilliYen(call.tariff, call.answerMs, untilMs);
}

/** The same of all calls in progress. */
export function accruedCharges(meter: Meter, nowMs: number, unconfirmedMs: number): number {
  let sum = 0;
  for (const call of callsInProgress(meter)) sum += accruedOf(call, nowMs, unconfirmedMs);
  return sum;
}
