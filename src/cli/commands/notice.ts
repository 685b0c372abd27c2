import { type Command, Option } from 'commander';
import type { PreviewChoice } from '../notices/preview-notices.ts';

const help = `
Example:
  sekisho notice preview --kind question --language ja --channel sms

Without options every text is shown, filled in with an example. A text that cannot be used is named
with its file and what is wrong.`;

export function addNotice(program: Command): void {
  const notice = program
    .command('notice')
    .description('the texts that subscribers are sent')
    .addHelpText('after', help);
  notice
    .command('preview')
    .description('show the texts filled in with an example')
    .addOption(new Option('--kind <kind>', 'one kind, such as question or notice-after'))
    .addOption(new Option('--language <language>', 'one language').choices(['ja', 'en']))
    .addOption(new Option('--channel <channel>', 'one channel').choices(['mail', 'sms', 'voice']))
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .exitOverride()
    .action(async (given: PreviewChoice & { readonly settings?: string }) => {
      const { readSettings } = await import('../settings.ts');
      const { previewNotices } = await import('../notices/preview-notices.ts');
      process.stdout.write(previewNotices(readSettings(given.settings, process.env), given));
    });
}
