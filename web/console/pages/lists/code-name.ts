import { countryName } from '../../../ui/figures/country-name.ts';
import type { Language } from '../../../ui/language/language.ts';

/** `ラトビア`, `Latvia`; a calling code of no country as it is dialled (`+881`). */
export function codeName(code: string, language: Language): string {
  if (/^\d+$/.test(code)) return `+${code}`;
  return code === '' ? '–' : countryName(code, language);
}
