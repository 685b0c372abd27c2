// The subscriber's normal: what undisputed calls taught, and what still waits to be taught.
import { addTo, countOf, emptyTally, forgetHalf, mergeTally, type Tally } from './tally.ts';

/** Limits of the learnt sets; at the limit the least used makes room. */
const limits = { destinations: 24, numbers: 24, networks: 12, wides: 12, devices: 6 };
/** Days that may wait beyond the policy's; older ones that come late teach nothing. */
const lateDays = 3;
/** Calls after which all counts are halved, so that the normal forgets slowly. */
const forgetAtCalls = 2_000;

/** What one local day showed; it teaches only when it stood undisputed for some days. */
export interface DayBucket {
  readonly day: number;
  calls: number;
  milliYen: number;
  readonly destinations: Tally;
  readonly numbers: Tally;
  /** Calls to numbers not known on their day. */
  newNumbers: number;
  readonly networks: Tally;
  readonly wides: Tally;
  readonly devices: Tally;
  readonly hours: number[];
  maxConcurrent: number;
  maxPace: number;
  inboundBefore: number;
  forwarded: number;
}

export interface Normal {
  calls: number;
  readonly destinations: Tally;
  /** Called numbers, and how many calls went to one not known before. */
  readonly numbers: Tally;
  newNumbers: number;
  /** Source networks, narrow (/24, /48) and wide (/16, /32). */
  readonly networks: Tally;
  readonly wides: Tally;
  readonly devices: Tally;
  /** Calls by hour bin (0–47), and their sum. */
  readonly hours: number[];
  hourCalls: number;
  /** Most calls in each block of three hours of a taught day; 0–7 working days, 8–15 off days. */
  readonly blockMax: number[];
  maxConcurrent: number;
  maxPace: number;
  /** Most calls of a taught day. */
  maxDayCalls: number;
  /** Largest charges of a taught day, thousandths of a yen. */
  maxDayMilliYen: number;
  inboundBefore: number;
  forwarded: number;
  /** Local day of the last taught call; −1 before the first. */
  taughtDay: number;
  /** Where a confirmed attack on the line went, and until when that is held against a call. */
  readonly disowned: number[];
  disownedUntilMs: number;
  /** Days not yet taught, oldest first; at most the policy's days and three. */
  readonly pending: DayBucket[];
}

export function newNormal(): Normal {
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
export function bucketOf(normal: Normal, day: number, teachAfterDays: number): DayBucket {
  const pending = normal.pending;
  for (let i = pending.length - 1; i >= 0; i -= 1) {
    if (pending[i]!.day === day) return pending[i]!;
  }
  while (pending.length > 0 && pending[0]!.day + teachAfterDays <= day)
    teach(normal, pending.shift()!);
  const bucket: DayBucket = {
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
  let at = pending.length;
  while (at > 0 && pending[at - 1]!.day > day) at -= 1;
  pending.splice(at, 0, bucket);
  if (pending.length > teachAfterDays + lateDays) pending.shift();
  return bucket;
}

function teach(normal: Normal, bucket: DayBucket): void {
  normal.calls += bucket.calls;
  normal.taughtDay = bucket.day;
  mergeTally(normal.destinations, bucket.destinations, limits.destinations);
  mergeTally(normal.numbers, bucket.numbers, limits.numbers);
  normal.newNumbers += bucket.newNumbers;
  mergeTally(normal.networks, bucket.networks, limits.networks);
  mergeTally(normal.wides, bucket.wides, limits.wides);
  mergeTally(normal.devices, bucket.devices, limits.devices);
  teachHours(normal, bucket.hours);
  normal.hourCalls += bucket.hours.length;
  normal.maxConcurrent = Math.max(normal.maxConcurrent, bucket.maxConcurrent);
  normal.maxPace = Math.max(normal.maxPace, bucket.maxPace);
  normal.maxDayCalls = Math.max(normal.maxDayCalls, bucket.calls);
  normal.maxDayMilliYen = Math.max(normal.maxDayMilliYen, bucket.milliYen);
  normal.inboundBefore += bucket.inboundBefore;
  normal.forwarded += bucket.forwarded;
  if (normal.calls >= forgetAtCalls) forget(normal);
}

export const blockHours = 3;

/** Block of three hours that an hour bin (0–47) belongs to. */
export function blockOf(bin: number): number {
  return Math.trunc(bin / blockHours);
}

function teachHours(normal: Normal, hours: readonly number[]): void {
  const blocks = new Array<number>(16).fill(0);
  for (const bin of hours) {
    normal.hours[bin] = normal.hours[bin]! + 1;
    const block = blockOf(bin);
    blocks[block] = blocks[block]! + 1;
  }
  for (let i = 0; i < 16; i += 1) {
    normal.blockMax[i] = Math.max(normal.blockMax[i]!, blocks[i]!);
  }
}

function forget(normal: Normal): void {
  normal.calls >>= 1;
  const { destinations, numbers, networks, wides, devices } = normal;
  for (const tally of [destinations, numbers, networks, wides, devices]) forgetHalf(tally);
  normal.newNumbers >>= 1;
  normal.hourCalls = 0;
  for (let i = 0; i < normal.hours.length; i += 1) {
    normal.hours[i] = normal.hours[i]! >> 1;
    normal.hourCalls += normal.hours[i]!;
  }
  normal.inboundBefore >>= 1;
  normal.forwarded >>= 1;
}

/** Remembers where a confirmed attack went: who came once comes again. At most 16 destinations. */
export function disown(normal: Normal, destinations: readonly number[], untilMs: number): void {
  normal.disownedUntilMs = untilMs;
  for (const one of destinations) {
    if (normal.disowned.includes(one)) continue;
    if (normal.disowned.length >= 16) normal.disowned.shift();
    normal.disowned.push(one);
  }
}

/** Adds a finished call's charges to what that day showed. */
export function observeCharge(bucket: DayBucket, milliYen: number): void {
  bucket.milliYen += milliYen;
}

/** A disputed episode and its look-back teach nothing. */
export function unteachFrom(normal: Normal, day: number): void {
  while (normal.pending.length > 0 && normal.pending[normal.pending.length - 1]!.day >= day) {
    normal.pending.pop();
  }
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

/** Notes a call in its day; −1 stands for what was not seen. */
export function observeCall(bucket: DayBucket, call: ObservedCall): void {
  bucket.calls += 1;
  addTo(bucket.destinations, call.destination, 1, limits.destinations);
  addTo(bucket.numbers, call.number, 1, limits.numbers);
  if (call.numberNew) bucket.newNumbers += 1;
  if (call.network >= 0) addTo(bucket.networks, call.network, 1, limits.networks);
  if (call.wide >= 0) addTo(bucket.wides, call.wide, 1, limits.wides);
  if (call.device >= 0) addTo(bucket.devices, call.device, 1, limits.devices);
  if (bucket.hours.length < 64) bucket.hours.push(call.hourBin);
  bucket.maxConcurrent = Math.max(bucket.maxConcurrent, call.concurrent);
  bucket.maxPace = Math.max(bucket.maxPace, call.pace);
  if (call.inboundBefore) bucket.inboundBefore += 1;
  if (call.forwarded) bucket.forwarded += 1;
}

type Feature = 'destinations' | 'numbers' | 'networks' | 'wides' | 'devices';

/** Taught count of a key. */
export function taughtCount(normal: Normal, feature: Feature, key: number): number {
  return countOf(normal[feature], key);
}

/** How many different keys were taught. */
export function taughtKeys(normal: Normal, feature: Feature): number {
  return normal[feature].keys.length;
}

/** Calls that taught the feature, those to keys since forgotten included. */
export function taughtTotal(normal: Normal, feature: Feature): number {
  return normal[feature].total;
}

export function taughtCalls(normal: Normal): number {
  return normal.calls;
}

/** Taught calls to numbers not known on their day. */
export function newNumberCalls(normal: Normal): number {
  return normal.newNumbers;
}

/** Taught calls of an hour bin (0–47). */
export function callsInHour(normal: Normal, bin: number): number {
  return normal.hours[bin]!;
}

/** Sum over the hour bins. */
export function callsInHours(normal: Normal): number {
  return normal.hourCalls;
}

/** Most calls in that block of three hours (0–15) of a taught day. */
export function mostInBlock(normal: Normal, block: number): number {
  return normal.blockMax[block]!;
}

export function mostAtOnce(normal: Normal): number {
  return normal.maxConcurrent;
}

/** Most attempts in ten minutes of a taught day. */
export function mostPace(normal: Normal): number {
  return normal.maxPace;
}

export function mostDayCalls(normal: Normal): number {
  return normal.maxDayCalls;
}

/** Largest charges of a taught day, thousandths of a yen. */
export function mostDayCharges(normal: Normal): number {
  return normal.maxDayMilliYen;
}

/** Taught calls that an inbound call came just before. */
export function callsAfterInbound(normal: Normal): number {
  return normal.inboundBefore;
}

export function forwardedCalls(normal: Normal): number {
  return normal.forwarded;
}

/** Whether a confirmed attack on the line went there, and that is still held against a call. */
export function isDisowned(normal: Normal, destination: number, nowMs: number): boolean {
  return nowMs < normal.disownedUntilMs && normal.disowned.includes(destination);
}

/** Whether an earlier, still untaught day before `day` showed the key. */
export function pendingBefore(normal: Normal, feature: Feature, key: number, day: number): boolean {
  for (const bucket of normal.pending) {
    if (bucket.day < day && countOf(bucket[feature], key) > 0) return true;
  }
  return false;
}

/** Whether the line called this number before, today's calls aside. */
export function knowsNumber(normal: Normal, number: number, day: number): boolean {
  return (
    taughtCount(normal, 'numbers', number) > 0 || pendingBefore(normal, 'numbers', number, day)
  );
}

/** Local day of the last use before `day`, taught or not; −1 when there was none. */
export function lastUseBefore(normal: Normal, day: number): number {
  for (let i = normal.pending.length - 1; i >= 0; i -= 1) {
    if (normal.pending[i]!.day < day) return normal.pending[i]!.day;
  }
  return normal.taughtDay;
}
