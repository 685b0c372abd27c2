// A call goes on: answered, ended, challenged.
import type { AnswerEvent, ChallengeEvent, EndEvent } from '../core/call/call-event.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { challengeAnswered } from './case-input.ts';
import type { Effect } from './effect.ts';
import { amendEnded, hasEnded } from './ended-calls.ts';
import type { Engine } from './engine.ts';
import { reviewLine } from './judge.ts';
import { traceInbound } from './line-traces.ts';
import { lineOf, silentLine } from './lines.ts';
import { keepOrphan, takeOrphan } from './orphans.ts';
import { type EngineState, stateLimits } from './state.ts';
import { addTimer } from './timers.ts';
import { finishCall } from './track-call.ts';

const ringingMs = 180_000;
const reviewAtMostMs = 1_800_000;

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
export function noteInbound(state: EngineState, subscriber: string, setupMs: number): void {
  const atMs = Math.min(setupMs, state.nowMs);
  const silent = silentLine(state, subscriber);
  if (silent >= 0) {
    traceInbound(state.lines.traces, silent, { lines: state.lines.names.count, atMs });
    return;
  }
  const line = lineOf(state, subscriber);
  line.inboundMs = Math.max(line.inboundMs, atMs);
}

/** Keeps an answer or end that came before its set-up; at the limit the oldest goes. */
function waitForSetup(state: EngineState, callId: string, answerMs: number, endMs: number): void {
  if (hasEnded(state.ended, callId)) return;
  keepOrphan(state.orphans, callId, { answerMs, endMs }, stateLimits.orphans);
}

/** Applies what came before the set-up of this call. */
export function finishOrphan(engine: Engine, call: TrackedCall, effects: Effect[]): void {
  const { state } = engine;
  const orphan = takeOrphan(state.orphans, call.callId);
  if (orphan === undefined) return;
  if (orphan.answerMs > 0 && call.answerMs === 0) {
    call.answerMs = Math.max(call.setupMs, orphan.answerMs);
    call.state = 'answered';
  }
  if (orphan.endMs > 0 && orphan.endMs >= call.setupMs)
    finishCall(engine, call, orphan.endMs, effects);
  if (call.state === 'ended' && call.answerMs !== 0) reviewLine(engine, call, effects);
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
    amendEnded(state.ended, call.callId, { refused: true });
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
    else addTimer(state, call.setupMs + ringingMs, 'call', callId);
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
  addTimer(state, state.nowMs + Math.max(60_000, next), 'call', callId);
}
