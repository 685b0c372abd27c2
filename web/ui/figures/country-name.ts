import type { Language } from '../language/language.ts';

const names = new Map<Language, Intl.DisplayNames>();

/** `ラトビア`, `Latvia`; a code that is no country's (`+870`) stays as it is. */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  let known = names.get(language);
  if (known === undefined) {
    known = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    names.set(language, known);
  }
  return known.of(code) ?? code;
}
