// How much of a case's or a line's calls is open to a caller.
import type { FastifyRequest } from 'fastify';
import {
  type Disclosure,
  type DisclosureFacts,
  type DisclosureSubject,
  type Stage,
  stageByItself,
  stageOpenTo,
} from '../../core/access/disclosure.ts';
import type { CasePage, CaseRow, SubscriberPage } from '../../core/case/case-rows.ts';
import type { DeskParts } from './desk-parts.ts';

const casesLooked = 20;

export async function stageOfCase(
  request: FastifyRequest,
  parts: DeskParts,
  page: CasePage,
): Promise<Stage> {
  const of: DisclosureSubject = { kind: 'case', case: page.row.case };
  return stageOf(request, parts, [of], isOpen(page.row));
}

/** What is open of one of its cases is open of the line. */
export async function stageOfLine(
  request: FastifyRequest,
  parts: DeskParts,
  subscriber: string,
  cases: SubscriberPage['cases'],
): Promise<Stage> {
  const of: DisclosureSubject[] = cases
    .slice(0, casesLooked)
    .map(row => ({ kind: 'case', case: row.case }));
  of.push({ kind: 'subscriber', subscriber });
  return stageOf(request, parts, of, cases.some(isOpen));
}

export function factsOfCase(page: CasePage): DisclosureFacts {
  const saidNotMine = page.attempts.some(attempt => attempt.result === 'not-mine');
  return { alertOpen: isOpen(page.row), saidNotMine };
}

export function factsOfLine(page: SubscriberPage): DisclosureFacts {
  return { alertOpen: page.cases.some(isOpen), saidNotMine: false };
}

async function stageOf(
  request: FastifyRequest,
  { work, clock }: DeskParts,
  subjects: readonly DisclosureSubject[],
  alertOpen: boolean,
): Promise<Stage> {
  const { who } = request.caller;
  const nowMs = clock.nowMs();
  const byItself = stageByItself({ alertOpen });
  let stage: Stage = byItself;
  for (const of of subjects) {
    const opened: readonly Disclosure[] = await work.disclosures(who, of, nowMs);
    const open = stageOpenTo(who, of, { nowMs, byItself, opened });
    if (open > stage) stage = open;
  }
  return stage;
}

function isOpen(row: Pick<CaseRow, 'state'>): boolean {
  return row.state !== 'closed';
}
