import { lastUseBefore } from '../../metering/normal.ts';
import type { CallContext } from './call-context.ts';

const dayMs = 86_400_000;
const settledDays = 30;
const neverEvidence = 500;
const silenceEvidence = 300;

/**
 * First call abroad ever seen of this line, or after long silence (R12). Counts in full only when
 * calls have been observed for a month, since before that every line is new.
 */
export function firstUse(context: CallContext): number {
  const observedDays = Math.min(settledDays, Math.trunc(context.observedMs / dayMs));
  const last = lastUseBefore(context.normal, context.day);
  if (last < 0) return Math.trunc((neverEvidence * observedDays) / settledDays);
  const silentDays = context.day - last;
  return silentDays >= 60 ? silenceEvidence : 0;
}
