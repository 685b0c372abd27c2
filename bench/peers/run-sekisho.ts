// Sekisho over the same traffic: engine and case desk in recorded time, owners and challenges
// answered by the same world as in a replay.
import { ReplayWorld } from '../../src/cli/replay/replay-world.ts';
import type { CallEvent } from '../../src/core/call/call-event.ts';
import type { Decision } from '../../src/core/case/decision.ts';
import type { Policy } from '../../src/core/policy/policy.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { Input } from '../../src/engine/input.ts';
import { RecordedSystem } from '../../src/workflow/run-system.ts';
import type { PeerCall } from './method.ts';
import { PeerOutcome } from './peer-outcome.ts';
import type { PeerEvent, PeerTraffic } from './peer-traffic.ts';

const feed = 'peers';
const mendedAfterMs = 86_400_000;

export function runSekisho(traffic: PeerTraffic, policy: Policy): PeerOutcome {
  const run = new SekishoRun(traffic, policy);
  const beganMs = performance.now();
  for (const one of traffic.events) run.take(one);
  run.outcome.took(performance.now() - beganMs, traffic.events.length);
  return run.outcome;
}

class SekishoRun {
  readonly outcome: PeerOutcome;
  readonly #world: ReplayWorld;
  readonly #system: RecordedSystem;
  /** Calls abroad that went through and have not ended. */
  readonly #open = new Map<string, PeerCall>();
  /** Events of calls whose challenge is not decided yet. */
  readonly #held = new Map<string, CallEvent[]>();
  /** The call that asks now. */
  #asking: PeerCall | undefined;

  constructor(traffic: PeerTraffic, policy: Policy) {
    this.outcome = new PeerOutcome(traffic.attackedLines);
    this.#world = new ReplayWorld(traffic.reachable, traffic.attackOf);
    this.#system = new RecordedSystem(
      {
        onDecision: decision => this.#decided(decision),
        onEffect: effect => this.#effect(effect),
        onContact: order => this.#world.contact(order),
      },
      mendedAfterMs,
    );
    for (const input of inputsOf(traffic, policy)) this.#system.submit(input);
  }

  take({ event, call }: PeerEvent): void {
    const atMs = Math.max(this.#system.engine.state.nowMs, event.timeMs);
    this.#runDue(atMs);
    if (call === undefined && event.type !== 'register' && !isInbound(event)) return;
    this.#world.note(event);
    if (call !== undefined && (event.type === 'setup' || event.type === 'cdr')) {
      this.outcome.met(call);
      this.#open.set(call.callId, call);
      this.#asking = call;
    }
    const held = 'callId' in event ? this.#held.get(event.callId) : undefined;
    if (held !== undefined) held.push(event);
    else this.#system.submit({ kind: 'call-event', atMs, feed, event });
    this.#asking = undefined;
    if (held === undefined && (event.type === 'end' || event.type === 'cdr'))
      this.#ended(event.callId);
  }

  #ended(callId: string, endMs?: number): void {
    const call = this.#open.get(callId);
    if (call === undefined) return;
    this.#open.delete(callId);
    this.outcome.ran(call, endMs);
  }

  #runDue(atMs: number): void {
    for (;;) {
      const system = this.#system.dueMs();
      const world = this.#world.dueMs();
      if (Math.min(system, world) > atMs) return;
      if (system <= world) this.#system.submit({ kind: 'tick', atMs: system });
      else this.#worldAnswers();
    }
  }

  #worldAnswers(): void {
    const due = this.#world.take();
    const atMs = Math.max(due.dueMs, this.#system.engine.state.nowMs);
    if (due.kind === 'answer') {
      const { case: name, attempt, subscriber } = due.order;
      const answer = { case: name, attempt, answer: this.#world.says(subscriber, atMs) };
      this.#system.submit({ kind: 'contact-answer', atMs, answer });
      return;
    }
    const { callId, zone } = due;
    const passed = this.#world.attackOf(callId) === undefined;
    const result = passed ? 'passed' : 'failed';
    const later = this.#held.get(callId) ?? [];
    this.#held.delete(callId);
    const event = { type: 'challenge', timeMs: due.dueMs, zone, callId, result } as const;
    this.#system.submit({ kind: 'call-event', atMs, feed, event });
    if (!passed) return;
    for (const one of later) {
      this.#system.submit({ kind: 'call-event', atMs, feed, event: one });
      if (one.type === 'end') this.#ended(callId);
    }
  }

  #effect(effect: Effect): void {
    if (effect.kind !== 'verdict' || effect.verdict.verdict !== 'challenge') return;
    const call = this.#asking;
    if (call === undefined || effect.repeated) return;
    this.#held.set(call.callId, []);
    this.#world.challenge(call.callId, call.setupMs, this.#system.engine.state.zone);
    this.outcome.challenged(call);
    if (call.sim.label === undefined) return;
    this.outcome.stopped(call, call.setupMs);
    this.#open.delete(call.callId);
  }

  #decided(decision: Decision): void {
    if (decision.type === 'alert' && decision.subscriber !== undefined) {
      this.outcome.asked(decision.subscriber);
    }
    if (decision.type !== 'verdict') return;
    const call = this.#open.get(decision.callId);
    if (call === undefined) return;
    if (decision.verdict === 'block') {
      this.outcome.stopped(call, call.setupMs);
      this.#open.delete(call.callId);
    } else if (decision.verdict === 'release') {
      this.outcome.stopped(call, decision.timeMs);
      this.#ended(call.callId, Math.min(decision.timeMs, call.sim.endMs));
    }
  }
}

/** Of inbound calls the line and the time are used; other domestic calls are dropped before. */
function isInbound(event: CallEvent): boolean {
  return event.type === 'setup' && event.direction === 'inbound';
}

/** Home and policy first, then what the carrier tells, then the feed. */
function inputsOf({ reference }: PeerTraffic, policy: Policy): Input[] {
  const atMs = 0;
  const can = { sourceObserved: true, seesEnd: true, canRedirect: true, canRelease: true };
  return [
    { kind: 'home', atMs, country: 'JP' },
    { kind: 'policy', atMs, policy },
    ...reference,
    { kind: 'feed', atMs, feed, ...can },
  ];
}
