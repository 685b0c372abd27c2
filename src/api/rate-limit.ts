/** So many a minute for each key; keys that are quiet are forgotten, and there are only so many. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #keysMax: number;
  readonly #nowMs: () => number;
  #minute = 0;
  readonly #counts = new Map<string, number>();

  constructor(perMinute: number, keysMax: number, nowMs: () => number) {
    this.#perMinute = perMinute;
    this.#keysMax = keysMax;
    this.#nowMs = nowMs;
  }

  /** Counts one; false when that was too many, or too many keys came in this minute. */
  take(key: string): boolean {
    const minute = Math.floor(this.#nowMs() / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#counts.clear();
    }
    const count = this.#counts.get(key) ?? 0;
    if (count === 0 && this.#counts.size >= this.#keysMax) return false;
    this.#counts.set(key, count + 1);
    return count < this.#perMinute;
  }
}
