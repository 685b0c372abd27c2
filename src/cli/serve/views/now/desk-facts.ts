// What the store knows of the moment: read at most once a second however many look, and not at
// all while nobody does.
import type { NowFacts } from '../../../../core/access/now-facts.ts';
import type { NowReader } from '../../../../workflow/desk-ports.ts';

const freshMs = 1_000;
/** Nobody has looked for so long. */
const idleMs = 10_000;

export interface KnownFacts {
  readonly facts: NowFacts;
  readonly atMs: number;
}

export class DeskFacts {
  readonly #reader: NowReader;
  readonly #clockMs: () => number;
  readonly #report: (error: unknown) => void;
  #known: KnownFacts | undefined;
  #askedMs = Number.NEGATIVE_INFINITY;
  #lookedMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;
  #reported = '';

  /** `clockMs`: a clock that does not jump. */
  constructor(reader: NowReader, clockMs: () => number, report: (error: unknown) => void) {
    this.#reader = reader;
    this.#clockMs = clockMs;
    this.#report = report;
  }

  /** What was known lately; asks for more where that is older than a second. */
  known(nowMs: number, cases: readonly string[]): KnownFacts | undefined {
    const clockMs = this.#clockMs();
    // Old because nobody looked, not because the store is away.
    if (clockMs - this.#lookedMs >= idleMs) this.#known = undefined;
    this.#lookedMs = clockMs;
    if (this.#reading === undefined && clockMs - this.#askedMs >= freshMs) {
      this.#askedMs = clockMs;
      this.#reading = this.#read(nowMs, cases);
    }
    return this.#known;
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  /** A store that is away is reported once; what was known stays, with its time. */
  async #read(nowMs: number, cases: readonly string[]): Promise<void> {
    try {
      this.#known = { facts: await this.#reader.now(nowMs, cases), atMs: nowMs };
      this.#reported = '';
    } catch (error) {
      if (String(error) !== this.#reported) this.#report(error);
      this.#reported = String(error);
    } finally {
      this.#reading = undefined;
    }
  }
}
