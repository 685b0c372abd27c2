// Messages on their way to people: claimed, rendered, handed to a channel. What may have gone out
// is never sent again; what did not is told to the case desk, since an attempt that nobody got is
// no attempt.

import type { AttemptFate, MessageReceipt } from '../core/case/message-fate.ts';
import { BackgroundRun } from './background-run.ts';
import {
  type Clock,
  DeliveryError,
  type MessageChannel,
  type MessageRecord,
  type MessageStore,
  type OutgoingMessage,
  UnknownFateError,
} from './ports.ts';

/** Times in milliseconds of `clock`, but for `pollMs`. */
export interface SendingSettings {
  /** Messages under way at once. */
  readonly concurrency: number;
  readonly pollMs: number;
  /** Wait after the first failure; doubles with each further one. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

const sendingDefaults: SendingSettings = {
  concurrency: 8,
  pollMs: 250,
  firstRetryMs: 5_000,
  longestRetryMs: 15 * 60_000,
};

export type SendingResult = 'sent' | 'retried' | 'failed' | 'unknown';

export interface SendingParts {
  readonly store: MessageStore;
  /** One that is missing is not set up here: its messages fail for good. */
  readonly channels: Readonly<Partial<Record<'mail' | 'sms' | 'voice', MessageChannel>>>;
  readonly render: (record: MessageRecord) => OutgoingMessage;
  /** Tells the case desk; resolves when that is on disk, rejects when it must be told again. */
  readonly tell: (attempt: AttemptFate) => Promise<void>;
  /** Clock of the journal: messages are due in its time. */
  readonly clock: Clock;
  /** Resolves after so long, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly settings?: Partial<SendingSettings>;
  readonly count?: (result: SendingResult) => void;
  readonly report: (error: unknown) => void;
}

const rememberedMax = 10_000;
const untoldAtOnce = 200;
const recordRetryMs = 1_000;

/**
 * Sends what is due, each message at most once but where a channel says that it surely did not go
 * out. What an earlier process had claimed has an unknown fate from the start on.
 */
export class MessageSender {
  readonly #parts: SendingParts;
  readonly #settings: SendingSettings;
  readonly #failures = new Map<string, number>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #running = new BackgroundRun(signal => this.#run(signal));
  #stranded = false;

  constructor(parts: SendingParts) {
    this.#parts = parts;
    this.#settings = { ...sendingDefaults, ...parts.settings };
  }

  start(): void {
    this.#running.start();
  }

  /** Ends after what is under way; the rest waits in the store. */
  async stop(): Promise<void> {
    await this.#running.stop();
    await Promise.all(this.#underWay);
  }

  /** A receipt may overtake the record of what it is about, so what is under way comes first. */
  async receipt(receipt: MessageReceipt): Promise<void> {
    await Promise.all(this.#underWay);
    await this.#parts.store.receipt(receipt, this.#parts.clock.nowMs());
  }

  /** Takes as much as there is room for; gives how much it took. Sending goes on behind it. */
  async turn(): Promise<number> {
    const { store, clock } = this.#parts;
    if (!this.#stranded) {
      await store.strand(clock.nowMs());
      this.#stranded = true;
    }
    await store.expire(clock.nowMs());
    await this.#tellDesk();
    const room = this.#settings.concurrency - this.#underWay.size;
    const claimed = room > 0 ? await store.claim(room, clock.nowMs()) : [];
    for (const record of claimed) this.#begin(record);
    return claimed.length;
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let taken = 0;
      try {
        taken = await this.turn();
      } catch (error) {
        this.#parts.report(error);
      }
      if (taken > 0) await Promise.race(this.#underWay);
      else await this.#parts.sleep(this.#settings.pollMs, signal);
    }
  }

  async #tellDesk(): Promise<void> {
    const { store, tell } = this.#parts;
    const told: string[] = [];
    try {
      for (const attempt of await store.untold(untoldAtOnce)) {
        await tell(attempt);
        told.push(attempt.key);
      }
    } finally {
      await store.told(told);
    }
  }

  #begin(record: MessageRecord): void {
    const sending = this.#send(record).finally(() => this.#underWay.delete(sending));
    this.#underWay.add(sending);
  }

  async #send(record: MessageRecord): Promise<void> {
    const { store, clock } = this.#parts;
    try {
      const names = await this.#handOver(record);
      this.#failures.delete(record.key);
      await this.#recorded(() => store.sent(record.key, clock.nowMs(), names));
      this.#parts.count?.('sent');
    } catch (error) {
      await this.#notSent(record, error);
    }
  }

  async #handOver(record: MessageRecord): Promise<readonly string[]> {
    const { channel } = record.order;
    const found = channel === 'task' ? undefined : this.#parts.channels[channel];
    if (found === undefined) throw new DeliveryError(`no channel for ${channel} is set up`, false);
    let message: OutgoingMessage;
    try {
      message = this.#parts.render(record);
    } catch (error) {
      this.#parts.report(error);
      throw new DeliveryError('it could not be put into words', false);
    }
    return found.send(message);
  }

  async #notSent(record: MessageRecord, error: unknown): Promise<void> {
    const { store, clock, count, report } = this.#parts;
    const text = error instanceof Error ? error.message : String(error);
    if (!(error instanceof DeliveryError)) {
      // A defect of the channel may have struck after the message was out.
      if (!(error instanceof UnknownFateError)) report(error);
      this.#failures.delete(record.key);
      await this.#recorded(() => store.unknown(record.key, text, clock.nowMs()));
      count?.('unknown');
      return;
    }
    const retryAtMs = error.retryable ? this.#nextTry(record) : null;
    await this.#recorded(() => store.failed(record.key, text, clock.nowMs(), retryAtMs));
    count?.(retryAtMs === null ? 'failed' : 'retried');
  }

  /** When to try again; null when that would be too late to make sense. */
  #nextTry(record: MessageRecord): number | null {
    const failures = (this.#failures.get(record.key) ?? 0) + 1;
    const { firstRetryMs, longestRetryMs } = this.#settings;
    const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 30));
    const retryAtMs = this.#parts.clock.nowMs() + waitMs;
    this.#failures.delete(record.key);
    if (retryAtMs >= record.order.untilMs) return null;
    const oldest = this.#failures.keys().next();
    if (this.#failures.size >= rememberedMax && !oldest.done) this.#failures.delete(oldest.value);
    this.#failures.set(record.key, failures);
    return retryAtMs;
  }

  /** What happened outside must be written down, however long the store is away. */
  async #recorded(write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        this.#parts.report(error);
        const signal = this.#running.signal;
        // When stopped meanwhile, it stays claimed: the next start gives it to a person.
        if (signal === undefined || signal.aborted) return;
        await this.#parts.sleep(recordRetryMs, signal);
      }
    }
  }
}
