import { centidecibanTable } from './decibans.generated.ts';

/** 1,000·log10(n) as an integer, for integers n ≥ 1; smaller counts as 1; error ≤ 5 above 1,024. */
export function centidecibansOf(n: number): number {
  if (n < 1_025) return n < 1 ? centidecibanTable[1]! : centidecibanTable[Math.trunc(n)]!;
  let power = 1;
  let sum = 0;
  while (n >= 1_025 * power) {
    power *= 10;
    sum += 1_000;
  }
  return sum + centidecibanTable[Math.trunc(n / power)]!;
}

/** The evidence of a likelihood ratio `attack / normal`, in centi-decibans. */
export function ratioEvidence(attack: number, normal: number): number {
  return centidecibansOf(attack) - centidecibansOf(normal);
}

/** Integer square root, rounded down. */
export function integerRoot(n: number): number {
  let root = 0;
  while ((root + 1) * (root + 1) <= n) root += 1;
  return root;
}
