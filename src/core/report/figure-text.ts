// A figure as people read it, on pages and on paper alike.
import { paperWords } from './paper-words.ts';
import { estimates, type FigureId, figureUnits } from './report.ts';

/** `¥3,840`, `4分10秒`, `1,204`; a dash where there is none. */
export function figureText(id: FigureId, value: number | null, language: 'ja' | 'en'): string {
  if (value === null) return '–';
  const mark = estimates.has(id) ? paperWords[language].estimateMark : '';
  switch (figureUnits[id]) {
    case 'yen':
      return `${mark}¥${grouped(value)}`;
    case 'ms':
      return span(value, language);
    case 'minutes':
      return `${grouped(value)} ${paperWords[language].minutes}`;
    case 'count':
      return grouped(value);
  }
}

function span(ms: number, language: 'ja' | 'en'): string {
  const { hour, minute, second, between } = paperWords[language].time;
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds}${second}`;
  if (minutes < 60) return `${minutes}${minute}${between}${seconds % 60}${second}`;
  return `${Math.floor(minutes / 60)}${hour}${between}${minutes % 60}${minute}`;
}

/** `1,234,567`. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
