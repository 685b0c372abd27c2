import type { MeasureSubject } from '../core/case/act.ts';
import type {
  AppliedMeasure,
  Drift,
  EnforcedKind,
  EnforcementOrder,
} from '../core/case/enforcement.ts';
import { subjectKey } from '../core/case/measure-subject.ts';
import type { Trial } from './administration-ports.ts';
import { driftOf, isAsOrdered, isWantedAt, surplus } from './compare-enforcement.ts';
import { type Clock, DeliveryError, type EnforcementStore, type Enforcer } from './ports.ts';
import { trialSubject, tryByOrder, tryByReading } from './try-enforcer.ts';

/** Times in milliseconds. */
export interface LaneSettings {
  /** Orders under way at once. */
  readonly concurrency: number;
  /** Orders taken from the store at a time. */
  readonly batch: number;
  /** Wait after the first failure; doubles with each further one. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** Wait after a refusal that repeating will hardly change. */
  readonly refusedRetryMs: number;
}

export interface EnforcementCounts {
  /** From the decision to the first reading back. */
  effect(enforcer: string, measure: EnforcedKind | 'restoration', seconds: number): void;
  order(enforcer: string, result: 'applied' | 'removed' | 'retried' | 'refused'): void;
  drift(enforcer: string, kind: Drift['kind']): void;
}

/** How an enforcer is. */
export interface EnforcerHealth {
  readonly name: string;
  /** What is wrong there; undefined when what is wanted is in force. */
  readonly problem: string | undefined;
  /** When it last told what stands there; null: not since the start. */
  readonly readMs: number | null;
  /** Differences that are known and not healed; orders that are not carried out. */
  readonly drift: number;
  readonly stuck: number;
}

export interface LaneParts {
  readonly enforcer: Enforcer;
  readonly store: EnforcementStore;
  readonly clock: Clock;
  readonly settings: LaneSettings;
  /** The journal's last sequence at the call, once the store has all of it; undefined: not soon. */
  readonly settledSeq: () => Promise<number | undefined>;
  readonly counts: EnforcementCounts;
  readonly onDrift: (enforcer: string, drift: Drift) => void;
  readonly report: (error: unknown) => void;
}

const pageOrders = 1_000;
const stuckMax = 1_000;
/** So many failures are shown as a trouble; fewer pass by themselves. */
const troubleAfter = 3;

/** Brings one enforcer to what is wanted, and keeps it there. */
export class EnforcementLane {
  readonly #parts: LaneParts;
  readonly #name: string;
  /** Subjects with a request under way: never two about the same. */
  readonly #busy = new Set<string>();
  /** Subjects that changed since the comparison under way began. */
  #touched = new Set<string>();
  /** Differences that are known and not healed, so that each is told once. */
  #open = new Set<string>();
  readonly #stuck = new Map<string, string>();
  #failedInRow = 0;
  #lastError = '';
  #readMs: number | null = null;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#name = parts.enforcer.name;
  }

  /** What is wrong there; undefined when what is wanted is in force. */
  problem(): string | undefined {
    if (this.#failedInRow >= troubleAfter) return this.#lastError;
    if (this.#stuck.size > 0) {
      return `${this.#stuck.size} orders are not carried out: ${[...this.#stuck.values()].at(-1)}`;
    }
    if (this.#open.size === 0) return undefined;
    return `${this.#open.size} measures stand there that should not`;
  }

  health(): EnforcerHealth {
    return {
      name: this.#name,
      problem: this.problem(),
      readMs: this.#readMs,
      drift: this.#open.size,
      stuck: this.#stuck.size,
    };
  }

  /** Nothing else is done about the subject of a trial meanwhile, nor is it taken for a drift. */
  tryOut(by: 'order' | 'reading', elapsedMs: () => number): Promise<Trial> {
    const { enforcer, clock } = this.#parts;
    const parts = { enforcer, clock, elapsedMs };
    if (by === 'reading') return tryByReading(parts);
    return this.#exclusively(trialSubject, () => tryByOrder(parts));
  }

  /** Carries out orders that are due; gives how many there were. */
  async carryOut(signal?: AbortSignal): Promise<number> {
    const { store, clock, settings } = this.#parts;
    const due = await store.due(this.#name, settings.batch, clock.nowMs());
    const waiting = due.filter(order => !this.#busy.has(keyOf(order)));
    await this.#together(waiting, order => this.#attempt(order), signal);
    return waiting.length;
  }

  async #attempt(order: EnforcementOrder): Promise<void> {
    const { store, clock, counts } = this.#parts;
    const sentMs = clock.nowMs();
    const wanted = isWantedAt(order, sentMs);
    const failure = await this.#exclusively(order.measure.subject, () => this.#give(order, wanted));
    if (failure !== undefined) {
      await this.#putOff(order, failure);
      return;
    }
    const confirmedMs = clock.nowMs();
    this.#stuck.delete(keyOf(order));
    counts.order(this.#name, wanted ? 'applied' : 'removed');
    await store.confirmed(this.#name, order, { sentMs, confirmedMs });
    // What had ended before it could be applied never took effect.
    if (order.confirmedMs !== null || (!wanted && !order.ended)) return;
    const seconds = Math.max(0, confirmedMs - order.requestedMs) / 1_000;
    counts.effect(this.#name, order.ended ? 'restoration' : order.kind, seconds);
  }

  /** Undefined when it was carried out and read back; else why not. */
  async #give(order: EnforcementOrder, wanted: boolean): Promise<DeliveryError | undefined> {
    const { enforcer } = this.#parts;
    const { measure } = order;
    const { subject } = measure;
    return this.#told(async () => {
      if (wanted) await enforcer.apply(measure);
      else await enforcer.remove(subject, measure.seq);
      const found = await enforcer.readOne(subject);
      this.#readMs = this.#parts.clock.nowMs();
      const right = wanted ? found !== undefined && isAsOrdered(order, found) : found === undefined;
      if (!right) throw new DeliveryError('it took the order but reads back otherwise', true);
    });
  }

  /** Undefined when it went well; else what the enforcer had against it. */
  async #told(work: () => Promise<void>): Promise<DeliveryError | undefined> {
    try {
      await work();
      this.#failedInRow = 0;
      return undefined;
    } catch (error) {
      if (!(error instanceof DeliveryError)) this.#parts.report(error);
      const known =
        error instanceof DeliveryError ? error : new DeliveryError(String(error), false);
      this.#failedInRow += 1;
      this.#lastError = known.message;
      return known;
    }
  }

  async #putOff(order: EnforcementOrder, failure: DeliveryError): Promise<void> {
    const { store, clock, counts, settings } = this.#parts;
    const { firstRetryMs, longestRetryMs, refusedRetryMs } = settings;
    const doubled = firstRetryMs * 2 ** Math.min(order.tries, 30);
    const waitMs = failure.retryable ? Math.min(longestRetryMs, doubled) : refusedRetryMs;
    const final = !failure.retryable;
    if (final || order.tries + 1 >= troubleAfter) this.#noteStuck(order, failure.message);
    counts.order(this.#name, final ? 'refused' : 'retried');
    const retryAtMs = clock.nowMs() + waitMs;
    await store.failed(this.#name, order, { error: failure.message, retryAtMs, final });
  }

  #noteStuck(order: EnforcementOrder, error: string): void {
    const key = keyOf(order);
    if (this.#stuck.size < stuckMax || this.#stuck.has(key)) this.#stuck.set(key, error);
  }

  /**
   * Compares everything that stands there with everything that should: what is missing or
   * different is ordered again, what nobody wants is removed. False when it could not be done.
   */
  async compare(): Promise<boolean> {
    const { enforcer, store, clock, settledSeq } = this.#parts;
    this.#touched = new Set(this.#busy);
    let found: ReadonlyMap<string, AppliedMeasure> = new Map();
    const failure = await this.#told(async () => {
      found = new Map((await enforcer.read()).map(each => [subjectKey(each.subject), each]));
      this.#readMs = clock.nowMs();
    });
    // What was decided but is not stored yet would look foreign.
    const asOfSeq = failure === undefined ? await settledSeq() : undefined;
    if (asOfSeq === undefined) return false;
    const nowMs = clock.nowMs();
    const again: EnforcementOrder[] = [];
    const drifts: Drift[] = [];
    const seen = new Set<string>();
    for await (const order of this.#standing()) {
      const key = keyOf(order);
      seen.add(key);
      if (this.#touched.has(key)) continue;
      const drift = driftOf(order, found.get(key), nowMs);
      if (drift === undefined) continue;
      drifts.push(drift);
      if (drift.wanted !== undefined) again.push(order);
    }
    const unknown = [...found].filter(([key]) => !seen.has(key)).map(([, each]) => each);
    drifts.push(...(await this.#surplus(unknown, nowMs)));
    const fresh = this.#freshOf(drifts);
    if (fresh.length + again.length > 0) {
      await store.drifted(this.#name, fresh, again, nowMs);
    }
    for (const drift of fresh) {
      this.#parts.counts.drift(this.#name, drift.kind);
      this.#parts.onDrift(this.#name, drift);
    }
    await this.#together(drifts, drift => this.#takeAway(drift, asOfSeq));
    return true;
  }

  async *#standing(): AsyncGenerator<EnforcementOrder> {
    let after = '';
    for (;;) {
      const page = await this.#parts.store.standing(this.#name, after, pageOrders);
      yield* page;
      if (page.length < pageOrders) return;
      after = keyOf(page.at(-1)!);
    }
  }

  /** Of what no standing order explains, what is not about to be dealt with anyway. */
  async #surplus(unknown: readonly AppliedMeasure[], nowMs: number): Promise<Drift[]> {
    const drifts: Drift[] = [];
    for (let at = 0; at < unknown.length; at += pageOrders) {
      const page = unknown.slice(at, at + pageOrders);
      const orders = await this.#parts.store.orders(
        this.#name,
        page.map(each => each.subject),
      );
      const known = new Map(orders.map(order => [keyOf(order), order]));
      for (const found of page) {
        const { subject } = found;
        const order = known.get(subjectKey(subject));
        if (this.#touched.has(subjectKey(subject))) continue;
        if (order !== undefined && (order.state !== 'applied' || !order.ended)) continue;
        drifts.push({ kind: surplus(found, nowMs), subject, wanted: undefined, found });
      }
    }
    return drifts;
  }

  /** Those not told before; from now on these are the known ones. */
  #freshOf(drifts: readonly Drift[]): Drift[] {
    const before = this.#open;
    const named = (drift: Drift): string => `${drift.kind} ${subjectKey(drift.subject)}`;
    const left = drifts.filter(drift => drift.wanted === undefined);
    this.#open = new Set(left.map(named));
    return drifts.filter(drift => !before.has(named(drift)));
  }

  /** Removes what nobody wanted as of that sequence: an order of a later one is not touched. */
  async #takeAway({ kind, subject, wanted, found }: Drift, asOfSeq: number): Promise<void> {
    const key = subjectKey(subject);
    if (wanted !== undefined || this.#busy.has(key)) return;
    const { enforcer, store, counts } = this.#parts;
    const [order] = await store.orders(this.#name, [subject]);
    if (order !== undefined && order.state !== 'applied') return;
    const seq = Math.max(found?.seq ?? 0, asOfSeq);
    let left: AppliedMeasure | undefined;
    const failure = await this.#exclusively(subject, () =>
      this.#told(async () => {
        await enforcer.remove(subject, seq);
        left = await enforcer.readOne(subject);
      }),
    );
    if (failure !== undefined || left !== undefined) return;
    counts.order(this.#name, 'removed');
    this.#open.delete(`${kind} ${key}`);
  }

  async #exclusively<T>(subject: MeasureSubject, work: () => Promise<T>): Promise<T> {
    const key = subjectKey(subject);
    this.#busy.add(key);
    this.#touched.add(key);
    try {
      return await work();
    } finally {
      this.#busy.delete(key);
    }
  }

  /** `work` on each, so many at once; those not begun when the signal aborts are left. */
  async #together<T>(
    items: readonly T[],
    work: (item: T) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<void> {
    const left = [...items].reverse();
    const worker = async () => {
      for (let item = left.pop(); item !== undefined; item = left.pop()) {
        if (signal?.aborted) return;
        await work(item);
      }
    };
    const workers = Math.min(this.#parts.settings.concurrency, items.length);
    await Promise.all(Array.from({ length: workers }, worker));
  }
}

function keyOf(order: EnforcementOrder): string {
  return subjectKey(order.measure.subject);
}
