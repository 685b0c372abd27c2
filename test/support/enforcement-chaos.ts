// Random decisions, faults, meddling, restarts and a store that goes away; then quiet, and what
// stands in the network against what was decided.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Decision } from '../../src/core/case/decision.ts';
import type { AppliedMeasure, CompletedBarring } from '../../src/core/case/enforcement.ts';
import { subjectKey } from '../../src/core/case/measure-subject.ts';
import type { DecisionRecord, EnforcementStore } from '../../src/workflow/ports.ts';
import { EnforcementReconciler } from '../../src/workflow/reconcile-enforcement.ts';
import { type Fault, FaultyEnforcer } from './faulty-enforcer.ts';

export interface ChaosStore {
  readonly store: EnforcementStore;
  record(records: readonly DecisionRecord[]): Promise<void> | void;
  setAway(away: boolean): void;
}

type Step =
  | { do: 'decide'; what: Choice; at: number; lasts: number }
  /** When so many more requests have come. */
  | { do: 'decide-midway'; what: Choice; at: number; lasts: number; after: number }
  | { do: 'pass'; ms: number }
  | { do: 'fault'; on: number; faults: Fault[] }
  | { do: 'arrive-late' | 'stop-expiring'; on: number }
  | { do: 'forget'; on: number; keepFence: boolean }
  | { do: 'meddle'; on: number; at: number; lasts: number; back: number; usual: boolean }
  | { do: 'store'; away: boolean }
  | { do: 'restart' | 'carry-out' | 'compare' | 'both' };

type Choice = 'suspend' | 'bar' | 'usual' | 'open' | 'block' | 'unblock';

const subjectsMax = 3;
const at = fc.nat({ max: subjectsMax - 1 });
const on = fc.nat({ max: 1 });
const lasts = fc.constantFrom(1_000, 120_000, 3_600_000, 3_600_001);
const what = fc.constantFrom<Choice[]>(
  'suspend',
  'suspend',
  'bar',
  'usual',
  'open',
  'block',
  'unblock',
);
const faults = fc.array(
  fc.constantFrom<Fault[]>('lost', 'answer-lost', 'refused', 'late', 'doubled'),
  { minLength: 1, maxLength: 4 },
);

export const chaosSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('decide' as const), what, at, lasts }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('decide-midway' as const),
        what,
        at,
        lasts,
        after: fc.nat({ max: 4 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('pass' as const),
        ms: fc.constantFrom(1, 400, 2_000, 61_000, 400_000),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('fault' as const), on, faults }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('arrive-late' as const), on }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('stop-expiring' as const), on }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('forget' as const), on, keepFence: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('meddle' as const),
        on,
        at,
        lasts,
        back: fc.nat({ max: 3 }),
        usual: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('store' as const), away: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
    { weight: 6, arbitrary: fc.constant({ do: 'carry-out' as const }) },
    { weight: 3, arbitrary: fc.constant({ do: 'compare' as const }) },
    { weight: 3, arbitrary: fc.constant({ do: 'both' as const }) },
  ),
  { minLength: 5, maxLength: 60 },
);

/** What a subject's newest decision says; the oracle's own book. */
interface Said {
  readonly decision: Decision;
  readonly seq: number;
  readonly endMs: number | null;
  readonly usual: boolean;
  readonly barred: boolean;
}

export class EnforcementChaos {
  readonly #store: ChaosStore;
  readonly #enforcers: readonly FaultyEnforcer[];
  readonly #said = new Map<string, Said>();
  /** Decided, but the store was away. */
  #unstored: DecisionRecord[] = [];
  readonly #barred = new Map<string, number>();
  readonly #completed: CompletedBarring[] = [];
  #reconciler: EnforcementReconciler;
  #midway: { after: number; readonly decide: () => void } | undefined;
  #writing: Promise<void> = Promise.resolve();
  #away = false;
  /** Something happened there that nobody ordered: only then may there be drift. */
  #meddled = false;
  readonly #problems: string[] = [];
  #seq = 0;
  #nowMs = Date.UTC(2026, 5, 5, 17);
  /** Whether the engine lives to say that a measure has ended. */
  readonly #endsSaid: boolean;

  constructor(store: ChaosStore, endsSaid: boolean) {
    this.#store = store;
    this.#endsSaid = endsSaid;
    const nowMs = () => this.#nowMs;
    this.#enforcers = [new FaultyEnforcer('a', nowMs), new FaultyEnforcer('b', nowMs)];
    for (const each of this.#enforcers) {
      each.onRequest = () => {
        if (this.#midway === undefined || this.#midway.after-- > 0) return;
        this.#midway.decide();
        this.#midway = undefined;
      };
      each.onRemoved = measure => this.#removed(each.name, measure);
    }
    this.#reconciler = this.#newReconciler();
  }

  async run(steps: readonly Step[]): Promise<void> {
    await this.#reconciler.register();
    for (const step of steps) await this.#take(step);
    await this.#quiet();
    this.#judge();
  }

  async #take(step: Step): Promise<void> {
    const enforcer = this.#enforcers['on' in step ? step.on : 0]!;
    this.#meddled ||= ['arrive-late', 'stop-expiring', 'forget', 'meddle'].includes(step.do);
    switch (step.do) {
      case 'decide':
        this.#decide(step.what, step.at, step.lasts);
        await this.#write();
        break;
      case 'decide-midway':
        this.#midway = {
          after: step.after,
          decide: () => {
            this.#decide(step.what, step.at, step.lasts);
            this.#writing = this.#write();
          },
        };
        break;
      case 'pass':
        await this.#pass(step.ms);
        break;
      case 'fault':
        enforcer.faults.push(...step.faults);
        break;
      case 'arrive-late':
        enforcer.arriveLate();
        break;
      case 'stop-expiring':
        enforcer.expires = false;
        break;
      case 'forget':
        enforcer.forget(step.keepFence);
        break;
      case 'meddle':
        this.#meddle(enforcer, step);
        break;
      case 'store':
        this.#away = step.away;
        this.#store.setAway(step.away);
        await this.#write();
        break;
      case 'restart':
        this.#reconciler = this.#newReconciler();
        break;
      case 'carry-out':
        await this.#try(() => this.#reconciler.carryOut());
        break;
      case 'compare':
        await this.#try(() => this.#reconciler.compare());
        break;
      case 'both':
        await this.#both();
        break;
    }
  }

  /** As the loops do: orders are carried out while a comparison is under way. */
  async #both(): Promise<void> {
    let comparing = true;
    const compared = this.#try(() => this.#reconciler.compare()).finally(() => {
      comparing = false;
    });
    while (comparing) await this.#try(() => this.#reconciler.carryOut());
    await compared;
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.#away) throw error;
    }
    await this.#writing;
  }

  #newReconciler(): EnforcementReconciler {
    return new EnforcementReconciler({
      enforcers: this.#enforcers,
      store: this.#store.store,
      clock: { nowMs: () => this.#nowMs },
      sleep: async () => {},
      settledSeq: async () => {
        const lastSeq = this.#seq;
        await this.#writing;
        return this.#unstored.length === 0 ? lastSeq : undefined;
      },
      complete: async barring => {
        this.#completed.push(barring);
        return true;
      },
      counts: { effect: () => {}, order: () => {}, drift: () => {} },
      onDrift: (enforcer, { kind, subject }) => {
        if (!this.#meddled) this.#problems.push(`${kind} ${subjectKey(subject)} at ${enforcer}`);
      },
      report: error => assert.fail(String(error)),
    });
  }

  #decide(choice: Choice, at: number, lasts: number): void {
    const source = `192.0.2.${at}`;
    const subscriber = `0501000000${at}`;
    const key = choice.endsWith('block') ? `source:${source}` : `line:${subscriber}`;
    const old = this.#said.get(key);
    const endMs = this.#nowMs + lasts;
    const said = { timeMs: this.#nowMs, zone: '+09:00', case: 'case-1' } as const;
    const measured = { ...said, beginMs: this.#nowMs, endMs, ground: 'A' };
    const rest = { endMs, usual: false, barred: false };
    switch (choice) {
      case 'suspend':
        if (old?.barred) return;
        this.#say(key, { type: 'suspension', subscriber, ...measured }, rest);
        break;
      case 'block': {
        const block = { type: 'source-block', sourceIp: source, subscribers: [] } as const;
        this.#say(key, { ...block, ...measured }, rest);
        break;
      }
      case 'bar': {
        if (old?.barred) return;
        this.#barred.set(subscriber, this.#seq + 1);
        const barring = { type: 'barring', subscriber, on: 'request' } as const;
        const noEnd = { endMs: null, usual: false, barred: true };
        this.#say(key, { ...barring, beginMs: this.#nowMs, ...said }, noEnd);
        break;
      }
      case 'usual': {
        if (old === undefined || old.usual) return;
        const usual = { type: 'restoration', subscriber, stage: 'usual' } as const;
        this.#say(key, { ...usual, ...said }, { ...old, usual: true });
        break;
      }
      case 'open':
        this.#barred.delete(subscriber);
        this.#end(key, { type: 'restoration', subscriber, stage: 'all', ...said });
        break;
      case 'unblock':
        this.#end(key, { type: 'restoration', sourceIp: source, ...said });
        break;
    }
  }

  #say(key: string, decision: Decision, rest: Omit<Said, 'decision' | 'seq'>): void {
    this.#seq += 1;
    const { endMs, usual, barred } = rest;
    this.#said.set(key, { decision, seq: this.#seq, endMs, usual, barred });
    this.#unstored.push({ key: `p0-${this.#seq}-0`, seq: this.#seq, ordinal: 0, decision });
  }

  #end(key: string, decision: Decision): void {
    if (!this.#said.has(key)) return;
    this.#seq += 1;
    this.#said.delete(key);
    this.#unstored.push({ key: `p0-${this.#seq}-0`, seq: this.#seq, ordinal: 0, decision });
  }

  async #write(): Promise<void> {
    if (this.#away) return;
    const records = this.#unstored;
    await this.#store.record(records);
    this.#unstored = this.#unstored.filter(record => !records.includes(record));
  }

  async #pass(ms: number): Promise<void> {
    this.#nowMs += ms;
    for (const [key, { endMs }] of [...this.#said]) {
      if (endMs === null || endMs > this.#nowMs) continue;
      if (!this.#endsSaid) continue;
      const name = key.slice(key.indexOf(':') + 1);
      const whose = key.startsWith('source:') ? { sourceIp: name } : { subscriber: name };
      const said = { timeMs: this.#nowMs, zone: '+09:00', case: 'case-1' } as const;
      this.#end(key, { type: 'restoration', ...said, ...whose });
    }
    await this.#write();
  }

  #meddle(enforcer: FaultyEnforcer, step: Extract<Step, { do: 'meddle' }>): void {
    const { at, lasts: lastsMs, back, usual } = step;
    enforcer.meddle({
      subject: { kind: 'line', subscriber: `0501000000${at}` },
      scope: usual ? 'but-usual' : 'international',
      endMs: this.#nowMs + lastsMs,
      seq: back === 0 ? null : Math.max(0, this.#seq - back),
    });
  }

  /** The faults are over and all that was late has arrived; then time enough for every retry. */
  async #quiet(): Promise<void> {
    this.#midway = undefined;
    this.#away = false;
    this.#store.setAway(false);
    for (const enforcer of this.#enforcers) enforcer.faults.splice(0);
    for (const enforcer of this.#enforcers) enforcer.arriveLate();
    // Longer than any retry; then one comparison has to do.
    await this.#pass(300_000);
    await this.#reconciler.carryOut();
    assert.equal(await this.#reconciler.compare(), true);
    await this.#reconciler.carryOut();
    await this.#pass(300_000);
  }

  /** What was decided last, and was stored, is never taken away. */
  #removed(name: string, { subject, seq, endMs }: AppliedMeasure): void {
    const key = subjectKey(subject);
    const said = this.#said.get(key);
    if (said === undefined || said.seq !== seq || this.#unstored.length > 0) return;
    if (endMs !== said.endMs || (endMs !== null && endMs <= this.#nowMs)) return;
    this.#problems.push(`${key} was taken away from ${name} though it is wanted`);
  }

  #judge(): void {
    const wanted = [...this.#said]
      .filter(([, { endMs }]) => endMs === null || endMs > this.#nowMs)
      .map(([key, { endMs, usual }]) => `${key} ${endMs} ${usual ? 'but-usual' : 'international'}`)
      .sort();
    for (const enforcer of this.#enforcers) {
      const stands = enforcer.inForce().map(asText).sort();
      assert.deepEqual(stands, wanted, `in force at ${enforcer.name}`);
      assert.deepEqual(enforcer.problems, []);
    }
    assert.deepEqual([...this.#reconciler.problems()], []);
    assert.deepEqual(this.#problems, []);
    for (const { subscriber, key } of this.#completed) {
      const seq = Number(key.split('-')[1]);
      for (const { applied, name } of this.#enforcers) {
        const later = [...applied].some(each => {
          const [subject, number] = each.split('/');
          return subject === `line:${subscriber}` && Number(number) >= seq;
        });
        assert.ok(later, `${key} was complete although ${name} never had it`);
      }
    }
    const keys = this.#completed.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length, 'no barring is completed twice');
    for (const seq of this.#barred.values()) assert.ok(keys.includes(`p0-${seq}-0`), `${seq}`);
  }
}

function asText({ subject, endMs, scope }: AppliedMeasure): string {
  return `${subjectKey(subject)} ${endMs} ${scope}`;
}
