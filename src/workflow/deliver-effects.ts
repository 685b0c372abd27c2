import { BackgroundRun } from './background-run.ts';
import {
  type Clock,
  type DecisionRecord,
  type DecisionStore,
  DeliveryError,
  type EffectSink,
  neverAgainMs,
} from './ports.ts';

/** Times in milliseconds. */
export interface DeliverySettings {
  /** Deliveries under way at once. */
  readonly concurrency: number;
  /** Effects taken from the store at a time. */
  readonly batch: number;
  readonly pollMs: number;
  /** Wait after the first failure; doubles with each further one. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

export const deliveryDefaults: DeliverySettings = {
  concurrency: 8,
  batch: 200,
  pollMs: 500,
  firstRetryMs: 2_000,
  longestRetryMs: 15 * 60_000,
};

export interface DeliveryParts {
  readonly store: Pick<DecisionStore, 'undelivered' | 'delivered' | 'failed'>;
  readonly sink: EffectSink;
  /** Wall clock: the outside does not live in a demo's time. */
  readonly clock: Clock;
  /** Resolves after so long, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly settings?: Partial<DeliverySettings>;
  readonly count?: (result: 'delivered' | 'retried' | 'given-up') => void;
  readonly report: (error: unknown) => void;
}

const rememberedMax = 10_000;

/**
 * Delivers effects outside, at least once and in order within a case. A failure holds its case
 * back until it is tried again, with growing waits; other cases go on. What the other side
 * refuses for good is put away with its error and lets the case go on. How often something
 * failed is kept in memory: after a restart the waits begin anew.
 */
export class EffectDelivery {
  readonly #parts: DeliveryParts;
  readonly #settings: DeliverySettings;
  readonly #failures = new Map<string, number>();
  /** Case → when its oldest failed effect is tried again. */
  readonly #held = new Map<string, { key: string; retryAtMs: number }>();
  readonly #running = new BackgroundRun(signal => this.#run(signal));

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#settings = { ...deliveryDefaults, ...parts.settings };
  }

  start(): void {
    this.#running.start();
  }

  /** Ends after what is under way; what is not delivered stays in the store. */
  async stop(): Promise<void> {
    await this.#running.stop();
  }

  /** Delivers everything that is due now; gives how much was delivered. */
  async processAll(): Promise<number> {
    let delivered = 0;
    for (;;) {
      const turn = await this.#turn();
      delivered += turn.delivered;
      if (turn.taken === 0) return delivered;
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let taken = 0;
      try {
        taken = (await this.#turn(signal)).taken;
      } catch (error) {
        this.#parts.report(error);
      }
      if (taken === 0) await this.#parts.sleep(this.#settings.pollMs, signal);
    }
  }

  async #turn(signal?: AbortSignal): Promise<{ taken: number; delivered: number }> {
    const { store, clock } = this.#parts;
    const due = await store.undelivered(this.#settings.batch, clock.nowMs());
    const lanes = [...byCase(due).values()];
    let delivered = 0;
    const worker = async () => {
      for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
        const count = await this.#deliverInOrder(lane, signal);
        delivered += count;
      }
    };
    const workers = Math.min(this.#settings.concurrency, lanes.length);
    await Promise.all(Array.from({ length: workers }, worker));
    return { taken: due.length, delivered };
  }

  async #deliverInOrder(lane: readonly DecisionRecord[], signal?: AbortSignal): Promise<number> {
    const { store, clock } = this.#parts;
    let delivered = 0;
    for (const record of lane) {
      if (signal?.aborted) break;
      const held = this.#heldBy(record);
      if (held !== undefined) {
        // Put behind the one it waits for, so that it does not fill the next batch.
        await store.failed(record.key, `waits for ${held.key}`, held.retryAtMs);
        continue;
      }
      if (await this.#attempt(record)) {
        await store.delivered([record.key], clock.nowMs());
        delivered += 1;
      }
    }
    return delivered;
  }

  #heldBy(record: DecisionRecord): { key: string; retryAtMs: number } | undefined {
    const held = this.#held.get(laneOf(record));
    if (held === undefined || held.key === record.key) return undefined;
    return held.retryAtMs > this.#parts.clock.nowMs() ? held : undefined;
  }

  async #attempt(record: DecisionRecord): Promise<boolean> {
    try {
      await this.#parts.sink.deliver(record);
      this.#forget(record);
      this.#parts.count?.('delivered');
      return true;
    } catch (error) {
      await this.#putOff(record, error);
      return false;
    }
  }

  async #putOff(record: DecisionRecord, error: unknown): Promise<void> {
    const { store, clock, count, report } = this.#parts;
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof DeliveryError)) report(error);
    if (error instanceof DeliveryError && !error.retryable) {
      this.#forget(record);
      count?.('given-up');
      await store.failed(record.key, message, neverAgainMs);
      return;
    }
    const failures = (this.#failures.get(record.key) ?? 0) + 1;
    const { firstRetryMs, longestRetryMs } = this.#settings;
    const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 30));
    const retryAtMs = clock.nowMs() + waitMs;
    remember(this.#failures, record.key, failures);
    remember(this.#held, laneOf(record), { key: record.key, retryAtMs });
    count?.('retried');
    await store.failed(record.key, message, retryAtMs);
  }

  #forget(record: DecisionRecord): void {
    this.#failures.delete(record.key);
    if (this.#held.get(laneOf(record))?.key === record.key) this.#held.delete(laneOf(record));
  }
}

function byCase(records: readonly DecisionRecord[]): Map<string, DecisionRecord[]> {
  const lanes = new Map<string, DecisionRecord[]>();
  for (const record of records) {
    const lane = laneOf(record);
    const list = lanes.get(lane);
    if (list === undefined) lanes.set(lane, [record]);
    else list.push(record);
  }
  return lanes;
}

/** Effects of one case keep their order; one that belongs to no case waits for nobody. */
function laneOf(record: DecisionRecord): string {
  return record.decision.case ?? record.key;
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  const oldest = map.size >= rememberedMax ? map.keys().next() : undefined;
  if (oldest !== undefined && !oldest.done) map.delete(oldest.value);
  map.set(key, value);
}
