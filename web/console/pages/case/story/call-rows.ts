// Calls side by side: each in the first row that is free when it begins.
import type { Schemas } from '../../../../api/client.ts';
import type { Span } from './time-axis.ts';

type Call = Schemas['TimelineCall'];

export interface PlacedCall {
  readonly call: Call;
  readonly row: number;
}

export interface CallRows {
  readonly placed: readonly PlacedCall[];
  readonly rows: number;
  /** Calls of the span for which there was no row. */
  readonly unplaced: number;
}

/** Those that are suspected come first; a call that takes no time takes its row for `gapMs`. */
export function rowsOf(
  calls: readonly Call[],
  span: Span,
  how: { readonly rowsMost: number; readonly gapMs: number; readonly nowMs: number },
): CallRows {
  const within = calls.filter(
    call => call.setupMs <= span.toMs && (call.endMs ?? how.nowMs) >= span.fromMs,
  );
  const freeAt: number[] = [];
  const placed: PlacedCall[] = [];
  let unplaced = 0;
  for (const call of [...within].sort((a, b) => a.setupMs - b.setupMs)) {
    const untilMs = Math.max(call.endMs ?? how.nowMs, call.setupMs) + how.gapMs;
    let row = freeAt.findIndex(free => free <= call.setupMs);
    if (row < 0) row = freeAt.length;
    if (row >= how.rowsMost) {
      unplaced += 1;
      continue;
    }
    freeAt[row] = untilMs;
    placed.push({ call, row });
  }
  return { placed, rows: freeAt.length, unplaced };
}

/** How many suspected calls were up at once at most, and when first. */
export function mostAtOnce(
  calls: readonly Call[],
  nowMs: number,
): { readonly calls: number; readonly atMs: number } {
  const turns = calls.flatMap(call =>
    call.answerMs === null
      ? []
      : [
          { atMs: call.answerMs, up: 1 },
          { atMs: call.endMs ?? nowMs + 1, up: -1 },
        ],
  );
  turns.sort((a, b) => a.atMs - b.atMs || a.up - b.up);
  let up = 0;
  let most = { calls: 0, atMs: 0 };
  for (const turn of turns) {
    up += turn.up;
    if (up > most.calls) most = { calls: up, atMs: turn.atMs };
  }
  return most;
}
