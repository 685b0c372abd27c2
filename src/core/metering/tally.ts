/** A small bounded count by key; at its limit the smallest count makes room. */
export interface Tally {
  readonly keys: number[];
  readonly counts: number[];
  total: number;
}

export function emptyTally(): Tally {
  return { keys: [], counts: [], total: 0 };
}

export function countOf(tally: Tally, key: number): number {
  const at = tally.keys.indexOf(key);
  return at < 0 ? 0 : tally.counts[at]!;
}

export function addTo(tally: Tally, key: number, count: number, limit: number): void {
  tally.total += count;
  const at = tally.keys.indexOf(key);
  if (at >= 0) {
    tally.counts[at] = tally.counts[at]! + count;
    return;
  }
  if (tally.keys.length < limit) {
    tally.keys.push(key);
    tally.counts.push(count);
    return;
  }
  let least = 0;
  for (let i = 1; i < tally.counts.length; i += 1) {
    if (tally.counts[i]! < tally.counts[least]!) least = i;
  }
  tally.keys[least] = key;
  tally.counts[least] = count;
}

export function mergeTally(into: Tally, from: Tally, limit: number): void {
  for (let i = 0; i < from.keys.length; i += 1) {
    addTo(into, from.keys[i]!, from.counts[i]!, limit);
  }
}

/** Halves every count (slow forgetting); what falls to nothing is dropped. */
export function forgetHalf(tally: Tally): void {
  let kept = 0;
  let total = 0;
  for (let i = 0; i < tally.keys.length; i += 1) {
    const half = tally.counts[i]! >> 1;
    if (half === 0) continue;
    tally.keys[kept] = tally.keys[i]!;
    tally.counts[kept] = half;
    total += half;
    kept += 1;
  }
  tally.keys.length = kept;
  tally.counts.length = kept;
  tally.total = total;
}
