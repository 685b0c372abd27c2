// Local time without a clock or Intl: offset transitions and holidays are data in the input.

/** Offset in minutes east of UTC, in force from `fromMs` on; ascending. */
export interface ZoneTransition {
  readonly fromMs: number;
  readonly offsetMinutes: number;
}

export interface Calendar {
  readonly homeZone: string;
  readonly zones: Readonly<Record<string, readonly ZoneTransition[]>>;
  /** Local day numbers (days since 1970-01-01) on which offices are closed. */
  readonly holidays: ReadonlySet<number>;
}

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export const japaneseCalendar: Calendar = {
  homeZone: 'Asia/Tokyo',
  zones: { 'Asia/Tokyo': [{ fromMs: -8_640_000_000_000_000, offsetMinutes: 540 }] },
  holidays: new Set(),
};

/** Local milliseconds: UTC plus the zone's offset at that time. */
export function localMs(calendar: Calendar, zone: string, atMs: number): number {
  const transitions = calendar.zones[zone] ?? calendar.zones[calendar.homeZone] ?? [];
  let offset = transitions[0]?.offsetMinutes ?? 0;
  for (let i = 1; i < transitions.length; i += 1) {
    const next = transitions[i]!;
    if (next.fromMs > atMs) break;
    offset = next.offsetMinutes;
  }
  return atMs + offset * 60_000;
}

/** Days since 1970-01-01 in local time. */
export function dayOf(local: number): number {
  return Math.floor(local / dayMs);
}

export function hourOfDay(local: number): number {
  return Math.floor((local - dayOf(local) * dayMs) / hourMs);
}

/** Saturday, Sunday or holiday; 1970-01-01 was a Thursday. */
export function isOffDay(calendar: Calendar, day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6 || calendar.holidays.has(day);
}

/** 0–23 on working days, 24–47 on off days. */
export function hourBin(calendar: Calendar, local: number): number {
  return hourOfDay(local) + (isOffDay(calendar, dayOf(local)) ? 24 : 0);
}

/** Index of the billing month that a local day belongs to; months begin on `billingDay` (1–28). */
export function billingMonth(local: number, billingDay: number): number {
  const shifted = dayOf(local) - (billingDay - 1);
  // Civil-from-days (proleptic Gregorian), after the era-based integer method.
  const z = shifted + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const year = yearOfEra + era * 400 + (monthFromMarch >= 10 ? 1 : 0);
  const month = monthFromMarch < 10 ? monthFromMarch + 2 : monthFromMarch - 10;
  return year * 12 + month;
}
