import type { DialPlan } from '../numbering/dial-plan.ts';
import { normaliseNumber } from '../numbering/normalise-number.ts';

/**
 * E.164 digits of a number in whatever written form, `+81 (0)3 …` and `813…` too; '' for what is
 * none.
 */
export function numberOf(text: string, plan: DialPlan): string {
  const written = text.replace(/[(（][0０][)）]/, '');
  const { e164 } = normaliseNumber(written, plan);
  return e164 === '' ? normaliseNumber(written, { ...plan, plusOmitted: true }).e164 : e164;
}

/** The forms in which a subscriber list may name the line with that number. */
export function writtenForms(text: string, plan: DialPlan): readonly string[] {
  const e164 = numberOf(text, plan);
  const forms = [text];
  if (e164 !== '') {
    forms.push(e164, `+${e164}`);
    if (e164.startsWith(plan.callingCode)) {
      forms.push(`${plan.trunkPrefix}${e164.slice(plan.callingCode.length)}`);
    }
  }
  return [...new Set(forms.filter(form => form !== ''))];
}
