// What a backtest found, as the report file has it; tables and page are drawn from it.
import type { Policy } from '../../core/policy/policy.ts';
import { quantile } from '../replay/quantile.ts';
import type { LevelEstimate } from './level-for-budget.ts';
import type { CasePair, Difference } from './match-cases.ts';
import type { PolicySide } from './policy-side.ts';

const monthDays = 30;
const dayMs = 86_400_000;
/** Lines named in the report; the others are counted. */
const namedMost = 1_000;

export interface NamedLines {
  readonly count: number;
  /** The first thousand, in order of number. */
  readonly lines: readonly string[];
}

export interface SideResult {
  readonly policy: string;
  readonly version: string;
  readonly challenges: boolean;
  /** Decibans. */
  readonly levels: {
    readonly alert: number;
    readonly challenge: number;
    readonly suspension: number;
  };
  readonly cases: number;
  readonly questions: number;
  readonly challenged: number;
  readonly refused: number;
  readonly released: number;
  readonly suspendedLines: number;
  readonly sourceBlocks: number;
  readonly countryBlocks: number;
  /** Estimated charges that would not have come about. */
  readonly savedYen: number;
  /** Only with labels. */
  readonly attacks?: {
    readonly count: number;
    readonly stopped: number;
    readonly worthYen: number;
    readonly lossYen: number;
    readonly lossMedianYen: number;
    readonly lossP95Yen: number;
    readonly lossLargestYen: number;
  };
  /** With labels: lines no attack was on, and what stopped lawful calls were worth. */
  readonly touched: {
    readonly asked: NamedLines;
    readonly challenged: NamedLines;
    readonly refused: NamedLines;
    readonly suspended: NamedLines;
    /** Lines asked, per 1,000 lines and month of 30 days; two decimals. */
    readonly askedPerThousandMonth: number;
    readonly lawfulRefusedYen?: number;
  };
}

export interface BudgetResult {
  readonly linesPerQuestion: number;
  readonly lines: number;
  readonly months: number;
  readonly linesLeftOut: number;
  readonly episodes: number;
  readonly allowedQuestions: number;
  readonly basis: LevelEstimate['basis'];
  /** Decibans. */
  readonly level: number;
  readonly low: number;
  readonly high: number;
  readonly tenfold: number;
  /** The estimate lay under the lowest level that is proposed. */
  readonly atFloor: boolean;
  /** Lines that the proposed policy asked in the same months, of those watched. */
  readonly asked: number;
}

export interface BacktestResult {
  readonly type: 'backtest';
  readonly inputs: readonly (readonly [role: string, name: string])[];
  readonly labelled: boolean;
  readonly history: {
    readonly from: string;
    readonly to: string;
    readonly days: number;
    readonly lines: number;
    readonly events: number;
    readonly callsAbroad: number;
    readonly domestic: number;
    readonly quarantined: number;
  };
  readonly candidate: SideResult;
  readonly inForce: SideResult;
  readonly differences: Readonly<Record<Difference, number>>;
  readonly budget?: BudgetResult;
}

/** One policy's figures over `spanMs` of history. */
export function sideResult(side: PolicySide, labelled: boolean, spanMs: number): SideResult {
  const { policy, figures, touched } = side;
  const lineMonths = (side.state.lines.names.count * spanMs) / (monthDays * dayMs);
  const per = lineMonths === 0 ? 0 : (1_000 * touched.asked.size) / lineMonths;
  return {
    policy: policy.name,
    version: policy.version,
    challenges: policy.challenges,
    levels: levelsOf(policy),
    cases: side.cases.size + figures.casesLeftOut,
    questions: figures.questions,
    challenged: figures.challenges,
    refused: figures.refused,
    released: figures.released,
    suspendedLines: side.suspendedLines.size,
    sourceBlocks: figures.sourceBlocks,
    countryBlocks: figures.countryBlocks,
    savedYen: yen(figures.savedMilliYen),
    ...(labelled ? { attacks: attacksOf(side) } : {}),
    touched: {
      asked: named(touched.asked),
      challenged: named(touched.challenged),
      refused: named(touched.refused),
      suspended: named(touched.suspended),
      askedPerThousandMonth: Math.round(per * 100) / 100,
      ...(labelled ? { lawfulRefusedYen: yen(figures.lawfulMilliYen) } : {}),
    },
  };
}

export function countDifferences(pairs: readonly CasePair[]): Record<Difference, number> {
  const counts: Record<Difference, number> = {
    'only-candidate': 0,
    'only-in-force': 0,
    measure: 0,
    earlier: 0,
    later: 0,
    same: 0,
  };
  for (const pair of pairs) counts[pair.difference] += 1;
  return counts;
}

function levelsOf(policy: Policy): SideResult['levels'] {
  const { alert, challenge, suspension } = policy.level;
  return { alert: alert / 100, challenge: challenge / 100, suspension: suspension / 100 };
}

function attacksOf(side: PolicySide): NonNullable<SideResult['attacks']> {
  const attacks = [...side.tally.attacks.values()];
  const losses = attacks.map(attack => yen(attack.lossMilliYen));
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
  return {
    count: attacks.length,
    stopped: attacks.filter(attack => attack.firstStopMs > 0).length,
    worthYen: yen(sum(attacks.map(attack => attack.worthMilliYen))),
    lossYen: sum(losses),
    lossMedianYen: quantile(losses, 0.5),
    lossP95Yen: quantile(losses, 0.95),
    lossLargestYen: quantile(losses, 1),
  };
}

function named(lines: ReadonlySet<string>): NamedLines {
  return { count: lines.size, lines: [...lines].sort().slice(0, namedMost) };
}

function yen(milliYen: number): number {
  return Math.round(milliYen / 1_000);
}
