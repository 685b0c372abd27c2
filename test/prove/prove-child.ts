// A child process of `npm run prove`: takes seeds one by one and proves them.

import { readCase, writeCase } from '../../sim/oracles/kept-case.ts';
import {
  faultsOf,
  measure,
  measureAndWatch,
  measureWithCertainty,
  measureWithFaults,
} from '../../sim/oracles/measure-seed.ts';
import { oracleNames } from '../../sim/oracles/oracle-names.ts';
import { proveTraffic, shrink } from '../../sim/oracles/prove-seed.ts';
import { accountOfEvent, simulatedTraffic, type Traffic } from '../../sim/oracles/traffic.ts';
import { policies } from '../../src/core/policy/policy.ts';
import type { JobResult, ProveJob, ProveRun, ShrinkJob, ShrinkResult } from './prove-job.ts';

process.on('message', (job: ProveJob | ShrinkJob) => {
  process.send?.('oracle' in job ? keep(job) : prove(job));
});
process.on('disconnect', () => process.exit(0));

const { recount, untouched, limits, lawful, ends, replay, order, twice, faults } = oracleNames;

function prove(job: ProveJob): JobResult {
  const startedMs = performance.now();
  const traffic = simulatedTraffic(job.options);
  const runs = job.policies.flatMap(name => [
    plain(job, name, traffic),
    ...(job.faults ? [withFaults(job, name, traffic)] : []),
    ...(job.staged ? [staged(job, name, traffic)] : []),
    ...(job.certain ? [certain(job, name, traffic)] : []),
  ]);
  return { seed: job.options.seed, seconds: (performance.now() - startedMs) / 1_000, runs };
}

/** A case is worth keeping when it fails without the rest of the carrier. */
function keep({ options, policy, oracle, problem }: ShrinkJob): ShrinkResult {
  const about = { seed: options.seed, policy: policies[policy]! };
  const least = shrink(simulatedTraffic(options), about, oracle);
  const text = writeCase({ oracle, policy, seed: options.seed, problem }, least);
  const fails = proveTraffic(readCase(text).traffic, about, [oracle]).length > 0;
  const accounts = new Set(least.arrivals.map(({ event }) => accountOfEvent(least, event)));
  return { text: fails ? text : '', accounts: [...accounts] };
}

function plain(job: ProveJob, name: string, traffic: Traffic): ProveRun {
  const policy = policies[name]!;
  const about = { seed: job.options.seed, policy: name, variant: 'plain' } as const;
  if (job.quick) return { ...about, outcome: measure(traffic, policy), asked: [], failures: [] };
  const { outcome, failures } = measureAndWatch(traffic, policy);
  const asked: string[] = [recount, untouched, limits, lawful, ends];
  if (!job.thorough) return { ...about, outcome, asked, failures };
  const further = [replay, order, twice];
  const found = proveTraffic(traffic, { seed: about.seed, policy }, further);
  return { ...about, outcome, asked: [...asked, ...further], failures: [...failures, ...found] };
}

function withFaults(job: ProveJob, name: string, traffic: Traffic): ProveRun {
  const run = measureWithFaults(traffic, policies[name]!, faultsOf(traffic));
  return { seed: job.options.seed, policy: name, variant: 'faults', asked: [faults], ...run };
}

function staged(job: ProveJob, name: string, traffic: Traffic): ProveRun {
  const outcome = measure(traffic, { ...policies[name]!, analysis: 'staged' });
  const { seed } = job.options;
  return { seed, policy: name, variant: 'staged', outcome, asked: [], failures: [] };
}

function certain(job: ProveJob, name: string, traffic: Traffic): ProveRun {
  const outcome = measureWithCertainty(traffic, policies[name]!);
  const { seed } = job.options;
  return { seed, policy: name, variant: 'certain', outcome, asked: [], failures: [] };
}
