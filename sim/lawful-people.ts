// People, and crowds of people, that look like an attack and are none.
import { foreignAddress } from './attack-plan.ts';
import { calendarDay, dayMs, hourMs, minuteMs } from './calendar.ts';
import { destinationOf, restrictedCountries, simDestinations } from './destination-table.ts';
import { atHour, eachDay, type LawfulPlan, type LawfulShape, spreadCalls } from './lawful-case.ts';
import { drawDestination } from './line-habit.ts';
import { numberIn } from './number-plan.ts';
import type { Random } from './random.ts';
import { addressOn, type Line, type World } from './world.ts';

const listed = simDestinations.filter(({ country }) => restrictedCountries.includes(country));
const wangiriPlaces = ['TV', 'SR', 'BJ', 'TN', 'GN', 'LV'];
const person = (line: Line) => line.kind === 'individual' && !line.finishedOnly;
const anyone = (line: Line) => !line.finishedOnly;

/** A greeting falls on 31 December or 13 April where the run holds one, else on any day. */
function greetingDay(world: World, days: number, random: Random): number {
  for (let day = 0; day < days; day += 1) {
    const startMs = world.startMs + day * dayMs;
    const { date } = calendarDay(startMs);
    if (date.endsWith('-12-31') || date.endsWith('-04-13')) return startMs;
  }
  return world.startMs + random.int(0, days - 1) * dayMs;
}

/** Many lines call one country in the same hours, each once or a few times. */
function crowd(options: {
  readonly countries: readonly string[];
  readonly hours: readonly [number, number];
  readonly calls: readonly [number, number];
  readonly meanHoldSeconds: number;
  readonly oneNumber?: boolean;
}) {
  return (plan: LawfulPlan, lines: readonly Line[]): number => {
    const { random, beginMs } = plan;
    const country = destinationOf(random.pick(options.countries));
    const shared = numberIn(country, 'fixed', random);
    const dayStartMs = calendarDay(beginMs).startMs;
    for (const line of lines) {
      const own = numberIn(country, 'mobile', random);
      spreadCalls(plan, {
        line,
        count: random.int(...options.calls),
        fromMs: atHour(dayStartMs, options.hours[0]),
        toMs: atHour(dayStartMs, options.hours[1]),
        number: () => (options.oneNumber ? shared : own),
        meanHoldSeconds: options.meanHoldSeconds,
      });
    }
    return atHour(dayStartMs, options.hours[1]);
  };
}

function traveller(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random } = plan;
  const zoneShift = random.int(5, 16);
  return eachDay(plan, random.int(3, 8), startMs => {
    for (const line of lines) {
      const source = foreignAddress(random);
      const fromMs = atHour(startMs, 8 + zoneShift);
      plan.registrations.push({
        line,
        timeMs: fromMs - random.int(1, 60) * minuteMs,
        sourceIp: source,
        userAgent: line.userAgent,
        result: 'ok',
      });
      spreadCalls(plan, {
        line,
        count: random.int(1, 7),
        fromMs,
        toMs: fromMs + 13 * hourMs,
        number: () => random.pick(line.habit.favourites).number,
        meanHoldSeconds: line.habit.meanHoldSeconds,
        source,
      });
    }
  });
}

function emergencyAtNight(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, beginMs } = plan;
  const fromMs = atHour(calendarDay(beginMs).startMs, 23 + 4 * random.next());
  const toMs = fromMs + 4 * hourMs;
  const country = random.pick(listed);
  const numbers = [numberIn(country, 'mobile', random), numberIn(country, 'fixed', random)];
  for (const line of lines) {
    const number = () => random.pick(numbers);
    spreadCalls(plan, {
      line,
      count: random.int(4, 11),
      fromMs,
      toMs,
      number,
      meanHoldSeconds: 700,
    });
  }
  return toMs;
}

function wangiri(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, world } = plan;
  const beginMs = atHour(calendarDay(plan.beginMs).startMs, random.int(9, 19));
  const country = destinationOf(random.pick(wangiriPlaces));
  const callers = Array.from({ length: 200 }, () => numberIn(country, 'mobile', random));
  for (const line of lines) {
    const ringMs = beginMs + random.int(0, 150) * minuteMs + random.int(0, 59_999);
    const caller = random.pick(callers);
    plan.calls.push({
      line,
      direction: 'inbound',
      setupMs: ringMs,
      answerMs: undefined,
      endMs: ringMs + random.int(900, 2_500),
      from: `+${caller}`,
      to: line.number,
      abroad: '',
      sourceIp: line.service === 'ip' ? '203.0.113.1' : undefined,
      userAgent: '',
      cause: 16,
    });
    if (!random.chance(0.15)) continue;
    const fromMs = ringMs + random.low(1, 360) * minuteMs;
    const toMs = fromMs + 5 * minuteMs;
    spreadCalls(plan, { line, count: 1, fromMs, toMs, number: () => caller, meanHoldSeconds: 45 });
  }
  return Math.min(beginMs + 9 * hourMs, world.startMs + plan.days * dayMs);
}

/** A new line calls home a lot in its first days, with nothing known about it. */
function firstDays(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, world } = plan;
  const country = drawDestination(random);
  const numbers = [numberIn(country, 'mobile', random), numberIn(country, 'mobile', random)];
  for (const line of lines) {
    for (let day = line.firstDay; day < Math.min(plan.days, line.firstDay + 7); day += 1) {
      const startMs = world.startMs + day * dayMs;
      spreadCalls(plan, {
        line,
        count: random.int(0, 4),
        fromMs: atHour(startMs, 19),
        toMs: atHour(startMs, 23.5),
        number: () => random.pick(numbers),
        meanHoldSeconds: 600,
      });
    }
  }
  return world.startMs + plan.days * dayMs;
}

/** The moved line calls abroad from its new address at once. */
function movedLine(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, world } = plan;
  for (const line of lines) {
    // Never before the pattern begins, or its calls would be told late.
    const movedMs = world.startMs + (line.moved?.day ?? 0) * dayMs;
    const startMs = Math.max(movedMs, calendarDay(plan.beginMs).startMs);
    spreadCalls(plan, {
      line,
      count: random.int(1, 6),
      fromMs: atHour(startMs, 9),
      toMs: atHour(startMs, 23),
      number: () => random.pick(line.habit.favourites).number,
      meanHoldSeconds: line.habit.meanHoldSeconds,
      source: addressOn(line, (startMs - world.startMs) / dayMs) as string,
    });
  }
  return world.startMs + plan.days * dayMs;
}

/** A fax that redials: many short attempts to one number abroad, no one to answer a question. */
function redialling(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random } = plan;
  return eachDay(plan, random.int(1, 3), startMs => {
    for (const line of lines) {
      const { number } = random.pick(line.habit.favourites);
      const fromMs = atHour(startMs, random.int(9, 21));
      const toMs = fromMs + 2 * hourMs;
      spreadCalls(plan, {
        line,
        count: 24,
        fromMs,
        toMs,
        number: () => number,
        meanHoldSeconds: 40,
      });
    }
  });
}

/** Lawful patterns of people. */
export const lawfulPeople: readonly LawfulShape[] = [
  {
    kind: 'new-year-greetings',
    fits: person,
    lines: [40, 90],
    begin: greetingDay,
    act: crowd({
      countries: ['TH', 'NP', 'LK', 'MM', 'VN'],
      hours: [17, 24.5],
      calls: [1, 4],
      meanHoldSeconds: 420,
    }),
  },
  {
    kind: 'festival',
    fits: person,
    lines: [25, 70],
    act: crowd({
      countries: ['PH', 'BR', 'PE', 'BD', 'NP', 'MG', 'EE'],
      hours: [18, 23],
      calls: [1, 3],
      meanHoldSeconds: 500,
    }),
  },
  {
    kind: 'charity-phone-in',
    fits: anyone,
    lines: [60, 140],
    act: crowd({
      countries: ['US', 'GB', 'PH', 'LK'],
      hours: [19.5, 21.5],
      calls: [1, 2],
      meanHoldSeconds: 70,
      oneNumber: true,
    }),
  },
  {
    kind: 'traveller',
    fits: line => line.service === 'ip' && line.habit.abroadPerDay >= 0.1,
    lines: [1, 1],
    act: traveller,
  },
  { kind: 'family-emergency', fits: person, lines: [1, 1], act: emergencyAtNight },
  { kind: 'wangiri', fits: anyone, lines: [150, 500], act: wangiri },
  {
    kind: 'new-subscriber',
    fits: line => line.firstDay > 0 && !line.ported,
    lines: [1, 3],
    fromFirstDay: true,
    begin: world => world.startMs,
    act: firstDays,
  },
  { kind: 'moved-line', fits: line => line.moved !== undefined, lines: [1, 3], act: movedLine },
  {
    kind: 'redialling-fax',
    fits: line => !line.challenge && line.habit.abroadPerDay >= 0.1,
    lines: [1, 1],
    act: redialling,
  },
];
