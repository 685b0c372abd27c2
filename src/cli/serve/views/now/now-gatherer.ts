// Gathers what the desk's first page shows: once a tick for everybody who looks, from the engine's
// state as it is, effects as they happen, and what the store and the enforcers tell.
import type {
  NowDestination,
  NowEnforcer,
  NowMeasure,
  NowView,
  NowWaits,
} from '../../../../api/contract/now.ts';
import type { NowAudience, NowSource } from '../../../../api/now-routes.ts';
import type { DeskNow, StandingMeasures } from '../../../../core/access/now-facts.ts';
import type { Decision } from '../../../../core/case/decision.ts';
import { localMs } from '../../../../core/metering/calendar.ts';
import {
  destinationByIndex,
  destinationCount,
} from '../../../../core/numbering/destination-table.ts';
import { maskNumbersIn } from '../../../../core/numbering/mask-numbers-in.ts';
import type { Effect } from '../../../../engine/effect.ts';
import type { EngineState } from '../../../../engine/state.ts';
import type { ExpectedFeed } from '../../../../workflow/administration-ports.ts';
import type { NowReader } from '../../../../workflow/desk-ports.ts';
import type { EnforcerHealth } from '../../../../workflow/enforcement-lane.ts';
import type { LiveIntake } from '../../../../workflow/live-intake.ts';
import { AttackBook, type SavedAttacks } from './attack-book.ts';
import { dayAt, localDay } from './day-of.ts';
import { DayPressure, type Pressure, type SavedPressure } from './day-pressure.ts';
import { DeskFacts } from './desk-facts.ts';
import { FeedWatch, type SavedFeeds } from './feed-watch.ts';
import { MinuteRing, type Refusals, type SavedMinutes } from './minute-ring.ts';
import { type RunningCalls, runningCalls } from './running-calls.ts';
import { type SavedUnheard, UnheardFeeds } from './unheard-feeds.ts';
import { type SavedUsualCalls, UsualCalls } from './usual-calls.ts';

const attacksShown = 24;
const suspectedShown = 20;
const feedsShown = 50;
const enforcersShown = 50;
/** A view so young is given again. */
const freshMs = 400;
const minuteMs = 60_000;
/** A longer time between two looks is one in which nobody saw anything. */
const quietMs = 15 * minuteMs;

export interface NowGathererParts {
  readonly demo: boolean;
  /** How much faster than real time the clock of the calls runs. */
  readonly speed: () => number;
  readonly timeZone: string;
  readonly homeCountry: string;
  readonly state: () => EngineState;
  readonly intake: () => Pick<LiveIntake, 'feeds' | 'failedOpen'>;
  /** Feeds that the settings name. */
  readonly expected: readonly ExpectedFeed[];
  readonly enforcers: () => readonly EnforcerHealth[];
  readonly reader: NowReader;
  /** Clock of the calls. */
  readonly nowMs: () => number;
  /** A clock that does not jump. */
  readonly clockMs: () => number;
  readonly report: (error: unknown) => void;
}

interface SavedNow {
  readonly attacks: SavedAttacks;
  readonly minutes: SavedMinutes;
  /** Absent in snapshots of an earlier version. */
  readonly pressure?: SavedPressure;
  readonly usual: SavedUsualCalls;
  readonly feeds: SavedFeeds;
  /** Absent in snapshots of an earlier version. */
  readonly unheard?: SavedUnheard;
}

export class NowGatherer implements NowSource {
  readonly names = Array.from({ length: destinationCount }, (_, index) => {
    const { country, nameEn, nameJa } = destinationByIndex(index);
    return { country, en: nameEn, ja: nameJa };
  });
  readonly #parts: NowGathererParts;
  readonly #attacks = new AttackBook();
  readonly #minutes = new MinuteRing();
  readonly #pressure = new DayPressure();
  readonly #usual = new UsualCalls();
  readonly #feeds = new FeedWatch();
  readonly #unheard = new UnheardFeeds();
  readonly #facts: DeskFacts;
  /** When the calls were looked at last, on their clock. */
  #lookedMs = 0;
  readonly #views = new Map<NowAudience, { readonly view: NowView; readonly madeMs: number }>();

  constructor(parts: NowGathererParts) {
    this.#parts = parts;
    this.#facts = new DeskFacts(parts.reader, parts.clockMs, parts.report);
  }

  effect(effect: Effect): void {
    const state = this.#parts.state();
    if (effect.kind === 'call-refused') {
      this.#stopped(effect.call.country, 'refused');
    } else if (effect.kind === 'verdict' && effect.verdict.verdict === 'challenge') {
      const country = state.calls.get(effect.callId)?.country ?? '';
      if (!effect.repeated) this.#stopped(country, 'challenged');
    } else this.#attacks.effect(effect, state.nowMs);
  }

  #stopped(country: string, how: keyof Refusals): void {
    const { nowMs } = this.#parts.state();
    this.#minutes.stopped(nowMs, country, how);
    this.#pressure.stopped(this.#day(nowMs), country);
  }

  #day(nowMs: number): number {
    return localDay(this.#parts.state().calendar, nowMs);
  }

  decision(decision: Decision): void {
    this.#attacks.decision(decision);
  }

  /** After each input: also where events come faster than ticks, each minute is looked at. */
  applied(atMs: number): void {
    if (atMs - this.#lookedMs >= minuteMs) this.#look(atMs);
  }

  tick(): void {
    this.#look(this.#parts.nowMs());
  }

  #look(nowMs: number): RunningCalls {
    const state = this.#parts.state();
    const calls = runningCalls(state, nowMs);
    this.#attacks.look(state, nowMs, calls.byCase);
    const { feeds } = this.#parts.intake();
    this.#feeds.look(state.calendar, nowMs, feeds);
    if (this.#usual.isDue(nowMs)) this.#usual.note(state.calendar, nowMs, calls.inProgress);
    this.#unheard.look(nowMs, this.#parts.expected, name => this.#feeds.has(name));
    const { silent } = this.#feedsAt(nowMs, 0);
    const seen = {
      calls: calls.inProgress,
      milliYen: calls.milliYenPerMinute,
      lossMilliYen: calls.lossMilliYenPerMinute,
      silentFeeds: silent,
    };
    // Where time runs with the events, minutes in which none bore on a call abroad were quiet ones.
    const passedMs = nowMs - this.#lookedMs;
    if (this.#lookedMs > 0 && passedMs < quietMs) {
      this.#pressure.look(this.#day(nowMs), calls.destinations, passedMs);
      for (let atMs = this.#lookedMs + minuteMs; atMs < nowMs; atMs += minuteMs) {
        this.#minutes.look(atMs, seen);
      }
    }
    this.#minutes.look(nowMs, seen);
    this.#lookedMs = nowMs;
    return calls;
  }

  #feedsAt(nowMs: number, limit: number): ReturnType<FeedWatch['feeds']> {
    const { feeds } = this.#parts.intake();
    const unheard = this.#unheard.feeds(nowMs);
    return this.#feeds.feeds(this.#parts.state().calendar, nowMs, feeds, { limit, unheard });
  }

  view(audience: NowAudience): NowView {
    const clockMs = this.#parts.clockMs();
    const made = this.#views.get(audience);
    if (made !== undefined && clockMs - made.madeMs < freshMs) return made.view;
    const view = audience === 'all' ? this.#make(false) : forReaders(this.#make(true));
    this.#views.set(audience, { view, madeMs: clockMs });
    return view;
  }

  minutes() {
    return this.#minutes.columns(this.#parts.nowMs());
  }

  /** Resolves when nothing is being read from the store. */
  settled(): Promise<void> {
    return this.#facts.settled();
  }

  #make(withoutCountryBlocks: boolean): NowView {
    const { demo, speed, timeZone, homeCountry, intake, enforcers } = this.#parts;
    const nowMs = this.#parts.nowMs();
    const state = this.#parts.state();
    const { calendar } = state;
    const calls = this.#look(nowMs);
    const shown = { limit: attacksShown, withoutCountryBlocks };
    const listed = this.#attacks.attacks(nowMs, calls.byCase, shown);
    const known = this.#facts.known(
      nowMs,
      listed.attacks.map(one => one.case),
    );
    const desk = known?.facts[withoutCountryBlocks ? 'withoutCountryBlocks' : 'all'];
    const { feeds, leftOut } = this.#feedsAt(nowMs, feedsShown);
    return {
      nowMs,
      demo,
      speed: speed(),
      policy: state.policy.name,
      timeZone,
      offsetMinutes: Math.round((localMs(calendar, timeZone, nowMs) - nowMs) / minuteMs),
      day: dayAt(calendar, homeCountry, nowMs),
      loss: {
        yenPerMinute: Math.round(calls.lossMilliYenPerMinute / 1_000),
        calls: calls.suspected.length,
        cases: [...calls.byCase.values()].filter(one => one.milliYenPerMinute > 0).length,
        exposureYen: this.#attacks.exposureYen(nowMs, calls.byCase),
        openCases: state.cases.size,
      },
      calls: {
        inProgress: calls.inProgress,
        yenPerMinute: Math.round(calls.milliYenPerMinute / 1_000),
        usual: this.#usual.range(calendar, nowMs),
      },
      minute: this.#minutes.now(nowMs),
      waits: desk === undefined ? null : waitsOf(desk),
      storeMs: known?.atMs ?? null,
      destinations: destinationsOf(
        calls,
        this.#minutes.stoppedLately(nowMs),
        this.#pressure.today(this.#day(nowMs)),
      ),
      suspected: calls.suspected.slice(0, suspectedShown),
      suspectedLeftOut: Math.max(0, calls.suspected.length - suspectedShown),
      attacks: listed.attacks.map(one => ({
        ...one,
        assignee: known?.facts.assignees.get(one.case) ?? null,
      })),
      attacksLeftOut: listed.leftOut,
      measures: desk?.measures.map(measureOf) ?? [],
      measuresLeftOut: desk?.measuresLeftOut ?? 0,
      feeds,
      feedsLeftOut: leftOut,
      enforcers: enforcers().slice(0, enforcersShown).map(enforcerOf),
      failedOpen: intake().failedOpen,
    };
  }

  /** For the snapshot: what was learnt outlives a restart. */
  save(): unknown {
    const saved: SavedNow = {
      attacks: this.#attacks.save(),
      minutes: this.#minutes.save(),
      pressure: this.#pressure.save(),
      usual: this.#usual.save(),
      feeds: this.#feeds.save(),
      unheard: this.#unheard.save(),
    };
    return saved;
  }

  restore(saved: unknown): void {
    const { attacks, minutes, pressure, usual, feeds, unheard } = saved as SavedNow;
    this.#attacks.restore(attacks);
    this.#minutes.restore(minutes);
    if (pressure !== undefined) this.#pressure.restore(pressure);
    this.#usual.restore(usual);
    this.#feeds.restore(feeds);
    if (unheard !== undefined) this.#unheard.restore(unheard);
  }
}

function waitsOf({ approvals, calls, decisions, messages, unassigned }: DeskNow): NowWaits {
  return { approvals, calls, decisions, messages, unassigned };
}

/** Every destination with calls now, with calls that were stopped lately, or attacked today. */
function destinationsOf(
  calls: RunningCalls,
  lately: ReadonlyMap<string, Refusals>,
  today: ReadonlyMap<string, Pressure>,
): NowDestination[] {
  const quiet = { calls: 0, yenPerMinute: 0, lossYenPerMinute: 0 };
  const running = new Map(calls.destinations.map(row => [row.country, row]));
  return [...new Set([...running.keys(), ...lately.keys(), ...today.keys()])].map(country => ({
    country,
    ...(running.get(country) ?? quiet),
    ...(lately.get(country) ?? { refused: 0, challenged: 0 }),
    lossYenToday: Math.round((today.get(country)?.milliYen ?? 0) / 1_000),
    stoppedToday: today.get(country)?.stopped ?? 0,
  }));
}

function measureOf(one: StandingMeasures): NowMeasure {
  const all = one.orders > 0 && one.confirmed === one.orders;
  const state = all ? 'confirmed' : one.confirmed > 0 ? 'applied' : 'ordered';
  return { ...one, state, confirmedMs: all ? one.confirmedMs : null };
}

function enforcerOf({ name, problem, readMs, drift, stuck }: EnforcerHealth): NowEnforcer {
  const told = problem === undefined ? null : maskNumbersIn(problem).slice(0, 200);
  return { name, well: problem === undefined, problem: told, readMs, drift, stuck };
}

/**
 * Without what only the desk, engineers and auditors may know: where calls are refused, details. A
 * destination that loses nothing is there because of what was stopped: that would tell it.
 */
function forReaders(view: NowView): NowView {
  return {
    ...view,
    destinations: view.destinations
      .filter(one => one.calls > 0 || one.lossYenToday > 0)
      .map(one => ({ ...one, refused: null, challenged: null, stoppedToday: null })),
    measures: view.measures.map(one => ({ ...one, enforcers: [] })),
    enforcers: view.enforcers.map(one => ({ ...one, problem: null })),
  };
}
