// What a method let through and what it stopped, judged by the labels: the same for peers and ours.
import type { AttackLabel } from '../../sim/sim-call.ts';
import { costYen, type PeerCall } from './method.ts';

export interface AttackOutcome {
  readonly beganMs: number;
  stoppedMs: number;
  /** Calls answered although the attacker made them. */
  through: number;
  worthYen: number;
  lossYen: number;
}

export interface PeerFigures {
  readonly attacks: number;
  /** Attacks of which at least one call was refused, challenged or released. */
  readonly stopped: number;
  readonly medianWorthYen: number;
  readonly medianYen: number;
  readonly p95Yen: number;
  readonly largestYen: number;
  readonly totalYen: number;
  /** From the attack's first call to the first one stopped, median of those stopped; seconds. */
  readonly firstStopSeconds: number;
  readonly lawfulCalls: number;
  /** Lawful calls refused or released on lines that no attack was on. */
  readonly lawfulRefused: number;
  /** The same on lines under attack. */
  readonly lawfulRefusedOnAttacked: number;
  /** Lawful calls whose caller had to prove to be the subscriber. */
  readonly lawfulChallenged: number;
  /** Lines no attack was on that had a call refused, released or challenged. */
  readonly linesTouched: number;
  /** Lines no attack was on whose owner was asked. */
  readonly linesAsked: number;
  readonly eventsPerSecond: number;
}

export class PeerOutcome {
  readonly #attackedLines: ReadonlySet<string>;
  readonly #attacks = new Map<string, AttackOutcome>();
  readonly #touched = new Set<string>();
  readonly #asked = new Set<string>();
  #lawful = { calls: 0, refused: 0, refusedOnAttacked: 0, challenged: 0 };
  #events = 0;
  #ms = 0;

  constructor(attackedLines: ReadonlySet<string>) {
    this.#attackedLines = attackedLines;
  }

  /** A call abroad asks; counted once, whatever becomes of it. */
  met(call: PeerCall): void {
    const { label } = call.sim;
    if (label === undefined) {
      this.#lawful.calls += 1;
      return;
    }
    this.#attackOf(label, call.setupMs).worthYen += costYen(call);
  }

  /** The call ran to its end, or was cut there. */
  ran(call: PeerCall, endMs = call.sim.endMs): void {
    const { label } = call.sim;
    if (label === undefined) return;
    const attack = this.#attackOf(label, call.setupMs);
    attack.lossYen += costYen(call, endMs);
    if (call.sim.answerMs !== undefined) attack.through += 1;
  }

  stopped(call: PeerCall, atMs: number): void {
    const { label } = call.sim;
    if (label !== undefined) this.#attackOf(label, call.setupMs).stoppedMs ||= atMs;
    else if (this.#attackedLines.has(call.line)) this.#lawful.refusedOnAttacked += 1;
    else {
      this.#lawful.refused += 1;
      this.#touched.add(call.line);
    }
  }

  challenged(call: PeerCall): void {
    if (call.sim.label !== undefined) return;
    this.#lawful.challenged += 1;
    if (!this.#attackedLines.has(call.line)) this.#touched.add(call.line);
  }

  asked(line: string): void {
    if (!this.#attackedLines.has(line)) this.#asked.add(line);
  }

  /** Time that the method took for so many events. */
  took(ms: number, events: number): void {
    this.#ms += ms;
    this.#events += events;
  }

  get attacks(): readonly Readonly<AttackOutcome>[] {
    return [...this.#attacks.values()];
  }

  /** Figures over this and other carriers. */
  static sum(outcomes: readonly PeerOutcome[]): PeerFigures {
    const attacks = outcomes.flatMap(one => [...one.#attacks.values()]);
    const stopped = attacks.filter(one => one.stoppedMs > 0);
    const sum = (of: (one: PeerOutcome) => number): number =>
      outcomes.reduce((all, one) => all + of(one), 0);
    const losses = attacks.map(one => one.lossYen);
    return {
      attacks: attacks.length,
      stopped: stopped.length,
      medianWorthYen: shareOf(
        attacks.map(one => one.worthYen),
        0.5,
      ),
      medianYen: shareOf(losses, 0.5),
      p95Yen: shareOf(losses, 0.95),
      largestYen: shareOf(losses, 1),
      totalYen: losses.reduce((all, one) => all + one, 0),
      firstStopSeconds: shareOf(
        stopped.map(one => (one.stoppedMs - one.beganMs) / 1_000),
        0.5,
      ),
      lawfulCalls: sum(one => one.#lawful.calls),
      lawfulRefused: sum(one => one.#lawful.refused),
      lawfulRefusedOnAttacked: sum(one => one.#lawful.refusedOnAttacked),
      lawfulChallenged: sum(one => one.#lawful.challenged),
      linesTouched: sum(one => one.#touched.size),
      linesAsked: sum(one => one.#asked.size),
      eventsPerSecond: Math.round(
        sum(one => one.#events) / Math.max(1e-6, sum(one => one.#ms) / 1e3),
      ),
    };
  }

  #attackOf(label: AttackLabel, setupMs: number): AttackOutcome {
    let attack = this.#attacks.get(label.attack);
    if (attack === undefined) {
      attack = { beganMs: setupMs, stoppedMs: 0, through: 0, worthYen: 0, lossYen: 0 };
      this.#attacks.set(label.attack, attack);
    }
    return attack;
  }
}

function shareOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
