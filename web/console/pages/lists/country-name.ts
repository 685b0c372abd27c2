import type { Language } from '../../../ui/language/language.ts';

const names = new Map<Language, Intl.DisplayNames>();

/** `ラトビア`, `Latvia`; a calling code of no country stays as it is. */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code === '' ? '–' : `+${code}`;
  let known = names.get(language);
  if (known === undefined) {
    known = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    names.set(language, known);
  }
  return known.of(code) ?? code;
}
