// What changed in a case while the connection was gone. Until it has been read again and seen,
// nothing can be done from this page.
import type { Schemas } from '../../../../api/client.ts';

type Case = Schemas['Case'];

/** What of a case people compare. */
export interface CaseMark {
  readonly state: string;
  readonly assignee: string | null;
  readonly measures: number;
  readonly ended: number;
  readonly attempts: number;
  readonly results: number;
  readonly notes: number;
  readonly files: number;
  readonly exposureYen: number;
}

export type Change =
  | { readonly what: 'state'; readonly from: string; readonly to: string }
  | { readonly what: 'assignee'; readonly from: string | null; readonly to: string | null }
  | {
      readonly what: 'measures' | 'ended' | 'attempts' | 'results' | 'notes' | 'files' | 'exposure';
      readonly by: number;
    };

export function markOf({ row, measures, attempts, notes, attachments }: Case): CaseMark {
  return {
    state: row.state,
    assignee: row.assignee,
    measures: measures.length,
    ended: measures.filter(one => one.endedMs !== null).length,
    attempts: attempts.length,
    results: attempts.filter(one => one.result !== 'sent').length,
    notes: notes.length,
    files: attachments.length,
    exposureYen: row.exposureYen,
  };
}

/** In the order of what matters most. */
export function changesBetween(before: CaseMark, after: CaseMark): readonly Change[] {
  const changes: Change[] = [];
  if (before.state !== after.state) {
    changes.push({ what: 'state', from: before.state, to: after.state });
  }
  for (const what of ['measures', 'ended', 'attempts', 'results'] as const) {
    if (after[what] !== before[what]) changes.push({ what, by: after[what] - before[what] });
  }
  const exposure = after.exposureYen - before.exposureYen;
  if (exposure !== 0) changes.push({ what: 'exposure', by: exposure });
  if (before.assignee !== after.assignee) {
    changes.push({ what: 'assignee', from: before.assignee, to: after.assignee });
  }
  for (const what of ['notes', 'files'] as const) {
    if (after[what] !== before[what]) changes.push({ what, by: after[what] - before[what] });
  }
  return changes;
}
