// The engine's state as people look at it, line by line.
import { accruedOf, callsInProgress } from '../../../core/metering/meter.ts';
import type { TrackedCall } from '../../../core/metering/tracked-call.ts';
import { learntNormal } from '../../../engine/learnt-normal.ts';
import { lineNamed } from '../../../engine/lines.ts';
import type { EngineState } from '../../../engine/state.ts';
import { subjectOf } from '../../../engine/subjects.ts';
import type { LineWatch, RunningCall } from '../../../workflow/story-ports.ts';

export function lineWatch(stateNow: () => EngineState, nowMs: () => number): LineWatch {
  return {
    learnt: subscriber => learntNormal(stateNow(), subscriber),
    running(subscribers) {
      const state = stateNow();
      return subscribers.flatMap(subscriber => {
        const subject = subjectOf(state, lineNamed(state, subscriber));
        if (subject === undefined) return [];
        return callsInProgress(subject.meter).map(call => runningCall(state, call, nowMs()));
      });
    },
  };
}

function runningCall(state: EngineState, call: TrackedCall, nowMs: number): RunningCall {
  const { unconfirmedMs, level } = state.policy;
  const { callId, subscriber, e164, country, destination, sourceIp, setupMs, answerMs } = call;
  return {
    callId,
    subscriber,
    to: e164,
    country,
    destination,
    sourceIp: sourceIp === '' ? null : sourceIp,
    setupMs,
    answerMs: answerMs === 0 ? null : answerMs,
    estimateFromMs: (answerMs === 0 ? setupMs : answerMs) + unconfirmedMs,
    milliYen: accruedOf(call, Math.max(nowMs, answerMs), unconfirmedMs),
    milliYenPerMinute: call.tariff?.milliYenPerMinute ?? 0,
    challenged: call.state === 'challenged',
    suspected: call.unusual >= level.callLike,
  };
}
