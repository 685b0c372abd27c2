import type {
  BacktestCase,
  BacktestFigure,
  BacktestFindings,
  BacktestSide,
} from '../../core/policy/backtest.ts';
import { countDifferences, type SideResult, sideResult } from '../backtest/backtest-result.ts';
import type { CasePair } from '../backtest/match-cases.ts';
import type { PolicySide } from '../backtest/policy-side.ts';
import type { SideCase } from '../backtest/side-case.ts';

const casesMost = 500;
const weekMs = 7 * 86_400_000;

/** Figures of both policies by name, and the cases that differ, those worth most first. */
export function findingsOf(found: {
  readonly candidate: PolicySide;
  readonly inForce: PolicySide;
  readonly pairs: readonly CasePair[];
  readonly read: Omit<
    BacktestFindings,
    'lines' | 'figures' | 'differences' | 'cases' | 'casesLeftOut'
  >;
}): BacktestFindings {
  const { candidate, inForce, pairs, read } = found;
  const labelled = read.fraudCases > 0;
  const spanMs = read.toMs - read.fromMs;
  const sides = [candidate, inForce].map(side => sideResult(side, labelled, spanMs));
  const cases = pairs.filter(one => one.difference !== 'same').map(caseOf);
  cases.sort((a, b) => Math.abs(b.savedMoreYen) - Math.abs(a.savedMoreYen));
  return {
    ...read,
    lines: inForce.state.lines.names.count,
    figures: figuresOf(sides[0]!, sides[1]!, spanMs),
    differences: countDifferences(pairs),
    cases: cases.slice(0, casesMost),
    casesLeftOut: Math.max(0, cases.length - casesMost),
  };
}

function figuresOf(candidate: SideResult, inForce: SideResult, spanMs: number): BacktestFigure[] {
  const figure = (name: string, of: (side: SideResult) => number): BacktestFigure => {
    return { name, candidate: of(candidate), inForce: of(inForce) };
  };
  const attacks =
    candidate.attacks === undefined
      ? []
      : ([
          ['attacks-stopped', 'stopped'],
          ['loss', 'lossYen'],
          ['loss-median', 'lossMedianYen'],
          ['loss-p95', 'lossP95Yen'],
          ['loss-largest', 'lossLargestYen'],
        ] as const);
  return [
    figure('saved', side => side.savedYen),
    ...attacks.map(([name, of]) => figure(name, side => side.attacks?.[of] ?? 0)),
    figure('questions', side => side.questions),
    figure('lines-asked', side => side.touched.asked.count),
    // Of a few days a month would be a guess.
    ...(spanMs < weekMs
      ? []
      : [figure('asked-per-thousand-month', side => side.touched.askedPerThousandMonth)]),
    figure('lines-challenged', side => side.touched.challenged.count),
    figure('lines-refused', side => side.touched.refused.count),
    figure('lines-suspended', side => side.touched.suspended.count),
    ...(candidate.attacks === undefined
      ? []
      : [figure('lawful-refused', side => side.touched.lawfulRefusedYen ?? 0)]),
    figure('calls-challenged', side => side.challenged),
    figure('calls-refused', side => side.refused),
    figure('calls-released', side => side.released),
    figure('suspensions', side => side.suspendedLines),
    figure('source-blocks', side => side.sourceBlocks),
    figure('country-blocks', side => side.countryBlocks),
  ];
}

/** Neither country nor address of a call: nobody has stated a reason to see them. */
function caseOf({ difference, candidate, inForce, earlierMs }: CasePair): BacktestCase {
  const one = (candidate ?? inForce)!;
  const kind = one.sourceIp !== '' ? 'source' : one.country !== '' ? 'country' : 'line';
  const saved = (side: SideCase | undefined): number => side?.savedMilliYen ?? 0;
  return {
    difference,
    subscriber: one.subscriber,
    account: one.account,
    attack: candidate?.attack || inForce?.attack || '',
    kind,
    earlierMs,
    savedMoreYen: Math.round((saved(candidate) - saved(inForce)) / 1_000),
    candidate: sideOf(candidate),
    inForce: sideOf(inForce),
  };
}

function sideOf(one: SideCase | undefined): BacktestSide | null {
  if (one === undefined) return null;
  return {
    openedMs: one.openedMs,
    measures: [...one.measures].sort(),
    ground: one.ground,
    refused: one.refused,
    released: one.released,
    challenged: one.challenged,
    firstStopMs: one.firstStopMs === 0 ? null : one.firstStopMs,
    savedYen: Math.round(one.savedMilliYen / 1_000),
  };
}
