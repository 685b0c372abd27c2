// The ordered log in a folder of local files. `append` copies into memory and returns; one loop
// writes what has gathered, fsyncs, and only then begins the next batch (group commit).
import { mkdir, rm, stat } from 'node:fs/promises';
import { type Journal, JournalError, type JournalRecord } from '../workflow/ports.ts';
import { type Disk, type DiskFile, realDisk } from './journal-disk.ts';
import { JournalCorruptError, systemErrorText } from './journal-errors.ts';
import { JournalOwner } from './journal-owner.ts';
import { payloadBytesMax, recordHeaderBytes, sealRecord } from './journal-record.ts';
import { createSegment, recoverSegment, type TornTail } from './journal-recovery.ts';
import {
  listSegments,
  type Segment,
  SegmentWalk,
  segmentHeaderBytes,
  segmentOf,
} from './journal-segment.ts';

export interface FileJournalOptions {
  readonly folder: string;
  /** A segment that has reached this size is followed by a new one. Default 64 MiB. */
  readonly segmentBytes?: number;
  /**
   * How long records gather before they are written. Default 10 ms: verdicts do not wait for it,
   * and every commit takes processor time whatever it holds.
   */
  readonly gatherMs?: number;
  /** As many bytes are written without waiting longer. Default 256 KiB. */
  readonly gatherBytes?: number;
  /** Bytes that may wait for the disk; beyond, `append` throws. Default 64 MiB. */
  readonly waitingBytesMax?: number;
  /** How long after a failed write it is tried again. Default 1,000 ms. */
  readonly retryMs?: number;
  readonly disk?: Disk;
}

interface Batch {
  readonly bytes: Buffer;
  readonly used: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

interface Waiter {
  readonly seq: number;
  resolve(): void;
  reject(error: JournalError): void;
}

export class FileJournal implements Journal {
  /** What was cut off when the journal was opened; its records had never been called durable. */
  readonly torn: TornTail | undefined;
  readonly #options: Required<FileJournalOptions>;
  readonly #owner: JournalOwner;
  readonly #segments: Segment[];
  #file: DiskFile;
  #fileBytes: number;
  #lastSeq: number;
  #durableSeq: number;
  #gathering: Buffer;
  #used = 0;
  #spare: Buffer | undefined;
  #batch: Batch | undefined;
  #failure: JournalError | undefined;
  #committing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #waiters: Waiter[] = [];
  readonly #durableListeners: ((durableSeq: number) => void)[] = [];
  readonly #failureListeners: ((error: JournalError) => void)[] = [];

  private constructor(
    options: Required<FileJournalOptions>,
    owner: JournalOwner,
    opened: { segments: Segment[]; file: DiskFile; bytes: number; lastSeq: number },
    torn: TornTail | undefined,
  ) {
    this.#options = options;
    this.#owner = owner;
    this.#segments = opened.segments;
    this.#file = opened.file;
    this.#fileBytes = opened.bytes;
    this.#lastSeq = opened.lastSeq;
    this.#durableSeq = opened.lastSeq;
    this.#gathering = Buffer.allocUnsafe(options.gatherBytes * 2);
    this.torn = torn;
  }

  /**
   * Opens or creates the journal. Throws JournalInUseError while another process writes it,
   * JournalCorruptError when records that had been on disk are broken in the last segment
   * (earlier segments are checked as they are read), JournalError when the folder cannot be used.
   */
  static async open(options: FileJournalOptions): Promise<FileJournal> {
    const all = { ...defaults, ...options };
    try {
      await mkdir(all.folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw new JournalError(systemErrorText(error), { cause: error });
    }
    const owner = await JournalOwner.claim(all.folder);
    try {
      const segments = await listSegments(all.folder);
      const last = segments.at(-1);
      if (last) {
        const { torn, ...opened } = await recoverSegment(last, all.disk);
        return new FileJournal(all, owner, { segments, ...opened }, torn);
      }
      const first = segmentOf(all.folder, 1);
      const file = await createSegment(all.folder, first, all.disk);
      const opened = { segments: [first], file, bytes: segmentHeaderBytes, lastSeq: 0 };
      return new FileJournal(all, owner, opened, undefined);
    } catch (error) {
      await owner.release();
      if (error instanceof JournalError) throw error;
      throw new JournalError(systemErrorText(error), { cause: error });
    }
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  get durableSeq(): number {
    return this.#durableSeq;
  }

  /** The first record kept; `lastSeq + 1` when there is none. */
  get firstSeq(): number {
    return this.#segments[0]!.firstSeq;
  }

  /** Why nothing can be appended now; undefined while all is well. */
  get failure(): JournalError | undefined {
    return this.#failure;
  }

  append(payload: string): number {
    if (this.#closed) throw new JournalError('the journal is closed');
    if (this.#failure) throw this.#failure;
    if (payload.length > payloadBytesMax) throw tooLong(payload.length);
    const at = this.#used;
    const bytes = this.#room(at + recordHeaderBytes + payload.length * 3);
    const payloadBytes = bytes.write(payload, at + recordHeaderBytes, 'utf8');
    if (payloadBytes > payloadBytesMax) throw tooLong(payloadBytes);
    const seq = this.#lastSeq + 1;
    sealRecord(bytes, at, { seq, payloadBytes, first: at === 0 });
    this.#lastSeq = seq;
    this.#used = at + recordHeaderBytes + payloadBytes;
    this.#schedule();
    return seq;
  }

  onDurable(listener: (durableSeq: number) => void): void {
    this.#durableListeners.push(listener);
  }

  /** Called once each time writing begins to fail; it is tried again every `retryMs`. */
  onFailure(listener: (error: JournalError) => void): void {
    this.#failureListeners.push(listener);
  }

  flush(): Promise<void> {
    if (this.#durableSeq === this.#lastSeq) return Promise.resolve();
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiters.push({ seq: this.#lastSeq, resolve, reject });
      this.#commitSoon(0);
    });
  }

  /** Throws JournalError when `fromSeq` was dropped by retention (see `firstSeq`). */
  async *read(fromSeq: number): AsyncGenerator<JournalRecord> {
    for await (const records of this.readBatches(fromSeq)) yield* records;
  }

  /** As `read`, many records at a time: for whoever wants them fast. */
  async *readBatches(fromSeq: number): AsyncGenerator<readonly JournalRecord[]> {
    const toSeq = this.#lastSeq;
    await this.flush();
    if (fromSeq < this.firstSeq) {
      throw new JournalError(`record ${fromSeq} was dropped; ${this.firstSeq} is the first kept`);
    }
    const segments = this.#segments.filter(segment => segment.firstSeq <= toSeq);
    for (const [index, segment] of segments.entries()) {
      const next = segments[index + 1]?.firstSeq;
      if (next !== undefined && next <= fromSeq) continue;
      const walk = new SegmentWalk(segment);
      yield* walk.batches(fromSeq, toSeq);
      const expected = next ?? toSeq + 1;
      if (walk.nextSeq === expected) continue;
      const what = next ? `the segment ends, the next begins with ${next}` : 'the segment ends';
      const { offset, nextSeq: seq } = walk;
      throw new JournalCorruptError({ segment: segment.path, offset, seq, what });
    }
  }

  async truncateBefore(seq: number): Promise<void> {
    try {
      while (this.#segments.length > 1 && this.#segments[1]!.firstSeq <= seq) {
        await rm(this.#segments[0]!.path, { force: true });
        this.#segments.shift();
      }
      await this.#options.disk.syncFolder(this.#options.folder);
    } catch (error) {
      throw new JournalError(systemErrorText(error), { cause: error });
    }
  }

  /** Record from which on the segments were written at that time or later. */
  async firstSeqSince(ms: number): Promise<number> {
    for (const segment of this.#segments) {
      const written = await stat(segment.path).catch(() => undefined);
      if (written !== undefined && written.mtimeMs >= ms) return segment.firstSeq;
    }
    return this.#lastSeq + 1;
  }

  /** Writes what waits and lets the folder go. Throws JournalError when that cannot be written. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#committing;
    this.#commit();
    await this.#committing;
    clearTimeout(this.#timer);
    await this.#file.close();
    await this.#owner.release();
    if (this.#failure) throw this.#failure;
  }

  /** The gathering buffer, grown to hold `end` bytes. */
  #room(end: number): Buffer {
    if (end <= this.#gathering.length) return this.#gathering;
    if (this.#used > 0 && end > this.#options.waitingBytesMax) {
      throw new JournalError('the disk is too slow: too much waits to be written');
    }
    const grown = Buffer.allocUnsafe(end * 2);
    this.#gathering.copy(grown, 0, 0, this.#used);
    this.#gathering = grown;
    return grown;
  }

  #schedule(): void {
    if (this.#committing) return;
    if (this.#used >= this.#options.gatherBytes) this.#commit();
    else if (!this.#timer) this.#commitSoon(this.#options.gatherMs);
  }

  #commitSoon(afterMs: number): void {
    if (this.#committing) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#commit(), afterMs);
  }

  #commit(): void {
    if (this.#committing) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#committing = this.#commitAll().finally(() => {
      this.#committing = undefined;
      if (this.#closed) return;
      if (this.#failure) this.#commitSoon(this.#options.retryMs);
      else if (this.#used > 0) this.#schedule();
    });
  }

  /** Writes batches until nothing urgent is left, or one fails: that one is kept, to be retried. */
  async #commitAll(): Promise<void> {
    do {
      const batch = this.#batch ?? this.#takeBatch();
      if (!batch) return;
      this.#batch = batch;
      try {
        await this.#write(batch);
      } catch (error) {
        this.#fail(new JournalError(`journal: ${systemErrorText(error)}`, { cause: error }));
        return;
      }
      this.#batch = undefined;
      this.#spare = batch.bytes.length <= this.#options.gatherBytes * 8 ? batch.bytes : undefined;
      this.#failure = undefined;
      this.#durable(batch.lastSeq);
    } while (this.#closed || this.#waiters.length > 0 || this.#used >= this.#options.gatherBytes);
  }

  #takeBatch(): Batch | undefined {
    if (this.#used === 0) return undefined;
    const bytes = this.#gathering;
    const batch = {
      bytes,
      used: this.#used,
      firstSeq: (this.#batch?.lastSeq ?? this.#durableSeq) + 1,
      lastSeq: this.#lastSeq,
    };
    this.#gathering = this.#spare ?? Buffer.allocUnsafe(this.#options.gatherBytes * 2);
    this.#spare = undefined;
    this.#used = 0;
    return batch;
  }

  async #write(batch: Batch): Promise<void> {
    await this.#owner.check();
    const { segmentBytes, folder, disk } = this.#options;
    if (this.#fileBytes >= segmentBytes) {
      const segment = segmentOf(folder, batch.firstSeq);
      const file = await createSegment(folder, segment, disk);
      const before = this.#file;
      this.#file = file;
      this.#fileBytes = segmentHeaderBytes;
      this.#segments.push(segment);
      await before.close();
    }
    await this.#file.write(batch.bytes.subarray(0, batch.used), this.#fileBytes);
    await this.#file.sync();
    this.#fileBytes += batch.used;
  }

  /** Listeners run before `flush` resolves; what they throw is theirs, not the disk's. */
  #durable(seq: number): void {
    this.#durableSeq = seq;
    for (const listener of this.#durableListeners) queueMicrotask(() => listener(seq));
    const done = this.#waiters.filter(waiter => waiter.seq <= seq);
    this.#waiters = this.#waiters.filter(waiter => waiter.seq > seq);
    queueMicrotask(() => {
      for (const waiter of done) waiter.resolve();
    });
  }

  #fail(error: JournalError): void {
    const began = this.#failure === undefined;
    this.#failure = error;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter.reject(error);
    if (!began) return;
    for (const listener of this.#failureListeners) queueMicrotask(() => listener(error));
  }
}

function tooLong(bytes: number): JournalError {
  return new JournalError(`a record of ${bytes} bytes or more; the limit is ${payloadBytesMax}`);
}

const defaults = {
  segmentBytes: 64 * 1024 * 1024,
  gatherMs: 10,
  gatherBytes: 256 * 1024,
  waitingBytesMax: 64 * 1024 * 1024,
  retryMs: 1000,
  disk: realDisk,
};
