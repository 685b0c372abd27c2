import type { Explanation, MeasureKind, Reason } from '../core/barring/verdict.ts';
import { registeredKnownDays } from '../core/detection/registered-known-days.ts';
import { taughtCount } from '../core/metering/normal.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { explainToSubscriber } from '../core/notice/explain-to-subscriber.ts';
import { networkOf } from './derived.ts';
import type { Engine } from './engine.ts';
import { registeredDays } from './on-register.ts';
import type { EngineState, Line } from './state.ts';
import { subjectOf } from './subjects.ts';

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

/** For a record: the suspension that was in force at its set-up, also when it has ended since. */
export function suspensionAt(state: EngineState, line: Line, setupMs: number): Refusal | undefined {
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
    return {
      measure: 'country-block',
      case: country.case,
      reason: { reading: 'country-block', decibans: 0, text: 'calls to this destination are held' },
      explanation: explainToSubscriber({ act: 'block', measure: 'country-block', reasons: [] }),
    };
  }
  return undefined;
}

/** A line behind a blocked address that is its own (one address for many, R5) is not refused. */
function isUsualSource(engine: Engine, line: Line, call: TrackedCall): boolean {
  const { narrow } = networkOf(call.sourceIp);
  if (registeredDays(line, narrow, engine.state.nowMs) >= registeredKnownDays) return true;
  const subject = subjectOf(engine.state, line);
  return subject !== undefined && taughtCount(subject.normal, 'networks', narrow) > 0;
}
