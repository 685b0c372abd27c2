/** A whole number with separators. */
export function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Thousandths as a whole number, rounded. */
export function roundedThousandths(milli: number): number {
  return Math.round(milli / 1_000);
}

/**
 * A gate's fact without what the policy asks for: a pack goes to the police and the subscriber, and
 * levels are nobody's outside. What is normal for the line stays.
 */
export function factAlone(fact: string): string {
  return fact.replace(/,? (?:against|at most) \d+(?: cdB.*| (?:or|and) \d+)?$/, '');
}
