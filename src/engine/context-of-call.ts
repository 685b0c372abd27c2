// What the readings may look at for one call, gathered from state, calendar and caches.
import type { SetupEvent } from '../core/call/call-event.ts';
import type { CallContext } from '../core/detection/call-context.ts';
import { rangeOf } from '../core/detection/campaign.ts';
import { settledCalls } from '../core/detection/cold-start.ts';
import { hourShare, kindMost, kindOf } from '../core/detection/kind-habits.ts';
import { destinationFigures, rangeCases } from '../core/detection/learnt-risk.ts';
import { cleared } from '../core/detection/readings/cleared.ts';
import { dayOf, hourBin, localMs } from '../core/metering/calendar.ts';
import { accruedCharges, dayCharges, upAt } from '../core/metering/meter.ts';
import { mostDayCharges, taughtCalls } from '../core/metering/normal.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { destinationByIndex } from '../core/numbering/destination-table.ts';
import type { DialledNumber } from '../core/numbering/dialled-number.ts';
import { deviceOf, networkOf } from './derived.ts';
import type { Engine } from './engine.ts';
import { registeredDays } from './on-register.ts';
import type { EngineState, Line } from './state.ts';
import type { Subject } from './subjects.ts';

const dayMs = 86_400_000;
const newForDays = 2;

/** Calls at once, this one included; only where some feed tells when calls end. */
export function callsAtOnce(state: EngineState, subject: Subject, call: TrackedCall): number {
  const ends =
    state.feeds.get(call.feed)?.seesEnd !== false ||
    [...state.feeds.values()].some(feed => feed.seesEnd);
  return ends ? upAt(subject.meter, call.setupMs) + 1 : 1;
}

export function contextOf(
  engine: Engine,
  line: Line,
  subject: Subject,
  call: TrackedCall,
  event: Pick<SetupEvent, 'sourceIp' | 'userAgent' | 'forwardedFrom'>,
  dialled: DialledNumber,
): CallContext {
  const { state, derived } = engine;
  const network = networkOf(call.service === 'ip' ? event.sourceIp : undefined);
  const device = deviceOf(derived, event.userAgent);
  // A clock that runs ahead must not make young days teach.
  const number = Number(call.e164);
  const { registrations, vouched } = line;
  const { networks } = registrations;
  const local = localMs(state.calendar, line.zone, Math.min(call.setupMs, state.nowMs));
  const bin = hourBin(state.calendar, local);
  const kind = kindOf(line);
  return {
    nowMs: state.nowMs,
    normal: subject.normal,
    meter: subject.meter,
    corporate: line.corporate,
    channels: line.channels,
    day: dayOf(local),
    knownDay: knownDayOf(state, line, subject, dayOf(local)),
    bin,
    kindShare: hourShare(state.habits, kind, bin),
    kindMost: taughtCalls(subject.normal) >= settledCalls ? 0 : kindMost(state.habits, kind),
    destination: call.destination,
    listed: call.listed,
    risk: destinationFigures(state.risk, call.destination, state.nowMs),
    rangeCases: rangeCases(state.risk, rangeOf(number), state.nowMs),
    status: dialled.status,
    numberType: dialled.numberType,
    milliYenPerMinute: call.tariff?.milliYenPerMinute ?? 0,
    number,
    network: network.narrow,
    wide: network.wide,
    device: device.device,
    registeredDays: registeredDays(registrations, network.narrow, state.nowMs),
    registeredFor:
      networks.length === 0 ? 0 : registeredDays(registrations, networks[0]!, state.nowMs),
    registeredFrom: networks.length,
    scanner: device.scanner,
    guessedMs: line.guessedMs,
    vouched:
      vouched !== undefined &&
      state.nowMs < vouched.untilMs &&
      vouched.destinations.includes(call.destination),
    cleared: clearedLately(line, state.nowMs),
    forwarded: event.forwardedFrom !== undefined && event.forwardedFrom !== '',
    concurrent: callsAtOnce(state, subject, call),
    deep: mayReadDetail(state, subject),
    observedMs: state.nowMs - state.startedMs,
  };
}

/**
 * What came up in the present episode stays new beyond midnight: for as long as a case is open, for
 * some days without one, since new partners are called again too.
 */
export function knownDayOf(state: EngineState, line: Line, subject: Subject, day: number): number {
  const { episode } = subject;
  if (episode === undefined || state.nowMs - episode.fadedMs >= dayMs) return day;
  const began = Math.min(day, dayOf(localMs(state.calendar, line.zone, episode.startMs)));
  const asked = episode.case !== '' || line.payer?.case !== '';
  return asked ? began : Math.max(began, day - newForDays);
}

/** How often within a week unusual calls of the line proved to be its own. */
export function clearedLately({ cleared: times = [] }: Line, nowMs: number): number {
  const sinceMs = nowMs - cleared.parameters.withinDays! * dayMs;
  return times.filter(atMs => atMs >= sinceMs).length;
}

/**
 * Whether called numbers, source and device may be looked at. Under staged analysis only once the
 * charges of the line (or of the account that pays for it) are abnormal, calls in progress
 * included: 000 §4①.
 */
export function mayReadDetail(state: EngineState, subject: Subject): boolean {
  const { policy, nowMs } = state;
  if (policy.analysis === 'consented') return true;
  const { dayFloorYen, abnormalTenths } = policy.charges;
  const { meter, normal } = subject;
  const day = dayCharges(meter, nowMs) + accruedCharges(meter, nowMs, policy.unconfirmedMs);
  return day * 10 >= Math.max(mostDayCharges(normal), dayFloorYen * 1_000) * abnormalTenths;
}

/** Where the call goes, for the sentences of its evidence. */
export function placeOf(call: TrackedCall): string {
  return call.destination < 0 ? 'the destination' : destinationByIndex(call.destination).nameEn;
}
