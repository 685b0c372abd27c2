// npm run bench: runs the benches, prints a table and the same as JSON.
//   npm run bench -- --only sip engine --small --json figures.json
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { type BenchResult, benchFiles, runBench, thisMachine } from './run-bench.ts';
import { type Target, targets } from './targets.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    small: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

const files = benchFiles();
const wanted = [...values.only.flatMap(text => text.split(',')), ...positionals];
const unknown = wanted.filter(name => !files.has(name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are: ${[...files.keys()].join(', ')}`);
  process.exit(2);
}

const size = values.small ? 'small' : 'full';
const machine = thisMachine();
console.error(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}`,
);
const results: BenchResult[] = [];
const failures: string[] = [];
for (const [name, file] of files) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`${name} …`);
  try {
    results.push(await runBench(file, size));
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
}

const table = new Table({
  head: ['bench', 'figure', 'value', 'target', ''],
  colAligns: ['left', 'left', 'right', 'right', 'left'],
  style: { head: [], border: [] },
  chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
});
for (const { name, figures } of results) {
  for (const [figure, value] of Object.entries(figures)) {
    const target = targets[`${name}.${figure}`];
    table.push([name, figure, shown(value), target ? targetText(target) : '', mark(value, target)]);
  }
}
console.log(table.toString());
for (const failure of failures) console.error(`FAILED: ${failure}`);
const measured = { time: new Date().toISOString(), size, machine, results, failures };
const json = `${JSON.stringify(measured, undefined, 2)}\n`;
if (values.json) writeFileSync(values.json, json);
else console.log(json);
if (failures.length > 0) process.exitCode = 1;

function shown(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

function targetText({ least, most }: Target): string {
  if (least !== undefined) return `≥ ${shown(least)}`;
  return most === undefined ? '' : `≤ ${shown(most)}`;
}

function mark(value: number, target: Target | undefined): string {
  if (!target) return '';
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = target;
  return value >= least && value <= most ? 'reached' : 'MISSED';
}
