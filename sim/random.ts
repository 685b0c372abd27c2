/** A seeded stream of random numbers (sfc32): the same keys give the same stream anywhere. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...keys: readonly (number | string)[]) {
    let hash = 0x811c9dc5;
    for (const key of keys) hash = mixKey(hash, key);
    this.#a = mix(hash ^ 0x9e3779b9);
    this.#b = mix(hash ^ 0x243f6a88);
    this.#c = mix(hash ^ 0xb7e15162);
    for (let round = 0; round < 6; round += 1) this.next();
  }

  /** At least 0, below 1, in steps of 2^-32. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both possible. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** Between the two, small values more likely (square of a uniform number). */
  low(low: number, high: number): number {
    const uniform = this.next();
    return Math.round(low + (high - low) * uniform * uniform);
  }

  /** Positive, of the given mean, many short and few long (like call durations). */
  heavy(mean: number): number {
    const uniform = this.next();
    // 0.35/2 + 1.2/3 + 2.125/5 = 1, so the mean is kept; the longest is 3.7 times the mean.
    const square = uniform * uniform;
    return mean * (0.35 * uniform + 1.2 * square + 2.125 * square * square);
  }

  /** `value` rounded up or down at random, so that the mean is kept. */
  whole(value: number): number {
    return Math.floor(value + this.next());
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }

  /** `count` different items, in random order (all of them if there are fewer). */
  sample<T>(items: readonly T[], count: number): T[] {
    const pool = [...items];
    const wanted = Math.min(count, pool.length);
    for (let index = 0; index < wanted; index += 1) {
      const other = this.int(index, pool.length - 1);
      [pool[index], pool[other]] = [pool[other] as T, pool[index] as T];
    }
    return pool.slice(0, wanted);
  }

  /** Index into a list of weights. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let rest = this.next() * total;
    for (let index = 0; index < weights.length; index += 1) {
      rest -= weights[index] as number;
      if (rest < 0) return index;
    }
    return weights.length - 1;
  }

  digits(count: number): string {
    let text = '';
    for (let index = 0; index < count; index += 1) text += Math.floor(this.next() * 10);
    return text;
  }
}

function mixKey(hash: number, key: number | string): number {
  if (typeof key === 'number') return mix(hash ^ mix(key | 0) ^ Math.floor(key / 4294967296));
  let mixed = hash;
  for (let index = 0; index < key.length; index += 1) mixed = mix(mixed ^ key.charCodeAt(index));
  return mix(mixed + 0x51ed270b);
}

function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}
