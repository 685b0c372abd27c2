// Refused registrations of each line, those in a row as one run.
import { takeOldest } from '../core/stdx/take-oldest.ts';

export interface RefusedRun {
  readonly atMs: number;
  toMs: number;
  refused: number;
}

/** Later than this after the last one a new run begins. */
const gapMs = 10 * 60_000;
const runsMost = 6;
/** Lines; the one refused longest ago is forgotten. */
const linesMost = 4_000;

export class RefusedRegistrations {
  readonly #lines: Map<string, RefusedRun[]>;

  constructor(lines: ReadonlyMap<string, readonly RefusedRun[]> = new Map()) {
    this.#lines = new Map([...lines].map(([line, runs]) => [line, [...runs]]));
  }

  note(subscriber: string, atMs: number): void {
    const runs = this.#lines.get(subscriber) ?? [];
    this.#lines.delete(subscriber);
    if (this.#lines.size >= linesMost) takeOldest(this.#lines);
    this.#lines.set(subscriber, runs);
    const last = runs.at(-1);
    if (last !== undefined && atMs - last.toMs <= gapMs) {
      last.toMs = atMs;
      last.refused += 1;
      return;
    }
    if (runs.length >= runsMost) runs.shift();
    runs.push({ atMs, toMs: atMs, refused: 1 });
  }

  /** Runs that ended later than `fromMs`, oldest first. */
  since(subscriber: string, fromMs: number): readonly RefusedRun[] {
    return (this.#lines.get(subscriber) ?? []).filter(run => run.toMs >= fromMs);
  }

  /** For the snapshot. */
  save(): ReadonlyMap<string, readonly RefusedRun[]> {
    return this.#lines;
  }
}
