// Engine and case desk as one system in recorded time: every input goes through both at once, and
// the desk's commands come back as inputs of the same instant. Replay and simulation use this;
// the live driver does the same with the journal in between.
import type { Decision } from '../core/case/decision.ts';
import type { Effect } from '../engine/effect.ts';
import { createEngine, type Engine, step } from '../engine/engine.ts';
import type { Input } from '../engine/input.ts';
import type { EngineState } from '../engine/state.ts';
import { nextDueMs } from '../engine/timers.ts';
import { deskDueMs, deskStep } from './case-desk.ts';
import { type ContactOrder, type Desk, newDesk } from './desk-state.ts';

/** What is told about each input's consequences, in order. */
export interface SystemListener {
  onDecision(decision: Decision): void;
  onEffect(effect: Effect): void;
  onContact(order: ContactOrder): void;
}

export class RecordedSystem {
  readonly engine: Engine;
  readonly desk: Desk;
  readonly #listener: SystemListener;
  readonly #queue: Input[] = [];

  /** Begins empty, or with what `from` knows, which is then its own. */
  constructor(
    listener: SystemListener,
    mendedAfterMs: number,
    from?: { readonly state: EngineState; readonly desk: Desk },
  ) {
    this.#listener = listener;
    this.engine = createEngine(from?.state);
    this.desk = from?.desk ?? newDesk({ mendedAfterMs, live: false });
  }

  /** Time of the next timer of engine or desk; Infinity when there is none. */
  dueMs(): number {
    return Math.min(nextDueMs(this.engine.state), deskDueMs(this.desk));
  }

  /** Applies an input and all that follows from it at the same instant. */
  submit(input: Input): void {
    this.#queue.push(input);
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      this.#apply(next);
    }
  }

  #apply(input: Input): void {
    const effects = step(this.engine, input);
    for (const effect of effects) {
      if (effect.kind === 'decision') this.#listener.onDecision(effect.decision);
      else this.#listener.onEffect(effect);
    }
    if (effects.length === 0 && input.kind === 'call-event' && deskDueMs(this.desk) > input.atMs)
      return;
    const output = deskStep(this.desk, this.engine.state.policy, input, effects);
    for (const decision of output.decisions) this.#listener.onDecision(decision);
    for (const order of output.orders) this.#listener.onContact(order);
    for (const { id, command } of output.commands) {
      this.#queue.push({ kind: 'command', atMs: this.engine.state.nowMs, id, command });
    }
  }
}
