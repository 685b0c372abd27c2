// What undisputed calls taught a line, and what still waits to be taught, unpacked: a packed normal
// is opened like this only where a day begins, a case closes, or two states are compared.

import { blockOf } from './normal.ts';
import { learntLimits, waitingMost } from './normal-layout.ts';
import { emptyTally, forgetHalf, mergeTally, type Tally } from './tally.ts';

/** Days that may wait beyond the policy's; older ones that come late teach nothing. */
const lateDays = 3;
/** Where a confirmed attack went is remembered for so many destinations. */
const disownedMost = 16;
/** Calls after which all counts are halved, so that the normal forgets slowly. */
const forgetAtCalls = 2_000;

/** What calls showed, of one day or of all that taught. */
interface Shown {
  calls: number;
  readonly destinations: Tally;
  /** Called numbers, and how many calls went to one not known before. */
  readonly numbers: Tally;
  newNumbers: number;
  /** Source networks, narrow (/24, /48) and wide (/16, /32). */
  readonly networks: Tally;
  readonly wides: Tally;
  readonly devices: Tally;
  maxConcurrent: number;
  maxPace: number;
  inboundBefore: number;
  forwarded: number;
}

/** What one local day showed; it teaches only when it stood undisputed for some days. */
export interface DayBucket extends Shown {
  readonly day: number;
  milliYen: number;
  /** Hour bin (0–47) of each call. */
  readonly hours: number[];
}

export interface Learnt extends Shown {
  /** Calls by hour bin (0–47), and their sum. */
  readonly hours: number[];
  hourCalls: number;
  /** Most calls in each block of three hours of a taught day; 0–7 working days, 8–15 off days. */
  readonly blockMax: number[];
  /** How often a destination was new, those since forgotten included. */
  newDestinations: number;
  /** Most calls of a taught day. */
  maxDayCalls: number;
  /** Largest charges of a taught day, thousandths of a yen. */
  maxDayMilliYen: number;
  /** Local day of the last taught call; −1 before the first. */
  taughtDay: number;
  /** Where a confirmed attack on the line went, and until when that is held against a call. */
  readonly disowned: number[];
  disownedUntilMs: number;
  /** Days not yet taught, oldest first; at most the policy's days and three. */
  readonly pending: DayBucket[];
}

export function newLearnt(): Learnt {
  return {
    calls: 0,
    destinations: emptyTally(),
    numbers: emptyTally(),
    newNumbers: 0,
    networks: emptyTally(),
    wides: emptyTally(),
    devices: emptyTally(),
    hours: new Array<number>(48).fill(0),
    hourCalls: 0,
    blockMax: new Array<number>(16).fill(0),
    newDestinations: 0,
    maxConcurrent: 0,
    maxPace: 0,
    maxDayCalls: 0,
    maxDayMilliYen: 0,
    inboundBefore: 0,
    forwarded: 0,
    taughtDay: -1,
    disowned: [],
    disownedUntilMs: 0,
    pending: [],
  };
}

/** The bucket of that day, made when it is not there; days older than `teachAfterDays` teach. */
export function bucketOf(learnt: Learnt, day: number, teachAfterDays: number): DayBucket {
  const pending = learnt.pending;
  for (let i = pending.length - 1; i >= 0; i -= 1) {
    if (pending[i]!.day === day) return pending[i]!;
  }
  while (pending.length > 0 && pending[0]!.day + teachAfterDays <= day)
    teach(learnt, pending.shift()!);
  const bucket = newBucket(day);
  let at = pending.length;
  while (at > 0 && pending[at - 1]!.day > day) at -= 1;
  pending.splice(at, 0, bucket);
  if (pending.length > Math.min(teachAfterDays + lateDays, waitingMost)) pending.shift();
  return bucket;
}

export function newBucket(day: number): DayBucket {
  return {
    day,
    calls: 0,
    milliYen: 0,
    destinations: emptyTally(),
    numbers: emptyTally(),
    newNumbers: 0,
    networks: emptyTally(),
    wides: emptyTally(),
    devices: emptyTally(),
    hours: [],
    maxConcurrent: 0,
    maxPace: 0,
    inboundBefore: 0,
    forwarded: 0,
  };
}

function teach(learnt: Learnt, bucket: DayBucket): void {
  learnt.calls += bucket.calls;
  learnt.taughtDay = bucket.day;
  for (const one of bucket.destinations.keys) {
    if (!learnt.destinations.keys.includes(one)) learnt.newDestinations += 1;
  }
  mergeTally(learnt.destinations, bucket.destinations, learntLimits.destinations);
  mergeTally(learnt.numbers, bucket.numbers, learntLimits.numbers);
  learnt.newNumbers += bucket.newNumbers;
  mergeTally(learnt.networks, bucket.networks, learntLimits.networks);
  mergeTally(learnt.wides, bucket.wides, learntLimits.wides);
  mergeTally(learnt.devices, bucket.devices, learntLimits.devices);
  teachHours(learnt, bucket.hours);
  learnt.hourCalls += bucket.hours.length;
  learnt.maxConcurrent = Math.max(learnt.maxConcurrent, bucket.maxConcurrent);
  learnt.maxPace = Math.max(learnt.maxPace, bucket.maxPace);
  learnt.maxDayCalls = Math.max(learnt.maxDayCalls, bucket.calls);
  learnt.maxDayMilliYen = Math.max(learnt.maxDayMilliYen, bucket.milliYen);
  learnt.inboundBefore += bucket.inboundBefore;
  learnt.forwarded += bucket.forwarded;
  if (learnt.calls >= forgetAtCalls) forget(learnt);
}

function teachHours(learnt: Learnt, hours: readonly number[]): void {
  const blocks = new Array<number>(16).fill(0);
  for (const bin of hours) {
    learnt.hours[bin] = learnt.hours[bin]! + 1;
    const block = blockOf(bin);
    blocks[block] = blocks[block]! + 1;
  }
  for (let i = 0; i < 16; i += 1) {
    learnt.blockMax[i] = Math.max(learnt.blockMax[i]!, blocks[i]!);
  }
}

function forget(learnt: Learnt): void {
  learnt.calls >>= 1;
  const { destinations, numbers, networks, wides, devices } = learnt;
  const calls = destinations.total;
  for (const tally of [destinations, numbers, networks, wides, devices]) forgetHalf(tally);
  learnt.newNumbers >>= 1;
  // In step with the calls that are still counted: what made room is forgotten with its calls.
  const news = Math.trunc((learnt.newDestinations * destinations.total) / Math.max(1, calls));
  learnt.newDestinations = Math.max(destinations.keys.length, news);
  learnt.hourCalls = 0;
  for (let i = 0; i < learnt.hours.length; i += 1) {
    learnt.hours[i] = learnt.hours[i]! >> 1;
    learnt.hourCalls += learnt.hours[i]!;
  }
  learnt.inboundBefore >>= 1;
  learnt.forwarded >>= 1;
}

/** Remembers where a confirmed attack went; who came once comes again. The oldest makes room. */
export function disown(learnt: Learnt, destinations: readonly number[], untilMs: number): void {
  learnt.disownedUntilMs = untilMs;
  for (const one of destinations) {
    if (learnt.disowned.includes(one)) continue;
    if (learnt.disowned.length >= disownedMost) learnt.disowned.shift();
    learnt.disowned.push(one);
  }
}

/** A disputed episode and its look-back teach nothing. */
export function unteachFrom(learnt: Learnt, day: number): void {
  while (learnt.pending.length > 0 && learnt.pending[learnt.pending.length - 1]!.day >= day) {
    learnt.pending.pop();
  }
}
