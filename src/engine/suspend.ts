// Suspensions: begun with their end, reviewed before it, ended by themselves.
import type { Gate } from '../core/barring/gates.ts';
import type { Reason } from '../core/barring/verdict.ts';
import type { ReopenStage } from '../core/case/act.ts';
import { callsInProgress } from '../core/metering/meter.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { explainToSubscriber } from '../core/notice/explain-to-subscriber.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { accountSubject, lineOf, lineSubject } from './lines.ts';
import type { EngineState, Line, Suspension } from './state.ts';
import { type Subject, subjectOf } from './subjects.ts';
import { addTimer } from './timers.ts';
import { finishCall } from './track-call.ts';

const dayMs = 86_400_000;

const grounds: Readonly<Record<string, string>> = {
  A: 'all gates of ground A were met and nobody was reached',
  B: 'charges are several times last month’s and nobody was reached',
  C: 'the subscriber says the calls are not theirs',
  D: 'the subscriber authorised it beforehand',
};

/** How it was decided: gates with their facts, and by whom, where it was not the policy. */
export interface Decided {
  readonly gates: readonly Gate[];
  readonly by?: string;
  /** Of these lines only: no other line of the case follows them into the measure. */
  readonly alone?: true;
}

const noGates: Decided = { gates: [] };

/** Suspends international calling of these lines and releases the episode's calls in progress. */
export function suspendLines(
  engine: Engine,
  name: string,
  subscribers: readonly string[],
  ground: string,
  effects: Effect[],
  decided: Decided = noGates,
): void {
  const { state } = engine;
  const open = state.cases.get(name);
  if (open !== undefined && open.ground === '' && decided.alone !== true) open.ground = ground;
  const begun: string[] = [];
  for (const subscriber of subscribers) {
    const line = lineOf(state, subscriber);
    if (line.suspension !== undefined) continue;
    const { lastsMs, reviewBeforeMs } = state.policy.suspension;
    line.suspension = {
      case: name,
      ground,
      beginMs: state.nowMs,
      endMs: state.nowMs + lastsMs,
      refused: 0,
    };
    line.partlyOpen = undefined;
    addTimer(state, line.suspension.endMs - reviewBeforeMs, 'suspension', subscriber);
    begun.push(subscriber);
    writeSuspension(engine, line, line.suspension, effects, decided);
    releaseCalls(engine, line, line.suspension, effects);
  }
  if (begun.length > 0)
    effects.push({ kind: 'measure-begun', case: name, ground, subscribers: begun });
}

function writeSuspension(
  engine: Engine,
  line: Line,
  suspension: Suspension,
  effects: Effect[],
  { gates, by }: Decided,
  renewal?: true,
): void {
  const text =
    gates.length === 0 || (renewal && by === undefined)
      ? grounds[suspension.ground]!
      : gates.map(gate => `${gate.gate}: ${gate.fact}`).join('; ');
  const reasons: Reason[] = [{ reading: `ground-${suspension.ground}`, decibans: 0, text }];
  effects.push({
    kind: 'decision',
    decision: {
      type: 'suspension',
      timeMs: engine.state.nowMs,
      zone: engine.state.zone,
      subscriber: line.subscriber,
      case: suspension.case,
      ground: suspension.ground,
      beginMs: suspension.beginMs,
      endMs: suspension.endMs,
      reasons,
      ...(gates.length > 0 && { gates }),
      ...(by !== undefined && { by }),
      ...(renewal === undefined ? {} : { renewal }),
    },
  });
}

/** Only calls of the episode are released: alike, or to where it went; others go on. */
function releaseCalls(engine: Engine, line: Line, suspension: Suspension, effects: Effect[]): void {
  const { state } = engine;
  const { meter, episode } = lineSubject(state, line);
  const shared = accountSubject(state, line)?.episode;
  const calls = callsInProgress(meter).filter(
    call =>
      call.state !== 'challenged' &&
      state.feeds.get(call.feed)?.canRelease !== false &&
      (call.unusual >= state.policy.level.callLike ||
        episode?.destinations.includes(call.destination) === true ||
        shared?.destinations.includes(call.destination) === true),
  );
  for (const call of calls) release(engine, call, suspension, effects);
}

function release(
  engine: Engine,
  call: TrackedCall,
  suspension: Pick<Suspension, 'case' | 'ground'>,
  effects: Effect[],
): void {
  const { case: name, ground } = suspension;
  const { state } = engine;
  state.totals.released += 1;
  finishCall(engine, call, state.nowMs, effects, name);
  effects.push({
    kind: 'decision',
    decision: {
      type: 'verdict',
      timeMs: state.nowMs,
      zone: state.zone,
      callId: call.callId,
      subscriber: call.subscriber,
      verdict: 'release',
      measure: 'suspension',
      case: name,
      reasons: [
        { reading: 'episode', decibans: 0, text: 'call of the suspended episode in progress' },
      ],
      explanation: explainToSubscriber({ act: 'release', ground, reasons: [] }),
    },
  });
}

/** Before its end a suspension is looked at again: attempts still refused renew it, on record. */
export function reviewSuspension(engine: Engine, subscriber: string, effects: Effect[]): void {
  const { state } = engine;
  const line = lineOf(state, subscriber);
  const { suspension, partlyOpen } = line;
  if (partlyOpen !== undefined && state.nowMs >= partlyOpen.endMs) {
    restoreLine(engine, subscriber, partlyOpen.case, effects);
    return;
  }
  if (suspension === undefined) return;
  const { lastsMs, reviewBeforeMs } = state.policy.suspension;
  if (state.nowMs >= suspension.endMs) {
    restoreLine(engine, subscriber, suspension.case, effects);
    return;
  }
  if (state.nowMs < suspension.endMs - reviewBeforeMs) return;
  if (attackGoesOn(state, line) && (suspension.ground === 'C' || state.policy.clause !== '')) {
    const attempts = { gate: 'attempts', met: true, fact: `${suspension.refused} refused` };
    renewSuspension(engine, line, suspension.endMs + lastsMs, effects, { gates: [attempts] });
    return;
  }
  addTimer(state, suspension.endMs, 'suspension', subscriber);
}

/** Calls of the line were refused, the last of them within a day. */
export function attackGoesOn(state: EngineState, line: Line): boolean {
  const lastRefusedMs = Math.max(
    subjectOf(state, line)?.episode?.lastRefusedMs ?? 0,
    subjectOf(state, line.payer)?.episode?.lastRefusedMs ?? 0,
  );
  return state.nowMs - lastRefusedMs <= dayMs && (line.suspension?.refused ?? 0) > 0;
}

/** On record, with the gates that were looked at; reviewed again before its new end. */
export function renewSuspension(
  engine: Engine,
  line: Line,
  endMs: number,
  effects: Effect[],
  decided: Decided,
): void {
  const { state } = engine;
  const suspension = line.suspension!;
  suspension.endMs = endMs;
  const { reviewBeforeMs } = state.policy.suspension;
  addTimer(state, endMs - reviewBeforeMs, 'suspension', line.subscriber);
  writeSuspension(engine, line, suspension, effects, decided, true);
}

/** By whom, and to which stage, where a person opened the line again. */
export interface Restored {
  readonly by?: string;
  readonly stage?: ReopenStage;
}

/** International calling of the line is restored. */
export function restoreLine(
  engine: Engine,
  subscriber: string,
  name: string,
  effects: Effect[],
  { by, stage }: Restored = {},
): void {
  const { state } = engine;
  const line = lineOf(state, subscriber);
  const { suspension } = line;
  if (suspension === undefined && line.partlyOpen === undefined) return;
  if (suspension !== undefined) {
    const { ground, beginMs } = suspension;
    line.pastSuspension = { case: suspension.case, ground, beginMs, endMs: state.nowMs };
    line.suspension = undefined;
  }
  line.partlyOpen = undefined;
  // Where the owner's word opens the line without covering its calls, their evidence stands.
  const leftOut = state.cases.get(name)?.leftOut ?? [];
  if (!leftOut.includes(subscriber)) forget(subjectOf(state, line));
  if (leftOut.length === 0) forget(subjectOf(state, line.payer));
  effects.push({
    kind: 'decision',
    decision: {
      type: 'restoration',
      timeMs: state.nowMs,
      zone: state.zone,
      subscriber,
      case: name,
      ...(stage !== undefined && { stage }),
      ...(by !== undefined && { by }),
    },
  });
  effects.push({ kind: 'measure-ended', case: name, subscriber });
}

function forget(subject: Subject | undefined): void {
  if (subject !== undefined) subject.episode = undefined;
}
