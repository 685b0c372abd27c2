// A call goes on: answered, ended, challenged, or told afterwards by a record.
import type {
  AnswerEvent,
  CdrEvent,
  ChallengeEvent,
  EndEvent,
  SetupEvent,
} from '../core/call/call-event.ts';
import { addCountryCall } from '../core/detection/campaign.ts';
import { dayOf, localMs } from '../core/metering/calendar.ts';
import { addCharge, noteShortCall, removeActive } from '../core/metering/meter.ts';
import { bucketOf } from '../core/metering/normal.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import type { DialledNumber } from '../core/numbering/dialled-number.ts';
import { chargeMilliYen, tariffFor } from '../core/rating/rate-call.ts';
import { challengeAnswered } from './case-input.ts';
import { restrictedEntry } from './derived.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { reviewLine } from './judge.ts';
import { accountSubject, lineOf, lineSubject } from './lines.ts';
import { type EngineState, keep, type Line, stateLimits } from './state.ts';
import { addTimer } from './timers.ts';

const ringingMs = 180_000;
const reviewAtMostMs = 1_800_000;
const shortCallMs = 30_000;
const expensiveMilliYen = 100_000;
/** A record without a common callId is about the call set up at most so long before or after. */
export const joinWithinMs = 5_000;

export function trackCall(
  engine: Engine,
  line: Line,
  event: SetupEvent | CdrEvent,
  dialled: DialledNumber,
  setupMs: number,
): TrackedCall {
  const { derived, state } = engine;
  return {
    callId: event.callId,
    subscriber: event.subscriber,
    account: line.account,
    e164: dialled.e164,
    destination: dialled.destination?.index ?? -1,
    country: dialled.destination?.country ?? '',
    tariff: tariffFor(derived.deck, dialled.e164, state.nowMs) ?? derived.unrated,
    service: event.service ?? line.service,
    sourceIp: event.sourceIp ?? '',
    setupMs,
    answerMs: 0,
    state: 'ringing',
    unusual: 0,
    listed: restrictedEntry(derived, dialled.e164) !== undefined,
    challengeId: 0,
    confirmedMs: state.nowMs,
  };
}

export function onAnswer(engine: Engine, event: AnswerEvent, effects: Effect[]): void {
  const call = engine.state.calls.get(event.callId);
  if (call === undefined) {
    waitForSetup(engine.state, event.callId, event.timeMs, 0);
    return;
  }
  // A challenged call is answered by the announcement, which is not the call abroad.
  if (call.answerMs !== 0 || call.state === 'challenged') return;
  call.answerMs = Math.max(call.setupMs, event.timeMs);
  call.state = 'answered';
  call.confirmedMs = engine.state.nowMs;
  finishOrphan(engine, call, effects);
}

export function onEnd(engine: Engine, event: EndEvent, effects: Effect[]): void {
  const call = engine.state.calls.get(event.callId);
  if (call === undefined) {
    waitForSetup(engine.state, event.callId, 0, event.timeMs);
    return;
  }
  finishCall(engine, call, event.timeMs, effects);
  if (call.answerMs !== 0) reviewLine(engine, call, effects);
}

/** Inbound calls leave their time alone; one told late or twice does not look like a new one. */
export function noteInbound(line: Line, setupMs: number, nowMs: number): void {
  line.inboundMs = Math.max(line.inboundMs, Math.min(setupMs, nowMs));
}

/** Keeps an answer or end that came before its set-up; at the limit the oldest goes. */
function waitForSetup(state: EngineState, callId: string, answerMs: number, endMs: number): void {
  if (state.finished.has(callId)) return;
  const orphan = state.orphans.get(callId) ?? { atMs: state.nowMs, answerMs: 0, endMs: 0 };
  if (answerMs > 0) orphan.answerMs = answerMs;
  if (endMs > 0) orphan.endMs = endMs;
  keep(state.orphans, callId, orphan, stateLimits.orphans);
}

/** Applies what came before the set-up of this call. */
export function finishOrphan(engine: Engine, call: TrackedCall, effects: Effect[]): void {
  const { state } = engine;
  const orphan = state.orphans.get(call.callId);
  if (orphan === undefined) return;
  if (orphan.answerMs > 0 && call.answerMs === 0) {
    call.answerMs = Math.max(call.setupMs, orphan.answerMs);
    call.state = 'answered';
  }
  if (orphan.endMs > 0 && orphan.endMs >= call.setupMs)
    finishCall(engine, call, orphan.endMs, effects);
  state.orphans.delete(call.callId);
  if (call.state === 'ended' && call.answerMs !== 0) reviewLine(engine, call, effects);
}

/** Ends a call: its charges are final, its place among the calls in progress is free. */
export function finishCall(
  engine: Engine,
  call: TrackedCall,
  endMs: number,
  effects: Effect[],
): void {
  const { state } = engine;
  const line = lineOf(state, call.subscriber);
  call.state = 'ended';
  state.calls.delete(call.callId);
  const subjects = [lineSubject(state, line), accountSubject(state, line)];
  for (const subject of subjects) if (subject !== undefined) removeActive(subject.meter, call);
  const answered = call.answerMs !== 0;
  const durationMs = answered ? Math.max(0, endMs - call.answerMs) : 0;
  const milliYen = answered ? chargeMilliYen(call.tariff!, durationMs) : 0;
  keep(
    state.finished,
    call.callId,
    {
      subscriber: call.subscriber,
      e164: call.e164,
      setupMs: call.setupMs,
      endMs,
      milliYen,
      refused: false,
    },
    stateLimits.finished,
  );
  keep(state.finishedAt, placeInTime(call, 0), call.callId, stateLimits.finished);
  effects.push({
    kind: 'call-ended',
    callId: call.callId,
    subscriber: call.subscriber,
    answered,
    milliYen,
  });
  if (!answered) return;
  bookCharge(engine, line, call, milliYen);
  addCountryCall(state.campaigns, call.country, state.nowMs, Math.ceil(durationMs / 60_000));
  if (durationMs < shortCallMs && call.tariff!.milliYenPerMinute >= expensiveMilliYen) {
    for (const subject of subjects) {
      if (subject !== undefined) noteShortCall(subject.meter, call.destination, state.nowMs);
    }
  }
}

/** Line, number and the span of five seconds, or one `away` from it. */
export function placeInTime(
  call: { readonly subscriber: string; readonly e164: string; readonly setupMs: number },
  away: number,
): string {
  return `${call.subscriber} ${call.e164} ${Math.floor(call.setupMs / joinWithinMs) + away}`;
}

function bookCharge(engine: Engine, line: Line, call: TrackedCall, milliYen: number): void {
  const { state } = engine;
  const day = dayOf(localMs(state.calendar, line.zone, Math.min(call.setupMs, state.nowMs)));
  const disputed = state.accounts.get(line.account)?.case !== '';
  if (line.allowance !== undefined) line.allowance.leftMilliYen -= Math.max(0, milliYen);
  for (const subject of [lineSubject(state, line), accountSubject(state, line)]) {
    if (subject === undefined) continue;
    addCharge(subject.meter, state.nowMs, milliYen);
    if (subject.episode !== undefined && call.unusual >= state.policy.level.callLike) {
      subject.episode.milliYen += milliYen;
    }
    if (!disputed) bucketOf(subject.normal, day, state.policy.teachAfterDays).milliYen += milliYen;
  }
}

/** The announcement reports: passed goes on as an ordinary call, anything else ends here. */
export function onChallenge(engine: Engine, event: ChallengeEvent, effects: Effect[]): void {
  const { state } = engine;
  const call = state.calls.get(event.callId);
  if (call === undefined || call.state !== 'challenged') {
    state.totals.ignored += 1;
    return;
  }
  if (event.result === 'passed') {
    const record = state.challenges.get(call.challengeId);
    if (record !== undefined) record.passed = true;
    call.state = call.answerMs === 0 ? 'ringing' : 'answered';
    call.unusual = 0;
  } else {
    call.answerMs = 0;
    finishCall(engine, call, event.timeMs, effects);
    // Asked again it is refused, and a record of the announcement is no charge.
    const ended = state.finished.get(call.callId);
    if (ended !== undefined) {
      keep(state.finished, call.callId, { ...ended, refused: true }, stateLimits.finished);
    }
  }
  if (event.result !== 'abandoned') {
    challengeAnswered(engine, call, event.result === 'passed', effects);
  }
}

/** A call in progress is judged again as it runs, at doubling times; a missing end has a limit. */
export function reviewCall(engine: Engine, callId: string, effects: Effect[]): void {
  const { state } = engine;
  const call = state.calls.get(callId);
  if (call === undefined) return;
  const age = state.nowMs - call.setupMs;
  if (call.answerMs === 0) {
    if (age >= ringingMs) finishCall(engine, call, state.nowMs, effects);
    else addTimer(state, call.setupMs + ringingMs, `call:${callId}`);
    return;
  }
  if (age >= state.policy.callLimitMs) {
    // Nothing confirmed it for hours: charged as the estimate, not to the limit.
    finishCall(
      engine,
      call,
      Math.min(state.nowMs, call.answerMs + state.policy.unconfirmedMs),
      effects,
    );
    return;
  }
  reviewLine(engine, call, effects);
  const next = Math.min(age, reviewAtMostMs);
  addTimer(state, state.nowMs + Math.max(60_000, next), `call:${callId}`);
}
