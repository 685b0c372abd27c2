// The store of enforcement without a database: a whole implementation of its port.
import type { MeasureSubject } from '../../src/core/case/act.ts';
import type {
  CompletedBarring,
  Drift,
  EnforcedKind,
  EnforcementOrder,
  OrderFailure,
  OrderTimes,
  WantedMeasure,
} from '../../src/core/case/enforcement.ts';
import { subjectKey } from '../../src/core/case/measure-subject.ts';
import type { DecisionRecord, EnforcementStore } from '../../src/workflow/ports.ts';

interface Wanted {
  readonly measure: WantedMeasure;
  readonly ordinal: number;
  readonly kind: EnforcedKind;
  readonly ended: boolean;
  readonly requestedMs: number;
}

interface Kept extends Wanted {
  state: EnforcementOrder['state'];
  tries: number;
  nextTryMs: number;
  confirmedMs: number | null;
}

interface Requested extends CompletedBarring {
  readonly seq: number;
  told: boolean;
}

export class MemoryEnforcement implements EnforcementStore {
  away = false;
  readonly drifts: { readonly enforcer: string; readonly drift: Drift }[] = [];
  readonly #wanted = new Map<string, Wanted>();
  readonly #orders = new Map<string, Map<string, Kept>>();
  readonly #requested = new Map<string, Requested>();

  /** As the store of decisions would project them; only such as the tests make. */
  record({ seq, ordinal, key, decision }: DecisionRecord): void {
    const requestedMs = decision.timeMs;
    if (decision.type === 'restoration') {
      const subject: MeasureSubject =
        decision.sourceIp !== undefined
          ? { kind: 'source', sourceIp: decision.sourceIp }
          : { kind: 'line', subscriber: decision.subscriber ?? '' };
      const old = this.#wanted.get(subjectKey(subject));
      if (old === undefined || old.ended) return;
      const usual = decision.stage === 'usual';
      if (decision.stage === undefined && old.kind === 'barring') return;
      const scope = usual ? 'but-usual' : old.measure.scope;
      const measure = { ...old.measure, seq, scope } as const;
      this.#want({ ...old, measure, ordinal, ended: !usual, requestedMs });
      if (!usual && subject.kind === 'line') this.#requested.delete(subject.subscriber);
      return;
    }
    if (
      decision.type !== 'suspension' &&
      decision.type !== 'source-block' &&
      decision.type !== 'barring'
    ) {
      return;
    }
    const { beginMs, type: kind } = decision;
    const endMs = decision.type === 'barring' ? null : decision.endMs;
    const subject: MeasureSubject =
      decision.type === 'source-block'
        ? { kind: 'source', sourceIp: decision.sourceIp }
        : { kind: 'line', subscriber: decision.subscriber };
    const old = this.#wanted.get(subjectKey(subject));
    const barred = old?.kind === 'barring' && !old.ended && old.measure.scope === 'international';
    if (barred && kind === 'suspension') return;
    const scope = 'international' as const;
    const measure = { subject, scope, case: decision.case, beginMs, endMs, seq };
    this.#want({ measure, ordinal, kind, ended: false, requestedMs });
    if (decision.type !== 'barring') return;
    const { subscriber } = decision;
    const times = { receivedMs: requestedMs, completedMs: 0 };
    this.#requested.set(subscriber, {
      key,
      case: decision.case,
      subscriber,
      seq,
      ...times,
      told: false,
    });
  }

  #want(wanted: Wanted): void {
    const key = subjectKey(wanted.measure.subject);
    this.#wanted.set(key, wanted);
    for (const orders of this.#orders.values()) orders.set(key, fresh(wanted));
  }

  async register(enforcers: readonly string[]): Promise<void> {
    this.#here();
    for (const name of this.#orders.keys())
      if (!enforcers.includes(name)) this.#orders.delete(name);
    for (const name of enforcers) {
      const orders = this.#orders.get(name) ?? new Map<string, Kept>();
      this.#orders.set(name, orders);
      for (const [key, wanted] of this.#wanted) {
        if (!wanted.ended && !orders.has(key)) orders.set(key, fresh(wanted));
      }
    }
  }

  async due(enforcer: string, limit: number, nowMs: number): Promise<readonly EnforcementOrder[]> {
    return this.#of(enforcer)
      .filter(order => order.state !== 'applied' && order.nextTryMs <= nowMs)
      .sort((a, b) => a.tries - b.tries || a.measure.seq - b.measure.seq)
      .slice(0, limit);
  }

  async orders(name: string, subjects: readonly MeasureSubject[]): Promise<EnforcementOrder[]> {
    const keys = subjects.map(subjectKey);
    return this.#of(name).filter(order => keys.includes(subjectKey(order.measure.subject)));
  }

  async standing(name: string, after: string, limit: number): Promise<readonly EnforcementOrder[]> {
    return this.#of(name)
      .filter(order => order.state === 'applied' && !order.ended)
      .filter(order => subjectKey(order.measure.subject) > after)
      .sort((a, b) => (subjectKey(a.measure.subject) < subjectKey(b.measure.subject) ? -1 : 1))
      .slice(0, limit);
  }

  async confirmed(name: string, order: EnforcementOrder, at: OrderTimes): Promise<void> {
    const kept = this.#same(name, order);
    if (kept === undefined) return;
    kept.state = 'applied';
    kept.tries = 0;
    kept.confirmedMs ??= at.confirmedMs;
  }

  async failed(name: string, order: EnforcementOrder, failure: OrderFailure): Promise<void> {
    const kept = this.#same(name, order);
    if (kept === undefined) return;
    kept.state = failure.final ? 'failed' : 'pending';
    kept.tries += 1;
    kept.nextTryMs = failure.retryAtMs;
  }

  async drifted(
    enforcer: string,
    drifts: readonly Drift[],
    again: readonly EnforcementOrder[],
  ): Promise<void> {
    this.#here();
    for (const drift of drifts) this.drifts.push({ enforcer, drift });
    for (const order of again) {
      const kept = this.#same(enforcer, order);
      if (kept === undefined) continue;
      kept.state = 'pending';
      kept.tries = 0;
      kept.nextTryMs = 0;
    }
  }

  async completed(): Promise<readonly CompletedBarring[]> {
    this.#here();
    const waiting = [...this.#requested.values()].filter(({ told }) => !told);
    return waiting.flatMap(one => {
      const key = subjectKey({ kind: 'line', subscriber: one.subscriber });
      const orders = [...this.#orders.values()].map(each => each.get(key));
      if (!orders.every(each => each?.state === 'applied' && each.measure.seq >= one.seq))
        return [];
      const completedMs = Math.max(...orders.map(each => each?.confirmedMs ?? 0));
      return [{ ...one, completedMs }];
    });
  }

  async told(keys: readonly string[]): Promise<void> {
    this.#here();
    for (const one of this.#requested.values()) if (keys.includes(one.key)) one.told = true;
  }

  async forgetEnded(beforeMs: number): Promise<void> {
    this.#here();
    for (const [key, { ended, requestedMs }] of this.#wanted) {
      const orders = [...this.#orders.values()].map(each => each.get(key));
      if (!ended || requestedMs >= beforeMs) continue;
      if (orders.some(order => order !== undefined && order.state !== 'applied')) continue;
      this.#wanted.delete(key);
      for (const each of this.#orders.values()) each.delete(key);
    }
  }

  #here(): void {
    if (this.away) throw new Error('the store is away');
  }

  #of(enforcer: string): Kept[] {
    this.#here();
    return [...(this.#orders.get(enforcer)?.values() ?? [])].map(order => ({ ...order }));
  }

  #same(enforcer: string, order: EnforcementOrder): Kept | undefined {
    this.#here();
    const kept = this.#orders.get(enforcer)?.get(subjectKey(order.measure.subject));
    return kept?.measure.seq === order.measure.seq ? kept : undefined;
  }
}

function fresh(wanted: Wanted): Kept {
  return { ...wanted, state: 'pending', tries: 0, nextTryMs: 0, confirmedMs: null };
}
