// A policy as people change it: a draft that a second person brings into force. No version is ever
// taken away, so that one can read for ever under which thresholds something was decided, and why.
import type { Policy } from './policy.ts';

export type PolicyState = 'draft' | 'submitted' | 'in-force' | 'archived' | 'discarded';

export interface PolicyVersion {
  readonly version: number;
  /** As last written; `policyStateAt` tells what it is now. */
  readonly state: PolicyState;
  /** `settings`: the policy that the settings name; version 1 is one. */
  readonly origin: 'settings' | 'console';
  readonly title: string;
  /** YAML, as a policy file. */
  readonly text: string;
  /** With every figure, as it was checked when it was submitted; null before. */
  readonly policy: Policy | null;
  /** Grows with each change of the draft. */
  readonly revision: number;
  readonly author: string;
  readonly createdMs: number;
  readonly changedBy: string;
  readonly changedMs: number;
  /** Why it was submitted. */
  readonly why: string | null;
  /** The request that stands for it. */
  readonly approval: string | null;
  readonly submittedBy: string | null;
  readonly submittedMs: number | null;
  /** Nobody decides from then on. */
  readonly expiresMs: number | null;
  readonly approvedBy: string | null;
  readonly inForceMs: number | null;
  readonly archivedMs: number | null;
}

/** The state at that time: a request that nobody decided in time is a draft again. */
export function policyStateAt(
  { state, expiresMs }: Pick<PolicyVersion, 'state' | 'expiresMs'>,
  nowMs: number,
): PolicyState {
  return state === 'submitted' && expiresMs !== null && nowMs >= expiresMs ? 'draft' : state;
}

/** Something in a policy text that cannot stand, or that whoever approves it should know. */
export interface PolicyProblem {
  /** Where in the policy, as `level.alert`; '' for the text as a whole. */
  readonly path: string;
  /** Line of the text, from 1; null where it has none. */
  readonly line: number | null;
  readonly code: PolicyProblemCode;
  readonly message: string;
}

export type PolicyProblemCode =
  | 'yaml'
  | 'unknown'
  | 'group'
  | 'type'
  | 'whole-number'
  | 'analysis'
  | 'level'
  | 'weight'
  | 'contact'
  // What a policy may say, but nobody approves unseen.
  | 'clause-missing'
  | 'level-order'
  | 'few-attempts';

export interface PolicyReading {
  /** Absent where there are problems. */
  readonly policy?: Policy;
  /** As far as it can be read, whatever the problems: for forms. */
  readonly asRead: Policy;
  readonly problems: readonly PolicyProblem[];
  readonly remarks: readonly PolicyProblem[];
}
