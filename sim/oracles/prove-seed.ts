// One seed of simulated traffic held against every oracle.
import type { Policy } from '../../src/core/policy/policy.ts';
import { Random } from '../random.ts';
import { bySeconds, doubled, interleaved } from './altered-traffic.ts';
import { accountDifferences } from './by-account.ts';
import { CollectionLimits } from './collection-limits.ts';
import { endsByItself, statedEnds, Untouched } from './conduct.ts';
import { lawfulStops } from './lawful-outcome.ts';
import { faultsOf, measureWithFaults } from './measure-seed.ts';
import { oracleNames as names, type OracleFailure } from './oracle-names.ts';
import { RecordedRun, type Watcher } from './recorded-run.ts';
import { Recount } from './recount.ts';
import { fullReplay, snapshotAndTail } from './replay-oracles.ts';
import { ofAccounts, type Traffic } from './traffic.ts';

export interface ProofOptions {
  readonly seed: number;
  readonly policy: Policy;
  /** Snapshots taken at random points. */
  readonly snapshots?: number;
}

type Oracle = (traffic: Traffic, options: ProofOptions) => string[];

/** By name; each looks at traffic in runs of its own, so that traffic can be shrunk for it. */
export const oracles: Readonly<Record<string, Oracle>> = {
  [names.replay]: (traffic, options) => {
    const run = runWith(traffic, options, []);
    return [...fullReplay(run), ...snapshotAndTail(run)];
  },
  [names.recount]: (traffic, options) => {
    const recount = new Recount(traffic, Math.ceil(traffic.arrivals.length / 24));
    const run = runWith(traffic, options, [recount]);
    recount.check(run.state);
    return recount.problems;
  },
  [names.untouched]: (traffic, options) => {
    const untouched = new Untouched(traffic);
    runWith(traffic, options, [untouched]);
    return untouched.problems;
  },
  [names.limits]: (traffic, options) => {
    const limits = new CollectionLimits(Math.ceil(traffic.arrivals.length / 24));
    runWith(traffic, options, [limits]);
    return limits.problems;
  },
  [names.lawful]: (traffic, options) => [
    ...lawfulStops(traffic, runWith(traffic, options, []).decisions).stopped,
  ],
  [names.ends]: (traffic, options) => {
    const run = runWith(traffic, options, []);
    return [...endsByItself(run), ...statedEnds(run.decisions, options.policy)];
  },
  [names.order]: (traffic, options) => {
    const plain = bySeconds(traffic);
    const other = interleaved(plain, options.seed);
    const untilMs = endOf(traffic);
    const [one, two] = [decide(plain, options, untilMs), decide(other, options, untilMs)];
    return accountDifferences(traffic, one, two);
  },
  [names.twice]: (traffic, options) => {
    const twice = doubled(traffic, options.seed);
    const untilMs = endOf(traffic);
    const [one, two] = [decide(traffic, options, untilMs), decide(twice, options, untilMs)];
    return accountDifferences(traffic, one, two);
  },
  [names.faults]: (traffic, { policy }) =>
    measureWithFaults(traffic, policy, faultsOf(traffic)).failures.flatMap(one => one.problems),
};

/** Asks every oracle (or those named) about the traffic of a seed. */
export function proveTraffic(
  traffic: Traffic,
  options: ProofOptions,
  only: readonly string[] = Object.keys(oracles),
): OracleFailure[] {
  return only
    .map(name => ({ oracle: name, problems: ask(oracles[name]!, traffic, options) }))
    .filter(failure => failure.problems.length > 0);
}

/** An exception is a finding as well. */
function ask(oracle: Oracle, traffic: Traffic, options: ProofOptions): string[] {
  try {
    return oracle(traffic, options);
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

/**
 * The least traffic found on which the oracle still fails: halves of the accounts, then quarters …
 * are left out, and then what comes before and after.
 * @param asksMax How often the oracle is asked.
 */
export function shrink(
  traffic: Traffic,
  options: ProofOptions,
  name: string,
  asksMax = 60,
): Traffic {
  const oracle = oracles[name]!;
  let asks = 0;
  const fails = (less: Traffic): boolean => {
    asks += 1;
    return ask(oracle, less, options).length > 0;
  };
  let left = traffic;
  let accounts = traffic.world.accounts.map(account => account.id);
  for (let size = accounts.length >> 1; size >= 1 && asks < asksMax; size >>= 1) {
    for (let at = 0; at < accounts.length && asks < asksMax; ) {
      const rest = accounts.filter((_, i) => i < at || i >= at + size);
      const less = ofAccounts(traffic, new Set(rest));
      if (rest.length < accounts.length && fails(less)) {
        accounts = rest;
        left = less;
      } else at += size;
    }
  }
  for (const half of [1, 2, 3, 4, 5, 6]) {
    for (const fromEnd of [true, false]) {
      const cut = left.arrivals.length >> half;
      if (cut === 0 || asks >= asksMax) continue;
      const arrivals = fromEnd ? left.arrivals.slice(0, -cut) : left.arrivals.slice(cut);
      if (fails({ ...left, arrivals })) left = { ...left, arrivals };
    }
  }
  return left;
}

function decide(traffic: Traffic, options: ProofOptions, untilMs: number) {
  const run = runWith(traffic, { ...options, snapshots: 0 }, []);
  run.pass(untilMs);
  return run.decisions;
}

/** An hour after the last event, so that events told later do not lengthen the run. */
function endOf({ arrivals }: Traffic): number {
  return (arrivals.at(-1)?.atMs ?? 0) + 3_600_000;
}

function runWith(
  traffic: Traffic,
  options: ProofOptions,
  watchers: readonly Watcher[],
): RecordedRun {
  const run = new RecordedRun(traffic, options.policy, watchers);
  const { length } = traffic.arrivals;
  const random = new Random(options.seed, 'snapshots');
  const points = new Set(
    Array.from({ length: options.snapshots ?? 3 }, () => random.int(0, length - 1)),
  );
  for (const [i, arrival] of traffic.arrivals.entries()) {
    if (points.has(i)) run.snapshot();
    run.take(arrival);
  }
  return run;
}
