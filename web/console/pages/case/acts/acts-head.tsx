import type { CaseShown } from '../case-data.ts';

/** Beside the heading: whose case it is, who else looks, and what one does with it. */
export function ActsHead(_: CaseShown) {
  return null;
}
