// What the queue’s routes need beside the rest of the desk, and what a row of it shows.
import type { CaseRisk } from '../../core/case/case-risk.ts';
import type { CaseQuery } from '../../core/case/case-rows.ts';
import { caseStates } from '../../core/case/case-state.ts';
import type { QueueFilter, QueueRow } from '../../core/case/queue.ts';
import type { HandoverBook, QueueBook, ViewBook } from '../../workflow/desk-ports.ts';
import type { QueueRowView } from '../contract/queue.ts';
import type { Presence } from './presence.ts';

export interface QueueParts {
  readonly book: QueueBook;
  readonly views: ViewBook;
  readonly handover: HandoverBook;
  readonly presence: Presence;
  /** What is at stake in an open case now; undefined for one that the engine does not have open. */
  readonly riskOf: (caseName: string) => CaseRisk | undefined;
}

const openStates = caseStates.filter(state => state !== 'closed');
const whyMost = 3;

/** The filter of that person at that time. */
export function queryOf(filter: QueueFilter, name: string, nowMs: number): CaseQuery {
  const { owner, dueWithinMs, openedWithinMs, states = openStates, ...rest } = filter;
  return {
    ...(owner === 'me' ? { assignee: name } : {}),
    ...(owner === 'nobody' ? { assignee: '' } : {}),
    ...(owner === 'others' ? { assigneeNot: name } : {}),
    ...rest,
    states,
    ...(dueWithinMs === undefined ? {} : { dueBeforeMs: nowMs + dueWithinMs }),
    ...(openedWithinMs === undefined ? {} : { openedFromMs: nowMs - openedWithinMs }),
  };
}

/** Changes with what people and the rules do to the case. */
export function etagOf({
  version,
  state,
  assignee,
}: Pick<QueueRow, 'version' | 'state' | 'assignee'>): string {
  return `"${version}-${state}-${Buffer.from(assignee ?? '').toString('base64url')}"`;
}

/** Countries are stage 2, which an open case has by itself and a closed one has not. */
export function presentQueueRow(row: QueueRow, parts: QueueParts): QueueRowView {
  const { reasons, ...rest } = row;
  const risk = row.state === 'closed' ? undefined : parts.riskOf(row.case);
  return {
    ...rest,
    etag: etagOf(row),
    why: reasons.slice(0, whyMost).map(({ reading, decibans }) => ({ reading, decibans })),
    looking: parts.presence.lookingAt(row.case),
    now:
      risk === undefined
        ? null
        : {
            callsInProgress: risk.callsInProgress,
            calls: risk.calls,
            countries: risk.countries,
            exposureYen: risk.exposureYen,
            decibans: Math.round(risk.evidence / 100),
          },
  };
}
