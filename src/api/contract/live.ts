// What the live page shows; sent whole once and then again at each change (server-sent events).
// Called numbers arrive masked (last four digits hidden).

import type { Explanation, Reason } from '../../core/barring/verdict.ts';
import type { CaseOutcome, CaseState } from '../../core/case/case-state.ts';

export interface LiveCall {
  readonly subscriber: string;
  readonly toMasked: string;
  readonly country: string;
  readonly destination: string;
  readonly startMs: number;
  readonly answered: boolean;
  readonly yen: number;
  readonly yenPerMinute: number;
  /** Decibans of the line's evidence now. */
  readonly decibans: number;
}

export interface LiveCase {
  readonly case: string;
  readonly subject: string;
  readonly state: CaseState;
  readonly outcome?: CaseOutcome;
  readonly openedMs: number;
  readonly exposureYen: number;
  readonly decibans: number;
  readonly reasons: readonly Reason[];
  /** What can be read to the subscriber about it now. */
  readonly explanation?: Explanation;
  /** What happened, oldest first: alert, challenges, contacts, measures, releases. */
  readonly steps: readonly LiveStep[];
}

export interface LiveStep {
  readonly timeMs: number;
  readonly kind:
    | 'alert'
    | 'challenge'
    | 'contact'
    | 'block'
    | 'release'
    | 'suspension'
    | 'source-block'
    | 'country-block'
    | 'restoration'
    | 'closed';
  /** Detail for the sentence: channel and result, ground, how many calls. */
  readonly detail: string;
  readonly count: number;
}

export interface LiveMeasure {
  readonly kind: 'suspension' | 'source-block' | 'country-block';
  readonly subject: string;
  readonly ground: string;
  readonly beginMs: number;
  readonly endMs: number;
  readonly case: string;
  /** Calls refused by it so far. */
  readonly refused: number;
}

export interface LiveFeed {
  readonly name: string;
  readonly events: number;
  readonly quarantined: number;
  readonly lastMs: number;
}

export interface LiveMinute {
  readonly minuteMs: number;
  /** Yen that calls abroad cost in this minute. */
  readonly yen: number;
  readonly blocked: number;
  readonly challenged: number;
}

export interface LiveView {
  readonly nowMs: number;
  readonly demo: boolean;
  readonly policy: string;
  readonly timeZone: string;
  readonly totals: {
    readonly events: number;
    readonly calls: number;
    readonly domestic: number;
    readonly quarantined: number;
    readonly allowed: number;
    readonly challenged: number;
    readonly blocked: number;
    readonly released: number;
    readonly failedOpen: number;
  };
  readonly callsInProgress: number;
  readonly yenPerMinute: number;
  readonly exposureYen: number;
  readonly calls: readonly LiveCall[];
  readonly cases: readonly LiveCase[];
  readonly measures: readonly LiveMeasure[];
  readonly feeds: readonly LiveFeed[];
  /** Last two hours, oldest first. */
  readonly minutes: readonly LiveMinute[];
}
