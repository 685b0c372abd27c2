// What a draft would have done on the carrier's own history, beside the policy in force.

/** What was done, as rows of a table: the draft and the policy in force, the same figure. */
export interface BacktestFigure {
  readonly name: string;
  readonly candidate: number;
  readonly inForce: number;
}

/** One policy's part in a case that differs. */
export interface BacktestSide {
  readonly openedMs: number;
  readonly measures: readonly string[];
  readonly ground: string;
  readonly refused: number;
  readonly released: number;
  readonly challenged: number;
  /** First call that was challenged, refused or released; null: none. */
  readonly firstStopMs: number | null;
  readonly savedYen: number;
}

export interface BacktestCase {
  readonly difference: string;
  /** '' for a block. */
  readonly subscriber: string;
  readonly account: string;
  /** The case that stood behind it in the carrier's own history; '' where none did. */
  readonly attack: string;
  readonly kind: 'line' | 'source' | 'country';
  readonly earlierMs: number;
  readonly savedMoreYen: number;
  readonly candidate: BacktestSide | null;
  readonly inForce: BacktestSide | null;
}

export interface BacktestFindings {
  readonly fromMs: number;
  readonly toMs: number;
  readonly lines: number;
  readonly callsAbroad: number;
  /** Calls that were refused when they were made: what they would have cost is not known. */
  readonly refusedThen: number;
  /** Cases closed as fraud in that time; without any, every stopped call counts as saved. */
  readonly fraudCases: number;
  readonly figures: readonly BacktestFigure[];
  readonly differences: Readonly<Record<string, number>>;
  /** Those that differ, dearest first. */
  readonly cases: readonly BacktestCase[];
  readonly casesLeftOut: number;
  readonly seconds: number;
}

export interface Backtest {
  readonly id: string;
  readonly candidate: number;
  readonly against: number;
  readonly days: number;
  readonly askedBy: string;
  readonly askedMs: number;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly endedMs: number | null;
  readonly problem: string | null;
  readonly result: BacktestFindings | null;
}
