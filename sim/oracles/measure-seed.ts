// One run of a seed's traffic, measured: what attacks cost and what lawful traffic noticed.
import type { Policy } from '../../src/core/policy/policy.ts';
import { type AttackOutcome, AttackOutcomes } from './attack-outcome.ts';
import { type LawfulOutcome, LawfulOutcomes } from './lawful-outcome.ts';
import { RecordedRun, type Watcher } from './recorded-run.ts';
import type { Traffic } from './traffic.ts';

export interface RunOutcome {
  readonly events: number;
  readonly decisions: number;
  readonly attacks: readonly AttackOutcome[];
  readonly lawful: LawfulOutcome;
}

/** Runs the whole traffic under a policy; the watchers see what the measures see. */
export function measureRun(
  traffic: Traffic,
  policy: Policy,
  watchers: readonly Watcher[] = [],
): { run: RecordedRun; outcome: RunOutcome } {
  const [attacks, lawful] = [new AttackOutcomes(traffic), new LawfulOutcomes(traffic)];
  const run = new RecordedRun(traffic, policy, [attacks, lawful, ...watchers], false);
  for (const arrival of traffic.arrivals) run.take(arrival);
  const outcome = {
    events: traffic.arrivals.length,
    decisions: run.decisions.length,
    attacks: attacks.outcomes(),
    lawful: lawful.outcome(),
  };
  return { run, outcome };
}
