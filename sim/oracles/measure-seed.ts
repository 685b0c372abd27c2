// Runs of a seed's traffic, measured and watched at the same time.
import type { Policy } from '../../src/core/policy/policy.ts';
import { drawFaults, type Faults } from '../faults.ts';
import { faulty } from './altered-traffic.ts';
import { type AttackOutcome, AttackOutcomes } from './attack-outcome.ts';
import { CollectionLimits, overLimit } from './collection-limits.ts';
import { endsByItself, statedEnds, Untouched } from './conduct.ts';
import { type LawfulOutcome, LawfulOutcomes } from './lawful-outcome.ts';
import { oracleNames as names, type OracleFailure } from './oracle-names.ts';
import { RecordedRun, type Watcher } from './recorded-run.ts';
import { Recount } from './recount.ts';
import type { Traffic } from './traffic.ts';

export interface RunOutcome {
  readonly events: number;
  readonly decisions: number;
  readonly attacks: readonly AttackOutcome[];
  readonly lawful: LawfulOutcome;
}

export interface MeasuredRun {
  readonly outcome: RunOutcome;
  readonly failures: readonly OracleFailure[];
}

/** Losses and lawful figures alone. */
export function measure(traffic: Traffic, policy: Policy): RunOutcome {
  return measured(traffic, policy, [], []).outcome;
}

/** The same of a detector that never errs: what is lost then, gates and contact plan leave. */
export function measureWithCertainty(traffic: Traffic, policy: Policy): RunOutcome {
  return measured(traffic, policy, [], [], id => traffic.attackOf.has(id)).outcome;
}

/** The same, watched by every oracle that needs no second run. */
export function measureAndWatch(traffic: Traffic, policy: Policy): MeasuredRun {
  const every = Math.ceil(traffic.arrivals.length / 8);
  const recount = new Recount(traffic, every);
  const [untouched, limits] = [new Untouched(traffic), new CollectionLimits(every)];
  const { run, outcome } = measured(traffic, policy, [recount, untouched, limits], []);
  recount.check(run.state);
  const found: OracleFailure[] = [
    { oracle: names.recount, problems: recount.problems },
    { oracle: names.untouched, problems: untouched.problems },
    { oracle: names.limits, problems: limits.problems },
    { oracle: names.lawful, problems: outcome.lawful.stopped },
    { oracle: names.ends, problems: [...endsByItself(run), ...statedEnds(run.decisions, policy)] },
  ];
  return { outcome, failures: found.filter(one => one.problems.length > 0) };
}

/** With the seed's faults of the feed, and restarts. */
export function measureWithFaults(traffic: Traffic, policy: Policy, faults: Faults): MeasuredRun {
  const told = faulty(traffic, faults, traffic.world.seed);
  const untouched = new Untouched(traffic);
  const { run, outcome } = measured(told, policy, [untouched], faults.restartsMs);
  const problems = [
    ...untouched.problems,
    ...outcome.lawful.stopped,
    ...endsByItself(run),
    ...overLimit(run.state, run.system.desk),
  ];
  const failures = problems.length === 0 ? [] : [{ oracle: names.faults, problems }];
  return { outcome, failures };
}

/** The faults of a seed's traffic. */
export function faultsOf(traffic: Traffic): Faults {
  const { world, arrivals } = traffic;
  const { seed, startMs, parameterSet } = world;
  const days = Math.ceil(((arrivals.at(-1)?.atMs ?? startMs) - startMs) / 86_400_000);
  return drawFaults(seed, { startMs, days }, parameterSet);
}

const snapshotBeforeMs = 2 * 3_600_000;

function measured(
  traffic: Traffic,
  policy: Policy,
  watchers: readonly Watcher[],
  restartsMs: readonly number[],
  knows?: (callId: string) => boolean,
): { run: RecordedRun; outcome: RunOutcome } {
  const [attacks, lawful] = [new AttackOutcomes(traffic), new LawfulOutcomes(traffic)];
  const run = new RecordedRun(traffic, policy, [attacks, lawful, ...watchers], false);
  if (knows !== undefined) run.system.engine.knows = knows;
  // Each restart has its snapshot some time before it, and a tail of the journal in between.
  const waiting = restartsMs.flatMap(atMs => [
    { atMs: atMs - snapshotBeforeMs, act: () => run.prepareRestart() },
    { atMs, act: () => run.restart() },
  ]);
  waiting.sort((a, b) => a.atMs - b.atMs);
  let next = waiting.shift();
  for (const arrival of traffic.arrivals) {
    for (; next !== undefined && next.atMs <= arrival.atMs; next = waiting.shift()) next.act();
    run.take(arrival);
  }
  const outcome = {
    events: traffic.arrivals.length,
    decisions: run.decisions.length,
    attacks: attacks.outcomes(),
    lawful: lawful.outcome(),
  };
  return { run, outcome };
}
