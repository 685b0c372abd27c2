import type { LineNow } from '../core/case/line-rows.ts';
import { accruedMilliYen } from '../core/rating/rate-call.ts';
import { lineNamed } from '../engine/lines.ts';
import type { EngineState } from '../engine/state.ts';

/** What the engine knows of a line at this moment; nothing is changed. */
export function lineNow(state: EngineState, subscriber: string): LineNow {
  let callsInProgress = 0;
  let accrued = 0;
  for (const call of state.calls.values()) {
    if (call.subscriber !== subscriber || call.answerMs === 0) continue;
    callsInProgress += 1;
    if (call.tariff === undefined) continue;
    const nowMs = Math.max(state.nowMs, call.answerMs);
    accrued += accruedMilliYen(call.tariff, call.answerMs, nowMs);
  }
  const authorisation = lineNamed(state, subscriber)?.authorisation;
  return { authorisation, callsInProgress, accruedMilliYen: accrued };
}
