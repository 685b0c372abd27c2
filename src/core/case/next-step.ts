// What is next in a case: what it is, until when, who does it, and what a person may do about it.

import type { Permission } from '../access/permissions.ts';
import type { CasePage } from './case-rows.ts';
import { nextSteps } from './queue.ts';

/** As the case desk names them; `reopen` of a closed case is a person's alone. */
export const nextStepNames = [...nextSteps, 'reopen'] as const;
export type NextStepName = (typeof nextStepNames)[number];

/** The act that a person is offered: it opens a sheet, and does nothing by itself. */
export const offers = ['contact', 'suspend', 'restore', 'close', 'reopen'] as const;
export type Offer = (typeof offers)[number];

export interface NextStep {
  readonly step: NextStepName;
  /** `desk`: it comes by itself unless somebody is first. */
  readonly by: 'person' | 'desk';
  readonly dueMs: number | null;
  readonly offer: Offer;
  readonly needs: Permission;
  /** The call that the desk asked a person to make; null without one. */
  readonly attempt: number | null;
}

const needs: Readonly<Record<Offer, Permission>> = {
  contact: 'contact.record',
  suspend: 'measure.suspend',
  restore: 'line.bar',
  close: 'case.work',
  reopen: 'case.work',
};

type Page = Pick<CasePage, 'row' | 'attempts' | 'measures'>;

export function nextStepOf(page: Page): NextStep {
  const { row } = page;
  const step = stepOf(row);
  const offer = offerOf(step, page);
  const task = page.attempts.findLast(one => one.channel === 'task' && one.result === 'sent');
  return {
    step,
    by: step === 'call' || step === 'decide' || step === 'reopen' ? 'person' : restorer(step, page),
    dueMs: row.nextDueMs,
    offer,
    needs: needs[offer],
    attempt: task?.attempt ?? null,
  };
}

function stepOf({ state, nextStep }: Page['row']): NextStepName {
  if (state === 'closed') return 'reopen';
  return nextSteps.find(one => one === nextStep) ?? 'decide';
}

/** A restoration that waits for the end of its measure waits for a person to be first. */
function restorer(step: NextStepName, { row, measures }: Page): 'person' | 'desk' {
  if (step !== 'restore') return 'desk';
  return measures.some(one => one.endMs !== null && one.endMs === row.nextDueMs)
    ? 'person'
    : 'desk';
}

function offerOf(step: NextStepName, page: Page): Offer {
  switch (step) {
    case 'call':
    case 'contact':
    case 'answer':
    case 'measure-end':
      return 'contact';
    case 'restore':
      return 'restore';
    case 'decide':
      return saysNotMine(page) && !isStopped(page) ? 'suspend' : 'close';
    case 'close':
      return 'close';
    case 'reopen':
      return 'reopen';
  }
}

function saysNotMine({ attempts }: Page): boolean {
  return attempts.some(one => one.result === 'not-mine');
}

function isStopped({ measures }: Page): boolean {
  return measures.some(one => one.subject.kind === 'line' && one.endedMs === null);
}
