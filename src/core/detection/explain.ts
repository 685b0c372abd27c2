// Evidence in words for the operator. No sentence here goes to a subscriber or the network.
import type { Reason } from '../barring/verdict.ts';
import { readings } from './reading-list.ts';

/** The readings that speak for an attack, strongest first; at most `most`. */
export function explain(evidence: readonly number[], country: string, most: number): Reason[] {
  const order = evidence
    .map((value, i) => ({ value, i }))
    .filter(one => one.value >= 100)
    .sort((a, b) => b.value - a.value || a.i - b.i);
  return order.slice(0, most).map(({ value, i }) => {
    const { name, sentence } = readings[i]!;
    return {
      reading: name,
      decibans: Math.round(value / 100),
      text: sentence.en.replace('{country}', country),
    };
  });
}
