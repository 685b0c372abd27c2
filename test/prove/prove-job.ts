// What the main process of `npm run prove` asks of a child, and what it gets back.
import type { RunOutcome } from '../../sim/oracles/measure-seed.ts';
import type { OracleFailure } from '../../sim/oracles/prove-seed.ts';
import type { SimulationOptions } from '../../sim/simulate.ts';

export interface ProveJob {
  readonly options: SimulationOptions;
  readonly policies: readonly string[];
  /** Losses and lawful figures alone, no oracle. */
  readonly quick: boolean;
}

export interface ProveRun {
  readonly seed: number;
  readonly policy: string;
  readonly faults: boolean;
  readonly outcome: RunOutcome;
  readonly failures: readonly FoundFailure[];
}

export interface FoundFailure extends OracleFailure {
  /** Accounts that are enough to make it fail. */
  readonly accounts: readonly string[];
}

export interface JobResult {
  readonly seed: number;
  readonly seconds: number;
  readonly runs: readonly ProveRun[];
}
