// The shapes A to K of published cases; docs/concepts/simulator.md says where each figure is from.
import {
  type AttackPlan,
  anyHour,
  drawn,
  emptyOfficeHour,
  foreignAddress,
  foreignSource,
  guessPassword,
  listedDestination,
  numberSource,
  ownSource,
  pump,
  sequentialNumbers,
  unlistedDestination,
} from './attack-plan.ts';
import {
  type AttackShape,
  channelsOf,
  destinationPair,
  entry,
  firm,
  one,
  oneCountry,
  online,
} from './attack-shape.ts';
import { dayMs, hourMs, minuteMs, secondMs } from './calendar.ts';
import { numberIn } from './number-plan.ts';
import type { Random } from './random.ts';
import type { Line } from './world.ts';

function longHold(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [2, 48], hourMs),
    concurrent: channelsOf(line, 2, 10, random),
    holdMs: [60 * minuteMs, 120 * minuteMs],
    gapMs: [secondMs, 3 * minuteMs],
    number: destinationPair(plan),
    source: entry(plan, line),
  });
}

function shortBurst(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  const longest = random.int(60, 170) * secondMs;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [4, 48], hourMs),
    concurrent: channelsOf(line, 2, 9, random),
    holdMs: [15 * secondMs, longest],
    gapMs: [secondMs, 20 * secondMs],
    number: numberSource(oneCountry(plan), plan),
    source: entry(plan, line),
    mostCalls: 8_000,
  });
}

function spreadRanges(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [2, 30], hourMs),
    concurrent: channelsOf(line, 1, 8, random),
    holdMs: [minuteMs, random.int(3, 12) * minuteMs],
    gapMs: [secondMs, minuteMs],
    number: sequentialNumbers(oneCountry(plan), random, random.int(3, 40)),
    source: entry(plan, line),
    mostCalls: 3_000,
  });
}

function testCalls(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  const source = entry(plan, line);
  const places = [listedDestination(random), unlistedDestination(random), oneCountry(plan)];
  let count = 0;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + 20 * minuteMs,
    concurrent: 1,
    holdMs: [3 * secondMs, 28 * secondMs],
    gapMs: [4 * secondMs, 90 * secondMs],
    number: () => numberIn(places[count++ % 3] as (typeof places)[0], 'mobile', random),
    source,
    mostCalls: random.int(3, 10),
  });
  const pumpMs = beginMs + random.low(30, 24 * 60) * minuteMs;
  pump(plan, {
    lines: [line],
    beginMs: pumpMs,
    endMs: pumpMs + drawn(random, [2, 20], hourMs),
    concurrent: channelsOf(line, 1, 6, random),
    holdMs: [4 * minuteMs, random.int(10, 40) * minuteMs],
    gapMs: [secondMs, minuteMs],
    number: numberSource(places[0] as (typeof places)[0], plan),
    source,
  });
}

interface DialThrough {
  /** Inbound calls that try PINs. */
  readonly guesses: number;
  /** From the last try to the first call abroad. */
  readonly waitMs: number;
  readonly hours: number;
  readonly concurrent: number;
  readonly holdMs: readonly [number, number];
  readonly number: () => string;
}

/** Calls abroad through the exchange, each with an inbound call some seconds before it. */
export function dialThrough(plan: AttackPlan, line: Line, through: DialThrough): void {
  const { random, beginMs, world } = plan;
  const caller = random.chance(0.5) ? '' : `090${random.digits(8)}`;
  const inbound = (setupMs: number, endMs: number) =>
    plan.calls.push({
      line,
      direction: 'inbound',
      setupMs,
      answerMs: setupMs + random.int(500, 2_000),
      endMs: Math.max(endMs, setupMs + 3_000),
      from: caller || `+${numberIn(unlistedDestination(random), 'mobile', random)}`,
      to: line.number,
      abroad: '',
      sourceIp: line.service === 'ip' ? '203.0.113.1' : undefined,
      userAgent: '',
      cause: 16,
    });
  let guessMs = beginMs;
  for (let index = through.guesses; index > 0; index -= 1) {
    inbound(guessMs, guessMs + random.int(6, 25) * secondMs);
    guessMs += random.int(20, 90) * secondMs;
  }
  const firstMs = guessMs + through.waitMs;
  pump(plan, {
    lines: [line],
    beginMs: firstMs,
    endMs: firstMs + through.hours * hourMs,
    concurrent: through.concurrent,
    holdMs: through.holdMs,
    gapMs: [15 * secondMs, 4 * minuteMs],
    number: through.number,
    source: (victim, timeMs) => ownSource(victim, world, timeMs),
    before: (_, setupMs, endMs) => inbound(setupMs - random.int(5, 55) * secondMs, endMs),
  });
}

function disa(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random } = plan;
  if (line === undefined) return;
  dialThrough(plan, line, {
    guesses: random.low(2, 30),
    waitMs: random.low(1, 120) * minuteMs,
    hours: random.low(2, 24),
    concurrent: channelsOf(line, 1, 4, random),
    holdMs: [3 * minuteMs, random.int(12, 50) * minuteMs],
    number: destinationPair(plan),
  });
}

function callForward(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs, world } = plan;
  if (line === undefined) return;
  const target = numberIn(oneCountry(plan), 'mobile', random);
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [1, 16], hourMs),
    // The exchange forwards; the line's own channels are no limit.
    concurrent: random.int(2, 14),
    holdMs: [4 * minuteMs, random.int(12, 60) * minuteMs],
    gapMs: [2 * secondMs, 3 * minuteMs],
    number: () => target,
    source: (victim, timeMs) => ownSource(victim, world, timeMs),
    forwarded: true,
    before: (victim, setupMs, endMs) =>
      plan.calls.push({
        line: victim,
        direction: 'inbound',
        setupMs: setupMs - random.int(300, 1_500),
        answerMs: undefined,
        endMs,
        from: `090${random.digits(8)}`,
        to: victim.number,
        abroad: '',
        sourceIp: victim.service === 'ip' ? '203.0.113.1' : undefined,
        userAgent: '',
        cause: 16,
      }),
  });
}

function credentialTheft(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  const source = foreignSource(line, random);
  guessPassword(plan, line, source, beginMs - random.int(2, 60) * secondMs);
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [2, 14], hourMs),
    concurrent: channelsOf(line, 1, 6, random),
    holdMs: [2 * minuteMs, random.int(8, 45) * minuteMs],
    gapMs: [secondMs, 2 * minuteMs],
    number: destinationPair(plan),
    source: () => source,
  });
}

function oneSource(plan: AttackPlan, lines: readonly Line[]): void {
  const { random, beginMs } = plan;
  const shared = foreignSource(lines[0] as Line, random);
  const number = destinationPair(plan);
  for (const line of lines) {
    const startMs = beginMs + random.int(0, 40) * minuteMs;
    guessPassword(plan, line, shared, startMs - random.int(2, 60) * secondMs);
    pump(plan, {
      lines: [line],
      beginMs: startMs,
      endMs: startMs + drawn(random, [1, 6], hourMs),
      concurrent: channelsOf(line, 1, 4, random),
      holdMs: [minuteMs, random.int(4, 20) * minuteMs],
      gapMs: [secondMs, 4 * minuteMs],
      number,
      source: () => shared,
    });
  }
}

function distributedSources(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  const addresses = Array.from({ length: random.int(8, 120) }, () => foreignAddress(random));
  const { userAgent } = foreignSource(line, random);
  guessPassword(plan, line, { sourceIp: addresses[0], userAgent }, beginMs - 20 * secondMs);
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [2, 18], hourMs),
    concurrent: channelsOf(line, 1, 6, random),
    holdMs: [minuteMs, random.int(6, 30) * minuteMs],
    gapMs: [secondMs, 2 * minuteMs],
    number: destinationPair(plan),
    source: () => ({ sourceIp: random.pick(addresses), userAgent }),
  });
}

function countryRush(plan: AttackPlan, lines: readonly Line[]): void {
  const { random, beginMs, world } = plan;
  const number = numberSource(listedDestination(random), plan);
  for (const line of lines) {
    const startMs = beginMs + random.int(0, 25) * minuteMs;
    const stolen = line.service === 'ip' ? foreignSource(line, random) : undefined;
    pump(plan, {
      lines: [line],
      beginMs: startMs,
      endMs: startMs + random.low(30, 240) * minuteMs,
      concurrent: channelsOf(line, 1, 3, random),
      holdMs: [2 * minuteMs, random.int(6, 25) * minuteMs],
      gapMs: [secondMs, 2 * minuteMs],
      number,
      source: (victim, timeMs) => stolen ?? ownSource(victim, world, timeMs),
    });
  }
}

function slowPumping(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + random.int(1, 6) * dayMs,
    concurrent: 1,
    holdMs: [8 * minuteMs, 25 * minuteMs],
    gapMs: [6 * minuteMs, 22 * minuteMs],
    number: numberSource(oneCountry(plan), plan),
    source: entry(plan, line),
  });
}

const night = (dayStartMs: number, random: Random) =>
  dayStartMs + 3 * hourMs + random.int(-90, 90) * minuteMs;

/** The shapes with a letter in the documentation. */
export const lettered: readonly AttackShape[] = [
  {
    shape: 'long-hold',
    letter: 'A',
    fits: line => firm(line) && line.channels >= 4,
    victims: one,
    begin: emptyOfficeHour,
    act: longHold,
  },
  { shape: 'short-burst', letter: 'B', fits: firm, victims: one, begin: anyHour, act: shortBurst },
  {
    shape: 'spread-ranges',
    letter: 'C',
    fits: firm,
    victims: one,
    begin: anyHour,
    act: spreadRanges,
  },
  { shape: 'test-calls', letter: 'D', fits: firm, victims: one, begin: anyHour, act: testCalls },
  { shape: 'disa', letter: 'E', fits: firm, victims: one, begin: anyHour, act: disa },
  {
    shape: 'call-forward',
    letter: 'F',
    fits: line => !line.finishedOnly,
    victims: one,
    begin: anyHour,
    act: callForward,
  },
  {
    shape: 'credential-theft',
    letter: 'G',
    fits: online,
    victims: one,
    begin: night,
    act: credentialTheft,
  },
  {
    shape: 'one-source',
    letter: 'H',
    fits: online,
    victims: [6, 24],
    begin: anyHour,
    act: oneSource,
  },
  {
    shape: 'distributed-sources',
    letter: 'I',
    fits: online,
    victims: one,
    begin: anyHour,
    act: distributedSources,
  },
  {
    shape: 'country-rush',
    letter: 'J',
    fits: line => !line.finishedOnly,
    victims: [10, 36],
    begin: anyHour,
    act: countryRush,
  },
  {
    shape: 'slow-pumping',
    letter: 'K',
    fits: line => !line.finishedOnly,
    victims: one,
    begin: anyHour,
    act: slowPumping,
  },
];
