/** Whether it is the name of a policy rather than the path of a policy file. */
export function isPolicyName(policy: string): boolean {
  return /^(standard|contact-only)$/.test(policy);
}
