import { codeName } from './code-name.ts';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** Thousandths of a yen as `¥12.5`; a rate has fractions of a yen. */
export function rateText(milliYen: number | null): string {
  return milliYen === null ? '–' : `¥${grouped.format(milliYen / 1_000)}`;
}

/** `+¥12 (+8 %)`. */
export function rateDifference(from: number | null, to: number | null): string {
  if (from === null || to === null || from === to) return '–';
  const sign = to > from ? '+' : '−';
  const size = `${sign}¥${grouped.format(Math.abs(to - from) / 1_000)}`;
  if (from === 0) return size;
  return `${size} (${sign}${Math.round((100 * Math.abs(to - from)) / from)} %)`;
}

/** Names in the language, in its order. */
export function countryNames(codes: readonly string[], language: 'ja' | 'en'): readonly string[] {
  return codes.map(code => codeName(code, language)).sort((a, b) => a.localeCompare(b, language));
}

/** `USD=150 EUR=165`; undefined where it is none. */
export function exchangeOf(text: string): Record<string, number> | undefined {
  const found: Record<string, number> = {};
  for (const part of text.split(/[\s,]+/).filter(one => one !== '')) {
    const [, code, yen] = /^([A-Z]{3})=(\d+(?:\.\d+)?)$/.exec(part.toUpperCase()) ?? [];
    if (code === undefined || !(Number(yen) > 0)) return undefined;
    found[code] = Number(yen);
  }
  return found;
}
