// What the main process of `npm run prove` asks of a child, and what it gets back.
import type { RunOutcome } from '../../sim/oracles/measure-seed.ts';
import type { OracleFailure } from '../../sim/oracles/oracle-names.ts';
import type { SimulationOptions } from '../../sim/simulate.ts';

export interface ProveJob {
  readonly options: SimulationOptions;
  readonly policies: readonly string[];
  /** Losses and lawful figures alone, no oracle. */
  readonly quick: boolean;
  /** With the seed's faults as well. */
  readonly faults: boolean;
  /** The oracles that run the traffic again and again, too. */
  readonly thorough: boolean;
  /** The policies with staged analysis, too. */
  readonly staged: boolean;
  /** With certainty about every call, too. */
  readonly certain: boolean;
}

/** Asks for the least traffic on which an oracle fails. */
export interface ShrinkJob {
  readonly options: SimulationOptions;
  readonly policy: string;
  readonly oracle: string;
  readonly problem: string;
}

export interface ShrinkResult {
  /** Text of the kept case; '' when it does not fail by itself. */
  readonly text: string;
  readonly accounts: readonly string[];
}

/** `certain`: every attack's calls are known as such, so that only gates and contact cost money. */
export type Variant = 'plain' | 'faults' | 'staged' | 'certain';

export interface ProveRun {
  readonly seed: number;
  readonly policy: string;
  readonly variant: Variant;
  readonly outcome: RunOutcome;
  /** Oracles that were asked. */
  readonly asked: readonly string[];
  readonly failures: readonly OracleFailure[];
}

export interface JobResult {
  readonly seed: number;
  readonly seconds: number;
  readonly runs: readonly ProveRun[];
}
