// A candidate policy beside the live one, on the same inputs and without any effect. It runs
// behind the live verdict, a few inputs a turn of the event loop; what it would do is compared and
// goes nowhere. When it falls too far behind, inputs are dropped and counted.
import type { Decision } from '../core/case/decision.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Effect } from '../engine/effect.ts';
import type { Input } from '../engine/input.ts';
import { lineOf } from '../engine/lines.ts';
import type { EngineState } from '../engine/state.ts';
import type { Desk } from './desk-state.ts';
import { RecordedSystem } from './run-system.ts';
import { type ComparedVerdict, ShadowComparison } from './shadow-comparison.ts';

export interface ShadowOptions {
  readonly policy: Policy;
  readonly mendedAfterMs: number;
  readonly report: (error: unknown) => void;
  /** Inputs that may wait; 100,000 unless said. */
  readonly waitingMax?: number;
  /** Calls back in a later turn; `setImmediate` unless said. */
  readonly later?: (work: () => void) => void;
}

interface Waiting {
  readonly input: Input;
  readonly effects: readonly Effect[];
}

const waitingMax = 100_000;
/** About a quarter of a millisecond; what came over the network meanwhile goes first. */
const inputsATurn = 25;
/** Live cases whose lines are remembered, for the owners' answers. */
const askedMost = 10_000;

export class ShadowPolicy {
  readonly policy: Policy;
  comparison = new ShadowComparison();
  /** When it began; 0 before. */
  sinceMs = 0;
  /** Inputs it never saw because it was too far behind. */
  dropped = 0;
  /** Inputs that failed inside it. */
  failed = 0;
  readonly #options: ShadowOptions;
  readonly #later: (work: () => void) => void;
  #system: RecordedSystem | undefined;
  #waiting: Waiting[] = [];
  #next = 0;
  #scheduled = false;
  /** Line of each live case that may still be answered. */
  readonly #asked = new Map<string, string>();
  /** Of the input that is being applied. */
  #decided: Decision[] = [];

  constructor(options: ShadowOptions) {
    this.#options = options;
    this.policy = options.policy;
    this.#later = options.later ?? (work => void setImmediate(work));
  }

  get waiting(): number {
    return this.#waiting.length - this.#next;
  }

  /** Begins with a copy of what the live system knows: normals, open cases, measures in force. */
  begin(live: { readonly state: EngineState; readonly desk: Desk }): void {
    const { state, desk } = structuredClone({ state: live.state, desk: live.desk });
    const nothing = (): void => {};
    this.#system = new RecordedSystem(
      {
        onDecision: decision => this.#decided.push(decision),
        onEffect: nothing,
        onContact: nothing,
      },
      this.#options.mendedAfterMs,
      { state, desk: { ...desk, live: false } },
    );
    this.sinceMs = state.nowMs;
    this.comparison = new ShadowComparison();
    this.#system.submit({ kind: 'policy', atMs: state.nowMs, policy: this.policy });
    this.#decided = [];
  }

  /** An input that the live system has applied; returns at once. */
  take(input: Input, effects: readonly Effect[]): void {
    if (this.#system === undefined) return;
    const most = this.#options.waitingMax ?? waitingMax;
    if (this.waiting >= most && input.kind === 'call-event') {
      this.dropped += 1;
      return;
    }
    this.#waiting.push({ input, effects });
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#later(() => this.#turn());
  }

  /** Forgets what waits, and takes nothing more. */
  stop(): void {
    this.#system = undefined;
    this.#waiting = [];
    this.#next = 0;
  }

  #turn(): void {
    this.#scheduled = false;
    for (let done = 0; done < inputsATurn && this.#next < this.#waiting.length; done += 1) {
      const one = this.#waiting[this.#next]!;
      this.#next += 1;
      this.#apply(one);
    }
    if (this.#next === this.#waiting.length || this.#next >= 10_000) {
      this.#waiting = this.#waiting.slice(this.#next);
      this.#next = 0;
    }
    if (this.#waiting.length === 0) return;
    this.#scheduled = true;
    this.#later(() => this.#turn());
  }

  #apply({ input, effects }: Waiting): void {
    const system = this.#system;
    if (system === undefined) return;
    this.#decided = [];
    try {
      for (const effect of effects) this.#remember(effect);
      const own = this.#inputOf(system, input);
      if (own !== undefined) system.submit(own);
      this.#compare(system, input, effects);
    } catch (error) {
      // Once: a defect that comes with each call would fill the log.
      if (this.failed === 0) this.#options.report(error);
      this.failed += 1;
    }
  }

  #compare(system: RecordedSystem, input: Input, effects: readonly Effect[]): void {
    const { state } = system.engine;
    const accountOf = (subscriber: string): string => lineOf(state, subscriber).account;
    const live = effects.flatMap(effect => (effect.kind === 'decision' ? [effect.decision] : []));
    for (const decision of live) this.comparison.decision('live', decision, accountOf);
    for (const decision of this.#decided) this.comparison.decision('shadow', decision, accountOf);
    if (input.kind !== 'call-event') return;
    const { event } = input;
    if ((event.type !== 'setup' && event.type !== 'cdr') || event.direction === 'inbound') return;
    this.comparison.call(
      event,
      verdictOn(event.callId, live),
      verdictOn(event.callId, this.#decided),
    );
  }

  #remember(effect: Effect): void {
    if (effect.kind !== 'case-opened') return;
    if (this.#asked.size >= askedMost) this.#asked.delete(this.#asked.keys().next().value!);
    this.#asked.set(effect.case, effect.subscriber);
  }

  /**
   * What the shadow makes of a live input. Its policy stays its own, and so do its commands; what
   * an owner said about a line holds for the shadow's own case about that line, and a line that is
   * restored is restored for the shadow too.
   */
  #inputOf(system: RecordedSystem, input: Input): Input | undefined {
    if (input.kind === 'policy') return undefined;
    if (input.kind === 'command') {
      const { command } = input;
      const held =
        command.kind === 'restore'
          ? lineOf(system.engine.state, command.subscriber).suspension
          : undefined;
      if (command.kind !== 'restore' || held === undefined) {
        return { kind: 'tick', atMs: input.atMs };
      }
      return { ...input, command: { ...command, case: held.case } };
    }
    if (input.kind !== 'contact-answer') return input;
    const { answer } = input.answer;
    const subscriber = this.#asked.get(input.answer.case);
    const own = [...system.desk.cases.values()].find(one => one.subscriber === subscriber);
    if (own === undefined || own.attempts.length === 0) return { kind: 'tick', atMs: input.atMs };
    const attempt = own.attempts.length;
    return {
      kind: 'contact-answer',
      atMs: input.atMs,
      answer: { case: own.case, attempt, answer },
    };
  }
}

function verdictOn(callId: string, decisions: readonly Decision[]): ComparedVerdict {
  for (const decision of decisions) {
    if (decision.type !== 'verdict' || decision.callId !== callId) continue;
    if (decision.verdict === 'challenge' || decision.verdict === 'block') return decision.verdict;
  }
  return 'allow';
}
