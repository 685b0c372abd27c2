// What a subscriber is to have back: the calls charged between two recorded times. Pure rules; who
// decides it is a matter of four eyes.
import { approvalLastsMs } from '../access/approvals.ts';
import type { CaseOutcome } from '../case/case-state.ts';

/**
 * `barring`: from the receipt of a request to bar a line until the work was completed (the carrier
 * bears what it took to act). `episode`: from the opening of a case until its calls were stopped.
 */
export const claimBases = ['barring', 'episode'] as const;
export type ClaimBasis = (typeof claimBases)[number];

export const claimStates = ['filed', 'approved', 'refused', 'expired'] as const;
export type ClaimState = (typeof claimStates)[number];

export interface Claim {
  readonly id: string;
  readonly case: string;
  readonly subscriber: string;
  readonly basis: ClaimBasis;
  readonly openedBy: string;
  readonly openedMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Calls charged that were set up in the period. */
  readonly calls: number;
  readonly milliYen: number;
  readonly why: string;
  /** The request that a second person decides. */
  readonly approval: string;
  /** As last written; `claimStateAt` tells what it is now. */
  readonly state: ClaimState;
  readonly decidedBy: string | null;
  readonly decidedMs: number | null;
}

export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is known of the line and its case, from the store. */
export interface ClaimFacts {
  readonly basis: ClaimBasis;
  readonly case: string;
  /** Barring that the owner asked for or consented to, of this line. */
  readonly barrings: readonly {
    readonly case: string;
    readonly receivedMs: number;
    readonly completedMs: number | null;
  }[];
  readonly openedMs: number;
  readonly closedMs: number | null;
  readonly outcome: CaseOutcome | null;
  /** When a measure first stopped this line in this case; null: never. */
  readonly stoppedMs: number | null;
}

/** The period that a claim rests on, or a sentence why there is none. */
export function claimPeriod(facts: ClaimFacts): Period | string {
  const period = facts.basis === 'barring' ? barringPeriod(facts) : episodePeriod(facts);
  if (typeof period === 'string') return period;
  return period.toMs > period.fromMs ? period : 'Nothing lies between the two times.';
}

function barringPeriod({ barrings, case: name }: ClaimFacts): Period | string {
  const own = barrings.filter(one => one.case === name);
  const last = own.toSorted((a, b) => b.receivedMs - a.receivedMs)[0];
  if (last === undefined) return 'No barring of this line was asked for in this case.';
  if (last.completedMs === null) return 'The barring has not been completed yet.';
  return { fromMs: last.receivedMs, toMs: last.completedMs };
}

function episodePeriod(facts: ClaimFacts): Period | string {
  const { openedMs, closedMs, stoppedMs, outcome } = facts;
  if (outcome === 'lawful') return 'The case was closed as lawful: the calls are the owner’s.';
  const toMs = stoppedMs ?? closedMs;
  if (toMs === null) return 'The line has not been stopped, and the case is open.';
  return { fromMs: openedMs, toMs };
}

/** Calls of which nothing is kept any more cannot be counted. */
export function isKept(period: Period, nowMs: number, callDays: number): boolean {
  return period.fromMs >= nowMs - callDays * 86_400_000;
}

/** Whole yen; what is left over is rounded up, for the subscriber. */
export function claimYen(milliYen: number): number {
  return Math.ceil(milliYen / 1_000);
}

/** A claim that nobody decided in time has expired, and may be filed again. */
export function claimStateAt(claim: Pick<Claim, 'state' | 'openedMs'>, nowMs: number): ClaimState {
  const late = nowMs >= claim.openedMs + approvalLastsMs.compensation;
  return claim.state === 'filed' && late ? 'expired' : claim.state;
}
