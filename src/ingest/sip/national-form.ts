import type { DialPlan } from '../../core/numbering/dial-plan.ts';

/**
 * How the subscriber list writes a home number that SIP gives in its global form: `+815012345678`,
 * also with visual separators, → `05012345678`. Anything else is returned as it is.
 */
export function nationalForm(signalled: string, plan: DialPlan): string {
  if (!signalled.startsWith('+')) return signalled;
  const digits = signalled.replace(/[\s().-]/g, '').slice(1);
  const home = digits.startsWith(plan.callingCode) && /^\d+$/.test(digits);
  return home ? `${plan.trunkPrefix}${digits.slice(plan.callingCode.length)}` : signalled;
}
