import type { CaseShown } from '../case-data.ts';

/** Below everything: notes, files, approvals, evidence pack, the audit of the case. */
export function ActsBelow(_: CaseShown) {
  return null;
}
