// The tables of a backtest: the candidate beside the policy in force, and what the budget asks.
import { plainTable } from '../plain-table.ts';
import type { SummaryOutput } from '../replay/print-summary.ts';
import type { BacktestResult, BudgetResult } from './backtest-result.ts';
import { comparisonRows } from './comparison-rows.ts';

export function printComparison(
  result: BacktestResult,
  output: SummaryOutput = process.stderr,
): void {
  const ruler = output.isTTY === true;
  const { candidate, inForce, labelled, budget, differences } = result;
  const write = (text: string): void => {
    output.write(`\n${text}\n`);
  };
  const { history } = result;
  write(
    `${history.from.slice(0, 10)} to ${history.to.slice(0, 10)} (${history.days} days), ` +
      `${count(history.lines)} lines, ${count(history.callsAbroad)} calls abroad, ` +
      `${count(history.quarantined)} lines of input in quarantine`,
  );
  const rows = comparisonRows(result).map(row => [
    row.name[0],
    count(row.candidate),
    count(row.inForce),
    signed(row.candidate - row.inForce),
  ]);
  const head = ['', `candidate: ${candidate.policy}`, `in force: ${inForce.policy}`, 'difference'];
  write(plainTable(ruler, head, rows, 1));
  const cases = [
    ['only by the candidate', count(differences['only-candidate'])],
    ['only by the policy in force', count(differences['only-in-force'])],
    ['by both, with other measures', count(differences.measure)],
    ['by both, the candidate earlier', count(differences.earlier)],
    ['by both, the candidate later', count(differences.later)],
    ['the same', count(differences.same)],
  ];
  write(plainTable(ruler, ['Cases', ''], cases, 1));
  if (budget !== undefined) write(budgetText(budget));
  if (!labelled) {
    write(
      'Without --labels nobody can say which calls were lawful: every line touched is counted,\n' +
        'an owner who is reached says "mine", and a challenge is passed.',
    );
  }
}

/** The budget and what came of it, in sentences. */
export function budgetText(budget: BudgetResult): string {
  const { basis, episodes } = budget;
  const how = {
    counted: 'read off the episodes themselves',
    extrapolated: 'carried on from the highest episodes with their slope',
    assumed: 'assumed from theory: there are too few episodes to measure, take more history',
  }[basis];
  return [
    `Budget: one question a month per ${count(budget.linesPerQuestion)} lines.`,
    `${count(budget.lines)} lines over ${budget.months} months allow ` +
      `${budget.allowedQuestions.toFixed(1)} questions ` +
      `(${count(budget.linesLeftOut)} lines left out, with fraud in their history).`,
    `Question level ${budget.level.toFixed(1)} dB, with 90 % confidence between ` +
      `${budget.low.toFixed(1)} and ${budget.high.toFixed(1)}: ${how}.`,
    `${count(episodes)} lawful episodes; each ${budget.tenfold.toFixed(1)} dB more make them ten ` +
      `times rarer (10 by theory).`,
    ...(budget.atFloor ? ['The budget would allow less; this is the lowest level proposed.'] : []),
    `With that level ${count(budget.asked)} of those lines were asked.`,
  ].join('\n');
}

function count(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

function signed(value: number): string {
  if (Math.abs(value) < 0.005) return '–';
  return value > 0 ? `+${count(value)}` : `−${count(-value)}`;
}
