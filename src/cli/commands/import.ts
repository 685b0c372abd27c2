import { type Command, InvalidArgumentError } from 'commander';
import { requireReadable } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';

interface Given {
  readonly subscribers?: string;
  readonly rates?: string;
  readonly restricted?: string;
  readonly exchange: Record<string, number>;
  readonly settings?: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const help = `
Each file replaces the whole list of its kind; a list that is not named stays as it is. Every line
is checked first, then it is shown what would change, then all is changed at once or not at all.
A contact that changes without a day of its own counts as changed now, and is not used for a while.
The columns are described in docs/reference/reference-data.md. It may run while Sekisho serves.

Examples:
  sekisho import --subscribers subscribers.csv --rates rates.csv --restricted restricted.csv
  sekisho import --rates rates.csv --exchange USD=150 --dry-run`;

export function addImport(program: Command): void {
  program
    .command('import')
    .description('load subscribers, rates and restricted destinations')
    .option('--subscribers <file>', 'lines and their accounts (CSV)')
    .option('--rates <file>', 'rate deck (CSV)')
    .option('--restricted <file>', 'restricted destination list (CSV)')
    .option('--exchange <CODE=yen...>', 'yen for one unit of a currency', exchangeRate, {})
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .option('-n, --dry-run', 'show what would change, and change nothing', false)
    .option('-y, --yes', 'change it without asking', false)
    .addHelpText('after', help)
    .action(runImport);
}

async function runImport(given: Given): Promise<void> {
  const { subscribers, rates, restricted } = given;
  if (subscribers === undefined && rates === undefined && restricted === undefined) {
    throw new UsageError('name at least one of --subscribers, --rates and --restricted.');
  }
  for (const name of ['subscribers', 'rates', 'restricted'] as const) {
    const path = given[name];
    if (path !== undefined) requireReadable(path, `--${name}`);
  }
  const { readSettings } = await import('../settings.ts');
  const settings = readSettings(given.settings, process.env);
  const { readReference } = await import('../import/read-reference.ts');
  const { zoneNow } = await import('../import/zone-now.ts');
  const zone = zoneNow(settings.timeZone);
  const read = await readReference(given, { zone, exchange: given.exchange });
  const { datedContacts } = await import('../import/contact-dates.ts');
  const { openReferenceStore } = await import('../import/open-reference-store.ts');
  const { changesNothing, previewChanges, previewText } = await import(
    '../import/preview-changes.ts'
  );
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const { store, close } = await openReferenceStore(settings, say);
  try {
    const { subscribers: lines } = read;
    const dated = lines && datedContacts(await store.subscribers(), lines, Date.now());
    const changes = { ...read, ...(dated && { subscribers: dated }) };
    const previews = await previewChanges(store, changes);
    say(previewText(previews));
    if (changesNothing(previews)) return say('Nothing is to be changed.');
    if (given.dryRun) return say('Nothing was changed (--dry-run).');
    if (!given.yes && !(await confirmed())) return say('Nothing was changed.');
    await store.replaceReference(changes);
    say('Imported. A running "sekisho serve" takes it over at SIGHUP, or when it starts again.');
  } finally {
    await close();
  }
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UsageError('nobody is there to confirm; add --yes to import, or --dry-run to look.');
  }
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question('Change it? [y/N] ')).trim());
  } finally {
    terminal.close();
  }
}

function exchangeRate(text: string, before: Record<string, number>): Record<string, number> {
  const [, code, yen] = /^([A-Z]{3})=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (code === undefined || !(Number(yen) > 0)) {
    throw new InvalidArgumentError('It must look like USD=150.');
  }
  return { ...before, [code]: Number(yen) };
}
