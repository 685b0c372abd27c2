import { type Command, InvalidArgumentError } from 'commander';
import type { AuditHead } from '../../core/access/audit-chain.ts';

const help = `
"verify" recomputes every hash and compares the chain with the last head that "serve" wrote to
audit-heads.log in the data directory. Exit code 1, with the first bad entry and what is wrong
with it, when the log is not as it was written.

Examples:
  sekisho audit verify
  sekisho audit verify --known 1041:5f0c…   a head that was kept elsewhere
  sekisho audit export audit.ndjson
  sekisho audit verify --file audit.ndjson  needs no database`;

interface Given {
  readonly settings?: string;
  readonly known?: AuditHead;
  readonly file?: string;
}

export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('check and export the audit log')
    .addHelpText('after', help);
  audit
    .command('verify')
    .description('recompute the chain; names the first entry that was changed')
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .option('--known <seq:hash>', 'a head known from before', headOf)
    .option('--file <file>', 'an exported file in place of the database')
    .action(async (given: Given) => {
      const { verifyDatabase, verifyFile } = await import('../people/audit-commands.ts');
      const ok =
        given.file === undefined
          ? await verifyDatabase(await settingsOf(given), given.known)
          : await verifyFile(given.file, given.known);
      if (!ok) process.exitCode = 1;
    });
  audit
    .command('export')
    .description('write the whole log as NDJSON, with its hashes')
    .argument('<file>')
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .action(async (file: string, given: Given) => {
      const { exportAudit } = await import('../people/audit-commands.ts');
      await exportAudit(await settingsOf(given), file);
    });
}

async function settingsOf(given: Given) {
  const { readSettings } = await import('../settings.ts');
  return readSettings(given.settings, process.env);
}

function headOf(text: string): AuditHead {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (hash === undefined) throw new InvalidArgumentError('It must look like 1041:<64 digits>.');
  return { seq: Number(seq), hash };
}
