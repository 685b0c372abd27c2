import type { Command } from 'commander';
import { isPolicyName } from '../is-policy-name.ts';
import { requireReadable } from '../option-values.ts';
import { trafficInputs } from '../traffic-inputs.ts';
import { UsageError } from '../usage-error.ts';

export interface ReplayOptions {
  /** Event files (NDJSON) and call-record files, merged by time; `-` is standard input. */
  readonly files: readonly string[];
  readonly subscribers: string;
  readonly rates: string;
  readonly restricted: string;
  /** When the owners can be reached; absent: never. */
  readonly contacts?: string;
  /** Which calls are an attacker's; absent: none is. */
  readonly labels?: string;
  /** `standard`, `contact-only` or the path of a policy file; taken literally. */
  readonly policy: string;
  /** Where the decisions go; absent: standard output. */
  readonly out?: string;
  /** Write allowed calls too. */
  readonly all: boolean;
  /** Where the self-contained page goes. */
  readonly report?: string;
  /** Column map (YAML) of call-record files that are no known format. */
  readonly columns?: string;
  /** Zone of local times in call-record files, and home zone of the carrier. */
  readonly timeZone: string;
  readonly homeCountry: string;
  /** No progress bar and no tables on standard error. */
  readonly quiet: boolean;
}

const help = `
FILE is call events as NDJSON (docs/reference/call-events.md), or call records of Asterisk,
FreeSWITCH, NTT Communications or, with --columns, any CSV; .gz too; "-" is standard input.
Several files are merged by time.

Examples:
  sekisho replay --subscribers subscribers.csv --rates rates.csv --restricted restricted.csv \\
      events.ndjson > decisions.ndjson
  sekisho replay … --policy contact-only --report report.html --out decisions.ndjson Master.csv

Decisions go to standard output or --out, one JSON object a line; progress and tables go to
standard error. The same input gives the same bytes.`;

interface Given extends Omit<ReplayOptions, 'files'> {}

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description('run the whole system on recorded traffic, in recorded time')
    .argument('<FILE...>', 'event and call-record files')
    .requiredOption('--subscribers <file>', 'lines and their accounts (CSV)')
    .requiredOption('--rates <file>', 'rate deck (CSV)')
    .requiredOption('--restricted <file>', 'restricted destination list (CSV)')
    .option('--contacts <file>', 'when the owners can be reached (NDJSON)')
    .option('--labels <file>', "which calls are an attacker's (NDJSON)")
    .option('--policy <policy>', 'standard, contact-only or a policy file', 'standard')
    .option('--out <file>', 'write the decisions there')
    .option('--all', 'write allowed calls too', false)
    .option('--report <file>', 'write a page that shows each case as a picture (HTML)')
    .option('--columns <file>', 'column map of CSV call records (YAML)')
    .option('--time-zone <zone>', 'home zone, and zone of local times', 'Asia/Tokyo')
    .option('--home-country <code>', 'country of the dial plan', 'JP')
    .option('-q, --quiet', 'no progress and no tables', false)
    .addHelpText('after', help)
    .action(async (files: string[], given: Given) => {
      const options: ReplayOptions = { ...given, files };
      requireInputs(options);
      const { replay } = await import('../replay.ts');
      await replay(options);
    });
}

function requireInputs(options: ReplayOptions): void {
  for (const [option, path] of trafficInputs(options)) requireReadable(path, option);
  if (!isPolicyName(options.policy)) requireReadable(options.policy, '--policy');
  if (options.files.filter(file => file === '-').length > 1) {
    throw new UsageError('FILE -: standard input can be read once only.');
  }
  const outputs = [options.out, options.report].filter(path => path !== undefined);
  const again = outputs.find(path => options.files.includes(path));
  if (again) throw new UsageError(`${again} is both input and output; name another output file.`);
}
