// What became of each attack: counted from the simulated calls themselves and the decisions about
// them, not from what the system metered.
import type { Decision, VerdictDecision } from '../../src/core/case/decision.ts';
import { costYen } from '../attack-loss.ts';
import type { Attack } from '../attacks.ts';
import { dayMs } from '../calendar.ts';
import { reachedWithin } from '../reachable.ts';
import type { SimCall } from '../sim-call.ts';
import type { Line } from '../world.ts';
import type { Watcher } from './recorded-run.ts';
import type { Traffic } from './traffic.ts';

export interface AttackOutcome {
  readonly attack: string;
  readonly shape: string;
  readonly lines: number;
  readonly calls: number;
  /** Calls that were answered, released ones included. */
  readonly through: number;
  readonly lossYen: number;
  /** Beside it: calls whose set-up never came, or came after the answer, so that nobody asked. */
  readonly unaskedYen: number;
  /** Part of the loss: calls made after the line was restored. */
  readonly afterRestorationYen: number;
  /** What it costs if nothing stops it. */
  readonly worthYen: number;
  /** From the first call to the first one refused, challenged or released; null: never. */
  readonly firstStopSeconds: number | null;
  readonly alertSeconds: number | null;
  readonly suspendedSeconds: number | null;
  /** Days of traffic before it. */
  readonly historyDays: number;
  readonly service: 'ip' | 'pstn';
  readonly kind: string;
  /** Lines that can be challenged, of all its lines. */
  readonly challengeable: number;
  /** Lines whose owner can be reached within the contact plan, counted from the first call. */
  readonly reachable: number;
  readonly finishedOnly: boolean;
  readonly forwarded: boolean;
  /** Last month's charges of the first line, yen: the gates compare with them. */
  readonly lastMonthYen: number;
  /** Readings of the first alert with their decibans. */
  readonly readings: string;
}

interface Span {
  readonly beginMs: number;
  endMs: number;
}

/** Watches a run; `outcomes` tells of every attack that made a call. */
export class AttackOutcomes implements Watcher {
  readonly #traffic: Traffic;
  readonly #stops = new Map<string, VerdictDecision>();
  readonly #alerts = new Map<string, Extract<Decision, { type: 'alert' }>[]>();
  readonly #suspended = new Map<string, Span[]>();

  /** When the set-up or record of a call reaches the system. */
  readonly #toldMs = new Map<string, number>();

  constructor(traffic: Traffic) {
    this.#traffic = traffic;
    for (const { event, atMs } of traffic.arrivals) {
      if (event.type !== 'setup' && event.type !== 'cdr') continue;
      if (!traffic.attackOf.has(event.callId) || this.#toldMs.has(event.callId)) continue;
      this.#toldMs.set(event.callId, atMs);
    }
  }

  decision(decision: Decision): void {
    if (decision.type === 'verdict') {
      const known = this.#stops.get(decision.callId);
      if (known === undefined || known.verdict === 'challenge') {
        if (this.#traffic.attackOf.has(decision.callId)) {
          this.#stops.set(decision.callId, decision);
        }
      }
    } else if (decision.type === 'alert') {
      const { subscriber, account, subscribers = [] } = decision;
      const names = new Set([subscriber ?? account ?? '', ...subscribers]);
      for (const name of names) listOf(this.#alerts, name).push(decision);
    } else if (decision.type === 'suspension' && decision.renewal === undefined) {
      const span = { beginMs: decision.timeMs, endMs: Number.POSITIVE_INFINITY };
      listOf(this.#suspended, decision.subscriber).push(span);
    } else if (decision.type === 'restoration' && decision.subscriber !== undefined) {
      const last = this.#suspended.get(decision.subscriber)?.at(-1);
      if (last !== undefined) last.endMs = Math.min(last.endMs, decision.timeMs);
    }
  }

  outcomes(): AttackOutcome[] {
    const { calls, attackOf, attacks } = this.#traffic;
    const byAttack = new Map<string, string[]>();
    for (const [callId, attack] of attackOf) listOf(byAttack, attack).push(callId);
    return attacks.flatMap(attack => {
      const ids = byAttack.get(attack.attack) ?? [];
      const made = ids.map(id => ({ callId: id, call: calls.get(id)! }));
      return made.length === 0 ? [] : [this.#outcome(attack, made)];
    });
  }

  #outcome(attack: Attack, made: readonly { callId: string; call: SimCall }[]): AttackOutcome {
    const { world } = this.#traffic;
    const firstMs = made.reduce((least, { call }) => Math.min(least, call.setupMs), Infinity);
    const lines = [...new Set(made.map(({ call }) => call.line))];
    const sums = { through: 0, loss: 0, unasked: 0, restored: 0, worth: 0 };
    let stopMs = Infinity;
    for (const { callId, call } of made) {
      const lost = this.#lost(callId, call);
      sums.through += lost.through ? 1 : 0;
      if (lost.asked) sums.loss += lost.yen;
      else sums.unasked += lost.yen;
      if (lost.asked && this.#isRestored(call)) sums.restored += lost.yen;
      sums.worth += costYen(call, world.rates);
      stopMs = Math.min(stopMs, this.#stops.get(callId)?.timeMs ?? Infinity);
    }
    const alerts = lines.flatMap(line => this.#alertsOf(line)).filter(one => one.timeMs >= firstMs);
    const alert = alerts.toSorted((a, b) => a.timeMs - b.timeMs)[0];
    const suspended = lines
      .flatMap(line => this.#suspended.get(line.number) ?? [])
      .reduce(
        (least, span) => (span.beginMs >= firstMs ? Math.min(least, span.beginMs) : least),
        Infinity,
      );
    const seconds = (timeMs: number) =>
      Number.isFinite(timeMs) ? Math.round((timeMs - firstMs) / 1_000) : null;
    const first = lines[0]!;
    return {
      attack: attack.attack,
      shape: attack.shape,
      lines: lines.length,
      calls: made.length,
      through: sums.through,
      lossYen: sums.loss,
      unaskedYen: sums.unasked,
      afterRestorationYen: sums.restored,
      worthYen: sums.worth,
      firstStopSeconds: seconds(stopMs),
      alertSeconds: seconds(alert?.timeMs ?? Infinity),
      suspendedSeconds: seconds(suspended),
      historyDays: Math.floor((firstMs - world.startMs) / dayMs) - first.firstDay,
      service: first.service,
      kind: first.kind,
      challengeable: lines.filter(line => line.challenge).length,
      reachable: lines.filter(line => reachedWithin(line, firstMs)).length,
      finishedOnly: first.finishedOnly,
      forwarded: made[0]!.call.forwardedFrom !== undefined,
      lastMonthYen: first.lastMonthYen,
      readings: (alert?.reasons ?? []).map(one => `${one.reading} ${one.decibans}`).join(', '),
    };
  }

  #alertsOf(line: Line) {
    const { number, account } = line;
    return [...(this.#alerts.get(number) ?? []), ...(this.#alerts.get(account.id) ?? [])];
  }

  #isRestored({ line, setupMs }: SimCall): boolean {
    return (this.#suspended.get(line.number) ?? []).some(({ endMs }) => endMs <= setupMs);
  }

  /** The feed lost the set-up, and the network refused the call: its line was suspended. */
  #refusedUntold(callId: string, { line, setupMs }: SimCall): boolean {
    if (this.#toldMs.has(callId)) return false;
    const spans = this.#suspended.get(line.number) ?? [];
    return spans.some(({ beginMs, endMs }) => beginMs <= setupMs && setupMs < endMs);
  }

  /** What the call cost, the measures as they were. */
  #lost(callId: string, call: SimCall): { through: boolean; yen: number; asked: boolean } {
    const { rates } = this.#traffic.world;
    const none = { through: false, yen: 0, asked: true };
    if (call.answerMs === undefined) return none;
    const stop = this.#stops.get(callId);
    const asked = (this.#toldMs.get(callId) ?? Infinity) <= call.answerMs || call.line.finishedOnly;
    const whole = { through: true, yen: costYen(call, rates), asked };
    if (stop === undefined) return this.#refusedUntold(callId, call) ? none : whole;
    if (stop.verdict === 'block' && call.line.finishedOnly) return none;
    if (stop.verdict !== 'release' && stop.timeMs <= call.answerMs) return none;
    // A set-up told late cannot be redirected any more; refused, the call ends there.
    if (stop.verdict === 'challenge' || stop.timeMs >= call.endMs) return whole;
    return { ...whole, yen: costYen({ ...call, endMs: stop.timeMs }, rates) };
  }
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
