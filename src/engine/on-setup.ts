// A call asks to be set up: measures in force first, then evidence, then the verdict.
import { allowed, type Verdict } from '../core/barring/verdict.ts';
import type { SetupEvent } from '../core/call/call-event.ts';
import { callBack } from '../core/detection/readings/call-back.ts';
import { addActive } from '../core/metering/meter.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { explainToSubscriber } from '../core/notice/explain-to-subscriber.ts';
import { normaliseNumber } from '../core/numbering/normalise-number.ts';
import { stopsAuthorised } from './authorised.ts';
import type { Effect } from './effect.ts';
import { endedCall, keepEnded } from './ended-calls.ts';
import type { Engine } from './engine.ts';
import { caseOf, joinCase, mayChallenge, mustSuspend, openCaseIfDue } from './judge.ts';
import { learnCall } from './learn-call.ts';
import { accountSubject, lineOf, lineSubject } from './lines.ts';
import { blockInForce, lineStopped, type Refusal, suspensionInForce } from './measures-in-force.ts';
import { finishOrphan, noteInbound } from './on-progress.ts';
import { type EngineState, keep, type Line, stateLimits } from './state.ts';
import { suspendLines } from './suspend.ts';
import { addTimer } from './timers.ts';
import { callRecord, finishCall, trackCall } from './track-call.ts';
import {
  allowancePasses,
  likeness,
  noteCallSeen,
  reasonsOf,
  type Weighed,
  weighSetup,
} from './weigh.ts';

const repeatedWithinMs = 60_000;
const firstReviewMs = 180_000;

export function onSetup(engine: Engine, feed: string, event: SetupEvent, effects: Effect[]): void {
  const { state } = engine;
  if (event.direction === 'inbound') {
    noteInbound(state, event.subscriber, event.timeMs);
    return;
  }
  const dialled = normaliseNumber(event.to, engine.derived.plan);
  if (dialled.kind !== 'international') {
    state.totals.domestic += 1;
    answer(event, allowed, effects);
    return;
  }
  if (isRepeated(engine, event, effects)) return;
  state.totals.calls += 1;
  const line = lineOf(state, event.subscriber);
  const call = trackCall(engine, line, event, dialled, { feed, setupMs: event.timeMs });
  const refusal = lineStopped(state, line, call) ?? blockInForce(engine, line, call, state.nowMs);
  if (refusal !== undefined) {
    refuse(engine, line, call, event, refusal, effects);
    return;
  }
  if (usesToken(state, event, call) || allowancePasses(engine, line, call)) {
    admit(engine, line, call, effects, event);
    return;
  }
  const weighed = weighSetup(engine, line, call, event, dialled);
  call.unusual = likeness(engine, weighed);
  const had = caseOf(engine, line);
  if (had !== undefined) joinCase(engine, had, line, call);
  openCaseIfDue(engine, line, call, weighed, effects);
  if (stopsAuthorised(engine, line, effects)) {
    refuse(engine, line, call, event, suspensionInForce(state, line)!, effects);
    return;
  }
  // Who calls back a missed call is not taken along into a colleague's suspension.
  const callsBack = had !== undefined && callBack.weigh(weighed.context) < 0;
  const ground = had === undefined || callsBack ? undefined : mustSuspend(engine, line, call);
  if (ground !== undefined) {
    suspendLines(engine, ground.case, [line.subscriber], ground.ground, effects);
    refuse(engine, line, call, event, suspensionInForce(state, line)!, effects);
    return;
  }
  if (mayChallenge(engine, feed, line, call, event, weighed)) {
    challenge(engine, line, call, event, weighed, effects);
    return;
  }
  learnCall(engine, line, call, weighed);
  admit(engine, line, call, effects, event, weighed);
}

/** The onward call of a passed challenge: that line's, to that number, once. */
function usesToken(state: EngineState, event: SetupEvent, call: TrackedCall): boolean {
  if (event.challengePassed === undefined) return false;
  const challenge = state.challenges.get(event.challengePassed);
  if (challenge === undefined || !challenge.passed || challenge.used) return false;
  if (challenge.subscriber !== call.subscriber || challenge.e164 !== call.e164) return false;
  challenge.used = true;
  return true;
}

/** A repeated set-up changes nothing and is answered alike; a callId used later is a new call. */
function isRepeated(engine: Engine, event: SetupEvent, effects: Effect[]): boolean {
  const { state } = engine;
  const active = state.calls.get(event.callId);
  if (active !== undefined) {
    state.totals.ignored += 1;
    answer(event, active.state === 'challenged' ? sameChallenge(active) : allowed, effects, true);
    return true;
  }
  const finished = endedCall(state.ended, event.callId);
  if (finished === undefined) return false;
  const repeated = finished.refused
    ? event.timeMs - finished.setupMs <= repeatedWithinMs
    : event.timeMs <= finished.endMs;
  if (!repeated) return false;
  state.totals.ignored += 1;
  answer(event, finished.refused ? { verdict: 'block', reasons: [] } : allowed, effects, true);
  return true;
}

function sameChallenge(call: TrackedCall): Verdict {
  return { verdict: 'challenge', measure: 'challenge', reasons: [], challengeId: call.challengeId };
}

function answer(event: SetupEvent, verdict: Verdict, effects: Effect[], repeated = false): void {
  const { callId, subscriber } = event;
  effects.push({ kind: 'verdict', callId, subscriber, verdict, repeated });
}

/** Lets the call through and follows it. */
function admit(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  effects: Effect[],
  event: SetupEvent,
  subjects: Subjects = subjectsOf(engine, line),
): void {
  const { state } = engine;
  state.totals.allowed += 1;
  enter(engine, call, effects, subjects);
  answer(event, allowed, effects);
  finishOrphan(engine, call, effects);
}

/** Whose calls they are, the line's own and its account's. */
type Subjects = Pick<Weighed, 'own' | 'shared'>;

function subjectsOf({ state }: Engine, line: Line): Subjects {
  return { own: lineSubject(state, line), shared: accountSubject(state, line) };
}

function enter(
  engine: Engine,
  call: TrackedCall,
  effects: Effect[],
  { own, shared }: Subjects,
): void {
  const { state } = engine;
  if (state.calls.size >= stateLimits.calls) {
    const oldest: TrackedCall = state.calls.values().next().value!;
    finishCall(engine, oldest, state.nowMs, effects);
  }
  state.calls.set(call.callId, call);
  addActive(own.meter, call);
  if (shared !== undefined) addActive(shared.meter, call);
  addTimer(state, state.nowMs + firstReviewMs, 'call', call.callId);
}

function challenge(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  event: SetupEvent,
  weighed: Weighed,
  effects: Effect[],
): void {
  const { state } = engine;
  call.state = 'challenged';
  call.challengeId = state.nextChallenge;
  state.nextChallenge += 1;
  const { callId, subscriber, e164 } = call;
  const record = { callId, subscriber, e164, passed: false, used: false };
  keep(state.challenges, call.challengeId, record, stateLimits.challenges);
  state.totals.challenged += 1;
  enter(engine, call, effects, weighed);
  const caseId = caseOf(engine, line)?.case ?? '';
  const reasons = reasonsOf(weighed.subject, call);
  const verdict: Verdict = {
    verdict: 'challenge',
    measure: 'challenge',
    case: caseId,
    reasons,
    explanation: explainToSubscriber({ act: 'challenge', reasons }),
    challengeId: call.challengeId,
  };
  answer(event, verdict, effects);
  decide(engine, call, event, verdict, effects);
}

function refuse(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  event: SetupEvent,
  refusal: Refusal,
  effects: Effect[],
): void {
  const { state } = engine;
  state.totals.blocked += 1;
  call.state = 'refused';
  const { timeMs: setupMs } = event;
  const number = Number(call.e164);
  const kept = { line: line.id, number, setupMs, endMs: 0, milliYen: 0, refused: true };
  keepEnded(state.ended, call.callId, kept, { limit: stateLimits.ended, awaits: false });
  noteCallSeen(engine, line, call);
  const met = { endMs: setupMs, milliYen: 0, verdict: 'block', case: refusal.case } as const;
  effects.push({ kind: 'call-refused', call: callRecord(call, met) });
  const verdict: Verdict = {
    verdict: 'block',
    measure: refusal.measure,
    case: refusal.case,
    reasons: [refusal.reason],
    explanation: refusal.explanation,
  };
  answer(event, verdict, effects);
  decide(engine, call, event, verdict, effects);
}

function decide(
  engine: Engine,
  call: TrackedCall,
  event: SetupEvent,
  verdict: Verdict,
  effects: Effect[],
): void {
  effects.push({
    kind: 'decision',
    decision: {
      type: 'verdict',
      timeMs: engine.state.nowMs,
      zone: event.zone,
      callId: call.callId,
      subscriber: call.subscriber,
      verdict: verdict.verdict,
      measure: verdict.measure!,
      case: verdict.case!,
      reasons: verdict.reasons,
      explanation: verdict.explanation!,
    },
  });
}
