// Calls of a case that neither picture nor table shows one by one.
import type { Schemas } from '../../../../api/client.ts';

/** Undefined: all are shown, or none is open to who looks and sums stand for them. */
export function leftOutOf({
  calls,
  callsLeftOut,
}: Pick<Schemas['Timeline'], 'calls' | 'callsLeftOut'>):
  | { readonly count: number; readonly shown: number }
  | undefined {
  if (calls === null || callsLeftOut === 0) return undefined;
  return { count: callsLeftOut, shown: calls.length };
}
