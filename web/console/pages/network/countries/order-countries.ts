// Which countries are shown, and in which order: what asks for a person comes first.

interface Row {
  readonly country: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly callingCode: string;
  readonly listed: string;
  readonly attackedAccounts: number;
  readonly minutesPerMonth: number;
  readonly today: { readonly calls: number };
  readonly episodes: { readonly milliYen: number } | null;
  readonly block: { readonly possible: boolean; readonly inForce: unknown } | null;
}

export const shows = ['all', 'attacked', 'listed'] as const;
export type Show = (typeof shows)[number];

export function orderCountries<Country extends Row>(
  rows: readonly Country[],
  { show, text }: { readonly show: Show; readonly text: string },
): Country[] {
  const wanted = text.trim().replace(/^\+/, '').toLowerCase();
  return rows
    .filter(row => shown(row, show) && (wanted === '' || fits(row, wanted)))
    .sort((a, b) => compare(ranks(b), ranks(a)) || (a.country < b.country ? -1 : 1));
}

function shown(row: Row, show: Show): boolean {
  if (show === 'attacked') return row.attackedAccounts > 0 || row.episodes !== null;
  return show === 'all' || row.listed !== 'no';
}

function fits(row: Row, wanted: string): boolean {
  const names = [row.country, row.nameJa, row.nameEn].map(one => one.toLowerCase());
  return names.some(one => one.includes(wanted)) || row.callingCode.startsWith(wanted);
}

function ranks(row: Row): readonly number[] {
  return [
    row.block?.inForce ? 1 : 0,
    row.attackedAccounts,
    row.episodes?.milliYen ?? 0,
    row.today.calls,
    row.minutesPerMonth,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const less = value - (b[at] ?? 0);
    if (less !== 0) return less;
  }
  return 0;
}
