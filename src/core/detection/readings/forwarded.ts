import { forwardedCalls, taughtCalls } from '../../metering/normal.ts';
import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';

const attackByForwardingPerMille = 150;

/** A forwarded call abroad, against how often the line forwards abroad. */
export function forwarded(context: CallContext): number {
  if (!context.forwarded) return 0;
  const { normal } = context;
  return ratioEvidence(
    attackByForwardingPerMille * (10 * taughtCalls(normal) + 20),
    1_000 * (10 * forwardedCalls(normal) + 1),
  );
}
