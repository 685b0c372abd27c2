// Entry of the command line. Commands load what they need when they run, so that help is quick.
import { Command, CommanderError } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addBacktest } from './commands/backtest.ts';
import { addBackup } from './commands/backup.ts';
import { addDoctor } from './commands/doctor.ts';
import { addImport } from './commands/import.ts';
import { addKey } from './commands/key.ts';
import { addNotice } from './commands/notice.ts';
import { addReplay } from './commands/replay.ts';
import { addRetention } from './commands/retention.ts';
import { addServe } from './commands/serve.ts';
import { addSimulate } from './commands/simulate.ts';
import { addUser } from './commands/user.ts';
import { type ExitCode, exitCodes, explainFailure } from './explain-failure.ts';
import { version } from './version.ts';

const introduction = `Sekisho finds international toll fraud on a carrier's lines and stops it.

Start here:
  sekisho serve --demo     a simulated carrier on this machine; open the page it names
  sekisho doctor           is everything ready, and what is to be done if not

Try it on files:
  sekisho simulate --out demo
  sekisho replay --subscribers demo/subscribers.csv --rates demo/rates.csv \\
      --restricted demo/restricted.csv --contacts demo/contacts.ndjson \\
      --labels demo/labels.ndjson --report report.html demo/events.ndjson

Run it on your own network (docs/start.md):
  sekisho import --subscribers lines.csv --rates rates.csv --restricted list.csv
  sekisho serve`;

const helpWidth = 100;

const closing = `
Exit codes: 0 done, 1 failed, 2 the command line or the settings are wrong.
Settings: sekisho.yaml in the working directory, or --settings FILE (docs/reference/settings.md).`;

const commands = [
  addServe,
  addReplay,
  addBacktest,
  addSimulate,
  addImport,
  addUser,
  addKey,
  addAudit,
  addNotice,
  addBackup,
  addRetention,
  addDoctor,
];

/** Runs one command line, without the program's name; gives the exit code. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const program = new Command('sekisho')
    .description(introduction)
    .version(version(), '-V, --version', 'print the version and end')
    .helpOption('-h, --help', 'explain the command and end')
    .addHelpText('after', closing)
    .configureHelp({ showGlobalOptions: false })
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      getOutHelpWidth: () => helpWidth,
      getErrHelpWidth: () => helpWidth,
      outputError: (text, write) => write(text.replace(/^error: /, 'sekisho: ')),
    });
  for (const add of commands) add(program);
  inherit(program, 'sekisho');
  if (args.length === 0) {
    program.outputHelp();
    return exitCodes.done;
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return process.exitCode === exitCodes.failed ? exitCodes.failed : exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    }
    const { text, code } = explainFailure(error);
    process.stderr.write(`${text}\n`);
    return code;
  }
}

/** Commands of commands say what is wrong in the same way. */
function inherit(program: Command, path: string): void {
  for (const command of program.commands) {
    const name = `${path} ${command.name()}`;
    command.exitOverride().showHelpAfterError(`Try: ${name} --help`);
    command.configureOutput(program.configureOutput());
    inherit(command, name);
  }
}

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  throw error;
});

if (import.meta.main) process.exitCode = await runCommandLine(process.argv.slice(2));
