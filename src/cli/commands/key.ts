import { type Command, InvalidArgumentError } from 'commander';
import { scopes } from '../../core/access/permissions.ts';

const help = `
Examples:
  sekisho key sbc-tokyo --scopes screen events
  sekisho key add crm --scopes cases --expires 2027-03-31
  sekisho key list
  sekisho key revoke crm

"key NAME" prints a key, shown once, and the lines with its hash for the settings file under
http: keys:. "key add" keeps the hash in the database instead, where it can expire and be revoked;
a running "sekisho serve" takes both up within seconds.`;

interface Given {
  readonly settings?: string;
  readonly scopes: string[];
  readonly feeds?: string[];
  readonly account?: string;
  readonly expires?: number;
}

export function addKey(program: Command): void {
  const key = program
    .command('key')
    .description('make API keys for machines; list and revoke them')
    .argument('[name]', 'who will use it', keyName)
    .option('--scopes <scope...>', `what it may do: ${scopes.join(', ')}`, ['events'])
    .addHelpText('after', help)
    .action(async (name: string | undefined, given: Given, command: Command) => {
      if (name === undefined) return command.help({ error: true });
      await (await commands()).printForSettings(name, given.scopes);
    });
  const settings = [
    '-s, --settings <file>',
    'settings file (./sekisho.yaml where it exists)',
  ] as const;
  key
    .command('add')
    .description('make a key and keep its hash in the database')
    .argument('<name>', 'who will use it', keyName)
    .option('--scopes <scope...>', `what it may do: ${scopes.join(', ')}`, ['events'])
    .option('--feeds <feed...>', 'feeds it may write to; without it, any')
    .option('--account <account>', 'the one account it may read of; without it, all')
    .option('--expires <day>', 'first day (UTC) on which it holds no more, 2027-03-31', dayOf)
    .option(...settings)
    .action(async (name: string, given: Given) => (await commands()).add(name, given));
  key
    .command('list')
    .description('list the keys of the database')
    .option(...settings)
    .action(async (given: Given) => (await commands()).list(given.settings));
  key
    .command('revoke')
    .description('end a key of the database')
    .argument('<name>')
    .option(...settings)
    .action(async (name: string, given: Given) => (await commands()).revoke(name, given.settings));
}

function commands() {
  return import('../people/key-commands.ts');
}

function keyName(text: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,62}$/i.test(text)) return text;
  throw new InvalidArgumentError('It may have letters, digits, and . _ - only.');
}

function dayOf(text: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new InvalidArgumentError('It must be a day such as 2027-03-31.');
  return ms;
}
