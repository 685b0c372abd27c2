// Decisions, messages and calls on their way from the journal to the store: kept in order, written
// in batches, each once. Whatever the store does not hold yet is in a snapshot or comes again with
// the replay.
import type { Decision } from '../core/case/decision.ts';
import type {
  DecisionRecord,
  DecisionStore,
  EndedCallRecord,
  MessageRecord,
  TraceRecord,
} from './ports.ts';

export interface LiveDecisionsOptions {
  readonly store: Pick<DecisionStore, 'record'>;
  readonly report: (error: unknown) => void;
  /** Between two tries while the store is away. */
  readonly retryMs: number;
  /** Decisions, messages and calls that may wait; beyond, the newest wait for a restart. */
  readonly waitingMax: number;
  /** Told of each decision once the store has it. */
  readonly onStored?: ((decision: Decision) => void) | undefined;
}

type WaitingRecord = DecisionRecord | MessageRecord | EndedCallRecord | TraceRecord;

/** What a snapshot holds of them. */
export interface SavedDecisions {
  readonly waiting: readonly WaitingRecord[];
  readonly passedSeq: number;
}

const batchMax = 5_000;
/** So far the store's offset may stay behind while there is nothing else to write. */
const offsetLagMax = 1_000;

export class LiveDecisions {
  readonly #options: LiveDecisionsOptions;
  #waiting: WaitingRecord[] = [];
  /** All that follows from the journal up to this record has been kept. */
  #passedSeq = 0;
  #storedSeq = 0;
  #saving: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;
  #overflowed = false;

  constructor(options: LiveDecisionsOptions) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** All that follows from the journal up to this record is in the store. */
  get settledSeq(): number {
    return this.#waiting[0] === undefined ? this.#passedSeq : this.#waiting[0].seq - 1;
  }

  /** Something was left out, for a restart to bring: until then no snapshot may be taken. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  get saved(): SavedDecisions {
    return { waiting: this.#waiting, passedSeq: this.#passedSeq };
  }

  /** Begins with a snapshot's, without those that the store has since got. */
  restore(saved: SavedDecisions, storedSeq: number): void {
    this.#storedSeq = storedSeq;
    this.#passedSeq = saved.passedSeq;
    this.#waiting = saved.waiting.filter(record => record.seq > storedSeq);
  }

  /** Takes a decision, a message or a call for the store; one that the store has is passed over. */
  keep(record: WaitingRecord): void {
    if (record.seq <= this.#storedSeq || this.#overflowed) return;
    if (this.#waiting.length < this.#options.waitingMax) {
      this.#waiting.push(record);
      return;
    }
    this.#overflowed = true;
    this.#options.report(new Error('the store is behind; new decisions wait for a restart'));
  }

  /** All that follows from that journal record, and from those before it, has been kept. */
  passed(seq: number): void {
    if (!this.#overflowed) this.#passedSeq = seq;
  }

  /** Lets what waits be written; returns at once. */
  save(): void {
    if (this.#saving !== undefined || this.#retry !== undefined || this.#closed) return;
    const lag = this.#passedSeq - this.#storedSeq;
    if (this.#waiting.length === 0 && lag < offsetLagMax) return;
    void this.#write().then(stored => {
      if (stored) this.save();
      else if (!this.#closed) this.#retryLater();
    });
  }

  /** Resolves when all is written, or false at the first failure. */
  async saveAll(): Promise<boolean> {
    await this.#saving;
    while (this.#waiting.length > 0 || this.#passedSeq > this.#storedSeq) {
      if (!(await this.#write())) return false;
    }
    return true;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
  }

  #tell(records: readonly WaitingRecord[]): void {
    const { onStored, report } = this.#options;
    if (onStored === undefined) return;
    try {
      for (const record of records) if ('decision' in record) onStored(record.decision);
    } catch (error) {
      report(error);
    }
  }

  #retryLater(): void {
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.save();
    }, this.#options.retryMs);
  }

  async #write(): Promise<boolean> {
    while (this.#saving !== undefined) await this.#saving;
    const records = this.#waiting.slice(0, batchMax);
    // What follows from a record may be split between two batches: the offset stays before it.
    const whole = records.length === this.#waiting.length;
    const seq = whole ? this.#passedSeq : Math.max(this.#storedSeq, records.at(-1)!.seq - 1);
    let stored = false;
    this.#saving = this.#options.store
      .record(
        records.filter(record => 'decision' in record),
        seq,
        records.filter(record => 'order' in record),
        records.filter(record => 'call' in record),
        records.filter(record => 'trace' in record),
      )
      .then(() => {
        this.#waiting.splice(0, records.length);
        this.#storedSeq = seq;
        stored = true;
        this.#tell(records);
      }, this.#options.report)
      .finally(() => {
        this.#saving = undefined;
      });
    await this.#saving;
    return stored;
  }
}
