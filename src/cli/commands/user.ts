import type { Command } from 'commander';
import { roles } from '../../core/access/permissions.ts';

const help = `
Examples:
  sekisho user add sato --role supervisor --url https://desk.example
  sekisho user list
  sekisho user reset sato --why "lost telephone"

"add" and "reset" print a one-time link that holds for a day; with it the person sets password and
authenticator. The first administrator is made this way. Works while "sekisho serve" is running;
run it as the same user of this machine. Roles: ${roles.join(', ')}.`;

interface Given {
  readonly settings?: string;
  readonly role: string;
  readonly url?: string;
  readonly why?: string;
  readonly enable: boolean;
  readonly none: boolean;
}

export function addUser(program: Command): void {
  const user = program
    .command('user')
    .description('make, list and change the people who may sign in')
    .addHelpText('after', help);
  const command = (name: string, description: string): Command =>
    user
      .command(name)
      .description(description)
      .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)');
  const url = ['--url <address>', 'address of the pages, for the link'] as const;
  command('add', 'make a person; prints a one-time link')
    .argument('<name>', 'sign-in name: lower-case letters, digits, . _ -')
    .requiredOption('--role <role>', `one of ${roles.join(', ')}`)
    .option(...url)
    .action(async (name: string, given: Given) => {
      await (await work(given)).add(name, given.role);
    });
  command('list', 'list people with their roles').action(async (given: Given) => {
    await (await work(given)).list();
  });
  command('role', 'give a person another role; counts at once')
    .argument('<name>')
    .argument('<role>')
    .action(async (name: string, role: string, given: Given) => {
      await (await work(given)).setRole(name, role);
    });
  command('disable', 'end the sign-ins of a person and take no more')
    .argument('<name>')
    .option('--enable', 'the opposite', false)
    .action(async (name: string, given: Given) => {
      await (await work(given)).setDisabled(name, !given.enable);
    });
  command('reset', 'take password and authenticator away; prints a one-time link')
    .argument('<name>')
    .option('--why <text>', 'for the audit', '')
    .option(...url)
    .action(async (name: string, given: Given) => {
      await (await work(given)).reset(name, given.why ?? '');
    });
  command('oidc', "link a person with a subject of the settings' identity provider")
    .argument('<name>')
    .argument('[subject]', 'as the provider calls the person; without it, the link is taken away')
    .action(async (name: string, subject: string | undefined, given: Given) => {
      await (await work(given)).link(name, subject);
    });
}

async function work(given: Given) {
  const { readSettings } = await import('../settings.ts');
  const { UserCommands } = await import('../people/user-commands.ts');
  return new UserCommands(readSettings(given.settings, process.env), given.url);
}
