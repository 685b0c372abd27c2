// A busy night as the first page of the desk sees it: thousands of calls up, 200 events a second,
// attacks that come and go; the engine is the real one, the part of the store stands still.
import { rateRows, restrictedEntries } from '../sim/reference-data.ts';
import { prepareSimulation } from '../sim/simulate.ts';
import { NowGatherer } from '../src/cli/serve/views/now/now-gatherer.ts';
import type { NowFacts, StandingMeasures } from '../src/core/access/now-facts.ts';
import type { CallEvent } from '../src/core/call/call-event.ts';
import { standardPolicy } from '../src/core/policy/policy.ts';
import { createEngine, type Engine, step } from '../src/engine/engine.ts';
import type { Input } from '../src/engine/input.ts';
import type { EnforcerHealth } from '../src/workflow/enforcement-lane.ts';
import type { FeedCount } from '../src/workflow/live-intake.ts';

const startMs = Date.UTC(2026, 5, 6, 15);
const zone = '+09:00';
/** Usual calling codes, and where attacks go. */
const codes = ['1212', '8610', '8210', '4420', '33142', '4930', '6621', '8862', '6391', '8428'];
const listed = ['3712', '2202', '2527', '2327', '5377', '8816', '8707'];

export class BusyHour {
  readonly #engine: Engine = createEngine();
  readonly source: NowGatherer;
  readonly #feeds = new Map<string, FeedCount>();
  readonly #up: string[] = [];
  /** Feeds of which nothing comes any more; others tell of their calls. */
  readonly hushed = new Set<string>();
  /** What the network elements say of themselves. */
  enforcers: EnforcerHealth[] = [];
  measures: StandingMeasures[] = standing;
  #nowMs = startMs;
  #clockMs = 0;
  #calls = 0;

  constructor(size: { readonly running: number; readonly attacked: number }) {
    const atMs = startMs;
    const { world } = prepareSimulation({ seed: 1, subscribers: 60, days: 1 });
    const entries = restrictedEntries(world);
    this.#give({ kind: 'policy', atMs, policy: standardPolicy });
    this.#give({ kind: 'rate-deck', atMs, rows: rateRows() });
    this.#give({ kind: 'restricted-list', atMs, entries, missingChecksValid: true });
    this.source = new NowGatherer({
      demo: false,
      speed: () => 1,
      timeZone: 'Asia/Tokyo',
      homeCountry: 'JP',
      state: () => this.#engine.state,
      intake: () => ({ feeds: this.#feeds, failedOpen: 0 }),
      expected: [],
      enforcers: () => this.enforcers,
      reader: {
        now: () => Promise.resolve({ ...facts, all: { ...desk, measures: this.measures } }),
      },
      nowMs: () => this.#nowMs,
      clockMs: () => this.#clockMs,
      report: error => {
        throw error;
      },
    });
    this.#begin(size.running);
    for (let line = 0; line < size.attacked; line += 1) this.attack(line);
  }

  #give(input: Input): void {
    const effects = step(this.#engine, input);
    for (const effect of effects) {
      this.source?.effect(effect);
      if (effect.kind === 'decision') this.source.decision(effect.decision);
    }
    this.source?.applied(input.atMs);
  }

  #event(event: CallEvent): void {
    const feed = this.#feed();
    const count = this.#feeds.get(feed) ?? { events: 0, quarantined: 0, lastMs: 0 };
    this.#feeds.set(feed, count);
    count.events += 1;
    count.lastMs = this.#nowMs;
    this.#give({ kind: 'call-event', atMs: this.#nowMs, feed, event });
  }

  #feed(): string {
    let feed = this.#calls;
    while (this.hushed.has(`sbc-${(feed % 7) + 1}`)) feed += 1;
    return `sbc-${(feed % 7) + 1}`;
  }

  #call(subscriber: string, to: string): void {
    this.#calls += 1;
    const callId = `call-${this.#calls}`;
    const about = { timeMs: this.#nowMs, zone, callId } as const;
    this.#event({ type: 'setup', ...about, subscriber, to, service: 'ip', direction: 'outbound' });
    this.#event({ type: 'answer', ...about });
    this.#up.push(callId);
  }

  /** Each of another line. */
  #begin(count: number): void {
    for (let line = 0; line < count; line += 1) {
      const number = String(line).padStart(5, '0');
      this.#call(`05010${number}`, `010${codes[line % codes.length]}${number}00`);
    }
  }

  /** Several calls at once to where attacks go. */
  attack(line: number): void {
    for (let at = 0; at < 6; at += 1) {
      this.#nowMs += 500;
      const number = String(line * 100 + at).padStart(6, '0');
      this.#call(`05077${String(line).padStart(6, '0')}`, `010${listed[line % 7]}${number}`);
    }
  }

  /** A second: calls end and others begin in their place. */
  pass(events: number): void {
    for (let left = Math.floor(events / 3); left > 0; left -= 1) {
      const callId = this.#up.shift()!;
      this.#event({ type: 'end', timeMs: this.#nowMs, zone, callId });
      const number = String(this.#calls % 100_000).padStart(5, '0');
      this.#call(`05010${number}`, `010${codes[this.#calls % codes.length]}${number}00`);
    }
    this.#nowMs += 1_000;
    this.#clockMs += 1_000;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  view() {
    return this.source.view('all');
  }
}

const waiting = { count: 3, dueMs: startMs };
const standing = Array.from({ length: 40 }, (_, at): StandingMeasures => {
  const times = { beginMs: startMs, endMs: startMs + 28_800_000 };
  const found = { orders: 3, confirmed: 3, failing: 0, waitingSinceMs: null, confirmedMs: startMs };
  const what = { kind: 'suspension', case: `case-${at}`, country: null, subjects: 1 } as const;
  return { ...what, ...times, ...found, enforcers: [] };
});
const desk = {
  approvals: waiting,
  calls: waiting,
  decisions: waiting,
  messages: waiting,
  unassigned: waiting,
  measures: standing,
  measuresLeftOut: 0,
};
const facts: NowFacts = { all: desk, withoutCountryBlocks: desk, assignees: new Map() };
