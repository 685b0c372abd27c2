// Weighs a call that asks, for its line and for its account, and teaches what stood.
import type { Reason } from '../core/barring/verdict.ts';
import type { SetupEvent } from '../core/call/call-event.ts';
import { campaignEvidence, rangeOf } from '../core/detection/campaign.ts';
import {
  type Episode,
  evidenceSum,
  fade,
  newEpisode,
  noteEpisodeCall,
  raise,
  set,
  weighCall,
} from '../core/detection/episode.ts';
import { explain } from '../core/detection/explain.ts';
import { reading, readingCount } from '../core/detection/reading.ts';
import { registrations, testCalls } from '../core/detection/readings/behaviour.ts';
import type { CallContext } from '../core/detection/readings/call-context.ts';
import { campaignTenths } from '../core/detection/readings/campaign-share.ts';
import { charges } from '../core/detection/readings/charges.ts';
import { concurrency } from '../core/detection/readings/concurrency.ts';
import { conversationTenths } from '../core/detection/readings/conversation.ts';
import { inboundJustBefore } from '../core/detection/readings/inbound-before.ts';
import { linesCalling } from '../core/detection/readings/lines.ts';
import { numbers } from '../core/detection/readings/numbers.ts';
import { offHours } from '../core/detection/readings/off-hours.ts';
import { pace, paceWindowMs } from '../core/detection/readings/pace.ts';
import { volume } from '../core/detection/readings/volume.ts';
import { readCall } from '../core/detection/weigh-call.ts';
import {
  accruedCharges,
  accruedOf,
  callsInProgress,
  dayCharges,
  lastMonthCharges,
  monthCharges,
  noteSetup,
  paceWithin,
} from '../core/metering/meter.ts';
import {
  bucketOf,
  knowsNumber,
  mostDayCharges,
  type Normal,
  observeCall,
  taughtCalls,
  taughtCount,
} from '../core/metering/normal.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import type { DialledNumber } from '../core/numbering/dialled-number.ts';
import { callsAtOnce, contextOf, placeOf } from './context-of-call.ts';
import { networkOf } from './derived.ts';
import type { Engine } from './engine.ts';
import { accountSubject, lineSubject } from './lines.ts';
import type { Line } from './state.ts';
import type { Subject } from './subjects.ts';

export interface Weighed {
  /** How unusual the call is by itself, for the line or the account, whichever is less. */
  readonly unusual: number;
  /** Evidence of the episode, the larger of line and account; centi-decibans. */
  readonly evidence: number;
  /**
   * Evidence that speaks for this call: the line's own, and the account's where it calls what is
   * new to all of the account. What one line does is not held against its colleagues.
   */
  readonly applies: number;
  /** Exposure: finished, accrued, and the likely cost of the call that asks; milli-yen. */
  readonly exposureMilliYen: number;
  readonly reasons: readonly Reason[];
  readonly context: CallContext;
  /** The episode's calls went to this destination too. */
  readonly sameDestination: boolean;
}

const vector = new Int32Array(readingCount);

export function weighSetup(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  event: Pick<SetupEvent, 'sourceIp' | 'userAgent' | 'forwardedFrom'>,
  dialled: DialledNumber,
): Weighed {
  const { state } = engine;
  const own = lineSubject(state, line);
  const context = contextOf(engine, line, own, call, event, dialled);
  const byLine = weighSubject(engine, line, own, context, call, line.lastMonthMilliYen);
  const shared = accountSubject(state, line);
  let best = byLine;
  let unusual = byLine.unusual;
  let applies = byLine.evidence;
  if (shared !== undefined) {
    const wide = {
      ...context,
      normal: shared.normal,
      meter: shared.meter,
      concurrent: callsAtOnce(state, shared, call),
    };
    const last = state.accounts.get(line.account)!.lastMonthMilliYen;
    const byAccount = weighSubject(engine, line, shared, wide, call, last);
    // What colleagues do counts half: they may be known where the line is new.
    if (byAccount.unusual < unusual) unusual = Math.trunc((unusual + byAccount.unusual) / 2);
    if (byAccount.evidence > byLine.evidence) best = byAccount;
    if (taughtCount(shared.normal, 'destinations', call.destination) === 0) {
      applies = best.evidence;
    }
  }
  noteSighting(engine, line, call, context, best.evidence, unusual);
  const { level } = state.policy;
  for (const subject of [own, shared]) {
    if (subject === undefined) continue;
    noteSetup(subject.meter, state.nowMs, context.number);
    // In an alarming episode of usual calls (many, at night), these calls are the episode.
    const { episode } = subject;
    if (episode === undefined) continue;
    const alarming = subject === own && evidenceSum(episode) >= level.alert;
    if (unusual >= level.callLike || alarming) {
      noteEpisodeCall(episode, {
        destination: call.destination,
        number: context.number,
        network: context.network,
        subscriber: line.subscriber,
        listed: call.listed,
      });
    }
  }
  return {
    unusual,
    evidence: best.evidence,
    applies,
    exposureMilliYen: best.exposure,
    reasons:
      best.subject.episode === undefined
        ? []
        : explain(best.subject.episode.evidence, placeOf(call), 6),
    context,
    sameDestination: own.episode?.destinations.includes(call.destination) === true,
  };
}

function weighSubject(
  engine: Engine,
  line: Line,
  subject: Subject,
  context: CallContext,
  call: TrackedCall,
  lastMonth: number,
): { unusual: number; evidence: number; exposure: number; subject: Subject } {
  const { policy, nowMs } = engine.state;
  const unusual = readCall(context, vector);
  // What usual calls do together weighs less: a busy day is not an attack. Nor is a talk resumed.
  const tenths = Math.min(
    unusual >= policy.level.callLike ? 10 : 6,
    conversationTenths(subject.episode, context),
  );
  const together = concurrency(context);
  const paced = pace(context);
  const timed = offHours(context);
  const likely = likelyCost(call, policy.expectedMinutes);
  const charged = chargesOf(engine, subject, likely, lastMonth);
  const exposure = exposureOf(engine, subject) + likely;
  if (subject.episode !== undefined) {
    fade(subject.episode, nowMs);
    if (
      evidenceSum(subject.episode) < 300 &&
      engine.state.accounts.get(line.account)!.case === '' &&
      subject.episode.case === ''
    ) {
      subject.episode = undefined;
    }
  }
  if (subject.episode === undefined) {
    const doing = together + paced + timed + Math.max(0, charged);
    if (unusual + Math.trunc((doing * tenths) / 10) < policy.level.callLike) {
      return { unusual, evidence: 0, exposure, subject };
    }
    subject.episode = newEpisode(nowMs);
  }
  const { episode } = subject;
  episode.lastMs = nowMs;
  episode.tenths = tenths;
  weighCall(episode, vector);
  episode.maxConcurrent = Math.max(episode.maxConcurrent, context.concurrent);
  episode.severalCalls = Math.max(
    episode.severalCalls,
    paceWithin(context.meter, nowMs, policy.several.withinMs) + 1,
  );
  const share = (value: number): number => Math.trunc((value * tenths) / 10);
  raise(episode, reading.concurrency, share(together));
  raise(episode, reading.pace, share(paced));
  raise(episode, reading.volume, share(volume(context)));
  raise(episode, reading['off-hours'], share(timed));
  raise(episode, reading.lines, linesCalling(episode, context));
  raise(episode, reading.numbers, share(numbers(context)));
  raise(episode, reading['test-calls'], testCalls(context.meter, nowMs));
  raise(episode, reading.registrations, registrations(context.meter, nowMs));
  set(episode, reading.charges, share(charged));
  easeCallBack(episode);
  if (unusual >= policy.level.callLike) weighCampaign(engine, episode, context, call);
  return { unusual, evidence: evidenceSum(episode), exposure, subject };
}

/** What other accounts do alike, within the hour. */
function weighCampaign(
  engine: Engine,
  episode: Episode,
  context: CallContext,
  call: TrackedCall,
): void {
  const { campaigns, nowMs } = engine.state;
  const tenths = campaignTenths(context);
  const { account, sourceIp, country } = call;
  const range = rangeOf(context.number);
  const seen = campaignEvidence(campaigns, { account, sourceIp, range, country }, nowMs);
  raise(episode, reading['campaign-source'], seen.source);
  raise(episode, reading['campaign-range'], Math.trunc((seen.range * tenths) / 10));
  raise(episode, reading['campaign-country'], Math.trunc((seen.country * tenths) / 10));
}

/** A call back is brief: once charges speak it is none. */
export function easeCallBack(episode: Episode): void {
  if (episode.evidence[reading.charges]! > 0) set(episode, reading['call-back'], 0);
}

/**
 * How much the call looks like the episode. In a strong episode a call that is not plainly usual
 * counts as one of it, in a stronger one any to where the episode goes, so that an attack on the
 * line's own usual country is met too.
 */
export function likeness(engine: Engine, weighed: Weighed): number {
  const { unusual, applies, sameDestination } = weighed;
  const { level } = engine.state.policy;
  const needed = level.challenge + (unusual >= 0 ? 0 : 300);
  return applies >= needed && (unusual >= 0 || sameDestination)
    ? Math.max(unusual, level.callLike)
    : unusual;
}

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
  return charges({
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
  const { nowMs, policy } = engine.state;
  let sum = subject.episode?.milliYen ?? 0;
  for (const call of callsInProgress(subject.meter)) {
    if (call.unusual >= policy.level.callLike) {
      sum += accruedOf(call, nowMs, policy.unconfirmedMs);
    }
  }
  return sum;
}

function likelyCost(call: TrackedCall, minutes: number): number {
  return (call.tariff?.milliYenPerMinute ?? 0) * minutes;
}

function noteSighting(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  context: CallContext,
  evidence: number,
  unusual: number,
): void {
  const { state } = engine;
  const observed = call.sourceIp !== '';
  // A call back to a missed call (wangiri) says nothing about the range being attacked.
  const callBack = vector[reading['call-back']]! < 0;
  state.campaigns.pending.push({
    account: line.account,
    subscriber: line.subscriber,
    number: context.number,
    ms: state.nowMs,
    alarming: evidence >= state.policy.level.alert,
    sourceIp: call.sourceIp,
    sourceUnusual: observed && vector[reading['source-network']]! >= 300,
    range: rangeOf(context.number),
    country: call.country,
    destinationUnusual:
      !callBack && unusual >= state.policy.level.callLike && vector[reading.destination]! > 0,
  });
}

/** A refused attempt still counts as an attempt. */
export function noteCallSeen(engine: Engine, line: Line, call: TrackedCall): void {
  const { state } = engine;
  for (const subject of [lineSubject(state, line), accountSubject(state, line)]) {
    if (subject === undefined) continue;
    noteSetup(subject.meter, state.nowMs, Number(call.e164));
    if (subject.episode !== undefined) {
      subject.episode.refused += 1;
      subject.episode.lastRefusedMs = state.nowMs;
    }
  }
}

/** Teaches the line and its account, unless a case is open on them. */
export function learnCall(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  weighed: Pick<Weighed, 'context'>,
): void {
  const { state } = engine;
  if (state.accounts.get(line.account)?.case !== '') return;
  const { context } = weighed;
  for (const subject of [lineSubject(state, line), accountSubject(state, line)]) {
    if (subject === undefined) continue;
    observeCall(bucketOf(subject.normal, context.day, state.policy.teachAfterDays), {
      destination: call.destination,
      number: context.number,
      numberNew: !knowsNumber(subject.normal, context.number, context.day),
      network: context.network,
      wide: context.wide,
      device: context.device,
      hourBin: context.bin,
      concurrent: callsAtOnce(state, subject, call),
      pace: paceWithin(subject.meter, state.nowMs, paceWindowMs),
      inboundBefore: inboundJustBefore(context),
      forwarded: context.forwarded,
    });
  }
}

/** Whether the subscriber's word "mine" (or a passed challenge) covers this call. */
export function allowancePasses(engine: Engine, line: Line, call: TrackedCall): boolean {
  const { allowance } = line;
  if (allowance === undefined) return false;
  if (engine.state.nowMs >= allowance.untilMs || allowance.leftMilliYen <= 0) {
    line.allowance = undefined;
    return false;
  }
  if (!allowance.destinations.includes(call.destination)) return false;
  const network = networkOf(call.service === 'ip' ? call.sourceIp : undefined);
  return network.narrow < 0 || allowance.networks.includes(network.narrow);
}
