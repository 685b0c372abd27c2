import type { Policy } from './policy.ts';
import type { PolicyProblem, PolicyProblemCode } from './policy-version.ts';

/** Design §6: silence counts after three attempts at least. */
const attemptsMin = 3;

/** What is allowed in a policy, and yet must be known to whoever approves it. */
export function policyRemarks(policy: Policy): PolicyProblem[] {
  const found: PolicyProblem[] = [];
  const note = (path: string, code: PolicyProblemCode, message: string): void => {
    found.push({ path, line: null, code, message });
  };
  const { alert, challenge, suspension } = policy.level;
  if (policy.clause.trim() === '') {
    note('clause', 'clause-missing', 'names no clause of the terms for what stops by itself');
  }
  if (Math.max(alert, challenge) > suspension) {
    note('level', 'level-order', 'a stronger measure would need weaker evidence');
  }
  if (policy.contact.attemptsAtMs.length < attemptsMin) {
    const path = 'contact.attemptsAtMs';
    note(path, 'few-attempts', `silence counts only after ${attemptsMin} attempts`);
  }
  return found;
}

/** Whether it may be submitted: without a clause nothing that stops by itself has a ground. */
export function mayBeSubmitted(remarks: readonly PolicyProblem[]): boolean {
  return remarks.every(({ code }) => code !== 'clause-missing');
}
