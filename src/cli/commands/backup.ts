import type { Command } from 'commander';
import { requireReadable } from '../option-values.ts';

interface Given {
  readonly settings?: string;
  readonly replace?: boolean;
}

const backupHelp = `
Database, journal, snapshots and the keys of the data directory go into one file, as of one moment;
it is read again whole before the command says that it is done. It may run while Sekisho serves.
The file holds personal data and secrets: it can be read by its owner only, keep it so.

Example:
  sekisho backup /backup/sekisho-2026-11-22.gz`;

const restoreHelp = `
Stop Sekisho first. The file is read whole before anything is changed. Nothing is restored over
data unless --replace is given; journal and snapshots that were there are then kept in "replaced"
in the data directory, the rows of the database are not.

Example:
  sekisho restore /backup/sekisho-2026-11-22.gz`;

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write database, journal and snapshots into one file')
    .argument('<file>', 'where to')
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .addHelpText('after', backupHelp)
    .action(async (file: string, given: Given) => {
      const { settings, say, openDatabase } = await prepared(given);
      const { writeBackup } = await import('../backup/write-backup.ts');
      const { database, close } = await openDatabase(settings, say);
      try {
        const done = await writeBackup(database, settings.dataDir, file, Date.now());
        const rows = Object.values(done.about.dump.rows).reduce((sum, count) => sum + count, 0);
        say(`Backed up ${rows.toLocaleString('en')} rows and ${done.files} files to ${file}.`);
        say(`SHA-256 of the content: ${done.digest}`);
      } finally {
        await close();
      }
    });
  program
    .command('restore')
    .description('put back what "sekisho backup" wrote')
    .argument('<file>', 'the backup')
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .option('--replace', 'also where there are data already', false)
    .addHelpText('after', restoreHelp)
    .action(async (file: string, given: Given) => {
      requireReadable(file, 'the backup');
      const { settings, say, openDatabase } = await prepared(given);
      const { restoreBackup } = await import('../backup/read-backup.ts');
      const { url, close } = await openDatabase(settings, say);
      try {
        const { dataDir } = settings;
        const replace = given.replace === true;
        const about = await restoreBackup({ url, dataDir, path: file, replace });
        say(`Restored the backup of ${about.time}. Start Sekisho: sekisho serve`);
      } finally {
        await close();
      }
    });
}

async function prepared(given: Given) {
  const { readSettings } = await import('../settings.ts');
  const { openDatabase } = await import('../open-database.ts');
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  return { settings: readSettings(given.settings, process.env), say, openDatabase };
}
