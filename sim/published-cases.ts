// Attacks as they were published: their calls, hours, channels and countries. What a report leaves
// open is drawn. docs/concepts/simulator.md says what each is taken from.
import {
  type AttackPlan,
  anyHour,
  emptyOfficeHour,
  numberSource,
  type Pumping,
  pump,
} from './attack-plan.ts';
import { type AttackShape, destinationPair, entry, firm, one } from './attack-shape.ts';
import { dialThrough } from './attack-shapes.ts';
import { calendarDay, dayMs, hourMs, minuteMs, secondMs } from './calendar.ts';
import { destinationOf } from './destination-table.ts';
import { numberIn } from './number-plan.ts';
import type { Random } from './random.ts';
import type { Line } from './world.ts';

interface Steady {
  readonly line: Line;
  readonly calls: number;
  readonly hours: number;
  readonly channels: number;
  readonly number: () => string;
}

/** So many calls in so many hours on so many channels: the length of a call follows from that. */
function steadily(plan: AttackPlan, steady: Steady, further: Partial<Pumping> = {}): void {
  const { line, channels } = steady;
  const cycleMs = (steady.hours * hourMs * channels) / steady.calls;
  const gapMs = Math.min(20 * secondMs, Math.round(cycleMs / 4));
  const meanMs = Math.max(5 * secondMs, cycleMs - gapMs / 2 - 6 * secondMs);
  pump(plan, {
    lines: [line],
    beginMs: plan.beginMs,
    endMs: plan.beginMs + 1.1 * steady.hours * hourMs,
    concurrent: channels,
    holdMs: [Math.round(0.5 * meanMs), Math.round(1.5 * meanMs)],
    gapMs: [secondMs, gapMs],
    number: steady.number,
    source: entry(plan, line),
    answered: 0.97,
    mostCalls: steady.calls,
    ...further,
  });
}

function someIn(countries: readonly string[], count: number, random: Random): string[] {
  return Array.from({ length: count }, () =>
    numberIn(destinationOf(random.pick(countries)), 'mobile', random),
  );
}

/** Test numbers, a third of all, are nearly the only ones among the first thousand calls. */
function eighteenThousand(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random } = plan;
  if (line === undefined) return;
  const numbers = someIn(['GM', 'BA', 'RS', 'LV', 'TL'], 750, random);
  const tests = numbers.slice(0, 261);
  let count = 0;
  const number = () => {
    count += 1;
    return random.pick(count <= 1_000 && random.chance(0.85) ? tests : numbers);
  };
  steadily(plan, { line, calls: 18_000, hours: 30, channels: Math.min(60, line.channels), number });
}

function elevenThousand(plan: AttackPlan, [line]: readonly Line[]): void {
  if (line === undefined) return;
  const channels = Math.min(12, line.channels);
  steadily(plan, { line, calls: 11_000, hours: 46, channels, number: destinationPair(plan) });
}

function eightThousand(plan: AttackPlan, [line]: readonly Line[]): void {
  if (line === undefined) return;
  const number = numberSource(destinationOf('SL'), plan);
  const channels = Math.min(plan.random.int(4, 9), line.channels);
  steadily(plan, { line, calls: 8_000, hours: 48, channels, number });
}

function oneSaturday(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random } = plan;
  if (line === undefined) return;
  const numbers = someIn(['SO', 'GN', 'AZ'], random.int(8, 60), random);
  const calls = random.int(2_000, 2_400);
  const channels = Math.min(40, line.channels);
  steadily(plan, { line, calls, hours: 24, channels, number: () => random.pick(numbers) });
}

function everyMinute(plan: AttackPlan, [line]: readonly Line[]): void {
  if (line === undefined) return;
  const number = numberSource(destinationOf('GN'), plan);
  const channels = Math.min(4, line.channels);
  steadily(plan, { line, calls: 1_440, hours: 24, channels, number });
}

/** Sold on to many callers: 6,800 minutes in twelve hours, 9.4 at once, ever new numbers. */
function callSelling(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  const liberia = destinationOf('LR');
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + 12 * hourMs,
    concurrent: Math.min(10, line.channels),
    holdMs: [2 * minuteMs, 22 * minuteMs],
    gapMs: [5 * secondMs, 90 * secondMs],
    number: () => numberIn(liberia, 'mobile', random),
    source: entry(plan, line),
  });
}

/** A voicemail box with a PIN of four digits dials out to +1 473. */
function voicemailPin(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random } = plan;
  if (line === undefined) return;
  const numbers = someIn(['GD'], random.int(1, 12), random);
  dialThrough(plan, line, {
    guesses: random.int(8, 40),
    waitMs: random.int(1, 90) * minuteMs,
    hours: random.int(18, 26),
    concurrent: Math.min(20, line.channels),
    holdMs: [5 * minuteMs, 45 * minuteMs],
    number: () => random.pick(numbers),
  });
}

function wholeWeekend(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  const numbers = someIn(['GM', 'SO', 'MV'], random.int(3, 40), random);
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + random.int(52, 62) * hourMs,
    concurrent: Math.min(20, line.channels),
    holdMs: [5 * minuteMs, 45 * minuteMs],
    gapMs: [secondMs, 2 * minuteMs],
    number: () => random.pick(numbers),
    source: entry(plan, line),
  });
}

/** Eight lines for four days; when the first carrier cuts them off, through another's prefix. */
function fourDays(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  const number = numberSource(destinationOf('SO'), plan);
  const source = entry(plan, line);
  const cutMs = beginMs + random.int(20, 40) * hourMs;
  const prefix = line.carrier === '001' ? '0033' : '001';
  const same = {
    lines: [line],
    concurrent: Math.min(8, line.channels),
    holdMs: [10 * minuteMs, 60 * minuteMs],
    gapMs: [secondMs, 3 * minuteMs],
    number,
    source,
  } as const;
  pump(plan, { ...same, beginMs, endMs: cutMs });
  const dial = (abroad: string) => `${prefix}010${abroad}`;
  const after = {
    ...same,
    beginMs: cutMs + random.int(1, 60) * minuteMs,
    endMs: beginMs + 4 * dayMs,
  };
  pump(plan, line.service === 'pstn' ? { ...after, dial } : after);
}

function twoExchanges(plan: AttackPlan, lines: readonly Line[]): void {
  const { beginMs } = plan;
  const number = destinationPair(plan);
  for (const line of lines) {
    pump(plan, {
      lines: [line],
      beginMs,
      endMs: beginMs + 30 * hourMs,
      concurrent: Math.min(30, line.channels),
      holdMs: [4 * minuteMs, 40 * minuteMs],
      gapMs: [secondMs, minuteMs],
      number,
      source: entry(plan, line),
    });
  }
}

/** As many as 220 minutes' worth a minute, over all numbers of one account's trunk. */
function hundredsAtOnce(plan: AttackPlan, lines: readonly Line[]): void {
  const { random, beginMs } = plan;
  const source = entry(plan, lines[0] as Line);
  pump(plan, {
    lines,
    beginMs,
    endMs: beginMs + random.int(1, 3) * hourMs,
    concurrent: random.int(80, 220),
    holdMs: [5 * minuteMs, 50 * minuteMs],
    gapMs: [secondMs, 2 * minuteMs],
    number: destinationPair(plan),
    source,
  });
}

/** Saturday from midnight to ten in the morning, the nearest one. */
export function saturday(dayStartMs: number, random: Random): number {
  for (const day of [0, 1, -1, 2, -2, 3, -3]) {
    const calendar = calendarDay(dayStartMs + day * dayMs);
    if (calendar.weekday === 6) return calendar.startMs + random.int(0, 10 * 60) * minuteMs;
  }
  return dayStartMs;
}

const channels = (least: number) => (line: Line) => firm(line) && line.channels >= least;
const published = { letter: '', victims: one, published: true, begin: anyHour } as const;

export const publishedCases: readonly AttackShape[] = [
  {
    ...published,
    shape: 'eighteen-thousand-calls',
    fits: channels(10),
    begin: emptyOfficeHour,
    act: eighteenThousand,
    share: 0.35,
  },
  {
    ...published,
    shape: 'eleven-thousand-calls',
    fits: channels(4),
    act: elevenThousand,
    share: 0.5,
  },
  { ...published, shape: 'sierra-leone-8000', fits: channels(4), act: eightThousand, share: 0.5 },
  {
    ...published,
    shape: 'saturday-2000',
    fits: channels(8),
    begin: saturday,
    act: oneSaturday,
  },
  { ...published, shape: 'guinea-every-minute', fits: channels(3), act: everyMinute },
  { ...published, shape: 'call-selling-liberia', fits: channels(8), act: callSelling },
  { ...published, shape: 'voicemail-pin-grenada', fits: channels(4), act: voicemailPin },
  {
    ...published,
    shape: 'weekend-gambia',
    fits: channels(6),
    begin: emptyOfficeHour,
    act: wholeWeekend,
  },
  { ...published, shape: 'four-days-somalia', fits: channels(6), act: fourDays },
  { ...published, shape: 'two-exchanges', fits: channels(6), victims: [2, 2], act: twoExchanges },
  {
    ...published,
    shape: 'hundreds-at-once',
    fits: line => firm(line) && line.account.lines.length >= 6,
    wholeAccount: true,
    act: hundredsAtOnce,
  },
];
