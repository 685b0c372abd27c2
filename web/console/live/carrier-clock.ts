// The carrier's time, as the server tells it: pages never trust the clock of the browser, and the
// demonstration's time runs faster than any.

export class CarrierClock {
  #saidMs: number | undefined;
  #heardMs = 0;
  /** Milliseconds of the carrier's time per millisecond here. */
  #pace = 1;
  readonly #watchers = new Set<() => void>();
  readonly #here: () => number;

  constructor(here: () => number = () => performance.now()) {
    this.#here = here;
  }

  /** The server said that it is so late now. */
  hear(nowMs: number): void {
    const heardMs = this.#here();
    if (this.#saidMs !== undefined && heardMs - this.#heardMs > 800) {
      const pace = (nowMs - this.#saidMs) / (heardMs - this.#heardMs);
      this.#pace = pace > 0.8 && pace < 1.25 ? 1 : Math.min(120, Math.max(0, pace));
    } else if (this.#saidMs !== undefined) {
      return;
    }
    const first = this.#saidMs === undefined;
    this.#saidMs = nowMs;
    this.#heardMs = heardMs;
    if (first) for (const watcher of this.#watchers) watcher();
  }

  /** The server said how late it is and how fast its time runs. */
  set(nowMs: number, pace: number): void {
    this.#saidMs = undefined;
    this.hear(nowMs);
    this.#pace = pace;
  }

  /** Whether the server has said anything yet. */
  get heard(): boolean {
    return this.#saidMs !== undefined;
  }

  /** Told once the server's first word is there. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Now; stands still when nothing was heard for ten seconds. */
  nowMs(): number {
    if (this.#saidMs === undefined) return Date.now();
    const gone = Math.min(this.#here() - this.#heardMs, 10_000);
    return Math.round(this.#saidMs + gone * this.#pace);
  }
}

export const carrierClock = new CarrierClock();
