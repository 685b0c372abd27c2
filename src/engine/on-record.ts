// A record tells of a finished call: a new one, or the late word on one already followed.
import type { CdrEvent } from '../core/call/call-event.ts';
import { addCharge, callsInProgress, noteRecorded } from '../core/metering/meter.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import type { DialledNumber } from '../core/numbering/dialled-number.ts';
import { normaliseNumber } from '../core/numbering/normalise-number.ts';
import { chargeMilliYen, tariffFor } from '../core/rating/rate-call.ts';
import { contextOf } from './context-of-call.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { joinCase, openCaseIfDue, reviewLine } from './judge.ts';
import { accountSubject, lineOf, lineSubject } from './lines.ts';
import { blockInForce, type Refusal, suspensionAt } from './measures-in-force.ts';
import { noteInbound } from './on-progress.ts';
import { type EngineState, keep, type Line, stateLimits } from './state.ts';
import { subjectOf } from './subjects.ts';
import { finishCall, joinWithinMs, placeInTime, trackCall } from './track-call.ts';
import { allowancePasses, learnCall, likeness, noteCallSeen, weighSetup } from './weigh.ts';

/** One finished call in one record: new, or the late word on a call already followed. */
/** A record told so long after its call says nothing about now. */
const historyMs = 86_400_000;

export function onCdr(engine: Engine, feed: string, event: CdrEvent, effects: Effect[]): void {
  const { state } = engine;
  if (event.direction === 'inbound') {
    noteInbound(lineOf(state, event.subscriber), event.setupMs, state.nowMs);
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
    recorded(state, event, followed);
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
  const callId = state.finished.has(event.callId)
    ? event.callId
    : sameFinished(state, event, dialled.e164);
  const known = state.finished.get(callId);
  if (known === undefined) return false;
  if (
    event.setupMs > known.setupMs + joinWithinMs &&
    (known.endMs === 0 || event.setupMs > known.endMs)
  ) {
    return false;
  }
  state.totals.ignored += 1;
  if (known.refused) return true;
  recorded(state, event, { ...known, callId });
  const line = lineOf(state, event.subscriber);
  const tariff =
    tariffFor(engine.derived.deck, dialled.e164, state.nowMs) ?? engine.derived.unrated;
  const milliYen =
    event.answerMs === undefined ? 0 : chargeMilliYen(tariff, event.endMs - event.answerMs);
  if (milliYen !== known.milliYen) {
    for (const subject of [lineSubject(state, line), accountSubject(state, line)]) {
      if (subject !== undefined) addCharge(subject.meter, state.nowMs, milliYen - known.milliYen);
    }
    keep(state.finished, callId, { ...known, milliYen, endMs: event.endMs }, stateLimits.finished);
    const answered = event.answerMs !== undefined;
    effects.push({
      kind: 'call-ended',
      callId,
      subscriber: event.subscriber,
      answered,
      milliYen,
    });
  }
  return true;
}

/** A call has one record: no other joins it, and the same one again is known by its callId. */
function recorded(
  state: EngineState,
  event: CdrEvent,
  call: {
    readonly callId: string;
    readonly subscriber: string;
    readonly e164: string;
    readonly setupMs: number;
  },
): void {
  state.finishedAt.delete(placeInTime(call, 0));
  const known = state.finished.get(call.callId);
  if (known === undefined || call.callId === event.callId) return;
  keep(state.finished, event.callId, known, stateLimits.finished);
}

/** callId of the ended call that the record is about though it names another; '' when none is. */
function sameFinished(state: EngineState, event: CdrEvent, e164: string): string {
  const { subscriber, setupMs } = event;
  for (const away of [0, -1, 1]) {
    const callId = state.finishedAt.get(placeInTime({ subscriber, e164, setupMs }, away));
    const known = callId === undefined ? undefined : state.finished.get(callId);
    if (known !== undefined && Math.abs(known.setupMs - setupMs) <= joinWithinMs) return callId!;
  }
  return '';
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
  const suspended = suspensionAt(state, line, event.setupMs);
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
    joinCase(engine, line, call);
    learnCall(engine, line, call, weighed);
  }
  for (const subject of [lineSubject(state, line), accountSubject(state, line)]) {
    if (subject !== undefined) noteRecorded(subject.meter, event.setupMs, event.endMs);
  }
  call.answerMs = event.answerMs ?? 0;
  finishCall(engine, call, event.endMs, effects);
  recorded(state, event, call);
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
  keep(
    state.finished,
    call.callId,
    {
      subscriber: call.subscriber,
      e164: call.e164,
      setupMs: call.setupMs,
      endMs: event.endMs,
      milliYen: 0,
      refused: true,
    },
    stateLimits.finished,
  );
  noteCallSeen(engine, line, call);
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
