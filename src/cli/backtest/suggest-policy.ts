// The policy that follows from a budget, and its text as a policy file.
import { stringify } from 'yaml';
import { levelFloor } from '../../core/policy/level-floor.ts';
import { type Policy, standardPolicy } from '../../core/policy/policy.ts';
import type { LevelEstimate } from './level-for-budget.ts';

/**
 * The policy with its question level at the estimate, the challenge as far from it as before, and
 * never under the floor. The suspension level is only ever raised.
 */
export function suggestPolicy(policy: Policy, estimate: LevelEstimate): Policy {
  const before = policy.level;
  const alert = Math.max(levelFloor.alert, estimate.level);
  const apart = before.challenge - before.alert;
  const challenge = Math.max(levelFloor.challenge + before.challengeDear, alert + apart);
  const suspension = Math.max(levelFloor.suspension, before.suspension, challenge);
  return { ...policy, level: { ...before, alert, challenge, suspension } };
}

/** A policy file: what differs from the standard policy, below the lines of `remarks`. */
export function policyText(policy: Policy, remarks: readonly string[]): string {
  const changes = differing(standardPolicy, policy) ?? {};
  const head = remarks.map(line => `# ${line}`.trimEnd()).join('\n');
  return `${head}\n${stringify(changes)}`;
}

function differing(base: unknown, value: unknown): unknown {
  if (isGroup(value) && base === undefined) return differing({}, value);
  if (!isGroup(base) || !isGroup(value)) {
    return JSON.stringify(base) === JSON.stringify(value) ? undefined : value;
  }
  const entries = Object.keys({ ...base, ...value })
    .map(key => [key, differing(base[key], value[key])] as const)
    .filter(([, change]) => change !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
