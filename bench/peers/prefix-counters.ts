// Five counters a user and prefix, each with a critical threshold by time of the week, as the
// documentation of OpenSIPS `fraud_detection` describes them; the script refuses at critical.
// All but calls a minute go back to zero at midnight and when another rule begins to apply.
import { LearntMaximum } from './learnt-maximum.ts';
import type { Method, PeerCall } from './method.ts';

interface Thresholds {
  readonly callsPerMinute: number;
  readonly durationSeconds: number;
  readonly totalCalls: number;
  readonly concurrentCalls: number;
  readonly sequentialCalls: number;
}

interface Counters {
  /** Day and part of the week that the counts below belong to. */
  period: number;
  totalCalls: number;
  concurrentCalls: number;
  sequentialCalls: number;
  lastNumber: string;
  readonly minute: number[];
  /** A call that lasted too long was reported in this period. */
  tooLong: boolean;
  /** Since when calls are refused; 0 while they are not. */
  refusedSinceMs: number;
}

export interface PrefixCountersOptions {
  /** The thresholds of the tutorial's rules times this. */
  readonly scale: number;
  /** At least so many times the line's own learnt maximum; 0: the same for all lines. */
  readonly ownFactor: number;
}

/** The rules of the module's tutorial: office hours, evening, night, weekend. */
const rules: readonly Thresholds[] = [
  rule(5, 13_200, 35, 5, 20),
  rule(5, 16_000, 35, 5, 26),
  rule(4, 9_600, 20, 4, 15),
  rule(5, 17_400, 40, 5, 30),
];

function rule(
  callsPerMinute: number,
  durationSeconds: number,
  totalCalls: number,
  concurrentCalls: number,
  sequentialCalls: number,
): Thresholds {
  return { callsPerMinute, durationSeconds, totalCalls, concurrentCalls, sequentialCalls };
}

const hourMs = 3_600_000;
const jstMs = 9 * hourMs;

export class PrefixCounters implements Method {
  readonly #options: PrefixCountersOptions;
  readonly #counters = new Map<string, Counters>();
  readonly #maxima = new Map<keyof Thresholds, LearntMaximum>();
  /** Concurrency is lowered only for calls of the period that counted them. */
  readonly #periodOf = new Map<string, number>();

  constructor(options: PrefixCountersOptions) {
    this.#options = options;
    for (const name of Object.keys(rules[0]!)) {
      this.#maxima.set(name as keyof Thresholds, new LearntMaximum());
    }
  }

  pass(): void {}

  ask(call: PeerCall): boolean {
    const counters = this.#countersAt(call, call.setupMs);
    counters.minute.push(call.setupMs);
    while (counters.minute[0]! <= call.setupMs - 60_000) counters.minute.shift();
    counters.totalCalls += 1;
    counters.sequentialCalls =
      counters.lastNumber === call.number ? counters.sequentialCalls + 1 : 1;
    counters.lastNumber = call.number;
    const shown = {
      callsPerMinute: counters.minute.length,
      totalCalls: counters.totalCalls,
      concurrentCalls: counters.concurrentCalls + 1,
      sequentialCalls: counters.sequentialCalls,
    };
    const critical =
      counters.tooLong ||
      Object.entries(shown).some(
        ([name, value]) => value >= this.#threshold(call, name as keyof Thresholds, call.setupMs),
      );
    if (critical) {
      counters.refusedSinceMs ||= call.setupMs;
      for (const maximum of this.#maxima.values()) maximum.forgetToday(call.line);
      return false;
    }
    counters.concurrentCalls += 1;
    this.#periodOf.set(call.callId, counters.period);
    for (const [name, value] of Object.entries(shown)) this.#teach(call, name, value);
    return true;
  }

  ended(call: PeerCall, atMs: number): void {
    const counters = this.#countersAt(call, atMs);
    if (this.#periodOf.get(call.callId) === counters.period) counters.concurrentCalls -= 1;
    this.#periodOf.delete(call.callId);
    this.#noteDuration(call, counters, atMs);
  }

  recorded(call: PeerCall, atMs: number): boolean {
    const before = this.#countersAt(call, atMs);
    if (before.refusedSinceMs > 0 && before.refusedSinceMs <= call.setupMs) return false;
    // What passed is counted when the record comes; it can only refuse what comes after.
    if (this.ask({ ...call, setupMs: atMs })) before.concurrentCalls -= 1;
    this.#periodOf.delete(call.callId);
    this.#noteDuration(call, before, atMs);
    return true;
  }

  #noteDuration(call: PeerCall, counters: Counters, atMs: number): void {
    if (call.sim.answerMs === undefined) return;
    const seconds = (call.sim.endMs - call.sim.answerMs) / 1_000;
    if (seconds >= this.#threshold(call, 'durationSeconds', atMs)) {
      counters.tooLong = true;
      counters.refusedSinceMs ||= atMs;
    } else this.#teach(call, 'durationSeconds', seconds);
  }

  #teach(call: PeerCall, name: string, value: number): void {
    if (this.#options.ownFactor === 0) return;
    this.#maxima.get(name as keyof Thresholds)!.note(call.line, call.setupMs, value);
  }

  #threshold(call: PeerCall, name: keyof Thresholds, atMs: number): number {
    const { scale, ownFactor } = this.#options;
    const fixed = rules[ruleAt(atMs)]![name] * scale;
    if (ownFactor === 0) return fixed;
    return Math.max(fixed, ownFactor * this.#maxima.get(name)!.before(call.line, atMs) + 1);
  }

  #countersAt(call: PeerCall, atMs: number): Counters {
    const key = `${call.line}/${call.destination}`;
    const period = Math.floor((atMs + jstMs) / (24 * hourMs)) * 4 + ruleAt(atMs);
    let counters = this.#counters.get(key);
    if (counters === undefined) {
      counters = {
        period,
        totalCalls: 0,
        concurrentCalls: 0,
        sequentialCalls: 0,
        lastNumber: '',
        minute: [],
        tooLong: false,
        refusedSinceMs: 0,
      };
      this.#counters.set(key, counters);
    }
    if (counters.period < period) {
      counters.period = period;
      counters.totalCalls = 0;
      counters.concurrentCalls = 0;
      counters.sequentialCalls = 0;
      counters.tooLong = false;
      counters.refusedSinceMs = 0;
    }
    return counters;
  }
}

/** Which of the rules applies: 0 office hours, 1 evening, 2 night, 3 weekend. */
function ruleAt(atMs: number): number {
  const local = atMs + jstMs;
  const weekday = (Math.floor(local / (24 * hourMs)) + 4) % 7;
  if (weekday === 0 || weekday === 6) return 3;
  const hour = Math.floor(local / hourMs) % 24;
  return hour < 9 ? 2 : hour < 17 ? 0 : 1;
}
