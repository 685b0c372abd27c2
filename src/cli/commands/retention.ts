import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { UsageError } from '../usage-error.ts';

interface Given {
  readonly settings?: string;
  readonly dryRun?: boolean;
  readonly case?: string;
  readonly subscriber?: string;
  readonly why?: string;
}

const retentionHelp = `
Erases what is older than the settings under "retention" allow, with a proof in the audit log: how
many rows, up to when, and a digest of their keys. A running Sekisho does this once a day by itself,
and cuts its journal too. What a legal hold names is kept.`;

const holdHelp = `
What belongs to a held case, or to a held line, is not erased until the hold is lifted.

Examples:
  sekisho hold place --case case-12 --why "police inquiry 2026-118"
  sekisho hold lift --case case-12 --why "inquiry closed"
  sekisho hold list`;

export function addRetention(program: Command): void {
  program
    .command('retention')
    .description('erase what is older than it may be kept')
    .option('-n, --dry-run', 'show what would be erased, and erase nothing', false)
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .addHelpText('after', retentionHelp)
    .action(runRetention);
  const hold = program.command('hold').description('legal holds: what retention must leave');
  hold.addHelpText('after', holdHelp);
  for (const act of ['place', 'lift'] as const) {
    hold
      .command(act)
      .description(act === 'place' ? 'keep a case, or a line' : 'end a hold')
      .option('--case <name>', 'the case')
      .option('--subscriber <number>', 'the line')
      .requiredOption('--why <text>', 'the reason, for the audit log')
      .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
      .action((given: Given) => changeHold(act, given));
  }
  hold
    .command('list')
    .description('what is held')
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .action(listHolds);
}

async function runRetention(given: Given): Promise<void> {
  await withRetention(given, async ({ retention, reports, settings, say }) => {
    // Reports outlive the calls that they are summed from.
    if (!given.dryRun) await reports.settle(Date.now());
    const found = given.dryRun
      ? await retention.preview(settings.retention, Date.now())
      : await retention.run(settings.retention, Date.now());
    for (const { class: name, rows, beforeMs } of found) {
      const before = new Date(beforeMs).toISOString().slice(0, 10);
      say(`${name}: ${rows.toLocaleString('en')} rows before ${before}`);
    }
    say(given.dryRun ? 'Nothing was erased (--dry-run).' : 'Erased; the audit log has the proof.');
  });
}

async function changeHold(act: 'place' | 'lift', given: Given): Promise<void> {
  const { case: name, subscriber, why = '' } = given;
  if ((name === undefined) === (subscriber === undefined)) {
    throw new UsageError('name either --case or --subscriber.');
  }
  await withRetention(given, async ({ retention, say }) => {
    const kind = name === undefined ? 'subscriber' : 'case';
    const by = `command line (${userInfo().username})`;
    const hold = { kind, subject: name ?? subscriber ?? '', why, by } as const;
    if (act === 'place') {
      const placed = await retention.hold(hold, Date.now());
      return say(`${placed ? 'Held' : 'Held already'}: ${kind} ${hold.subject}`);
    }
    const lifted = await retention.lift(hold, Date.now());
    say(lifted ? `Lifted: ${kind} ${hold.subject}` : 'There is no such hold.');
    if (!lifted) process.exitCode = 1;
  });
}

async function listHolds(given: Given): Promise<void> {
  await withRetention(given, async ({ retention }) => {
    for (const { kind, subject, why, by } of await retention.holds()) {
      process.stdout.write(`${kind} ${subject}  ${why}  (${by})\n`);
    }
  });
}

async function withRetention(
  given: Given,
  work: (parts: Awaited<ReturnType<typeof opened>>) => Promise<void>,
): Promise<void> {
  const parts = await opened(given);
  try {
    await work(parts);
  } finally {
    await parts.close();
  }
}

async function opened(given: Given) {
  const { readSettings } = await import('../settings.ts');
  const { openDatabase } = await import('../open-database.ts');
  const { Retention } = await import('../../store/retention.ts');
  const { SqlReports } = await import('../../store/sql-reports.ts');
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const settings = readSettings(given.settings, process.env);
  const { database, close } = await openDatabase(settings, say);
  const reports = new SqlReports(database, settings.timeZone);
  return { retention: new Retention(database), reports, settings, say, close };
}
