import type { Clock } from '../../../workflow/ports.ts';

/** The demo's clock: set by hand while history is told, then running at a pace that can change. */
export class DemoClock implements Clock {
  readonly #here: () => number;
  #pace: number;
  #baseMs: number;
  #startedMs: number | undefined;
  #sinceMs: number | null = null;

  constructor(baseMs: number, pace: number, here: () => number = () => performance.now()) {
    this.#baseMs = baseMs;
    this.#pace = pace;
    this.#here = here;
  }

  nowMs(): number {
    if (this.#startedMs === undefined) return this.#baseMs;
    return this.#baseMs + Math.floor((this.#here() - this.#startedMs) * this.#pace);
  }

  /** Before it runs, time is told. */
  set(ms: number): void {
    if (ms > this.#baseMs) this.#baseMs = ms;
  }

  run(): void {
    this.#startedMs = this.#here();
    this.#sinceMs = this.#baseMs;
  }

  /** Its own time when it began to run. */
  get sinceMs(): number | null {
    return this.#sinceMs;
  }

  /** Milliseconds of its time per millisecond of ours; 0 stands still. */
  get pace(): number {
    return this.#pace;
  }

  /** From now on; its time goes on from where it is. */
  setPace(pace: number): void {
    if (this.#startedMs !== undefined) {
      this.#baseMs = this.nowMs();
      this.#startedMs = this.#here();
    }
    this.#pace = pace;
  }
}
