// What a line (or an account) is doing now: charges by the hour, calls in progress, recent set-ups.
import { accruedMilliYen } from '../rating/rate-call.ts';
import type { TrackedCall } from './tracked-call.ts';

const hourMs = 3_600_000;
const recentSetups = 16;
const recentNumbers = 8;
const recentShortCalls = 8;

export interface Meter {
  /** Charges of finished calls in each of the last 24 hours, thousandths of a yen. */
  readonly hourMilliYen: number[];
  /** Attempts in each of the same hours. */
  readonly hourAttempts: number[];
  hourIndex: number;
  /** Calls not yet ended, in order of set-up. */
  readonly active: TrackedCall[];
  readonly setupMs: number[];
  /** Called numbers as integers, newest last. */
  readonly numbers: number[];
  /** Destinations of short answered calls to expensive places, with their times. */
  readonly shortDestinations: number[];
  readonly shortMs: number[];
  /** Set-up and end of calls known from records alone, newest last. */
  readonly recordedSetupMs: number[];
  readonly recordedEndMs: number[];
  /** Billing month and its finished charges, thousandths of a yen. */
  month: number;
  monthMilliYen: number;
  /** Charges of the month before; −1 when it was not observed. */
  lastMonthMilliYen: number;
  lastInboundMs: number;
  rejectedRegistrations: number;
  rejectedMs: number;
}

export function newMeter(): Meter {
  return {
    hourMilliYen: new Array<number>(24).fill(0),
    hourAttempts: new Array<number>(24).fill(0),
    hourIndex: 0,
    active: [],
    setupMs: [],
    numbers: [],
    shortDestinations: [],
    shortMs: [],
    recordedSetupMs: [],
    recordedEndMs: [],
    month: -1,
    monthMilliYen: 0,
    lastMonthMilliYen: -1,
    lastInboundMs: 0,
    rejectedRegistrations: 0,
    rejectedMs: 0,
  };
}

function pushBounded(list: number[], value: number, limit: number): void {
  if (list.length >= limit) list.shift();
  list.push(value);
}

export function noteSetup(meter: Meter, atMs: number, number: number): void {
  const index = Math.floor(atMs / hourMs);
  turnHours(meter, index);
  const slot = ((index % 24) + 24) % 24;
  meter.hourAttempts[slot] = meter.hourAttempts[slot]! + 1;
  pushBounded(meter.setupMs, atMs, recentSetups);
  pushBounded(meter.numbers, number, recentNumbers);
}

export function noteShortCall(meter: Meter, destination: number, atMs: number): void {
  pushBounded(meter.shortDestinations, destination, recentShortCalls);
  pushBounded(meter.shortMs, atMs, recentShortCalls);
}

export function noteRecorded(meter: Meter, setupMs: number, endMs: number): void {
  pushBounded(meter.recordedSetupMs, setupMs, recentSetups);
  pushBounded(meter.recordedEndMs, endMs, recentSetups);
}

/** Whether the number is among the last eight called. */
export function calledLately(meter: Meter, number: number): boolean {
  return meter.numbers.includes(number);
}

/** How many of the last eight called numbers are others at most `distance` away. */
export function neighboursOf(meter: Meter, number: number, distance: number): number {
  let count = 0;
  for (const earlier of meter.numbers) {
    if (earlier !== number && Math.abs(earlier - number) <= distance) count += 1;
  }
  return count;
}

/** Calls in progress or recorded that were up at `atMs`. */
export function upAt(meter: Meter, atMs: number): number {
  let count = meter.active.length;
  for (let i = 0; i < meter.recordedEndMs.length; i += 1) {
    if (meter.recordedSetupMs[i]! <= atMs && atMs < meter.recordedEndMs[i]!) count += 1;
  }
  return count;
}

/** Distinct expensive destinations of short calls in the day before `nowMs`. */
export function distinctShortDestinations(meter: Meter, nowMs: number): number {
  const seen: number[] = [];
  for (let i = 0; i < meter.shortMs.length; i += 1) {
    const destination = meter.shortDestinations[i]!;
    if (nowMs - meter.shortMs[i]! <= 24 * hourMs && !seen.includes(destination)) {
      seen.push(destination);
    }
  }
  return seen.length;
}

/** Set-ups within `windowMs` before now, at most 16. */
export function paceWithin(meter: Meter, nowMs: number, windowMs: number): number {
  let count = 0;
  for (let i = meter.setupMs.length - 1; i >= 0; i -= 1) {
    if (nowMs - meter.setupMs[i]! > windowMs) break;
    count += 1;
  }
  return count;
}

/**
 * Adds (or, corrected by a late record, takes back) charges of a finished call; one that ended in
 * an earlier billing month is not `inMonth`.
 */
export function addCharge(meter: Meter, atMs: number, milliYen: number, inMonth = true): void {
  const index = Math.floor(atMs / hourMs);
  turnHours(meter, index);
  if (index > meter.hourIndex - 24) {
    const slot = ((index % 24) + 24) % 24;
    meter.hourMilliYen[slot] = Math.max(0, meter.hourMilliYen[slot]! + milliYen);
  }
  if (inMonth) meter.monthMilliYen = Math.max(0, meter.monthMilliYen + milliYen);
}

function turnHours(meter: Meter, index: number): void {
  if (index <= meter.hourIndex) return;
  const from = Math.max(meter.hourIndex + 1, index - 23);
  for (let hour = from; hour <= index; hour += 1) {
    meter.hourMilliYen[((hour % 24) + 24) % 24] = 0;
    meter.hourAttempts[((hour % 24) + 24) % 24] = 0;
  }
  meter.hourIndex = index;
}

/** Turns to the billing month; the closed month becomes last month's charges. */
export function turnMonth(meter: Meter, month: number): void {
  if (month <= meter.month) return;
  if (meter.month >= 0) {
    meter.lastMonthMilliYen = month === meter.month + 1 ? meter.monthMilliYen : 0;
  }
  meter.month = month;
  meter.monthMilliYen = 0;
}

/** Index of the billing month that the meter stands in; −1 before its first. */
export function monthOf(meter: Meter): number {
  return meter.month;
}

/** Finished charges of the billing month, thousandths of a yen. */
export function monthCharges(meter: Meter): number {
  return meter.monthMilliYen;
}

/** Charges of the month before, thousandths of a yen; −1 when it was not observed. */
export function lastMonthCharges(meter: Meter): number {
  return meter.lastMonthMilliYen;
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

/** Attempts of the last 24 hours. */
export function dayAttempts(meter: Meter, nowMs: number): number {
  turnHours(meter, Math.floor(nowMs / hourMs));
  let sum = 0;
  for (const attempts of meter.hourAttempts) sum += attempts;
  return sum;
}

/** Attempts of the running clock hour and those before it, `hours` in all. */
export function attemptsOfHours(meter: Meter, nowMs: number, hours: number): number {
  const index = Math.floor(nowMs / hourMs);
  turnHours(meter, index);
  let sum = 0;
  for (let back = 0; back < hours; back += 1) {
    sum += meter.hourAttempts[(((index - back) % 24) + 24) % 24]!;
  }
  return sum;
}

/** Finished charges of the last 24 hours, thousandths of a yen. */
export function dayCharges(meter: Meter, nowMs: number): number {
  turnHours(meter, Math.floor(nowMs / hourMs));
  let sum = 0;
  for (const milliYen of meter.hourMilliYen) sum += milliYen;
  return sum;
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
  for (const call of meter.active) sum += accruedOf(call, nowMs, unconfirmedMs);
  return sum;
}

/** Calls not ended, in order of set-up. */
export function callsInProgress(meter: Meter): readonly TrackedCall[] {
  return meter.active;
}

export function addActive(meter: Meter, call: TrackedCall): void {
  meter.active.push(call);
}

export function clearActive(meter: Meter): void {
  meter.active.length = 0;
}

export function removeActive(meter: Meter, call: TrackedCall): void {
  const at = meter.active.indexOf(call);
  if (at >= 0) meter.active.splice(at, 1);
}
