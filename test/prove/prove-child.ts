// A child process of `npm run prove`: takes seeds one by one and proves them.
import { measureRun } from '../../sim/oracles/measure-seed.ts';
import { proveSeed, shrink } from '../../sim/oracles/prove-seed.ts';
import { simulatedTraffic } from '../../sim/oracles/traffic.ts';
import { policies } from '../../src/core/policy/policy.ts';
import type { JobResult, ProveJob, ProveRun } from './prove-job.ts';

process.on('message', (job: ProveJob) => {
  process.send?.(prove(job));
});
process.on('disconnect', () => process.exit(0));

function prove({ options, policies: names, quick }: ProveJob): JobResult {
  const startedMs = performance.now();
  const { seed } = options;
  const traffic = simulatedTraffic(options);
  const runs: ProveRun[] = names.map(name => {
    const policy = policies[name]!;
    const { outcome } = measureRun(traffic, policy);
    const found = quick ? [] : proveSeed({ ...options, policy }).failures;
    const failures = found.map(failure => {
      return { ...failure, accounts: shrink({ ...options, policy }, failure.oracle) };
    });
    return { seed, policy: name, faults: false, outcome, failures };
  });
  return { seed, seconds: (performance.now() - startedMs) / 1_000, runs };
}
