import type { CaseShown } from '../case-data.ts';

/** Beside the lanes, unscrolled: the next step with its button, and the gates before it. */
export function ActsBeside(_: CaseShown) {
  return null;
}
