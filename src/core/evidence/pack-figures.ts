/** A whole number with separators. */
export function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Thousandths as a whole number, rounded. */
export function roundedThousandths(milli: number): number {
  return Math.round(milli / 1_000);
}
