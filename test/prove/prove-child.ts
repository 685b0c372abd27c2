// A child process of `npm run prove`: takes seeds one by one and proves them.
import {
  faultsOf,
  measure,
  measureAndWatch,
  measureWithFaults,
} from '../../sim/oracles/measure-seed.ts';
import { oracleNames } from '../../sim/oracles/oracle-names.ts';
import { proveTraffic } from '../../sim/oracles/prove-seed.ts';
import { simulatedTraffic, type Traffic } from '../../sim/oracles/traffic.ts';
import { policies } from '../../src/core/policy/policy.ts';
import type { JobResult, ProveJob, ProveRun } from './prove-job.ts';

process.on('message', (job: ProveJob) => {
  process.send?.(prove(job));
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
  ]);
  return { seed: job.options.seed, seconds: (performance.now() - startedMs) / 1_000, runs };
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
