import { type Journal, JournalError, type JournalRecord } from '../workflow/ports.ts';

export interface MemoryJournalOptions {
  /** False: records are counted, not kept, so that a long replay runs in flat memory. */
  readonly keep?: boolean;
  /** True: nothing is durable before `flush`, to test what waits for it. */
  readonly durableOnFlush?: boolean;
}

/** A journal without a disk, for replay and tests. */
export class MemoryJournal implements Journal {
  readonly #keep: boolean;
  readonly #durableOnFlush: boolean;
  readonly #listeners: ((durableSeq: number) => void)[] = [];
  #records: JournalRecord[] = [];
  #lastSeq = 0;
  #durableSeq = 0;
  #notified = 0;
  #scheduled = false;
  #closed = false;

  constructor(options: MemoryJournalOptions = {}) {
    this.#keep = options.keep ?? true;
    this.#durableOnFlush = options.durableOnFlush ?? false;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  get durableSeq(): number {
    return this.#durableSeq;
  }

  get firstSeq(): number {
    return this.#records[0]?.seq ?? this.#lastSeq + 1;
  }

  append(payload: string): number {
    if (this.#closed) throw new JournalError('the journal is closed');
    const seq = this.#lastSeq + 1;
    this.#lastSeq = seq;
    if (this.#keep) this.#records.push({ seq, payload });
    if (!this.#durableOnFlush) {
      this.#durableSeq = seq;
      this.#notifySoon();
    }
    return seq;
  }

  /** Listeners are called after the append that caused it has returned, once for many. */
  onDurable(listener: (durableSeq: number) => void): void {
    this.#listeners.push(listener);
  }

  async flush(): Promise<void> {
    this.#durableSeq = this.#lastSeq;
    this.#notify();
  }

  async *read(fromSeq: number): AsyncGenerator<JournalRecord> {
    if (fromSeq < this.firstSeq) {
      throw new JournalError(`record ${fromSeq} was dropped; ${this.firstSeq} is the first kept`);
    }
    const first = this.firstSeq;
    yield* this.#records.slice(fromSeq - first);
  }

  async truncateBefore(seq: number): Promise<void> {
    this.#records = this.#records.filter(record => record.seq >= seq);
  }

  async close(): Promise<void> {
    await this.flush();
    this.#closed = true;
  }

  #notifySoon(): void {
    if (this.#scheduled || this.#listeners.length === 0) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#notify();
    });
  }

  #notify(): void {
    if (this.#notified === this.#durableSeq) return;
    this.#notified = this.#durableSeq;
    for (const listener of this.#listeners) listener(this.#durableSeq);
  }
}
