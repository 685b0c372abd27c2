// What stands at an enforcer against what should.
import type { AppliedMeasure, Drift, EnforcementOrder } from '../core/case/enforcement.ts';

/** Whether the order's measure should be in force at that time. */
export function isWantedAt({ ended, measure }: EnforcementOrder, nowMs: number): boolean {
  return !ended && (measure.endMs === null || measure.endMs > nowMs);
}

/** Whether what was read back is what was ordered. */
export function isAsOrdered({ measure }: EnforcementOrder, found: AppliedMeasure): boolean {
  return (
    found.scope === measure.scope &&
    found.endMs === measure.endMs &&
    (found.seq === null || found.seq === measure.seq)
  );
}

/** For an order that was confirmed: what has become of it; undefined while all is well. */
export function driftOf(
  order: EnforcementOrder,
  found: AppliedMeasure | undefined,
  nowMs: number,
): Drift | undefined {
  const { measure } = order;
  const { subject } = measure;
  if (!isWantedAt(order, nowMs)) {
    return found && { kind: surplus(found, nowMs), subject, wanted: undefined, found };
  }
  if (found === undefined) return { kind: 'missing', subject, wanted: measure, found };
  return isAsOrdered(order, found)
    ? undefined
    : { kind: 'different', subject, wanted: measure, found };
}

/** What stands there although nothing is wanted: it has ended, or nobody decided it. */
export function surplus(found: AppliedMeasure, nowMs: number): 'expired' | 'foreign' {
  return found.endMs !== null && found.endMs <= nowMs ? 'expired' : 'foreign';
}
