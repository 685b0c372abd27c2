import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isPolicyName } from '../is-policy-name.ts';
import { requireReadable, wholeNumber } from '../option-values.ts';
import { trafficInputs } from '../traffic-inputs.ts';
import { UsageError } from '../usage-error.ts';

export interface BacktestOptions {
  /** Event files (NDJSON) and call-record files, merged by time; `-` is standard input. */
  readonly files: readonly string[];
  /** The candidate: `standard`, `contact-only` or the path of a policy file. */
  readonly policy: string;
  /** The policy in force, likewise. */
  readonly against: string;
  readonly subscribers: string;
  readonly rates: string;
  readonly restricted: string;
  readonly contacts?: string;
  readonly labels?: string;
  /** At most one question to a lawful subscriber a month per so many lines. */
  readonly budget?: number;
  /** Where the policy that follows from the budget goes (YAML). */
  readonly suggest?: string;
  /** Where the figures go (JSON); absent: standard output. */
  readonly out?: string;
  /** Where the page goes (HTML). */
  readonly report?: string;
  /** Where the cases of both policies go, one JSON object a line. */
  readonly cases?: string;
  readonly columns?: string;
  readonly timeZone: string;
  readonly homeCountry: string;
  readonly quiet: boolean;
}

const help = `
FILE is what "sekisho replay" takes: call events as NDJSON, or call records; .gz too.

Examples:
  sekisho backtest --policy new.yaml --against standard --subscribers subscribers.csv \\
      --rates rates.csv --restricted restricted.csv --cases cases.ndjson events.ndjson
  sekisho backtest --policy standard --budget 1000 --suggest new.yaml --subscribers … events.ndjson

--budget 1000 finds the levels at which at most one lawful subscriber in 1,000 lines is asked a
month, and runs the policy with them. Figures go to standard output or --out; progress and tables
go to standard error. The same input gives the same bytes (docs/operating/backtest.md).`;

interface Given extends Omit<BacktestOptions, 'files'> {}

export function addBacktest(program: Command): void {
  program
    .command('backtest')
    .description('compare a policy with the one in force on recorded traffic')
    .argument('<FILE...>', 'event and call-record files')
    .requiredOption('--policy <policy>', 'the candidate: standard, contact-only or a policy file')
    .option('--against <policy>', 'the policy in force', 'standard')
    .requiredOption('--subscribers <file>', 'lines and their accounts (CSV)')
    .requiredOption('--rates <file>', 'rate deck (CSV)')
    .requiredOption('--restricted <file>', 'restricted destination list (CSV)')
    .option('--contacts <file>', 'when the owners can be reached (NDJSON)')
    .option('--labels <file>', "which calls are an attacker's (NDJSON)")
    .option('--budget <lines>', 'one question a month per so many lines', wholeNumber(1, 1e9))
    .option('--suggest <file>', 'write the policy of the budget there (YAML)')
    .option('--out <file>', 'write the figures there (JSON)')
    .option('--report <file>', 'write a page there (HTML)')
    .option('--cases <file>', 'write every case there, of both policies (NDJSON)')
    .option('--columns <file>', 'column map of CSV call records (YAML)')
    .option('--time-zone <zone>', 'home zone, and zone of local times', 'Asia/Tokyo')
    .option('--home-country <code>', 'country of the dial plan', 'JP')
    .option('-q, --quiet', 'no progress and no tables', false)
    .addHelpText('after', help)
    .action(async (files: string[], given: Given) => {
      const options: BacktestOptions = { ...given, files };
      requireInputs(options);
      const { backtest } = await import('../backtest.ts');
      await backtest(options);
    });
}

function requireInputs(options: BacktestOptions): void {
  const policies = [
    ['--policy', options.policy],
    ['--against', options.against],
  ] as const;
  const inputs = [...policies.filter(([, name]) => !isPolicyName(name)), ...trafficInputs(options)];
  for (const [option, path] of inputs) requireReadable(path, option);
  const piped = options.files.filter(file => file === '-').length;
  if (piped > 1) throw new UsageError('FILE -: standard input can be read once only.');
  if (piped > 0 && options.budget !== undefined) {
    throw new UsageError('FILE -: with --budget the events are read twice; give a file.');
  }
  if (options.suggest !== undefined && options.budget === undefined) {
    throw new UsageError('--suggest needs --budget: it writes the policy that follows from it.');
  }
  requireOwnOutputs(
    options,
    inputs.map(([, path]) => path),
  );
}

/** No output may be an input, or another output. */
function requireOwnOutputs(options: BacktestOptions, inputs: readonly string[]): void {
  const taken = new Set(inputs.filter(existsSync).map(path => resolve(path)));
  for (const path of [options.out, options.report, options.cases, options.suggest]) {
    if (path === undefined) continue;
    if (taken.has(resolve(path))) {
      throw new UsageError(`${path} is named twice; name another output file.`);
    }
    taken.add(resolve(path));
  }
}
