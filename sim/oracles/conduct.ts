// What no decision may do, and that every temporary measure has an end and ends.
import type { Decision } from '../../src/core/case/decision.ts';
import type { Policy } from '../../src/core/policy/policy.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { RecordedRun, Watcher } from './recorded-run.ts';
import type { Traffic } from './traffic.ts';

const dayMs = 86_400_000;
const longestMs = 60 * dayMs;

/** No decision names a domestic, emergency or inbound call; each of them is allowed. */
export class Untouched implements Watcher {
  readonly problems: string[] = [];
  readonly #traffic: Traffic;

  constructor(traffic: Traffic) {
    this.#traffic = traffic;
  }

  effect(effect: Effect): void {
    if (effect.kind !== 'verdict' || !this.#isAtHome(effect.callId)) return;
    if (effect.verdict.verdict === 'allow') return;
    this.problems.push(`${effect.callId} stays in the country and got ${effect.verdict.verdict}`);
  }

  decision(decision: Decision): void {
    if (!('callId' in decision) || !this.#isAtHome(decision.callId)) return;
    this.problems.push(`${decision.callId} stays in the country and is named by a decision`);
  }

  #isAtHome(callId: string): boolean {
    const call = this.#traffic.calls.get(callId);
    return call !== undefined && (call.abroad === '' || call.direction === 'inbound');
  }
}

/** Every measure says when it ends, and no longer than the policy lets it last. */
export function statedEnds(decisions: readonly Decision[], policy: Policy): string[] {
  const lasts: Readonly<Record<string, number>> = {
    suspension: policy.suspension.lastsMs,
    'source-block': policy.sourceBlock.lastsMs,
    'country-block': policy.countryBlock.lastsMs,
  };
  return decisions.flatMap(one => {
    if (!('endMs' in one)) return [];
    const lastMs = one.endMs - ('renewal' in one ? one.timeMs : one.beginMs);
    const most = lasts[one.type]! + ('renewal' in one ? policy.suspension.reviewBeforeMs : 0);
    return lastMs > 0 && lastMs <= most ? [] : [`${one.type} of ${one.case} lasts ${lastMs} ms`];
  });
}

/** Lets time pass until nothing is due; then nothing may be in force or open. */
export function endsByItself(run: RecordedRun): string[] {
  const untilMs = run.state.nowMs + longestMs;
  run.pass(untilMs);
  const { state, system } = run;
  const suspended = state.lines.rows.rares.filter(rare => rare.suspension !== undefined);
  const left: readonly [string, number][] = [
    ['calls in progress', state.calls.size],
    ['suspended lines', suspended.length],
    ['source blocks', state.sourceBlocks.size],
    ['country blocks', state.countryBlocks.size],
    ['open cases', state.cases.size],
    ['cases on the desk', system.desk.cases.size],
    ['timers', state.timers.dueMs.length],
    ['timers of the desk', system.desk.timers.length],
    ['calls in progress on lines', activeCalls(run)],
  ];
  const problems = left
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what} left after ${longestMs / dayMs} days of quiet`);
  return [...problems, ...unended(run.decisions)];
}

function activeCalls(run: RecordedRun): number {
  let sum = 0;
  for (const calls of run.state.subjects.active.values()) sum += calls.length;
  return sum;
}

/** Measures without a restoration. */
function unended(decisions: readonly Decision[]): string[] {
  const running = new Set<string>();
  for (const one of decisions) {
    if (one.type === 'suspension') running.add(`suspension of ${one.subscriber}`);
    if (one.type === 'source-block') running.add(`source block of ${one.sourceIp}`);
    if (one.type === 'country-block') running.add(`country block of ${one.country}`);
    if (one.type !== 'restoration') continue;
    if (one.subscriber !== undefined) running.delete(`suspension of ${one.subscriber}`);
    if (one.sourceIp !== undefined) running.delete(`source block of ${one.sourceIp}`);
    if (one.country !== undefined) running.delete(`country block of ${one.country}`);
  }
  return [...running].map(what => `${what} has no restoration`);
}
