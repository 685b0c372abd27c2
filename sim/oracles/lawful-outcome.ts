// What a run did to lawful traffic: calls stopped and challenged, owners asked.
import type { Decision } from '../../src/core/case/decision.ts';
import { dayMs } from '../calendar.ts';
import { reachedWithin } from '../reachable.ts';
import type { Line } from '../world.ts';
import type { Watcher } from './recorded-run.ts';
import type { Traffic } from './traffic.ts';

const historyDays = 30;

/** Of all lawful traffic, and of that of lines with a month of history. */
export interface LawfulCounts {
  calls: number;
  challenged: number;
  /** Of these, on lines under attack. */
  challengedOnAttacked: number;
  /** Line-days of ordinary lines, and how often their owners were asked; unusual ones beside. */
  ordinaryDays: number;
  ordinaryAsked: number;
  unusualDays: number;
  unusualAsked: number;
}

export interface LawfulOutcome {
  readonly whole: LawfulCounts;
  readonly settled: LawfulCounts;
  /** Refused or released on lines not under attack, country blocks apart: must be empty. */
  readonly stopped: readonly string[];
  /** The same on lines suspended on silence, whose owner nobody could reach within the plan. */
  readonly stoppedUnreached: number;
  readonly stoppedOnAttacked: number;
  readonly stoppedByCountryBlock: number;
  /** Lines suspended that no attack was on. */
  readonly suspended: readonly SuspendedLine[];
  readonly asked: readonly AskedOwner[];
}

export interface SuspendedLine {
  readonly subscriber: string;
  readonly case: string;
  readonly ground: string;
  readonly day: number;
  /** Hours at which the owner can be reached; '' for never. */
  readonly reachable: string;
  readonly lawfulKinds: string;
}

export interface AskedOwner {
  readonly subscriber: string;
  readonly case: string;
  readonly day: number;
  /** Kinds of unusual lawful pattern the line is in; '' for an ordinary line. */
  readonly lawfulKinds: string;
  readonly lineKind: string;
  readonly readings: string;
  readonly exposureYen: number;
}

/** When the first attacker's call was made on each line. */
export function attackedFrom(traffic: Traffic): Map<string, number> {
  const from = new Map<string, number>();
  for (const callId of traffic.attackOf.keys()) {
    const { line, setupMs } = traffic.calls.get(callId)!;
    from.set(line.number, Math.min(from.get(line.number) ?? Infinity, setupMs));
  }
  return from;
}

interface LawfulStops {
  readonly stopped: readonly string[];
  readonly unreached: readonly string[];
}

/**
 * Calls refused or released on lines not under attack, country blocks apart; by themselves those of
 * cases whose owner could not be reached within the contact plan, which design §10 lets stop.
 */
export function lawfulStops(traffic: Traffic, decisions: readonly Decision[]): LawfulStops {
  const from = attackedFrom(traffic);
  const unreached = unreachedLines(traffic, decisions);
  const found = { stopped: [] as string[], unreached: [] as string[] };
  for (const one of decisions) {
    if (one.type !== 'verdict' || one.measure === 'country-block') continue;
    if (one.verdict !== 'block' && one.verdict !== 'release') continue;
    if (one.timeMs >= (from.get(one.subscriber) ?? Infinity)) continue;
    if (traffic.attackOf.has(one.callId)) continue;
    const list = unreached.has(`${one.case} ${one.subscriber}`) ? found.unreached : found.stopped;
    list.push(`${one.verdict} of ${one.callId} on ${one.subscriber} (${one.measure}, ${one.case})`);
  }
  return found;
}

/** Case and line of each suspension on silence where the owner asked could not be reached. */
function unreachedLines(traffic: Traffic, decisions: readonly Decision[]): ReadonlySet<string> {
  const known = new Map(traffic.world.lines.map(line => [line.number, line]));
  const asked = new Map<string, { line: Line; atMs: number }>();
  const lines = new Set<string>();
  for (const one of decisions) {
    if (one.type === 'alert') {
      const line = known.get(one.subscriber ?? '');
      if (line !== undefined) asked.set(one.case, { line, atMs: one.timeMs });
    }
    if (one.type !== 'suspension' || (one.ground !== 'A' && one.ground !== 'B')) continue;
    const of = asked.get(one.case);
    if (of !== undefined && !reachedWithin(of.line, of.atMs))
      lines.add(`${one.case} ${one.subscriber}`);
  }
  return lines;
}

/** Watches a run; `outcome` sums it up. */
export class LawfulOutcomes implements Watcher {
  readonly #traffic: Traffic;
  readonly #from: ReadonlyMap<string, number>;
  readonly #lines: ReadonlyMap<string, Line>;
  readonly #kinds = new Map<string, string>();
  readonly #verdicts: Extract<Decision, { type: 'verdict' }>[] = [];
  readonly #suspended: SuspendedLine[] = [];
  readonly #asked: AskedOwner[] = [];
  readonly #askedOnce = new Set<string>();
  readonly #suspensions: Decision[] = [];
  readonly #alerts = new Map<string, Extract<Decision, { type: 'alert' }>>();

  constructor(traffic: Traffic) {
    this.#traffic = traffic;
    this.#from = attackedFrom(traffic);
    this.#lines = new Map(traffic.world.lines.map(line => [line.number, line]));
    for (const { line, kind } of traffic.lawfulCases) {
      const known = this.#kinds.get(line.number);
      if (known?.split(' ').includes(kind)) continue;
      this.#kinds.set(line.number, known === undefined ? kind : `${known} ${kind}`);
    }
  }

  decision(decision: Decision): void {
    if (decision.type === 'verdict' && decision.verdict !== 'allow') {
      if (!this.#traffic.attackOf.has(decision.callId)) this.#verdicts.push(decision);
    } else if (decision.type === 'alert') {
      this.#alerts.set(decision.case, decision);
    } else if (decision.type === 'contact') {
      this.#contact(decision);
    } else if (decision.type === 'suspension') {
      this.#suspensions.push(decision);
      if (this.#from.has(decision.subscriber)) return;
      const { subscriber, ground } = decision;
      const hours = this.#lines.get(subscriber)?.reachable;
      const reachable = hours === undefined ? '' : `${hours.from}–${hours.to} ${hours.days}`;
      this.#suspended.push({ ...this.#place(decision), ground, reachable });
    }
  }

  outcome(): LawfulOutcome {
    const whole = this.#counts(0);
    const settled = this.#counts(historyDays);
    const decisions = [...this.#alerts.values(), ...this.#suspensions, ...this.#verdicts];
    const { stopped, unreached } = lawfulStops(this.#traffic, decisions);
    return {
      whole,
      settled,
      stopped,
      stoppedUnreached: unreached.length,
      stoppedOnAttacked: this.#verdicts.filter(one => this.#onAttacked(one)).length,
      stoppedByCountryBlock: this.#verdicts.filter(one => one.measure === 'country-block').length,
      suspended: this.#suspended,
      asked: this.#asked,
    };
  }

  #onAttacked(one: Extract<Decision, { type: 'verdict' }>): boolean {
    if (one.verdict === 'challenge' || one.measure === 'country-block') return false;
    return one.timeMs >= (this.#from.get(one.subscriber) ?? Infinity);
  }

  #contact(decision: Extract<Decision, { type: 'contact' }>): void {
    const { subscriber } = decision;
    const line = this.#lines.get(subscriber);
    // Whoever is asked on an account under attack may be asked because of it.
    if (line === undefined || this.#traffic.attacked.has(line.account.id)) return;
    const key = `${decision.case} ${subscriber}`;
    if (this.#askedOnce.has(key)) return;
    this.#askedOnce.add(key);
    const alert = this.#alerts.get(decision.case);
    this.#asked.push({
      ...this.#place(decision),
      lineKind: line.kind,
      readings: (alert?.reasons ?? []).map(one => `${one.reading} ${one.decibans}`).join(', '),
      exposureYen: alert?.exposureYen ?? 0,
    });
  }

  #place(decision: { subscriber: string; case: string; timeMs: number }) {
    const { subscriber, timeMs } = decision;
    const day = Math.floor((timeMs - this.#traffic.world.startMs) / dayMs);
    const lawfulKinds = this.#kinds.get(subscriber) ?? '';
    return { subscriber, case: decision.case, day, lawfulKinds };
  }

  /** Counts of lines with so many days of history. */
  #counts(history: number): LawfulCounts {
    const { world, calls, attackOf, attacked } = this.#traffic;
    const days = this.#days();
    const counts = {
      calls: 0,
      challenged: 0,
      challengedOnAttacked: 0,
      ordinaryDays: 0,
      ordinaryAsked: 0,
      unusualDays: 0,
      unusualAsked: 0,
    };
    const isSettled = (line: Line, day: number) => day >= line.firstDay + history;
    const dayOf = (timeMs: number) => Math.floor((timeMs - world.startMs) / dayMs);
    for (const [callId, call] of calls) {
      if (call.abroad === '' || call.direction === 'inbound' || attackOf.has(callId)) continue;
      if (isSettled(call.line, dayOf(call.setupMs))) counts.calls += 1;
    }
    for (const one of this.#verdicts) {
      const line = this.#lines.get(one.subscriber);
      if (one.verdict !== 'challenge' || line === undefined) continue;
      if (!isSettled(line, dayOf(one.timeMs))) continue;
      counts.challenged += 1;
      const attackedMs = this.#from.get(one.subscriber) ?? Infinity;
      if (one.timeMs >= attackedMs) counts.challengedOnAttacked += 1;
    }
    for (const line of world.lines) {
      if (attacked.has(line.account.id)) continue;
      const lineDays = Math.max(0, days - line.firstDay - history);
      if (this.#kinds.has(line.number)) counts.unusualDays += lineDays;
      else counts.ordinaryDays += lineDays;
    }
    for (const one of this.#asked) {
      if (!isSettled(this.#lines.get(one.subscriber)!, one.day)) continue;
      if (one.lawfulKinds === '') counts.ordinaryAsked += 1;
      else counts.unusualAsked += 1;
    }
    return counts;
  }

  #days(): number {
    const { arrivals, world } = this.#traffic;
    return Math.floor(((arrivals.at(-1)?.atMs ?? world.startMs) - world.startMs) / dayMs) + 1;
  }
}
