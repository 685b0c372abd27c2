// One line in the real engine: marked calls at a steady pace, its evidence read after each.
import { deserialize, serialize } from 'node:v8';
import { evidenceSum } from '../../src/core/detection/episode.ts';
import { standardPolicy } from '../../src/core/policy/policy.ts';
import { createEngine, type Engine, step } from '../../src/engine/engine.ts';
import type { Input } from '../../src/engine/input.ts';
import { lineNamed } from '../../src/engine/lines.ts';
import type { EngineState } from '../../src/engine/state.ts';
import { type Subject, subjectOf } from '../../src/engine/subjects.ts';
import type { MarkedCall } from './marked-calls.ts';

const subscriber = '0501234567';
const never = 1_000_000;
const everyMs = 1_740_000;
const startMs = Date.UTC(2026, 0, 5);

/** Nothing is decided on: no case opens, so that all calls teach and the evidence runs on. */
const watching = {
  ...standardPolicy,
  level: { ...standardPolicy.level, alert: never, challenge: never, suspension: never },
  unratedYenPerMinute: 20,
  charges: { ...standardPolicy.charges, dayFloorYen: never, monthFloorYen: never },
};

export class OneLine {
  #engine: Engine = createEngine();
  #nowMs = startMs;
  #calls = 0;

  constructor() {
    const atMs = 0;
    const row = { subscriber, account: 'a', type: 'corporate', service: 'ip', challenge: true };
    const can = { sourceObserved: true, seesEnd: true, canRedirect: true, canRelease: true };
    const inputs = [
      { kind: 'policy', atMs, policy: watching },
      { kind: 'feed', atMs, feed: 'bench', ...can },
      { kind: 'subscribers', atMs, rows: [{ ...row, channels: 10, contacts: [] }] },
    ] as const;
    for (const input of inputs) step(this.#engine, input as Input);
  }

  /** The call goes through the engine; the line's evidence after its set-up, centi-decibans. */
  call(call: MarkedCall): number {
    this.#nowMs += everyMs;
    this.#calls += 1;
    const callId = `c${this.#calls}`;
    const common = { zone: '+00:00', callId };
    const timeMs = this.#nowMs;
    this.#event({
      ...common,
      type: 'setup',
      timeMs,
      subscriber,
      to: call.to,
      direction: 'outbound',
      service: 'ip',
      sourceIp: call.sourceIp,
      userAgent: call.userAgent,
    });
    const { episode } = this.#subject();
    const evidence = episode === undefined ? 0 : evidenceSum(episode);
    this.#event({ ...common, type: 'answer', timeMs: timeMs + 5_000 });
    this.#event({ ...common, type: 'end', timeMs: timeMs + 50_000 });
    return evidence;
  }

  /** The alarm was dealt with: nothing is left of what led to it. */
  clear(): void {
    const subject = this.#subject();
    subject.episode = undefined;
    subject.newNumbers.sum = 0;
  }

  save(): Buffer {
    return serialize({ state: this.#engine.state, nowMs: this.#nowMs, calls: this.#calls });
  }

  /** As often as wanted: what is read back shares its memory with the bytes it was read from. */
  restore(saved: Buffer): void {
    const { state, nowMs, calls } = deserialize(Buffer.from(saved)) as {
      state: EngineState;
      nowMs: number;
      calls: number;
    };
    this.#engine = createEngine(state);
    this.#nowMs = nowMs;
    this.#calls = calls;
  }

  #subject(): Subject {
    const { state } = this.#engine;
    return subjectOf(state, lineNamed(state, subscriber))!;
  }

  #event(event: Extract<Input, { kind: 'call-event' }>['event']): void {
    step(this.#engine, { kind: 'call-event', atMs: event.timeMs, feed: 'bench', event });
  }
}
