// Meters recounted from all events of a run by the plainest means: no ring, no increments, rates
// searched prefix by prefix, months by the calendar of Date.
import type { Decision } from '../../src/core/case/decision.ts';
import {
  accruedCharges,
  monthOf as billingMonthOf,
  callsInProgress,
  dayCharges,
  monthCharges,
} from '../../src/core/metering/meter.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { Input } from '../../src/engine/input.ts';
import { accountNamed, lineNamed } from '../../src/engine/lines.ts';
import type { EngineState } from '../../src/engine/state.ts';
import { type Subject, subjectOf } from '../../src/engine/subjects.ts';
import type { Rates } from '../rates.ts';
import type { SimCall } from '../sim-call.ts';
import type { Line } from '../world.ts';
import type { Watcher } from './recorded-run.ts';
import type { Traffic } from './traffic.ts';

const hourMs = 3_600_000;
const jstMs = 9 * hourMs;

interface OpenCall {
  readonly call: SimCall;
  answerMs: number | undefined;
}
interface Charge {
  readonly callId: string;
  readonly atMs: number;
  readonly milliYen: number;
}

export class Recount implements Watcher {
  readonly problems: string[] = [];
  readonly #traffic: Traffic;
  readonly #everyRecords: number;
  readonly #open = new Map<string, OpenCall>();
  readonly #charges = new Map<string, Charge[]>();
  #records = 0;

  constructor(traffic: Traffic, everyRecords: number) {
    this.#traffic = traffic;
    this.#everyRecords = everyRecords;
  }

  input(input: Input): void {
    if (input.kind !== 'call-event') return;
    const { event, atMs } = input;
    if (event.type === 'cdr') this.#record(event.callId, atMs, event);
    if (!('callId' in event)) return;
    const open = this.#open.get(event.callId);
    if (open === undefined) return;
    if (event.type === 'answer') open.answerMs = event.timeMs;
    if (event.type === 'end') this.#close(event.callId, event.timeMs, atMs);
    if (event.type === 'challenge' && event.result !== 'passed') this.#open.delete(event.callId);
  }

  effect(effect: Effect): void {
    if (effect.kind !== 'verdict' || effect.repeated) return;
    if (effect.verdict.verdict === 'block') return;
    const call = this.#traffic.calls.get(effect.callId);
    if (call === undefined || call.abroad === '' || call.direction === 'inbound') return;
    this.#open.set(effect.callId, { call, answerMs: undefined });
  }

  decision(decision: Decision): void {
    if (decision.type !== 'verdict') return;
    if (decision.verdict === 'release') {
      this.#close(decision.callId, decision.timeMs, decision.timeMs);
    }
    // A record of a call that would not have happened is no charge.
    if (decision.verdict === 'block') this.#refused(decision.callId);
  }

  settled(state: EngineState): void {
    this.#records += 1;
    if (this.#records % this.#everyRecords === 0) this.check(state);
  }

  /** Compares every line and every account of several lines with the recount. */
  check(state: EngineState): void {
    for (const line of this.#traffic.world.lines) {
      const subject = subjectOf(state, lineNamed(state, line.number));
      if (subject !== undefined) this.#compare(state, line.number, subject, [line]);
    }
    for (const { id, lines } of this.#traffic.world.accounts) {
      const subject = subjectOf(state, accountNamed(state, id));
      if (subject !== undefined) this.#compare(state, id, subject, lines);
    }
  }

  #compare(state: EngineState, name: string, subject: Subject, lines: readonly Line[]): void {
    const { nowMs } = state;
    const charges = lines.flatMap(line => this.#charges.get(line.number) ?? []);
    const hour = Math.floor(nowMs / hourMs);
    const day = charges.filter(one => Math.floor(one.atMs / hourMs) > hour - 24);
    this.#same(name, 'charges of 24 hours', sumOf(day), dayCharges(subject.meter, nowMs));
    // The month is turned when the line is next looked at; until then it is that of its last event.
    const month = charges.filter(one => monthOf(one.atMs, lines) === billingMonthOf(subject.meter));
    this.#same(name, 'charges of the month', sumOf(month), monthCharges(subject.meter));
    const open = [...this.#open.values()].filter(one => lines.includes(one.call.line));
    this.#same(name, 'calls in progress', open.length, callsInProgress(subject.meter).length);
    const { unconfirmedMs } = state.policy;
    const accrued = open.reduce((sum, { call, answerMs }) => {
      if (answerMs === undefined) return sum;
      return (
        sum + costOf(call, Math.min(nowMs - answerMs, unconfirmedMs), this.#traffic.world.rates)
      );
    }, 0);
    const found = accruedCharges(subject.meter, nowMs, unconfirmedMs);
    this.#same(name, 'accrued', accrued, found);
  }

  #same(name: string, what: string, expected: number, found: number): void {
    if (expected === found || this.problems.length >= 10) return;
    this.problems.push(`${name}: ${what} ${found}, recounted ${expected}`);
  }

  #record(callId: string, atMs: number, times: { answerMs?: number; endMs: number }): void {
    const call = this.#traffic.calls.get(callId);
    if (call === undefined || call.abroad === '' || call.direction === 'inbound') return;
    if (times.answerMs === undefined) return;
    this.#book(callId, call, atMs, times.endMs - times.answerMs);
  }

  #refused(callId: string): void {
    const call = this.#traffic.calls.get(callId);
    const list = this.#charges.get(call?.line.number ?? '');
    const at = list?.findIndex(charge => charge.callId === callId) ?? -1;
    if (at >= 0) list!.splice(at, 1);
  }

  #close(callId: string, endMs: number, atMs: number): void {
    const open = this.#open.get(callId);
    if (open === undefined) return;
    this.#open.delete(callId);
    if (open.answerMs === undefined) return;
    this.#book(callId, open.call, atMs, endMs - open.answerMs);
  }

  #book(callId: string, call: SimCall, atMs: number, heldMs: number): void {
    const list = this.#charges.get(call.line.number) ?? [];
    this.#charges.set(call.line.number, list);
    list.push({ callId, atMs, milliYen: costOf(call, heldMs, this.#traffic.world.rates) });
  }
}

/** Each begun minute charged, the first one always; thousandths of a yen. */
function costOf(call: SimCall, heldMs: number, rates: Rates): number {
  let longest = '';
  let yen = 100;
  for (const [prefix, price] of rates.byPrefix) {
    if (!call.abroad.startsWith(prefix) || prefix.length < longest.length) continue;
    longest = prefix;
    yen = price;
  }
  return Math.max(1, Math.ceil(heldMs / 60_000)) * yen * 1_000;
}

/** Index of the billing month by the calendar of Date. */
function monthOf(atMs: number, lines: readonly Line[]): number {
  const date = new Date(atMs + jstMs);
  const begun = date.getUTCDate() >= lines[0]!.billingDay ? 0 : -1;
  return date.getUTCFullYear() * 12 + date.getUTCMonth() + begun;
}

function sumOf(charges: readonly Charge[]): number {
  return charges.reduce((sum, one) => sum + one.milliYen, 0);
}
