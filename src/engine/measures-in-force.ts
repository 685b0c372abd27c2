import type { Explanation, MeasureKind, Reason } from '../core/barring/verdict.ts';
import { registeredKnownDays } from '../core/detection/registered-known-days.ts';
import { taughtCount } from '../core/metering/normal.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { explainToSubscriber } from '../core/notice/explain-to-subscriber.ts';
import { networkOf } from './derived.ts';
import type { Engine } from './engine.ts';
import { registeredDays } from './on-register.ts';
import { isUsualDestination } from './partly-open.ts';
import type { Attempt, Barred, Block, EngineState, Line } from './state.ts';
import { subjectOf } from './subjects.ts';

const attemptsMost = 64;

export interface Refusal {
  readonly measure: MeasureKind;
  readonly case: string;
  readonly reason: Reason;
  readonly explanation: Explanation;
}

/** The line's suspension, if one is in force now; the refused attempt is counted. */
export function suspensionInForce(state: EngineState, line: Line): Refusal | undefined {
  const { suspension } = line;
  if (suspension === undefined || state.nowMs >= suspension.endMs) return undefined;
  suspension.refused += 1;
  return refusalOf(suspension);
}

/** What stops the line for this call, whatever else is in force: counted, first come first. */
export function lineStopped(
  state: EngineState,
  line: Line,
  call: TrackedCall,
): Refusal | undefined {
  return suspensionInForce(state, line) ?? openButUsual(state, line, call, state.nowMs);
}

/** Barring has no end of its own; what is left of a suspension ends with it. */
function openButUsual(
  state: EngineState,
  line: Line,
  call: TrackedCall,
  setupMs: number,
): Refusal | undefined {
  const { barred, partlyOpen } = line;
  if (barred === undefined && partlyOpen === undefined) return undefined;
  const usual = isUsualDestination(state, line, call.destination);
  if (barred !== undefined && setupMs >= barred.beginMs && !(barred.butUsual && usual)) {
    return barringRefusal(barred);
  }
  if (partlyOpen === undefined || usual || state.nowMs >= partlyOpen.endMs) return undefined;
  return setupMs >= partlyOpen.beginMs ? refusalOf(partlyOpen) : undefined;
}

function barringRefusal(barred: Barred): Refusal {
  return {
    measure: 'barring',
    case: barred.case,
    reason: {
      reading: 'barring',
      decibans: 0,
      text: `international calling of this line is barred on ${barred.on}`,
    },
    explanation: explainToSubscriber({ act: 'block', measure: 'barring', reasons: [] }),
  };
}

/** For a record: what stopped the line at its set-up, also when it has ended since. */
export function lineStoppedAt(
  state: EngineState,
  line: Line,
  call: TrackedCall,
  setupMs: number,
): Refusal | undefined {
  return suspensionAt(state, line, setupMs) ?? openButUsual(state, line, call, setupMs);
}

/** For a record: the suspension that was in force at its set-up, also when it has ended since. */
function suspensionAt(state: EngineState, line: Line, setupMs: number): Refusal | undefined {
  const { suspension, pastSuspension } = line;
  if (suspension !== undefined && setupMs >= suspension.beginMs)
    return suspensionInForce(state, line);
  const past = pastSuspension;
  if (past === undefined || setupMs < past.beginMs || setupMs >= past.endMs) return undefined;
  return refusalOf(past);
}

function refusalOf(suspension: { readonly case: string; readonly ground: string }): Refusal {
  return {
    measure: 'suspension',
    case: suspension.case,
    reason: {
      reading: 'suspension',
      decibans: 0,
      text: `international calling of this line is suspended (ground ${suspension.ground})`,
    },
    explanation: explainToSubscriber({
      act: 'block',
      measure: 'suspension',
      ground: suspension.ground,
      reasons: [],
    }),
  };
}

/** A source or country block that this call meets. Its text never names the country block. */
export function blockInForce(
  engine: Engine,
  line: Line,
  call: TrackedCall,
  setupMs: number,
): Refusal | undefined {
  const { state } = engine;
  const source = state.sourceBlocks.get(call.sourceIp);
  if (
    source !== undefined &&
    state.nowMs < source.endMs &&
    setupMs >= source.beginMs &&
    !isUsualSource(engine, line, call)
  ) {
    source.refused += 1;
    noteAttempt(source, { account: line.account, subscriber: line.subscriber, ms: state.nowMs });
    return {
      measure: 'source-block',
      case: source.case,
      reason: { reading: 'source-block', decibans: 0, text: 'the source address is blocked' },
      explanation: explainToSubscriber({ act: 'block', measure: 'source-block', reasons: [] }),
    };
  }
  const country = state.countryBlocks.get(call.country);
  if (country !== undefined && state.nowMs < country.endMs && setupMs >= country.beginMs) {
    country.refused += 1;
    if (!isUsualDestination(state, line, call.destination)) {
      noteAttempt(country, { account: line.account, subscriber: line.subscriber, ms: state.nowMs });
    }
    return {
      measure: 'country-block',
      case: country.case,
      reason: { reading: 'country-block', decibans: 0, text: 'calls to this destination are held' },
      explanation: explainToSubscriber({ act: 'block', measure: 'country-block', reasons: [] }),
    };
  }
  return undefined;
}

/** Refused attempts count when the block is looked at again; what is usual for a line does not. */
function noteAttempt({ attempts }: Block, attempt: Attempt): void {
  if (attempts.length >= attemptsMost) attempts.shift();
  attempts.push(attempt);
}

/** A line behind a blocked address that is its own (one address for many, R5) is not refused. */
function isUsualSource(engine: Engine, line: Line, call: TrackedCall): boolean {
  const { narrow } = networkOf(call.sourceIp);
  if (registeredDays(line.registrations, narrow, engine.state.nowMs) >= registeredKnownDays)
    return true;
  const subject = subjectOf(engine.state, line);
  return subject !== undefined && taughtCount(subject.normal, 'networks', narrow) > 0;
}
