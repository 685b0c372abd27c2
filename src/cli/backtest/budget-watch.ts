// Watches the history with nothing done about it, and finds the level at which a budget holds.
import type { CallEvent } from '../../core/call/call-event.ts';
import { levelFloor } from '../../core/policy/level-floor.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { accountOfLine, linesOfAccounts } from '../../engine/lines.ts';
import { RecordedRun } from '../replay/recorded-run.ts';
import type { ReplayLists } from '../replay/replay-lists.ts';
import { UsageError } from '../usage-error.ts';
import type { BudgetResult } from './backtest-result.ts';
import { EvidencePeaks, watchingPolicy } from './evidence-peaks.ts';
import { type LevelEstimate, levelForBudget } from './level-for-budget.ts';
import type { PolicySide } from './policy-side.ts';
import type { RecordedCalls } from './recorded-calls.ts';
import { suggestPolicy } from './suggest-policy.ts';

const dayMs = 86_400_000;
const monthMs = 30 * dayMs;

export interface Budget {
  readonly policy: Policy;
  readonly estimate: LevelEstimate;
  /** What a reader of the policy file should know. */
  readonly remarks: readonly string[];
  result(candidate: PolicySide): BudgetResult;
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

interface Watched {
  readonly fromMs: number;
  readonly toMs: number;
  /** Accounts in whose history there is, or may be, fraud. */
  readonly leftOut: ReadonlySet<string>;
  readonly lines: number;
  readonly linesLeftOut: number;
}

export class BudgetWatch {
  readonly #policy: Policy;
  readonly #run: RecordedRun;
  readonly #peaks: EvidencePeaks;
  readonly #calls: RecordedCalls;

  constructor(
    lists: ReplayLists,
    options: { readonly homeCountry: string; readonly timeZone: string },
    policy: Policy,
    calls: RecordedCalls,
  ) {
    this.#policy = policy;
    this.#calls = calls;
    this.#peaks = new EvidencePeaks(policy.allowanceMs);
    const { homeCountry, timeZone } = options;
    this.#run = new RecordedRun(
      lists,
      {
        policy: watchingPolicy(policy),
        homeCountry,
        timeZone,
        watch: weighed => this.#peaks.watch(weighed),
      },
      { onDecision: () => {}, onEffect: () => {}, onContact: () => {} },
    );
  }

  reach(event: CallEvent): void {
    this.#run.reach(event);
  }

  take(event: CallEvent): void {
    this.#run.take(event);
  }

  settled(): void {}

  finish(): void {}

  /** Throws UsageError when the history is too short to say anything. */
  budget(linesPerQuestion: number, inForce: PolicySide, span: Span): Budget {
    const watched = this.#watched(inForce, span);
    const lineMonths = (watched.lines * (watched.toMs - watched.fromMs)) / monthMs;
    if (lineMonths <= 0) {
      throw new UsageError('--budget: the history holds no lawful line for any length of time.');
    }
    const estimate = levelForBudget({
      peaks: this.#peaks.peaks(watched.fromMs, watched.leftOut),
      floor: this.#peaks.floor,
      lineMonths,
      linesPerQuestion,
      uncertainFrom: this.#calls.labelled ? Number.POSITIVE_INFINITY : inForce.policy.level.alert,
    });
    const policy = suggestPolicy(this.#policy, estimate);
    const months = Math.round((watched.toMs - watched.fromMs) / (monthMs / 100)) / 100;
    return {
      policy,
      estimate,
      remarks: remarksOf(linesPerQuestion, estimate, watched.lines, months),
      result: candidate => ({
        linesPerQuestion,
        lines: watched.lines,
        months,
        linesLeftOut: watched.linesLeftOut,
        episodes: estimate.episodes,
        allowedQuestions: estimate.allowedThousandths / 1_000,
        basis: estimate.basis,
        level: policy.level.alert / 100,
        low: estimate.low / 100,
        high: estimate.high / 100,
        tenfold: estimate.tenfold / 100,
        atFloor: estimate.level < levelFloor.alert,
        asked: askedOf(candidate, watched, this.#policy.allowanceMs),
      }),
    };
  }

  /** Until a day can teach, every line is new: a long history begins where lines are known. */
  #watched(inForce: PolicySide, span: Span): Watched {
    const newMs = Math.min(this.#policy.teachAfterDays * dayMs, (span.toMs - span.fromMs) / 3);
    const { state } = inForce;
    const suspect = this.#calls.labelled
      ? this.#calls.attackedLines
      : suspectLines(inForce, this.#calls);
    const leftOut = new Set([...suspect].map(line => accountOfLine(state, line) ?? line));
    const linesLeftOut = linesOfAccounts(state, leftOut);
    return {
      fromMs: span.fromMs + newMs,
      toMs: span.toMs,
      leftOut,
      lines: state.lines.names.count - linesLeftOut,
      linesLeftOut,
    };
  }
}

/** Without labels: lines suspended by the policy in force, or with a failed recorded challenge. */
function suspectLines(inForce: PolicySide, calls: RecordedCalls): ReadonlySet<string> {
  const confirmed = [...inForce.cases.values()].filter(one => one.outcome === 'fraud');
  return new Set([
    ...inForce.suspendedLines,
    ...calls.failedLines,
    ...confirmed.map(one => one.subscriber),
  ]);
}

/** Lines asked in the time watched; again within the same episode counts once. */
function askedOf(candidate: PolicySide, watched: Watched, longestMs: number): number {
  const last = new Map<string, { fromMs: number; lastMs: number }>();
  let asked = 0;
  for (const one of candidate.cases.values()) {
    if (!one.measures.has('question') || one.openedMs < watched.fromMs) continue;
    if (watched.leftOut.has(one.account)) continue;
    const known = last.get(one.subscriber);
    const goesOn =
      known !== undefined &&
      one.openedMs - known.lastMs < dayMs &&
      one.openedMs - known.fromMs < longestMs;
    if (goesOn) {
      known.lastMs = one.openedMs;
      continue;
    }
    asked += 1;
    last.set(one.subscriber, { fromMs: one.openedMs, lastMs: one.openedMs });
  }
  return asked;
}

function remarksOf(
  linesPerQuestion: number,
  estimate: LevelEstimate,
  lines: number,
  months: number,
): string[] {
  const decibans = (centi: number): string => (centi / 100).toFixed(1);
  const { level, low, high, basis, episodes } = estimate;
  return [
    `Levels for at most one question a month per ${linesPerQuestion} lawful lines,`,
    `from ${episodes} episodes of ${lines} lines in ${months} months (${basis}).`,
    `Question level by the estimate ${decibans(level)} dB,`,
    `with 90 % confidence between ${decibans(low)} and ${decibans(high)}.`,
    ...(basis === 'assumed' ? ['Too few episodes to measure: take more history.'] : []),
    ...(level < levelFloor.alert
      ? [`Raised to the lowest level that is proposed, ${decibans(levelFloor.alert)} dB.`]
      : []),
  ];
}
