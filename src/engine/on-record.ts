// A record tells of a finished call: a new one, or the late word on one already followed.
import type { CdrEvent } from '../core/call/call-event.ts';
import { addCharge, callsInProgress, noteRecorded } from '../core/metering/meter.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import type { DialledNumber } from '../core/numbering/dialled-number.ts';
import { normaliseNumber } from '../core/numbering/normalise-number.ts';
import { chargeMilliYen, tariffFor } from '../core/rating/rate-call.ts';
import { contextOf } from './context-of-call.ts';
import type { Effect } from './effect.ts';
import {
  amendEnded,
  awaitingRecord,
  endedCall,
  hasEnded,
  joinWithinMs,
  keepEnded,
  type Place,
  recordCame,
} from './ended-calls.ts';
import type { Engine } from './engine.ts';
import { caseOf, joinCase, openCaseIfDue, reviewLine } from './judge.ts';
import { learnCall } from './learn-call.ts';
import { accountSubject, lineOf, lineSubject } from './lines.ts';
import { blockInForce, lineStoppedAt, type Refusal } from './measures-in-force.ts';
import { noteInbound } from './on-progress.ts';
import { type EngineState, type Line, stateLimits } from './state.ts';
import { subjectOf } from './subjects.ts';
import { callRecord, finishCall, trackCall } from './track-call.ts';
import { allowancePasses, likeness, noteCallSeen, weighSetup } from './weigh.ts';

/** One finished call in one record: new, or the late word on a call already followed. */
/** A record told so long after its call says nothing about now. */
const historyMs = 86_400_000;

export function onCdr(engine: Engine, feed: string, event: CdrEvent, effects: Effect[]): void {
  const { state } = engine;
  if (event.direction === 'inbound') {
    noteInbound(state, event.subscriber, event.setupMs);
    return;
  }
  const dialled = normaliseNumber(event.to, engine.derived.plan);
  if (dialled.kind !== 'international') {
    state.totals.domestic += 1;
    return;
  }
  const followed = state.calls.get(event.callId) ?? sameCall(engine, event, dialled.e164);
  if (followed !== undefined) {
    followed.answerMs = event.answerMs ?? 0;
    finishCall(engine, followed, event.endMs, effects);
    recorded(state, event, { callId: followed.callId, place: placeOfCall(followed) });
    reviewLine(engine, followed, effects);
    return;
  }
  if (correctFinished(engine, event, dialled, effects)) return;
  state.totals.calls += 1;
  newRecord(engine, feed, event, dialled, effects);
}

/** Joined without a common callId: same line and called number, set up within five seconds. */
function sameCall(engine: Engine, event: CdrEvent, e164: string): TrackedCall | undefined {
  const subject = subjectOf(engine.state, lineOf(engine.state, event.subscriber));
  if (subject === undefined) return undefined;
  return callsInProgress(subject.meter).find(
    call => call.e164 === e164 && Math.abs(call.setupMs - event.setupMs) <= joinWithinMs,
  );
}

/** A late record corrects the estimate; the same record again changes nothing. */
function correctFinished(
  engine: Engine,
  event: CdrEvent,
  dialled: DialledNumber,
  effects: Effect[],
): boolean {
  const { state } = engine;
  const place = placeOfRecord(lineOf(state, event.subscriber), event, dialled);
  const callId = hasEnded(state.ended, event.callId)
    ? event.callId
    : awaitingRecord(state.ended, place);
  const known = endedCall(state.ended, callId);
  if (known === undefined) return false;
  if (
    event.setupMs > known.setupMs + joinWithinMs &&
    (known.endMs === 0 || event.setupMs > known.endMs)
  ) {
    return false;
  }
  state.totals.ignored += 1;
  if (known.refused) return true;
  recorded(state, event, { callId, place: known });
  const line = lineOf(state, event.subscriber);
  const tariff =
    tariffFor(engine.derived.deck, dialled.e164, state.nowMs) ?? engine.derived.unrated;
  const milliYen =
    event.answerMs === undefined ? 0 : chargeMilliYen(tariff, event.endMs - event.answerMs);
  if (milliYen !== known.milliYen) {
    for (const subject of [lineSubject(state, line), accountSubject(state, line)]) {
      if (subject !== undefined) addCharge(subject.meter, state.nowMs, milliYen - known.milliYen);
    }
    amendEnded(state.ended, callId, { milliYen, endMs: event.endMs });
    const answered = event.answerMs !== undefined;
    const { setupMs } = known;
    const call = trackCall(engine, line, event, dialled, { feed: '', setupMs });
    call.answerMs = event.answerMs ?? 0;
    const end = { endMs: event.endMs, milliYen, verdict: 'allow', case: '' } as const;
    effects.push({
      kind: 'call-ended',
      callId,
      subscriber: event.subscriber,
      answered,
      milliYen,
      call: { ...callRecord(call, end), callId },
    });
  }
  return true;
}

/** A call has one record: no other joins it, and the same one again is known by its callId. */
function recorded(
  state: EngineState,
  event: CdrEvent,
  call: { readonly callId: string; readonly place: Place },
): void {
  recordCame(state.ended, call.place);
  if (call.callId === event.callId) return;
  const known = endedCall(state.ended, call.callId);
  if (known === undefined) return;
  keepEnded(state.ended, event.callId, known, { limit: stateLimits.ended, awaits: false });
}

function placeOfCall(call: TrackedCall): Place {
  return { line: call.line, number: Number(call.e164), setupMs: call.setupMs };
}

function placeOfRecord(line: Line, { setupMs }: CdrEvent, { e164 }: DialledNumber): Place {
  return { line: line.id, number: Number(e164), setupMs };
}

function newRecord(
  engine: Engine,
  feed: string,
  event: CdrEvent,
  dialled: DialledNumber,
  effects: Effect[],
): void {
  const { state } = engine;
  const line = lineOf(state, event.subscriber);
  const call = trackCall(engine, line, event, dialled, { feed, setupMs: event.setupMs });
  const suspended = lineStoppedAt(state, line, call, event.setupMs);
  const blocked = suspended ?? blockInForce(engine, line, call, event.setupMs);
  if (blocked !== undefined) {
    refuseRecord(engine, line, call, event, blocked, effects);
    return;
  }
  if (state.nowMs - event.endMs > historyMs) {
    // Told long after: it can teach, but says nothing about what goes on now.
    const context = contextOf(engine, line, lineSubject(state, line), call, event, dialled);
    learnCall(engine, line, call, { context });
  } else if (!allowancePasses(engine, line, call)) {
    const weighed = weighSetup(engine, line, call, event, dialled);
    call.unusual = likeness(engine, weighed);
    openCaseIfDue(engine, line, call, weighed, effects);
    const open = caseOf(engine, line);
    if (open !== undefined) joinCase(engine, open, line, call);
    learnCall(engine, line, call, weighed);
  }
  for (const subject of [lineSubject(state, line), accountSubject(state, line)]) {
    if (subject !== undefined) noteRecorded(subject.meter, event.setupMs, event.endMs);
  }
  call.answerMs = event.answerMs ?? 0;
  finishCall(engine, call, event.endMs, effects);
  recorded(state, event, { callId: call.callId, place: placeOfCall(call) });
  reviewLine(engine, call, effects);
}

/** The call would not have happened: a block, written once. */
function refuseRecord(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  event: CdrEvent,
  refusal: Refusal,
  effects: Effect[],
): void {
  const { state } = engine;
  state.totals.blocked += 1;
  const { setupMs } = call;
  const { endMs } = event;
  const number = Number(call.e164);
  const kept = { line: line.id, number, setupMs, endMs, milliYen: 0, refused: true };
  keepEnded(state.ended, call.callId, kept, { limit: stateLimits.ended, awaits: false });
  noteCallSeen(engine, line, call);
  const met = { endMs, milliYen: 0, verdict: 'block', case: refusal.case } as const;
  effects.push({ kind: 'call-refused', call: callRecord(call, met) });
  effects.push({
    kind: 'decision',
    decision: {
      type: 'verdict',
      timeMs: state.nowMs,
      zone: event.zone,
      callId: call.callId,
      subscriber: call.subscriber,
      verdict: 'block',
      measure: refusal.measure,
      case: refusal.case,
      reasons: [refusal.reason],
      explanation: refusal.explanation,
    },
  });
}
