// What a subject's calls cost: as evidence, and as the exposure that measures are weighed against.
import { readCharges } from '../core/detection/weigh-readings.ts';
import {
  accruedCharges,
  accruedOf,
  callsInProgress,
  dayCharges,
  lastMonthCharges,
  monthCharges,
} from '../core/metering/meter.ts';
import { mostDayCharges, type Normal, taughtCalls } from '../core/metering/normal.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import type { Engine } from './engine.ts';
import type { Line } from './state.ts';
import { type Subject, subjectOf } from './subjects.ts';

const howeverUsual = Number.NEGATIVE_INFINITY;

/** Evidence of the charges as they stand, with `likely` milli-yen to come. */
export function chargesOf(
  engine: Engine,
  subject: Subject,
  likely: number,
  lastMonth: number,
): number {
  const { policy, nowMs } = engine.state;
  const { meter, normal } = subject;
  const accrued = accruedCharges(meter, nowMs, policy.unconfirmedMs) + likely;
  return readCharges(engine.derived.weights, {
    dayMilliYen: dayCharges(meter, nowMs) + accrued,
    normalDayMilliYen: normalDay(normal, lastMonth),
    monthMilliYen: monthCharges(meter) + accrued,
    lastMonthMilliYen: lastMonth >= 0 ? lastMonth : lastMonthCharges(meter),
    dayFloorMilliYen: policy.charges.dayFloorYen * 1_000,
    monthFloorMilliYen: policy.charges.monthFloorYen * 1_000,
  });
}

/** Largest normal day; until enough was taught, a quarter of last month's charges counts too. */
export function normalDay(normal: Normal, lastMonth: number): number {
  const share = taughtCalls(normal) < 30 ? Math.trunc(Math.max(0, lastMonth) / 4) : 0;
  return Math.max(mostDayCharges(normal), share);
}

/** What the suspicious calls of the last day cost, those in progress included; milli-yen. */
export function exposureOf(engine: Engine, subject: Subject): number {
  return (subject.episode?.milliYen ?? 0) + accruedExposure(engine, subject);
}

/** Of that what calls in progress cost so far. */
export function accruedExposure(engine: Engine, subject: Subject): number {
  return inProgress(engine, subject, 0);
}

/** The same where each of them is taken to last at least as long as a call that asks. */
export function exposureAhead(engine: Engine, subject: Subject): number {
  return inProgress(engine, subject, engine.state.policy.expectedMinutes);
}

/** Cost of calls in progress that are so unusual, each of so many minutes at least; milli-yen. */
function inProgress(
  engine: Engine,
  { meter }: Subject,
  minutes: number,
  least = engine.state.policy.level.callLike,
): number {
  const { nowMs, policy } = engine.state;
  let sum = 0;
  for (const call of callsInProgress(meter)) {
    if (call.unusual < least) continue;
    sum += Math.max(accruedOf(call, nowMs, policy.unconfirmedMs), likelyCost(call, minutes));
  }
  return sum;
}

/**
 * What is at stake for the line or its account, whichever is more: the finished calls of the
 * episode with the call that asks, and all calls in progress, usual ones too; milli-yen.
 */
export function stakeOf(
  engine: Engine,
  line: Line,
  { subject, costMilliYen }: { readonly subject: Subject; readonly costMilliYen: number },
): number {
  const { expectedMinutes } = engine.state.policy;
  const running = (of: Subject) => inProgress(engine, of, expectedMinutes, howeverUsual);
  const own = costMilliYen + running(subject);
  const shared = subjectOf(engine.state, line.payer);
  if (shared?.episode === undefined) return own;
  return Math.max(own, shared.episode.milliYen + running(shared));
}

/** What a call that asks is likely to cost; milli-yen. */
export function likelyCost(call: TrackedCall, minutes: number): number {
  return (call.tariff?.milliYenPerMinute ?? 0) * minutes;
}
