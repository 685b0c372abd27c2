// Evidence in words for the operator. No sentence here goes to a subscriber or the network.
import type { Reason } from '../barring/verdict.ts';
import type { ReadingName } from './reading.ts';
import { readings } from './reading-list.ts';

const leastSaid = 100;

/** The readings that speak for an attack, strongest first; at most `most`. */
export function explain(evidence: readonly number[], country: string, most: number): Reason[] {
  return strongest(evidence, most).map(i => {
    const { name, sentence } = readings[i]!;
    return {
      reading: name,
      decibans: Math.round(evidence[i]! / 100),
      text: sentence.en.replace('{country}', country),
    };
  });
}

/** Their names alone. */
export function speaking(evidence: readonly number[], most: number): ReadingName[] {
  return strongest(evidence, most).map(i => readings[i]!.name);
}

/** Their positions; of equally strong ones the first comes first. */
function strongest(evidence: readonly number[], most: number): number[] {
  const order: number[] = [];
  for (let i = 0; i < evidence.length; i += 1) {
    const value = evidence[i]!;
    if (value < leastSaid) continue;
    let at = order.length;
    while (at > 0 && evidence[order[at - 1]!]! < value) at -= 1;
    order.splice(at, 0, i);
  }
  return order.slice(0, most);
}
