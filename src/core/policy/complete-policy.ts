import { type Policy, standardPolicy } from './policy.ts';

/**
 * A policy with every figure that this version asks for: one that was journalled before a figure
 * existed gets the standard one. Nothing that it says itself is changed.
 */
export function completePolicy(policy: Policy): Policy {
  const whole: Record<string, unknown> = { ...standardPolicy, ...policy };
  for (const [key, standard] of Object.entries(standardPolicy)) {
    const own = whole[key];
    if (typeof standard !== 'object' || Array.isArray(standard) || own === standard) continue;
    whole[key] = { ...(standard as object), ...(own as object) };
  }
  return whole as unknown as Policy;
}
