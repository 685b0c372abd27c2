// A carrier without end for the demo: lawful traffic, and an attack every few hours.
import type { CallEvent } from '../src/core/call/call-event.ts';
import { lettered } from './attack-shapes.ts';
import { attackShapes, drawAttack } from './attacks.ts';
import { buildWorld } from './build-world.ts';
import { calendarDay, dayMs, hourMs, jstDayStart, minuteMs } from './calendar.ts';
import { CallFlow, type SimulatedEvent } from './call-flow.ts';
import { Random } from './random.ts';
import { isReachable } from './reachable.ts';
import type { AttackLabel, Scenario } from './sim-call.ts';
import type { Line, World } from './world.ts';

export interface LiveCarrierOptions {
  readonly seed: number;
  /** Lines; 300 unless told. */
  readonly subscribers?: number;
  /** When the demo's clock starts; see `fridayNight`. */
  readonly startMs: number;
  /** Days of traffic before the start, to be learnt from; 35 unless told. */
  readonly historyDays?: number;
  /** The first attack begins that long after the start; 20 to 40 minutes unless told. */
  readonly firstAttackMs?: number;
  /** Only a line that no announcement can ask is attacked first: its calls stand for a while. */
  readonly firstUnchallenged?: boolean;
  /** Between one attack's beginning and the next; 2 to 5 hours unless told. */
  readonly attackEveryMs?: number;
}

/** What the owner says when asked, and when. */
export type OwnerAnswer =
  | { readonly reached: false }
  | { readonly reached: true; readonly atMs: number; readonly word: 'mine' | 'not-mine' };

const answerDelayMs = 90_000;
const callsKept = 20_000;
const memoryMs = 7 * dayMs;

/** Friday 21:00 in Japan, the last one not after `timeMs`. */
export function fridayNight(timeMs: number): number {
  const dayStartMs = jstDayStart(timeMs);
  const back = (calendarDay(timeMs).weekday + 2) % 7;
  const fridayMs = dayStartMs - back * dayMs + 21 * hourMs;
  return fridayMs <= timeMs ? fridayMs : fridayMs - 7 * dayMs;
}

/** Yields events in order of time for as long as it is asked; knows who was behind each call. */
export class LiveCarrier {
  readonly world: World;
  readonly #startMs: number;
  readonly #options: LiveCarrierOptions;
  readonly #random: Random;
  readonly #flow: CallFlow;
  readonly #lines: ReadonlyMap<string, Line>;
  readonly #labels = new Map<string, AttackLabel>();
  readonly #attackedMs = new Map<string, number>();
  readonly #stopped = new Set<string>();
  /** The last attack whose cause the owner of a line has mended. */
  readonly #mended = new Map<string, number>();
  #recentVictims: Line[] = [];
  #nextAttackMs: number;
  #attacks = 0;
  #day = 0;
  #events: Iterator<SimulatedEvent> | undefined;
  #ahead: SimulatedEvent | undefined;

  constructor(options: LiveCarrierOptions) {
    const historyDays = options.historyDays ?? 35;
    this.#options = options;
    this.#startMs = options.startMs;
    this.#random = new Random(options.seed, 'live');
    this.world = buildWorld({
      seed: options.seed,
      subscribers: options.subscribers ?? 300,
      startMs: jstDayStart(options.startMs) - historyDays * dayMs,
      days: Math.max(4, historyDays),
    });
    this.#lines = new Map(this.world.lines.map(line => [line.number, line]));
    this.#nextAttackMs =
      options.startMs + (options.firstAttackMs ?? this.#random.int(20, 40) * minuteMs);
    this.#flow = new CallFlow(this.world, [], `d${options.startMs.toString(36)}-`);
  }

  /** The events before the start; to be read whole before the first batch, or not at all. */
  *history(): Generator<CallEvent> {
    for (;;) {
      const next = this.#peek();
      if (next.event.timeMs >= this.#startMs) return;
      this.#ahead = undefined;
      yield next.event;
    }
  }

  /** Events up to and without `untilMs` that were not yet given, in order of time. */
  nextBatch(untilMs: number): CallEvent[] {
    const batch: CallEvent[] = [];
    for (;;) {
      const next = this.#peek();
      if (next.event.timeMs >= untilMs) return batch;
      this.#ahead = undefined;
      if (next.event.timeMs < this.#startMs || !this.#happens(next)) continue;
      batch.push(next.event);
    }
  }

  /** The call was refused or released: nothing more is heard of it. */
  stop(callId: string): void {
    this.#stopped.add(callId);
    forgetOldest(this.#stopped);
  }

  /**
   * Asks the owner of a line. Who is reached answers 90 s later, and says "not mine" if an
   * attacker called from the line in the last 7 days; the cause is mended then.
   */
  answers(attempt: { readonly subscriber: string; readonly atMs: number }): OwnerAnswer {
    const line = this.#lines.get(attempt.subscriber);
    if (line === undefined || !isReachable(line.reachable, attempt.atMs)) return { reached: false };
    const atMs = attempt.atMs + answerDelayMs;
    const attackedMs = this.#attackedMs.get(line.number);
    if (attackedMs === undefined || attackedMs < atMs - memoryMs) {
      return { reached: true, atMs, word: 'mine' };
    }
    this.#mended.set(line.number, this.#attacks);
    return { reached: true, atMs, word: 'not-mine' };
  }

  /** What the announcement hears: an attacker fails, anybody else passes. */
  challengeResult(callId: string): 'passed' | 'failed' {
    return this.#labels.has(callId) ? 'failed' : 'passed';
  }

  #peek(): SimulatedEvent {
    for (;;) {
      if (this.#ahead !== undefined) return this.#ahead;
      const next = this.#events?.next();
      if (next !== undefined && !next.done) this.#ahead = next.value;
      else this.#events = this.#nextDay();
    }
  }

  #nextDay(): Iterator<SimulatedEvent> {
    const dayStartMs = this.world.startMs + this.#day * dayMs;
    while (this.#nextAttackMs < dayStartMs + dayMs) this.#addAttack(dayStartMs);
    const events = this.#flow.day(this.#day);
    this.#day += 1;
    return events;
  }

  #addAttack(dayStartMs: number): void {
    const beginMs = this.#nextAttackMs;
    this.#nextAttackMs += this.#options.attackEveryMs ?? this.#random.int(120, 300) * minuteMs;
    this.#attacks += 1;
    const first = this.#attacks === 1;
    const theft = lettered.find(({ shape }) => shape === 'credential-theft');
    const shape = first && theft ? theft : this.#random.pick(attackShapes);
    // The first one shall be worth looking at: several channels, on a firm's line.
    const shows = (line: Line): boolean =>
      line.channels >= 4 && !(this.#options.firstUnchallenged === true && line.challenge);
    const attack = drawAttack({
      world: this.world,
      shape: first ? { ...shape, fits: line => shape.fits(line) && shows(line) } : shape,
      number: this.#attacks,
      dayStartMs,
      beginMs,
      taken: new Set(this.#recentVictims),
    });
    if (attack === undefined) return;
    this.#recentVictims = [...attack.lines, ...this.#recentVictims].slice(0, 60);
    this.#flow.add(since(attack, dayStartMs));
  }

  /** Whether the event takes place; notes whose call it was. */
  #happens({ event, label }: SimulatedEvent): boolean {
    if (label !== undefined) {
      const attack = Number(label.attack.slice(label.attack.lastIndexOf('-') + 1));
      if (attack <= (this.#mended.get(label.subscriber) ?? 0)) {
        this.stop(label.callId);
        return false;
      }
      this.#attackedMs.set(label.subscriber, event.timeMs);
      this.#labels.set(label.callId, label);
      forgetOldest(this.#labels);
    }
    if (event.type !== 'answer' && event.type !== 'end') return true;
    const stopped = this.#stopped.has(event.callId);
    if (event.type === 'end') this.#stopped.delete(event.callId);
    return !stopped;
  }
}

/** Maps and sets give their keys in the order of insertion. */
function forgetOldest(calls: Map<string, unknown> | Set<string>): void {
  if (calls.size > callsKept) calls.delete(calls.keys().next().value as string);
}

/** Nothing of a scenario that is added today can lie before today. */
function since(scenario: Scenario, dayStartMs: number): Scenario {
  return {
    beginMs: dayStartMs,
    plan() {
      const { calls, registrations } = scenario.plan();
      return {
        calls: calls.filter(call => call.setupMs >= dayStartMs),
        registrations: registrations.filter(({ timeMs }) => timeMs >= dayStartMs),
      };
    },
  };
}
