// What a backtest job is told, and what it tells: one JSON object a line over its pipes.
import type { BacktestFindings } from '../../core/policy/backtest.ts';
import type { Policy } from '../../core/policy/policy.ts';

export interface BacktestJob {
  readonly database: string;
  readonly journal: string;
  /** The last record that is on disk. */
  readonly toSeq: number;
  readonly fromMs: number;
  readonly candidate: Policy;
  readonly against: Policy;
  readonly homeCountry: string;
  readonly timeZone: string;
}

export type BacktestWord =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'done'; readonly result: BacktestFindings }
  | { readonly kind: 'failed'; readonly problem: string };
