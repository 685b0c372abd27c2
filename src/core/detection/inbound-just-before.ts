import { lastInbound } from '../metering/meter.ts';
import type { CallContext } from './call-context.ts';

/** Whoever dials in and out again does so within this time. */
export const disaWithinMs = 60_000;

/** Whether an inbound call on the line came just before this one. */
export function inboundJustBefore(context: CallContext): boolean {
  const at = lastInbound(context.meter);
  return at > 0 && context.nowMs - at <= disaWithinMs;
}
