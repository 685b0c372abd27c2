// What an unusual but lawful pattern is, and how its calls are put down.
import { calendarDay, dayMs, hourMs, minuteMs } from './calendar.ts';
import { lawfulCall } from './line-day.ts';
import type { Random } from './random.ts';
import type { Scenario, SimCall, SimRegistration } from './sim-call.ts';
import { addressOn, type Line, type World } from './world.ts';

/** One line's part in an unusual lawful pattern: a row of `lawful-cases.ndjson`. */
export interface LawfulCase {
  readonly line: Line;
  readonly kind: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A pattern being planned. */
export interface LawfulPlan {
  readonly world: World;
  readonly random: Random;
  /** Whole days of the run. */
  readonly days: number;
  readonly beginMs: number;
  readonly calls: SimCall[];
  readonly registrations: SimRegistration[];
}

export interface LawfulShape {
  readonly kind: string;
  readonly fits: (line: Line) => boolean;
  /** How many lines one case takes. */
  readonly lines: readonly [number, number];
  /** Takes lines that are opened in the run; others take lines that were there. */
  readonly fromFirstDay?: boolean;
  /** An old habit: last month was like this too. */
  readonly established?: boolean;
  /** When a day is not simply drawn from the whole run. */
  readonly begin?: (world: World, days: number, random: Random) => number;
  /** Adds the calls and says when the pattern ends. */
  readonly act: (plan: LawfulPlan, lines: readonly Line[]) => number;
}

export interface LawfulScenario extends Scenario {
  readonly cases: readonly LawfulCase[];
}

export interface Spread {
  readonly line: Line;
  readonly count: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly number: () => string;
  readonly meanHoldSeconds: number;
  readonly source?: string;
}

/** Calls of a line at random within a span, never more at once than it has channels. */
export function spreadCalls(plan: LawfulPlan, spread: Spread): void {
  const { line, fromMs, toMs } = spread;
  const { random, world } = plan;
  const times = Array.from({ length: spread.count }, () => random.int(fromMs, toMs - 1)).sort(
    (a, b) => a - b,
  );
  const busyUntilMs = new Array<number>(line.channels).fill(0);
  for (const setupMs of times) {
    const free = busyUntilMs.findIndex(untilMs => untilMs <= setupMs);
    if (free < 0) continue;
    const day = Math.max(0, Math.floor((setupMs - world.startMs) / dayMs));
    const address = spread.source ?? addressOn(line, day);
    const hold = spread.meanHoldSeconds;
    const call = lawfulCall(line, spread.number(), setupMs, hold, address, random);
    busyUntilMs[free] = call.endMs + 2_000;
    plan.calls.push(call);
  }
}

/** `act` for each day from the beginning on that the filter takes; gives the end of the last. */
export function eachDay(
  plan: LawfulPlan,
  count: number,
  act: (dayStartMs: number, closed: boolean) => void,
): number {
  const first = calendarDay(plan.beginMs);
  const endMs = Math.min(first.startMs + count * dayMs, plan.world.startMs + plan.days * dayMs);
  for (let startMs = first.startMs; startMs < endMs; startMs += dayMs) {
    act(startMs, calendarDay(startMs).officeClosed);
  }
  return endMs;
}

/** `9.5` hours after midnight. */
export function atHour(dayStartMs: number, hour: number): number {
  return dayStartMs + Math.round(hour * 60) * minuteMs;
}

/** A few numbers, the first more often. */
export function someNumbers(random: Random, count: number, draw: () => string): () => string {
  const numbers = Array.from({ length: count }, draw);
  return () => numbers[Math.min(random.int(0, count - 1), random.int(0, count - 1))] as string;
}

/** One long call, as it was made. */
export function longCall(
  plan: LawfulPlan,
  line: Line,
  number: string,
  setupMs: number,
  hours: number,
): number {
  const { random, world } = plan;
  const day = Math.max(0, Math.floor((setupMs - world.startMs) / dayMs));
  const call = lawfulCall(line, number, setupMs, 60, addressOn(line, day), random);
  const answerMs = setupMs + 6_000;
  const endMs = answerMs + Math.round(hours * hourMs);
  plan.calls.push({ ...call, answerMs, endMs, cause: 16 });
  return endMs;
}
