import type { Clock } from '../../workflow/ports.ts';

/** The demo's accelerated clock: set by hand while history is told, then running `speed` times. */
export class DemoClock implements Clock {
  readonly #speed: number;
  #baseMs: number;
  #startedMs: number | undefined;

  constructor(baseMs: number, speed: number) {
    this.#baseMs = baseMs;
    this.#speed = speed;
  }

  nowMs(): number {
    if (this.#startedMs === undefined) return this.#baseMs;
    return this.#baseMs + Math.floor((performance.now() - this.#startedMs) * this.#speed);
  }

  /** Before it runs, time is told. */
  set(ms: number): void {
    if (ms > this.#baseMs) this.#baseMs = ms;
  }

  run(): void {
    this.#startedMs = performance.now();
  }
}
