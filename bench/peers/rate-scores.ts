// A redirect server that scores each call with the price of its destination a minute and sums
// scores over windows, as the documentation of the leading commercial product describes it: one
// number in 15 minutes (calls), one country in 5 and in 60 minutes, all countries in 60 minutes.
// Over a threshold the line is refused that number, that country or everything for an hour.
import { LearntMaximum } from './learnt-maximum.ts';
import type { Method, PeerCall } from './method.ts';

const minuteMs = 60_000;
const actionMs = 60 * minuteMs;

interface Trigger {
  readonly name: string;
  readonly windowMs: number;
  readonly alike: (a: PeerCall, b: PeerCall) => boolean;
  readonly scope: (call: PeerCall) => string;
  readonly inCalls: boolean;
}

const sameCountry = (a: PeerCall, b: PeerCall): boolean => a.destination === b.destination;

const triggers: readonly Trigger[] = [
  {
    name: 'number-15',
    windowMs: 15 * minuteMs,
    alike: (a, b) => a.number === b.number,
    scope: call => `number ${call.number}`,
    inCalls: true,
  },
  {
    name: 'country-5',
    windowMs: 5 * minuteMs,
    alike: sameCountry,
    scope: call => `country ${call.destination}`,
    inCalls: false,
  },
  {
    name: 'country-60',
    windowMs: 60 * minuteMs,
    alike: sameCountry,
    scope: call => `country ${call.destination}`,
    inCalls: false,
  },
  {
    name: 'all-60',
    windowMs: 60 * minuteMs,
    alike: () => true,
    scope: () => 'all',
    inCalls: false,
  },
];

export interface RateScoresOptions {
  /** Sum of yen a minute that a window may reach, on lines that showed less. */
  readonly scoreYen: number;
  /** Calls to one number in 15 minutes. */
  readonly numberCalls: number;
  /** At least so many times the line's own learnt maximum; 0: the same for all lines. */
  readonly ownFactor: number;
}

export class RateScores implements Method {
  readonly #options: RateScoresOptions;
  readonly #recent = new Map<string, PeerCall[]>();
  /** Until when, and since when, a line is refused what. */
  readonly #refused = new Map<string, Map<string, { sinceMs: number; untilMs: number }>>();
  readonly #maxima = new Map(triggers.map(one => [one.name, new LearntMaximum()]));

  constructor(options: RateScoresOptions) {
    this.#options = options;
  }

  pass(): void {}

  ask(call: PeerCall): boolean {
    this.#count(call, call.setupMs);
    return !this.#isRefused(call, call.setupMs);
  }

  ended(): void {}

  recorded(call: PeerCall, atMs: number): boolean {
    const passed = !this.#isRefused(call, call.setupMs);
    this.#count({ ...call, setupMs: atMs }, atMs);
    return passed;
  }

  #count(call: PeerCall, atMs: number): void {
    const recent = this.#recent.get(call.line) ?? [];
    if (recent.length === 0) this.#recent.set(call.line, recent);
    recent.push(call);
    while (recent[0]!.setupMs <= atMs - 60 * minuteMs) recent.shift();
    for (const trigger of triggers) {
      let sum = 0;
      for (let i = recent.length - 1; i >= 0; i -= 1) {
        const earlier = recent[i]!;
        if (earlier.setupMs <= atMs - trigger.windowMs) break;
        if (trigger.alike(earlier, call)) sum += trigger.inCalls ? 1 : earlier.yenPerMinute;
      }
      this.#judge(trigger, call, sum, atMs);
    }
  }

  #judge(trigger: Trigger, call: PeerCall, sum: number, atMs: number): void {
    const { scoreYen, numberCalls, ownFactor } = this.#options;
    const maximum = this.#maxima.get(trigger.name)!;
    const fixed = trigger.inCalls ? numberCalls : scoreYen;
    const own = ownFactor === 0 ? 0 : ownFactor * maximum.before(call.line, atMs);
    if (sum <= Math.max(fixed, own)) {
      if (ownFactor > 0) maximum.note(call.line, atMs, sum);
      return;
    }
    for (const one of this.#maxima.values()) one.forgetToday(call.line);
    const refused = this.#refused.get(call.line) ?? new Map();
    if (refused.size === 0) this.#refused.set(call.line, refused);
    const scope = trigger.scope(call);
    const before = refused.get(scope);
    const sinceMs = before !== undefined && before.untilMs >= atMs ? before.sinceMs : atMs;
    refused.set(scope, { sinceMs, untilMs: atMs + actionMs });
  }

  #isRefused(call: PeerCall, atMs: number): boolean {
    const refused = this.#refused.get(call.line);
    if (refused === undefined) return false;
    return ['all', `country ${call.destination}`, `number ${call.number}`].some(scope => {
      const one = refused.get(scope);
      return one !== undefined && one.sinceMs <= atMs && atMs < one.untilMs;
    });
  }
}
