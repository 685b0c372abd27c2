import type { Command } from 'commander';
import type { Finding } from '../doctor/finding.ts';

const help = `
Checks Node.js, packages, settings, clock, disk, data directory, journal, database, files and
ports, says what to do for each that is not well, and changes nothing. Exit code 1 when something
is wrong. It may run beside a Sekisho that is serving.`;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check whether everything is ready, and say what to do')
    .option('-s, --settings <file>', 'settings file (./sekisho.yaml where it exists)')
    .option('--json', 'print the findings as JSON', false)
    .addHelpText('after', help)
    .action(async (given: { settings?: string; json: boolean }) => {
      const { examine } = await import('../doctor/examine.ts');
      const findings = await examine(given.settings, process.env);
      const wrong = findings.filter(finding => finding.status === 'wrong').length;
      const text = given.json
        ? `${JSON.stringify({ ok: wrong === 0, findings }, undefined, 2)}\n`
        : report(findings, wrong);
      process.stdout.write(text);
      if (wrong > 0) process.exitCode = 1;
    });
}

function report(findings: readonly Finding[], wrong: number): string {
  const width = Math.max(...findings.map(finding => finding.check.length));
  const marks = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' };
  const lines = findings.flatMap(({ check, status, text, todo }) => [
    `${marks[status]} ${check.padEnd(width)}  ${text}`,
    ...(todo ? [`${' '.repeat(width + 6)}  → ${todo}`] : []),
  ]);
  const end = wrong === 0 ? 'Everything that must work works.' : `${wrong} wrong, see → above.`;
  return `${lines.join('\n')}\n\n${end}\n`;
}
