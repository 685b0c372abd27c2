import { ratioEvidence } from '../../stdx/decibans.ts';
import type { CallContext } from './call-context.ts';

const attackByForwardingPerMille = 150;

/** A forwarded call abroad, against how often the line forwards abroad. */
export function forwarded(context: CallContext): number {
  if (!context.forwarded) return 0;
  const { normal } = context;
  return ratioEvidence(
    attackByForwardingPerMille * (10 * normal.calls + 20),
    1_000 * (10 * normal.forwarded + 1),
  );
}
