// The queue: cases that somebody has to look at, with what a row says of them, what people look
// for, and what becomes of giving many of them to somebody at once.
import type { Reason } from '../barring/verdict.ts';
import type { CaseRow } from './case-rows.ts';
import type { CaseState } from './case-state.ts';

/** What a case waits for, as the desk tells it. */
export const nextSteps = [
  'call',
  'contact',
  'answer',
  'restore',
  'measure-end',
  'decide',
  'close',
] as const;
export type NextStep = (typeof nextSteps)[number];

/** An unassigned case that loses this much an hour is said aloud. */
export const urgentYenPerHour = 6_000;

/** What a person looks for; told from who asks and when, so that it can be kept and shared. */
export interface QueueFilter {
  /** Default: all but closed. */
  readonly states?: readonly CaseState[];
  /** `others`: of somebody, but not of who asks. */
  readonly owner?: 'me' | 'nobody' | 'others';
  /** Sign-in of a person; goes before `owner`. */
  readonly assignee?: string;
  readonly account?: string;
  /** A line that has part in the case. */
  readonly subscriber?: string;
  /** How the case’s name, account or line begins. */
  readonly text?: string;
  /** These by name, where the rest holds for them too. */
  readonly cases?: readonly string[];
  readonly nextSteps?: readonly NextStep[];
  /** The deadline has passed or comes within that time. */
  readonly dueWithinMs?: number;
  readonly openedWithinMs?: number;
  readonly lossAtLeastYen?: number;
}

export const queueSorts = ['loss', 'opened', 'due'] as const;
export type QueueSort = (typeof queueSorts)[number];

/** What came of the contact attempts so far. */
export interface AttemptCount {
  /** Attempts made, of which nothing came, nobody answered, or which still wait for an answer. */
  readonly made: number;
  readonly unanswered: number;
  readonly undelivered: number;
  readonly waiting: number;
  readonly reached: boolean;
  /** When the last was made; null: none was. */
  readonly lastMs: number | null;
}

/** A case with why it was opened and what was tried. */
export interface QueueRow extends CaseRow {
  /** Whose line it is; null where the list does not say. */
  readonly name: string | null;
  /** The evidence of its alert, strongest first. */
  readonly reasons: readonly Reason[];
  readonly attempts: AttemptCount;
}

export interface QueueCount {
  readonly cases: number;
  readonly lossPerHourYen: number;
}

/** A kept search, of one person or of the desk. */
export interface CaseView {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly shared: boolean;
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly changedMs: number;
  readonly version: number;
}

/** Views of one person at most, and shared ones at most. */
export const viewsMax = 50;

/** Cases to assign at once at most. */
export const assignMax = 5_000;

/** Who a case is to belong to; `version` as whoever asks saw it. */
export interface CaseAssignment {
  readonly case: string;
  readonly assignee: string | null;
  readonly version?: number;
}

export interface AssignedCase {
  readonly case: string;
  /** Whose it was. */
  readonly was: string | null;
  readonly version: number;
}

/** Why a case was not assigned, and whose it is. */
export interface RefusedCase {
  readonly case: string;
  readonly reason: 'closed' | 'taken' | 'changed' | 'already' | 'unknown';
  readonly assignee: string | null;
}

export interface AssignOutcome {
  readonly assigned: readonly AssignedCase[];
  readonly refused: readonly RefusedCase[];
}

/** What assigning would come to now. */
export interface AssignPreview {
  readonly matching: number;
  readonly lossPerHourYen: number;
  /** Whose they are now, most first. */
  readonly owners: readonly { readonly assignee: string | null; readonly cases: number }[];
}

/** Somebody to whom cases can be given. */
export interface DeskPerson {
  readonly name: string;
  readonly role: string;
  readonly openCases: number;
}

/** What one person sees of a case that another may have changed meanwhile. */
interface AssignFacts {
  readonly state: CaseState;
  readonly assignee: string | null;
  readonly version: number;
}

/** Why the case is not given; undefined: it is. `takeOver`: also what belongs to somebody. */
export function assignProblem(
  now: AssignFacts,
  wanted: Omit<CaseAssignment, 'case'>,
  takeOver: boolean,
): RefusedCase['reason'] | undefined {
  const changed = wanted.version !== undefined && wanted.version !== now.version;
  if (now.state === 'closed') return 'closed';
  if (now.assignee === wanted.assignee) return 'already';
  if (now.assignee !== null && (changed || !takeOver)) return 'taken';
  return changed ? 'changed' : undefined;
}
