// A policy by name, or from a YAML file that changes the standard one; strictly checked.
import { readFileSync } from 'node:fs';
import { type Policy, policies } from '../core/policy/policy.ts';
import { readPolicyText } from './policy/read-policy-text.ts';
import { UsageError } from './usage-error.ts';

export function readPolicy(nameOrFile: string): Policy {
  const known = policies[nameOrFile];
  if (known !== undefined) return known;
  let text: string;
  try {
    text = readFileSync(nameOrFile, 'utf8');
  } catch (error) {
    throw new UsageError(`Cannot read the policy ${nameOrFile}: ${String(error)}`);
  }
  const { policy, problems } = readPolicyText(text);
  if (policy !== undefined) return policy;
  const [first] = problems;
  if (first?.code === 'yaml') {
    throw new UsageError(
      `Cannot read the policy ${nameOrFile}: line ${first.line ?? 1}: ${first.message}`,
    );
  }
  throw new UsageError(`${nameOrFile}: ${first?.message}.`);
}
