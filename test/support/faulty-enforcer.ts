// A network element in memory that keeps the contract (newest order wins, ends by itself) behind a
// network that loses, doubles and reorders, and that others meddle with.
import type { MeasureSubject } from '../../src/core/case/act.ts';
import type { AppliedMeasure, WantedMeasure } from '../../src/core/case/enforcement.ts';
import { subjectKey } from '../../src/core/case/measure-subject.ts';
import { DeliveryError, type Enforcer } from '../../src/workflow/ports.ts';

export type Fault = 'lost' | 'answer-lost' | 'refused' | 'late' | 'doubled';

export class FaultyEnforcer implements Enforcer {
  readonly name: string;
  /** Whether it ends measures by itself; one that does not is cleared by comparison alone. */
  expires = true;
  /** Faults of the next requests, in order. */
  readonly faults: Fault[] = [];
  /** Told before each request arrives. */
  onRequest: () => void = () => {};
  /** Told of what is removed on order. */
  onRemoved: (measure: AppliedMeasure) => void = () => {};
  /** What was in force at any time, as `subject/seq`. */
  readonly applied = new Set<string>();
  readonly problems: string[] = [];
  readonly #nowMs: () => number;
  readonly #measures = new Map<string, AppliedMeasure>();
  readonly #newest = new Map<string, number>();
  readonly #late: (() => void)[] = [];
  readonly #busy = new Set<string>();
  #turns = 0;

  constructor(name: string, nowMs: () => number) {
    this.name = name;
    this.#nowMs = nowMs;
  }

  inForce(): AppliedMeasure[] {
    this.#expire();
    return [...this.#measures.values()];
  }

  apply(measure: WantedMeasure): Promise<void> {
    const { subject, scope, endMs, seq } = measure;
    if (endMs !== null && endMs <= this.#nowMs()) this.problems.push('applied after its end');
    return this.#request(subject, () => this.#carryOut({ subject, scope, endMs, seq }));
  }

  remove(subject: MeasureSubject, seq: number): Promise<void> {
    return this.#request(subject, () => this.#takeAway(subject, seq));
  }

  async readOne(subject: MeasureSubject): Promise<AppliedMeasure | undefined> {
    let found: AppliedMeasure | undefined;
    await this.#request(subject, () => {
      this.#expire();
      found = this.#measures.get(subjectKey(subject));
    });
    return found;
  }

  async read(): Promise<readonly AppliedMeasure[]> {
    if (this.#isLost(this.faults.shift())) throw new DeliveryError('lost', true);
    const found = this.inForce();
    this.onRequest();
    // A long table takes its time: orders are carried out meanwhile.
    for (let turn = 0; turn < 8; turn += 1) await this.#someTurns();
    return found;
  }

  /** Everything that was on its way arrives, the last first. */
  arriveLate(): void {
    for (const work of this.#late.splice(0).reverse()) {
      try {
        work();
      } catch {
        // Nobody waits for the answer any more.
      }
    }
  }

  forget(keepFence: boolean): void {
    this.#measures.clear();
    if (!keepFence) this.#newest.clear();
  }

  meddle(measure: AppliedMeasure): void {
    this.#measures.set(subjectKey(measure.subject), measure);
  }

  #carryOut(measure: AppliedMeasure & { readonly seq: number }): void {
    const key = subjectKey(measure.subject);
    this.#fence(key, measure.seq);
    this.#measures.set(key, measure);
    this.applied.add(`${key}/${measure.seq}`);
  }

  #takeAway(subject: MeasureSubject, seq: number): void {
    const key = subjectKey(subject);
    this.#fence(key, seq);
    const found = this.#measures.get(key);
    this.#measures.delete(key);
    if (found !== undefined) this.onRemoved(found);
  }

  #fence(key: string, seq: number): void {
    if (seq < (this.#newest.get(key) ?? 0)) throw new DeliveryError('newer', false);
    this.#newest.set(key, seq);
  }

  async #request(subject: MeasureSubject, work: () => void): Promise<void> {
    const key = subjectKey(subject);
    if (this.#busy.has(key)) this.problems.push(`two requests at once about ${key}`);
    this.#busy.add(key);
    try {
      await this.#someTurns();
      this.onRequest();
      const fault = this.faults.shift();
      if (fault === 'refused') throw new DeliveryError('refused', false);
      if (fault === 'late' || fault === 'doubled') this.#late.push(work);
      if (this.#isLost(fault)) throw new DeliveryError('lost', true);
      work();
      await this.#someTurns();
      if (fault === 'answer-lost') throw new DeliveryError('no answer', true);
    } finally {
      this.#busy.delete(key);
    }
  }

  /** Requests take now more, now less of the event loop's turns. */
  async #someTurns(): Promise<void> {
    this.#turns = (this.#turns * 5 + 3) % 16;
    for (let turn = 0; turn <= this.#turns; turn += 1) await Promise.resolve();
  }

  #isLost(fault: Fault | undefined): boolean {
    return fault === 'lost' || fault === 'late';
  }

  #expire(): void {
    if (!this.expires) return;
    for (const [key, { endMs }] of this.#measures) {
      if (endMs !== null && endMs <= this.#nowMs()) this.#measures.delete(key);
    }
  }
}
