/** A share in percent with one digit behind the point; small ones are not rounded to nothing. */
export function percentOf(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0';
  const percent = (part * 100) / whole;
  return percent < 0.1 ? '<0.1' : String(Math.round(percent * 10) / 10);
}

/** A probability in words of percent. */
export function chanceText(chance: number): string {
  if (chance < 0.0001) return '<0.01 %';
  if (chance < 0.01) return `${Math.round(chance * 10_000) / 100} %`;
  return `${Math.round(chance * 100)} %`;
}

/** What goes into a download: a byte order mark, so that spreadsheets read it as UTF-8. */
export function csvFile(csv: string): Blob {
  return new Blob([`\uFEFF${csv}`], { type: 'text/csv;charset=utf-8' });
}
