// A call from its set-up to its charges.
import type { CdrEvent, SetupEvent } from '../core/call/call-event.ts';
import type { CallRecord } from '../core/call/call-record.ts';
import { addCountryCall } from '../core/detection/campaign.ts';
import { billingMonth, dayMs, dayOf, localMs } from '../core/metering/calendar.ts';
import { addCharge, monthOf, noteShortCall, removeActive } from '../core/metering/meter.ts';
import { observeCharge } from '../core/metering/normal.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import type { DialledNumber } from '../core/numbering/dialled-number.ts';
import { chargeMilliYen, tariffFor } from '../core/rating/rate-call.ts';
import { assert } from '../core/stdx/assert.ts';
import { startsWithAny } from '../core/stdx/digit-prefixes.ts';
import { beginDayOf } from './begin-day.ts';
import type { Effect } from './effect.ts';
import { keepEnded } from './ended-calls.ts';
import type { Engine } from './engine.ts';
import { accountSubject, lineOfCall, lineSubject } from './lines.ts';
import { type Line, stateLimits } from './state.ts';
import type { Subject } from './subjects.ts';

const shortCallMs = 30_000;
const expensiveMilliYen = 100_000;

export function trackCall(
  engine: Engine,
  line: Line,
  event: SetupEvent | CdrEvent,
  dialled: DialledNumber,
  from: { readonly feed: string; readonly setupMs: number },
): TrackedCall {
  const { derived, state } = engine;
  // Only these calls can ever be challenged, refused or released.
  assert(dialled.kind === 'international', 'nothing but a call abroad is followed');
  return {
    callId: event.callId,
    feed: from.feed,
    subscriber: event.subscriber,
    line: line.id,
    account: line.account,
    e164: dialled.e164,
    destination: dialled.destination?.index ?? -1,
    country: dialled.destination?.country ?? '',
    tariff: tariffFor(derived.deck, dialled.e164, state.nowMs) ?? derived.unrated,
    service: event.service ?? line.service,
    sourceIp: event.sourceIp ?? '',
    setupMs: from.setupMs,
    answerMs: 0,
    state: 'ringing',
    unusual: 0,
    listed: startsWithAny(derived.restricted, dialled.e164),
    challengeId: 0,
  };
}

/**
 * Ends a call: its charges are final, its place among the calls in progress is free. `releasedBy`
 * names the case of the measure that ended it.
 */
export function finishCall(
  engine: Engine,
  call: TrackedCall,
  endMs: number,
  effects: Effect[],
  releasedBy = '',
): void {
  const { state } = engine;
  const line = lineOfCall(state, call);
  const challenged = call.state === 'challenged';
  call.state = 'ended';
  state.calls.delete(call.callId);
  const own = lineSubject(state, line);
  const shared = accountSubject(state, line);
  removeActive(own.meter, call);
  if (shared !== undefined) removeActive(shared.meter, call);
  const answered = call.answerMs !== 0;
  const durationMs = answered ? Math.max(0, endMs - call.answerMs) : 0;
  const milliYen = answered ? chargeMilliYen(call.tariff!, durationMs) : 0;
  const { setupMs } = call;
  const number = Number(call.e164);
  const kept = { line: line.id, number, setupMs, endMs, milliYen, refused: false };
  keepEnded(state.ended, call.callId, kept, { limit: stateLimits.ended, awaits: true });
  const verdict = releasedBy !== '' ? 'release' : challenged ? 'challenge' : 'allow';
  effects.push({
    kind: 'call-ended',
    callId: call.callId,
    subscriber: call.subscriber,
    answered,
    milliYen,
    call: callRecord(call, { endMs, milliYen, verdict, case: releasedBy }),
  });
  if (!answered) return;
  const charge = chargeOf(engine, line, call, { endMs, milliYen });
  if (line.allowance !== undefined) line.allowance.leftMilliYen -= Math.max(0, milliYen);
  bookCharge(engine, line, own, call, charge);
  if (shared !== undefined) bookCharge(engine, line, shared, call, charge);
  addCountryCall(state.campaigns, call.country, state.nowMs, Math.ceil(durationMs / 60_000));
  if (durationMs < shortCallMs && call.tariff!.milliYenPerMinute >= expensiveMilliYen) {
    noteShortCall(own.meter, call.destination, state.nowMs);
    if (shared !== undefined) noteShortCall(shared.meter, call.destination, state.nowMs);
  }
}

/** What is kept of the call once it is over. */
export function callRecord(
  call: TrackedCall,
  end: Pick<CallRecord, 'endMs' | 'milliYen' | 'verdict' | 'case'>,
): CallRecord {
  return {
    callId: call.callId,
    subscriber: call.subscriber,
    account: call.account,
    to: call.e164,
    country: call.country,
    destination: call.destination,
    service: call.service,
    sourceIp: call.sourceIp,
    setupMs: call.setupMs,
    answerMs: call.answerMs,
    endMs: end.endMs,
    milliYen: end.milliYen,
    verdict: end.verdict,
    case: end.case,
  };
}

interface Charge {
  readonly milliYen: number;
  /** Where it belongs: time, billing month, and local day of the set-up. */
  readonly atMs: number;
  readonly month: number;
  readonly day: number;
  /** A case is open on the account: what stands undisputed later teaches, this does not. */
  readonly disputed: boolean;
}

function chargeOf(
  { state }: Engine,
  line: Line,
  call: TrackedCall,
  { endMs, milliYen }: { readonly endMs: number; readonly milliYen: number },
): Charge {
  // A charge told more than a day late belongs to its own day and month, not to now.
  const late = state.nowMs - endMs > dayMs;
  const atMs = late ? endMs : state.nowMs;
  const month = billingMonth(localMs(state.calendar, line.zone, atMs), line.billingDay);
  const day = dayOf(localMs(state.calendar, line.zone, Math.min(call.setupMs, state.nowMs)));
  return { milliYen, atMs, month, day, disputed: line.payer?.case !== '' };
}

function bookCharge(
  engine: Engine,
  line: Line,
  subject: Subject,
  call: TrackedCall,
  charge: Charge,
): void {
  const { policy } = engine.state;
  const { milliYen, atMs, month, day, disputed } = charge;
  addCharge(subject.meter, atMs, milliYen, month === monthOf(subject.meter));
  const { episode } = subject;
  if (episode !== undefined && call.unusual >= policy.level.callLike) episode.milliYen += milliYen;
  if (disputed) return;
  beginDayOf(engine.state, line, subject, day);
  observeCharge(subject.normal, day, milliYen);
}
