import { callsInProgress, lastInbound, paceWithin } from '../../metering/meter.ts';
import { callsAfterInbound, taughtCalls } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';

const disaWithinMs = 60_000;
const callBackWithinMs = 86_400_000;
const attackByDisaPerMille = 200;

/** Whether an inbound call on the line came just before this one. */
export function inboundJustBefore(context: CallContext): boolean {
  const at = lastInbound(context.meter);
  return at > 0 && context.nowMs - at <= disaWithinMs;
}

/**
 * An inbound call just before the outbound one: somebody dials in and out again (DISA, 事象2).
 * Fooled by: lines that are called all day (their own share is learnt).
 */
export function inboundBefore(context: CallContext): number {
  if (!inboundJustBefore(context)) return 0;
  const { normal } = context;
  return ratioEvidence(
    attackByDisaPerMille * (10 * taughtCalls(normal) + 20),
    1_000 * (10 * callsAfterInbound(normal) + 2),
  );
}

/**
 * A single call after an inbound one of the last day: a wangiri call-back, lawful however new its
 * destination. Never for a second call at the same time, nor for the third in an hour.
 */
export function callBack(context: CallContext): number {
  const { meter } = context;
  const inboundMs = lastInbound(meter);
  if (inboundMs === 0 || context.nowMs - inboundMs > callBackWithinMs) return 0;
  if (inboundJustBefore(context) || callsInProgress(meter).length > 0) return 0;
  return paceWithin(meter, context.nowMs, callBackWithinMs) <= 2 ? -600 : 0;
}
