/** Work that goes on until it is stopped; one run at a time. */
export class BackgroundRun {
  readonly #work: (signal: AbortSignal) => Promise<unknown>;
  #running: { stop: AbortController; ended: Promise<unknown> } | undefined;

  constructor(work: (signal: AbortSignal) => Promise<unknown>) {
    this.#work = work;
  }

  /** Of the run that goes on; undefined without one. */
  get signal(): AbortSignal | undefined {
    return this.#running?.stop.signal;
  }

  start(): void {
    if (this.#running !== undefined) return;
    const stop = new AbortController();
    this.#running = { stop, ended: this.#work(stop.signal) };
  }

  /** Resolves when the run has ended, which it does by itself once its signal is aborted. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    running?.stop.abort();
    await running?.ended;
  }
}
