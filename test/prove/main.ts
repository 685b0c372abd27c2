// npm run prove: many seeds of simulated traffic held against the bars of the design.
//   npm run prove -- --seeds 8 --quick
//   npm run prove -- --seeds 200 --write
import { createWriteStream, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { ParameterSet } from '../../sim/parameters.ts';
import { policies } from '../../src/core/policy/policy.ts';
import { lawfulBars, lossBars } from './bars.ts';
import { runJobs } from './job-pool.ts';
import { lawfulFigures } from './lawful-figures.ts';
import { lossesByShape } from './loss-figures.ts';
import type { JobResult, ProveRun } from './prove-job.ts';
import { barTable, lawfulTable, lossTable, suspendedTable, worstTable } from './tables.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    first: { type: 'string' },
    subscribers: { type: 'string', default: '800' },
    days: { type: 'string', default: '40' },
    attacks: { type: 'string', default: '1' },
    parameters: { type: 'string' },
    policy: { type: 'string', multiple: true, default: ['standard', 'contact-only'] },
    quick: { type: 'boolean', default: false },
    rows: { type: 'string' },
    write: { type: 'boolean', default: false },
    jobs: { type: 'string', default: `${availableParallelism()}` },
  },
});

for (const name of values.policy) {
  if (policies[name] !== undefined) continue;
  console.error(`no policy ${name}; there are: ${Object.keys(policies).join(', ')}`);
  process.exit(2);
}
const parameters = parameterSet(values.parameters ?? (values.quick ? 'train' : 'report'));
const first = Number(values.first ?? (values.quick ? 1 : 1_001));
const size = {
  subscribers: Number(values.subscribers),
  days: Number(values.days),
  attacksPerShape: Number(values.attacks),
  lawfulPerShape: 1,
  swarm: true,
  parameters,
};
const jobs = Array.from({ length: Number(values.seeds) }, (_, i) => ({
  options: { ...size, seed: first + i },
  policies: values.policy,
  quick: values.quick,
}));
const startedMs = performance.now();
const rows = values.rows === undefined ? undefined : createWriteStream(values.rows);
const results: JobResult[] = [];
await runJobs(jobs, Number(values.jobs), result => {
  results.push(result);
  for (const run of result.runs) {
    writeRows(run);
    for (const { oracle, problems, accounts } of run.failures) {
      const shown = problems.slice(0, 5).join('\n  ');
      console.error(`seed ${run.seed}, ${run.policy}: ${oracle}\n  ${shown}`);
      console.error(`  still fails with ${accounts.join(', ')}`);
    }
  }
  const elapsed = Math.round((performance.now() - startedMs) / 1_000);
  const done = `${results.length} of ${jobs.length}`;
  console.error(`${elapsed} s: seed ${result.seed} in ${result.seconds.toFixed(1)} s, ${done}`);
});
rows?.end();
const runs = results.toSorted((a, b) => a.seed - b.seed).flatMap(result => result.runs);
const text = `# Proof of detection

${values.policy.map(section).join('\n')}
## The largest losses

${worstTable(runs, 20)}
`;
console.log(text);
if (values.write) {
  writeFileSync(new URL('../../docs/measurements/prove.md', import.meta.url), text);
}
if (runs.some(run => run.failures.length > 0)) process.exitCode = 1;

function writeRows({ seed, policy, faults, outcome }: ProveRun): void {
  const about = { seed, policy, faults };
  for (const attack of outcome.attacks) {
    rows?.write(`${JSON.stringify({ row: 'attack', ...about, ...attack })}\n`);
  }
  for (const asked of outcome.lawful.asked) {
    rows?.write(`${JSON.stringify({ row: 'asked', ...about, ...asked })}\n`);
  }
}

function section(policy: string): string {
  const mine = runs.filter(run => run.policy === policy && !run.faults);
  const lawful = mine.map(run => run.outcome.lawful);
  const [settled, whole] = [lawfulFigures(lawful, 'settled'), lawfulFigures(lawful, 'whole')];
  const stopped = lawful.reduce((sum, one) => sum + one.stopped.length, 0);
  const losses = lossesByShape(mine.flatMap(run => run.outcome.attacks));
  const bars = [...lossBars(policy, losses), ...lawfulBars(stopped, settled, whole)];
  return `## Policy \`${policy}\`

${lossTable(mine)}

${lawfulTable(mine)}

${suspendedTable(mine)}

${barTable(bars)}
`;
}

function parameterSet(name: string): ParameterSet {
  if (name === 'train' || name === 'report') return name;
  console.error(`no parameters ${name}; there are: train, report`);
  process.exit(2);
}
