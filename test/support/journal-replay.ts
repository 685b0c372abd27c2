// The reference: a fresh engine and a fresh desk take the journal from its first record on, one
// record after the other. It shares nothing with the live driver but the two step functions.
import type { CallRecord } from '../../src/core/call/call-record.ts';
import type { Decision } from '../../src/core/case/decision.ts';
import type { Effect } from '../../src/engine/effect.ts';
import { createEngine, type Engine, step } from '../../src/engine/engine.ts';
import type { Command, Input } from '../../src/engine/input.ts';
import { deskStep } from '../../src/workflow/case-desk.ts';
import { type Desk, newDesk } from '../../src/workflow/desk-state.ts';
import type { DecisionRecord, JournalRecord, MessageRecord } from '../../src/workflow/ports.ts';

const measures: ReadonlySet<Decision['type']> = new Set<Decision['type']>([
  'suspension',
  'barring',
  'source-block',
  'country-block',
  'restoration',
]);

export class JournalReplay {
  readonly engine: Engine = createEngine();
  readonly desk: Desk;
  /** In order of their keys. */
  readonly decisions = new Map<string, DecisionRecord>();
  /** In order of their keys. */
  readonly messages = new Map<string, MessageRecord>();
  /** By call and set-up, as corrected last. */
  readonly calls = new Map<string, CallRecord>();
  /** Commands of the desk that are not in the journal yet, by id. */
  readonly owed = new Map<string, Command>();
  /** The answer to each call that was screened, by call. */
  readonly verdicts = new Map<string, string>();
  /** Contact attempts ordered: `case attempt`. */
  readonly orders = new Set<string>();
  /** What no journal of ours may hold. */
  readonly problems: string[] = [];
  lastSeq = 0;
  readonly #commands = new Set<string>();

  constructor(mendedAfterMs: number) {
    this.desk = newDesk({ mendedAfterMs, live: true });
  }

  take({ seq, payload }: JournalRecord): void {
    if (seq !== this.lastSeq + 1) this.problems.push(`record ${seq} follows ${this.lastSeq}`);
    this.lastSeq = seq;
    const input = JSON.parse(payload) as Input;
    if (input.atMs < this.engine.state.nowMs) this.problems.push(`record ${seq}: time goes back`);
    if (input.kind === 'command') this.#command(input.id, input.command, seq);
    const effects = step(this.engine, input);
    const output = deskStep(this.desk, this.engine.state.policy, input, effects);
    for (const effect of effects) {
      this.#verdict(effect);
      if (effect.kind !== 'call-ended' && effect.kind !== 'call-refused') continue;
      const { call } = effect;
      this.calls.set(`${call.callId} ${call.setupMs}`, structuredClone(call));
    }
    const decided = effects.flatMap(effect =>
      effect.kind === 'decision' ? this.#under(effect.decision) : [],
    );
    this.#keep(seq, [...decided, ...output.decisions]);
    for (const order of output.orders) this.orders.add(`${order.case} ${order.attempt}`);
    for (const [at, order] of output.messages.entries()) {
      const key = `p0-${seq}-m${at}`;
      this.messages.set(key, { key, seq, order: structuredClone(order) });
    }
    for (const { id, command } of output.commands) this.owed.set(id, command);
  }

  /** Of measures it is on record under which policy they were decided. */
  #under(decision: Decision): Decision {
    if (!measures.has(decision.type)) return decision;
    const { name, version } = this.engine.state.policy;
    return { ...decision, policy: `${name} ${version}` };
  }

  #command(id: string, command: Command, seq: number): void {
    if (this.#commands.has(id)) this.problems.push(`record ${seq}: command ${id} given twice`);
    this.#commands.add(id);
    const owed = this.owed.get(id);
    if (JSON.stringify(owed) !== JSON.stringify(command)) {
      this.problems.push(`record ${seq}: command ${id} is not the one that the desk gave`);
    }
    this.owed.delete(id);
  }

  #verdict(effect: Effect): void {
    if (effect.kind !== 'verdict' || effect.repeated) return;
    this.verdicts.set(effect.callId, effect.verdict.verdict);
  }

  #keep(seq: number, decisions: readonly Decision[]): void {
    for (const [ordinal, decision] of decisions.entries()) {
      // As JSON, so that what a later step might change in a shared array cannot be seen here.
      const copy = JSON.parse(JSON.stringify(decision)) as Decision;
      const key = `p0-${seq}-${ordinal}`;
      this.decisions.set(key, { key, seq, ordinal, decision: copy });
    }
  }
}

/** Verdicts that allow a call are not kept by the store. */
export function isStored({ decision }: DecisionRecord): boolean {
  return decision.type !== 'verdict' || decision.verdict !== 'allow';
}
