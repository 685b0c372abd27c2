import { type Command, Option } from 'commander';
import { dayText, wholeNumber } from '../option-values.ts';

interface Given {
  readonly seed: number;
  readonly subscribers: number;
  readonly days: number;
  readonly out: string;
  readonly start?: string;
  readonly attacks?: number;
  readonly parameters: 'train' | 'report';
  readonly splitFeeds: boolean;
  readonly quiet: boolean;
}

const help = `
Writes subscribers.csv, rates.csv, restricted.csv, contacts.ndjson, events.ndjson and
labels.ndjson. The same options give the same bytes. Afterwards:
  sekisho replay --subscribers DIR/subscribers.csv --rates DIR/rates.csv \\
      --restricted DIR/restricted.csv --contacts DIR/contacts.ndjson \\
      --labels DIR/labels.ndjson --report report.html DIR/events.ndjson

Examples:
  sekisho simulate --out demo
  sekisho simulate --seed 7 --subscribers 5000 --days 40 --out carrier`;

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('make a carrier with lawful traffic and attacks, as files')
    .option('--seed <number>', 'which carrier', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--subscribers <number>', 'how many lines', wholeNumber(10, 10_000_000), 1_000)
    .option('--days <number>', 'how many days', wholeNumber(1, 3_650), 40)
    .option('--out <folder>', 'where the files go', 'simulation')
    .option('--start <day>', 'first day', dayText)
    .option('--attacks <number>', 'attacks of each shape', wholeNumber(0, 100_000))
    .addOption(
      new Option('--parameters <set>', 'ranges that figures are drawn from')
        .choices(['train', 'report'])
        .default('train'),
    )
    .option('--split-feeds', 'one events file for each feed', false)
    .option('-q, --quiet', 'no progress and no table', false)
    .addHelpText('after', help)
    .action(simulate);
}

async function simulate(given: Given): Promise<void> {
  const { writeSimulation } = await import('../../../sim/write-simulation.ts');
  const { ProgressLine } = await import('../progress-line.ts');
  const progress = new ProgressLine(given.quiet ? undefined : process.stderr, 'simulating', 'days');
  const summary = await writeSimulation({
    seed: given.seed,
    subscribers: given.subscribers,
    days: given.days,
    out: given.out,
    splitFeeds: given.splitFeeds,
    parameters: given.parameters,
    onDay: (done, days) => progress.show(done, days),
    ...(given.start === undefined ? {} : { startDate: given.start }),
    ...(given.attacks === undefined ? {} : { attacksPerShape: given.attacks }),
  });
  progress.end();
  if (given.quiet) return;
  const { default: Table } = await import('cli-table3');
  const table = new Table({ head: ['', 'count'], style: { head: [], border: [] } });
  for (const [name, value] of [
    ['lines', summary.subscribers],
    ['accounts', summary.accounts],
    ['events', summary.events],
    ['calls abroad', summary.callsAbroad],
    ['attacks', summary.attacks],
    ["attackers' calls", summary.attackCalls],
  ] as const) {
    table.push([name, { content: value.toLocaleString('en'), hAlign: 'right' }]);
  }
  process.stderr.write(
    `${table.toString()}\nwritten to ${given.out}/: ${summary.files.join(', ')}\n`,
  );
}
