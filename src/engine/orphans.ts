// Answers and ends whose set-up has not come; at the limit the oldest is forgotten.
import {
  findInRing,
  oldestInRing,
  putInRing,
  removeFromRing,
  type TextRing,
} from '../core/stdx/text-ring.ts';

/** Numbers beside each callId: when it was answered and when it ended, 0 for not yet. */
export const orphanWidth = 2;

interface Orphan {
  readonly answerMs: number;
  readonly endMs: number;
}

/** Notes what is known of a call; what was known before stays where this has 0. */
export function keepOrphan(
  orphans: TextRing,
  callId: string,
  { answerMs, endMs }: Orphan,
  limit: number,
): void {
  let at = findInRing(orphans, callId);
  if (at < 0) {
    if (orphans.size >= limit) removeFromRing(orphans, oldestInRing(orphans));
    at = putInRing(orphans, callId);
    if (at < 0) return;
  }
  if (answerMs > 0) orphans.numbers[at * orphanWidth] = answerMs;
  if (endMs > 0) orphans.numbers[at * orphanWidth + 1] = endMs;
}

/** What came before the set-up of that call; it is no orphan any longer. */
export function takeOrphan(orphans: TextRing, callId: string): Orphan | undefined {
  const at = findInRing(orphans, callId);
  if (at < 0) return undefined;
  const answerMs = orphans.numbers[at * orphanWidth]!;
  const endMs = orphans.numbers[at * orphanWidth + 1]!;
  removeFromRing(orphans, at);
  return { answerMs, endMs };
}
