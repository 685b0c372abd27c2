// The time a report is about, as people name it: 2026-10, 2026-Q4, 2026, or first and last day.

export interface ReportPeriod {
  readonly kind: 'month' | 'quarter' | 'year' | 'days';
  /** As it is named in addresses. */
  readonly text: string;
  /** YYYY-MM-DD, in the zone of the carrier. */
  readonly fromDay: string;
  /** The first day that no longer belongs to it. */
  readonly toDay: string;
}

const dayMs = 86_400_000;
const longestDays = 1_100;
const monthForm = /^(\d{4})-(\d{2})$/;
const quarterForm = /^(\d{4})-Q([1-4])$/;
const yearForm = /^(\d{4})$/;
const daysForm = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** The period of that name; undefined where there is none, or it is longer than three years. */
export function readPeriod(text: string): ReportPeriod | undefined {
  const month = monthForm.exec(text);
  if (month !== null && Number(month[2]) >= 1 && Number(month[2]) <= 12) {
    return ofMonths('month', Number(month[1]), Number(month[2]) - 1);
  }
  const quarter = quarterForm.exec(text);
  if (quarter !== null) {
    return ofMonths('quarter', Number(quarter[1]), 3 * (Number(quarter[2]) - 1));
  }
  const year = yearForm.exec(text);
  if (year !== null) return ofMonths('year', Number(year[1]), 0);
  const days = daysForm.exec(text);
  if (days === null) return undefined;
  const [from, last] = [dayNumber(days[1]!), dayNumber(days[2]!)];
  if (from === undefined || last === undefined || last < from) return undefined;
  return last - from < longestDays ? ofDays(from, last + 1) : undefined;
}

/** The one of the same kind before (−1) or after (1). */
export function besides(period: ReportPeriod, step: -1 | 1): ReportPeriod {
  if (period.kind === 'days') {
    const [from, to] = [dayNumber(period.fromDay)!, dayNumber(period.toDay)!];
    const moved = step * (to - from);
    return ofDays(from + moved, to + moved);
  }
  const year = Number(period.fromDay.slice(0, 4));
  const month = Number(period.fromDay.slice(5, 7)) - 1;
  return ofMonths(period.kind, year, month + step * lengths[period.kind])!;
}

/** How many days it has. */
export function daysIn({ fromDay, toDay }: Pick<ReportPeriod, 'fromDay' | 'toDay'>): number {
  return dayNumber(toDay)! - dayNumber(fromDay)!;
}

const lengths = { month: 1, quarter: 3, year: 12 } as const;

function ofMonths(
  kind: 'month' | 'quarter' | 'year',
  year: number,
  month: number,
): ReportPeriod | undefined {
  const first = year * 12 + month;
  const [of, at] = [Math.floor(first / 12), first % 12];
  if (of < 1990 || of > 2200) return undefined;
  const names = {
    month: `${of}-${two(at + 1)}`,
    quarter: `${of}-Q${at / 3 + 1}`,
    year: `${of}`,
  };
  return {
    kind,
    text: names[kind],
    fromDay: firstDay(first),
    toDay: firstDay(first + lengths[kind]),
  };
}

function ofDays(from: number, to: number): ReportPeriod {
  const [fromDay, toDay] = [dayText(from), dayText(to)];
  return { kind: 'days', text: `${fromDay}..${dayText(to - 1)}`, fromDay, toDay };
}

function firstDay(months: number): string {
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-01`;
}

/** Days since 1970; undefined for a day that no calendar has. */
function dayNumber(day: string): number | undefined {
  const [year = 0, month = 0, of = 0] = day.split('-').map(Number);
  if (year < 1990 || year > 2200) return undefined;
  const number = Date.UTC(year, month - 1, of) / dayMs;
  return dayText(number) === day ? number : undefined;
}

/** Proleptic Gregorian day of days since 1970 (H. Hinnant, civil_from_days). */
function dayText(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const leaps =
    Math.floor(ofEra / 1_460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leaps) / 365);
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const place = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * place + 2) / 5) + 1;
  const month = place < 10 ? place + 3 : place - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
