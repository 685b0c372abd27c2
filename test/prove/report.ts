// The report of `npm run prove`: figures, and the same as text.
import { atMost, type BarResult, faultFactor, lawfulBars, lossBars, yen } from './bars.ts';
import { type LawfulFigures, lawfulFigures } from './lawful-figures.ts';
import { type LossFigures, lossesByShape } from './loss-figures.ts';
import type { ProveRun, Variant } from './prove-job.ts';
import {
  barTable,
  lawfulTable,
  lossTable,
  oracleTable,
  outOfReach,
  stagedTable,
  suspendedTable,
  worstTable,
} from './tables.ts';

export interface PolicyReport {
  readonly policy: string;
  readonly variant: Variant;
  readonly runs: number;
  readonly events: number;
  readonly stopped: number;
  readonly losses: readonly LossFigures[];
  readonly settled: LawfulFigures;
  readonly whole: LawfulFigures;
  readonly bars: readonly BarResult[];
}

export function policyReport(
  runs: readonly ProveRun[],
  policy: string,
  variant: Variant,
): PolicyReport {
  const mine = runsOf(runs, policy, variant);
  const lawful = mine.map(run => run.outcome.lawful);
  const [settled, whole] = [lawfulFigures(lawful, 'settled'), lawfulFigures(lawful, 'whole')];
  const stopped = lawful.reduce((sum, one) => sum + one.stopped.length, 0);
  const losses = lossesByShape(mine.flatMap(run => run.outcome.attacks));
  const bars =
    variant === 'plain'
      ? [
          ...lossBars(policy, losses, certainLosses(runs, policy)),
          ...lawfulBars(stopped, settled, whole),
        ]
      : variant === 'faults'
        ? faultBars(lossesByShape(allAttacks(runsOf(runs, policy, 'plain'))), losses, stopped)
        : [];
  const events = mine.reduce((sum, run) => sum + run.outcome.events, 0);
  return { policy, variant, runs: mine.length, events, stopped, losses, settled, whole, bars };
}

/** What certainty about every call leaves; nothing where that was not run. */
function certainLosses(runs: readonly ProveRun[], policy: string): readonly LossFigures[] {
  const certain = runsOf(runs, policy, 'certain');
  return certain.length === 0 ? [] : lossesByShape(allAttacks(certain));
}

/** Loss with faults against loss without, and no lawful call stopped. */
function faultBars(
  plain: readonly LossFigures[],
  faulty: readonly LossFigures[],
  stopped: number,
): BarResult[] {
  const [before, after] = [plain.at(-1)!, faulty.at(-1)!];
  return [
    atMost('loss with faults, mean', faultFactor * before.meanYen, after.meanYen),
    atMost('loss with faults, median', faultFactor * before.medianYen, after.medianYen),
    atMost('loss with faults, p95', faultFactor * before.p95Yen, after.p95Yen),
    atMost('loss with faults, largest', faultFactor * before.largestYen, after.largestYen),
    atMost('lawful calls stopped with faults', 0, stopped, value => `${value}`),
  ];
}

export function runsOf(runs: readonly ProveRun[], policy: string, variant: Variant): ProveRun[] {
  return runs.filter(run => run.policy === policy && run.variant === variant);
}

function allAttacks(runs: readonly ProveRun[]) {
  return runs.flatMap(run => run.outcome.attacks);
}

export function reportText(
  runs: readonly ProveRun[],
  reports: readonly PolicyReport[],
  about: { readonly command: string; readonly machine: string },
): string {
  const sections = reports.map(report => section(runs, report));
  const staged = reports.filter(one => one.variant === 'staged');
  return `# Proof of detection

\`${about.command}\`

${about.machine} Losses are in yen and include calls in progress; they are counted from the simulated
calls and the decisions about them, pooled over all seeds. A call through is one that was answered.
\`With certainty\` is the same figure where every attack's calls are known as such from the first on: what
is lost then, the gates, the contact plan and the loss budget leave, and no better evidence can save it.
\`unasked\` is beside the loss: the mean cost of calls whose set-up the feed lost, or told only after the
answer, so that they went on without a verdict.
The carriers are those of [simulator.md](../concepts/simulator.md); bars are those of the
[design](../design.md).

## Bars

${reports
  .filter(one => one.bars.length > 0)
  .map(barSummary)
  .join('\n\n')}

## Oracles

${oracleTable(runs)}

${sections.join('\n\n')}
${
  staged.length === 0
    ? ''
    : `\n## What staged analysis costs\n\n${stagedTable(
        runs,
        staged.map(one => one.policy),
      )}\n`
}
## The largest losses

${worstTable(runs, 20)}
`;
}

const titles: Readonly<Record<Variant, string>> = {
  plain: '',
  faults: ', with faults of the feed',
  staged: ', staged analysis',
  certain: ', with certainty',
};

function barSummary(report: PolicyReport): string {
  const broken = report.bars.filter(bar => !bar.holds);
  const out = broken.filter(outOfReach).length;
  const reach = out === 0 ? '' : `, ${out} of them out of reach of any detector`;
  const held =
    broken.length === 0
      ? 'all hold'
      : `${broken.length} of ${report.bars.length} do not hold${reach}`;
  return `\`${report.policy}\`${titles[report.variant]}: ${held}.\n\n${barTable(report.bars)}`;
}

function section(runs: readonly ProveRun[], report: PolicyReport): string {
  if (report.variant === 'staged' || report.variant === 'certain') return '';
  const mine = runsOf(runs, report.policy, report.variant);
  const counts = `${report.runs} runs, ${report.events.toLocaleString('en')} events`;
  const all = report.losses.at(-1)!;
  return `## \`${report.policy}\`${titles[report.variant]}

${counts}, ${all.attacks.toLocaleString('en')} attacks; loss ${yen(all.medianYen)} in the median.

${lossTable(mine)}

${lawfulTable(mine)}

${suspendedTable(mine)}`;
}
