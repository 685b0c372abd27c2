import type { Language } from '../language/language.ts';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `¥3,840`, in cells and headlines; the same in both languages (Intl gives a wide ￥ in ja). */
export function yenInCell(yen: number): string {
  const rounded = Math.round(yen);
  return rounded < 0 ? `−¥${grouped.format(-rounded)}` : `¥${grouped.format(rounded)}`;
}

/** `3,840円` or `¥3,840`, in sentences. */
export function yenInSentence(yen: number, language: Language): string {
  return language === 'ja' ? `${grouped.format(Math.round(yen))}円` : yenInCell(yen);
}

/** `1万`, `10k`: short, on axes only. */
export function yenOnAxis(yen: number, language: Language): string {
  const size = Math.abs(yen);
  if (language === 'ja') {
    if (size >= 1e8) return `${trimmed(yen / 1e8)}億`;
    return size >= 1e4 ? `${trimmed(yen / 1e4)}万` : grouped.format(yen);
  }
  if (size >= 1e6) return `${trimmed(yen / 1e6)}M`;
  return size >= 1e4 ? `${trimmed(yen / 1e3)}k` : grouped.format(yen);
}

/** `1,204`. */
export function count(value: number): string {
  return grouped.format(value);
}

function trimmed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
