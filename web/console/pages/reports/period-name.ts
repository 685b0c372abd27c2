// A period in words.
import type { ReportPeriod } from '../../../../src/core/report/period.ts';
import type { Language } from '../../../ui/language/language.ts';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `2026年10月`, `October 2026`; `2026年 第4四半期`, `Q4 2026`; `2026年`, `2026`. */
export function periodName(
  { kind, text, fromDay }: Pick<ReportPeriod, 'kind' | 'text' | 'fromDay'>,
  language: Language,
): string {
  const year = fromDay.slice(0, 4);
  const month = Number(fromDay.slice(5, 7));
  const quarter = Math.ceil(month / 3);
  const ja = language === 'ja';
  switch (kind) {
    case 'month':
      return ja ? `${year}年${month}月` : `${months[month - 1]} ${year}`;
    case 'quarter':
      return ja ? `${year}年 第${quarter}四半期` : `Q${quarter} ${year}`;
    case 'year':
      return ja ? `${year}年` : year;
    case 'days':
      return text.replace('..', ja ? ' 〜 ' : ' – ');
  }
}

/** The period of another kind that the first day lies in. */
export function ofKind(kind: 'month' | 'quarter' | 'year', fromDay: string): string {
  const year = fromDay.slice(0, 4);
  if (kind === 'year') return year;
  if (kind === 'month') return fromDay.slice(0, 7);
  return `${year}-Q${Math.ceil(Number(fromDay.slice(5, 7)) / 3)}`;
}
