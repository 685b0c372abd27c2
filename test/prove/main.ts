// npm run prove: many seeds of simulated traffic held against the oracles and the design's bars.
//   npm run prove                                     the proof: 200 seeds, with faults, all oracles
//   npm run prove -- --resume FILE                    keeps each seed's result and goes on after a
//                                                     stop; a file is for one state of the sources
//   npm run prove -- --seeds 8 --quick --rows FILE    losses and lawful figures alone, for tuning
import { createWriteStream, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { failedCases, keepCase } from '../../sim/oracles/kept-cases.ts';
import type { ParameterSet } from '../../sim/parameters.ts';
import { policies } from '../../src/core/policy/policy.ts';
import { runJobs, shrinkFailure } from './job-pool.ts';
import type { ProveJob, ProveRun, Variant } from './prove-job.ts';
import { policyReport, reportText, runsOf } from './report.ts';
import { ResultsFile } from './results-file.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    first: { type: 'string' },
    subscribers: { type: 'string', default: '600' },
    days: { type: 'string', default: '40' },
    attacks: { type: 'string', default: '1' },
    policy: { type: 'string', multiple: true, default: ['standard', 'contact-only'] },
    parameters: { type: 'string' },
    quick: { type: 'boolean', default: false },
    faults: { type: 'boolean' },
    certain: { type: 'boolean' },
    rows: { type: 'string' },
    resume: { type: 'string' },
    write: { type: 'boolean', default: false },
    jobs: { type: 'string', default: `${availableParallelism()}` },
  },
  allowNegative: true,
});

/** Seeds in how many are asked by the oracles that need many runs, and run with staged analysis. */
const thoroughEvery = 4;
const stagedEvery = 8;

for (const name of values.policy) {
  if (policies[name] === undefined) usage(`no policy ${name}: ${Object.keys(policies).join(', ')}`);
}
// What is tuned on is not what is reported: other seeds, other ranges.
const parameters = parameterSet(values.parameters ?? (values.quick ? 'train' : 'report'));
const first = Number(values.first ?? (values.quick ? 1 : 1_001));
const size = {
  subscribers: Number(values.subscribers),
  days: Number(values.days),
  attacksPerShape: Number(values.attacks),
  lawfulPerShape: 1,
};
const faults = values.faults ?? !values.quick;
const jobs = Array.from({ length: Number(values.seeds) }, (_, index): ProveJob => {
  return {
    options: { ...size, swarm: true, parameters, seed: first + index },
    policies: values.policy,
    quick: values.quick,
    faults,
    thorough: !values.quick && index % thoroughEvery === 0,
    staged: !values.quick && index % stagedEvery === 0,
    certain: values.certain ?? !values.quick,
  };
});

const startedMs = performance.now();
const broken = failedCases();
for (const { file, problem } of broken) console.error(`${file}: ${problem}`);
const rows = values.rows === undefined ? undefined : createWriteStream(values.rows);
const kept = new ResultsFile(values.resume);
const results = jobs.flatMap(job => kept.find(job) ?? []);
for (const run of results.flatMap(result => result.runs)) tell(run);
const left = jobs.filter(job => kept.find(job) === undefined);
await runJobs(left, Number(values.jobs), (job, result) => {
  results.push(result);
  kept.add(job, result);
  for (const run of result.runs) tell(run);
  const elapsed = Math.round((performance.now() - startedMs) / 1_000);
  const done = `${results.length} of ${jobs.length}`;
  console.error(`${elapsed} s: seed ${result.seed} in ${result.seconds.toFixed(1)} s, ${done}`);
});
rows?.end();

const runs = results.toSorted((a, b) => a.seed - b.seed).flatMap(result => result.runs);
const variants: readonly Variant[] = ['plain', 'faults', 'staged'];
const reports = values.policy.flatMap(policy =>
  variants
    .filter(variant => runsOf(runs, policy, variant).length > 0)
    .map(variant => policyReport(runs, policy, variant)),
);
const machine = `${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}.`;
const text = reportText(runs, reports, { command: command(), machine });
console.log(text);
if (values.write) {
  const folder = new URL('../../docs/measurements/', import.meta.url);
  writeFileSync(new URL('prove.md', folder), text);
  const whole = { command: command(), machine, time: new Date().toISOString(), reports };
  writeFileSync(new URL('prove.json', folder), `${JSON.stringify(whole, undefined, 1)}\n`);
}
await keepFailures();
if (broken.length > 0 || runs.some(run => run.failures.length > 0)) process.exitCode = 1;

/** The first failure of each oracle becomes a file of `sim/cases/`, to be committed with its mend. */
async function keepFailures(): Promise<void> {
  const known = new Set<string>();
  for (const { seed, policy, failures } of runs) {
    for (const { oracle, problems } of failures) {
      if (known.has(oracle)) continue;
      known.add(oracle);
      const options = { ...size, swarm: true, parameters, seed };
      const job = { options, policy, oracle, problem: problems[0] ?? '' };
      const { text: least, accounts } = await shrinkFailure(job);
      const about = `${oracle}: fails with ${accounts.join(', ')} of seed ${seed}, ${policy}`;
      if (least === '') console.error(`${about}; not without the rest of the carrier`);
      else console.error(`${about}; kept as ${keepCase(least)}`);
    }
  }
}

function tell({ seed, policy, variant, outcome, failures }: ProveRun): void {
  const about = { seed, policy, variant };
  for (const attack of outcome.attacks) {
    rows?.write(`${JSON.stringify({ row: 'attack', ...about, ...attack })}\n`);
  }
  for (const asked of outcome.lawful.asked) {
    rows?.write(`${JSON.stringify({ row: 'asked', ...about, ...asked })}\n`);
  }
  for (const { oracle, problems } of failures) {
    const shown = problems.slice(0, 3).join('\n  ');
    console.error(`seed ${seed}, ${policy}, ${variant}: ${oracle}\n  ${shown}`);
  }
}

function command(): string {
  const quick = values.quick ? ` --quick${values.certain ? ' --certain' : ''}` : '';
  const ranges = `--parameters ${parameters}${quick}`;
  const world = `--subscribers ${size.subscribers} --days ${size.days}`;
  return `npm run prove -- --seeds ${jobs.length} --first ${first} ${world} ${ranges}`;
}

function parameterSet(name: string): ParameterSet {
  if (name === 'train' || name === 'report') return name;
  return usage(`no parameters ${name}: train, report`);
}

function usage(problem: string): never {
  console.error(problem);
  process.exit(2);
}
