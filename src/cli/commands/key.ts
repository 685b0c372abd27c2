import { type Command, InvalidArgumentError } from 'commander';

const help = `
Example:
  sekisho key sbc-tokyo --scopes screen events

The key is printed once and kept nowhere. The lines below it go into the settings file under
http: keys: and hold only its hash.`;

const knownScopes = ['events', 'screen', 'challenges', 'read', 'metrics'];

export function addKey(program: Command): void {
  program
    .command('key')
    .description('make an API key and the lines for the settings file')
    .argument('<name>', 'who will use it', keyName)
    .option('--scopes <scope...>', `what it may do: ${knownScopes.join(', ')}`, ['events'])
    .addHelpText('after', help)
    .action(async (name: string, given: { scopes: string[] }) => {
      const { newApiKey } = await import('../../api/api-key.ts');
      const { scopes } = await import('../../core/access/permissions.ts');
      const { UsageError } = await import('../usage-error.ts');
      const unknown = given.scopes.find(scope => !(scopes as readonly string[]).includes(scope));
      if (unknown !== undefined) {
        throw new UsageError(`--scopes ${unknown}: known are ${scopes.join(', ')}.`);
      }
      const { key, sha256 } = newApiKey();
      process.stderr.write('The key, shown this once:\n');
      process.stdout.write(`${key}\n`);
      process.stderr.write(
        `\nFor the settings file:\nhttp:\n  keys:\n    - name: ${name}\n` +
          `      sha256: ${sha256}\n      scopes: [${given.scopes.join(', ')}]\n`,
      );
    });
}

function keyName(text: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,62}$/i.test(text)) return text;
  throw new InvalidArgumentError('It may have letters, digits, and . _ - only.');
}
