import type { Language } from '../language/language.ts';

const names = new Map<string, Intl.DisplayNames>();
/** Where the short English name is an abbreviation. */
const longInEnglish = new Set(['US', 'GB', 'BA']);

/**
 * `ラトビア`, `Latvia`: as the numbering table has it, which stays out of the pages for its size. A
 * code that is no country's (`+870`) stays as it is.
 */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const style = language === 'en' && longInEnglish.has(code) ? 'long' : 'short';
  const key = `${language} ${style}`;
  let known = names.get(key);
  if (known === undefined) {
    known = new Intl.DisplayNames([language], { type: 'region', fallback: 'code', style });
    names.set(key, known);
  }
  return known.of(code) ?? code;
}
