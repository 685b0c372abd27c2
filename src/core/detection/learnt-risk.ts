// What confirmed cases of this carrier taught about destinations and number ranges. Old cases fade,
// since attacks move on. Sums are taken per one-second epoch and read one epoch late, so that many
// partitions would answer as one.
import { takeOldest } from '../stdx/take-oldest.ts';

/** One confirmed case, in the unit of the table. */
export const oneCase = 1_000;
const halfLifeDays = 60;
const destinationsMax = 4_000;
const rangesMax = 20_000;
/** A case speaks for at most so many ranges: who dials at random teaches nothing about ranges. */
const rangesOfCaseMax = 16;
const dayMs = 86_400_000;

/** So many thousandths of a case (or of a call), as of a day since 1970. */
interface Faded {
  amount: number;
  day: number;
}

export interface LearntRisk {
  /** Calls by destination index, and in all: what cases are held against. */
  readonly calls: Map<number, Faded>;
  readonly allCalls: Faded;
  /** Confirmed cases by destination index, by range of ten thousand numbers, and in all. */
  readonly destinations: Map<number, Faded>;
  readonly ranges: Map<number, Faded>;
  readonly allCases: Faded;
  /** Of the running epoch. */
  readonly pendingCalls: number[];
  readonly pendingCases: ConfirmedCase[];
  epoch: number;
}

export interface ConfirmedCase {
  readonly destinations: readonly number[];
  readonly ranges: readonly number[];
}

const nothing: Readonly<Faded> = { amount: 0, day: 0 };

export function newLearntRisk(): LearntRisk {
  return {
    calls: new Map(),
    allCalls: { ...nothing },
    destinations: new Map(),
    ranges: new Map(),
    allCases: { ...nothing },
    pendingCalls: [],
    pendingCases: [],
    epoch: 0,
  };
}

/** What is left of an amount after so many days: halved every `halfLifeDays`, straight between. */
function faded({ amount, day }: Readonly<Faded>, today: number): number {
  const days = Math.max(0, today - day);
  let left = amount;
  for (let rest = days; rest >= halfLifeDays && left > 0; rest -= halfLifeDays) {
    left = Math.trunc(left / 2);
  }
  return left - Math.trunc((left * (days % halfLifeDays)) / (2 * halfLifeDays));
}

/** Adding on one day is a plain sum, whatever the order. */
function raise(known: Faded, amount: number, today: number): void {
  known.amount = faded(known, today) + amount;
  known.day = Math.max(known.day, today);
}

function add(map: Map<number, Faded>, key: number, today: number, limit: number): void {
  const known = map.get(key);
  if (known !== undefined) {
    raise(known, oneCase, today);
    return;
  }
  if (map.size >= limit) takeOldest(map);
  map.set(key, { amount: oneCase, day: today });
}

/** A call that was weighed; destinations of no row (−1) count too. */
export function noteCall(risk: LearntRisk, destination: number): void {
  risk.pendingCalls.push(destination);
}

/** A case closed as fraud. */
export function noteConfirmed(risk: LearntRisk, confirmed: ConfirmedCase): void {
  risk.pendingCases.push(confirmed);
}

/** Takes in what closed epochs brought. */
export function closeRiskEpoch(risk: LearntRisk, nowMs: number): void {
  const epoch = Math.floor(nowMs / 1_000);
  if (epoch === risk.epoch) return;
  risk.epoch = epoch;
  const today = Math.floor(nowMs / dayMs);
  if (risk.pendingCalls.length > 0) {
    for (const one of risk.pendingCalls) add(risk.calls, one, today, destinationsMax);
    raise(risk.allCalls, oneCase * risk.pendingCalls.length, today);
    risk.pendingCalls.length = 0;
  }
  if (risk.pendingCases.length === 0) return;
  for (const { destinations, ranges } of risk.pendingCases) {
    for (const one of destinations) add(risk.destinations, one, today, destinationsMax);
    if (ranges.length <= rangesOfCaseMax) {
      for (const one of ranges) add(risk.ranges, one, today, rangesMax);
    }
    raise(risk.allCases, oneCase * destinations.length, today);
  }
  risk.pendingCases.length = 0;
}

/** Cases and calls of a destination against all, thousandths, as of `nowMs`. */
export interface DestinationFigures {
  readonly cases: number;
  readonly allCases: number;
  readonly calls: number;
  readonly allCalls: number;
}

export const noFigures: DestinationFigures = { cases: 0, allCases: 0, calls: 0, allCalls: 0 };

export function destinationFigures(
  risk: LearntRisk,
  destination: number,
  nowMs: number,
): DestinationFigures {
  const cases = risk.destinations.get(destination);
  // Most destinations were never in a case: nothing is looked up for their calls.
  if (cases === undefined) return noFigures;
  const today = Math.floor(nowMs / dayMs);
  return {
    cases: faded(cases, today),
    allCases: faded(risk.allCases, today),
    calls: faded(risk.calls.get(destination) ?? nothing, today),
    allCalls: faded(risk.allCalls, today),
  };
}

/** Confirmed cases in the range of ten thousand numbers, thousandths, as of `nowMs`. */
export function rangeCases(risk: LearntRisk, range: number, nowMs: number): number {
  const cases = risk.ranges.get(range);
  return cases === undefined ? 0 : faded(cases, Math.floor(nowMs / dayMs));
}
