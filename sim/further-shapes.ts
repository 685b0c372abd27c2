// Shapes of attack beyond the lettered ones: those that a simple threshold misses.
import {
  type AttackPlan,
  anyHour,
  drawn,
  foreignSource,
  guessPassword,
  type listedDestination,
  numberSource,
  ownSource,
  pump,
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
import { hourMs, minuteMs, secondMs } from './calendar.ts';
import { destinationOf, simDestinations } from './destination-table.ts';
import { hasRange, numberIn } from './number-plan.ts';
import { saturday } from './published-cases.ts';
import type { Line, World } from './world.ts';

const caribbean = simDestinations.filter(({ prefixes: [prefix = ''], yenPerMinute }) => {
  return prefix.length === 4 && prefix.startsWith('1') && yenPerMinute >= 38;
});
const withPremium = simDestinations.filter(
  destination => hasRange(destination, 'premium') && destination.yenPerMinute >= 20,
);

const own = (world: World) => (line: Line, timeMs: number) => ownSource(line, world, timeMs);

/** What most of these do: a few channels, calls of middling length, until it is over. */
function pumpPlainly(plan: AttackPlan, lines: readonly Line[], number: () => string): void {
  const { random, beginMs } = plan;
  const line = lines[0] as Line;
  pump(plan, {
    lines,
    beginMs,
    endMs: beginMs + drawn(random, [2, 24], hourMs),
    concurrent: channelsOf(line, 1, 7, random),
    holdMs: [3 * minuteMs, random.int(8, 50) * minuteMs],
    gapMs: [secondMs, 2 * minuteMs],
    number,
    source: entry(plan, line),
  });
}

function rogueExtension(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs, world } = plan;
  if (line === undefined) return;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [3, 36], hourMs),
    concurrent: channelsOf(line, 2, 8, random),
    holdMs: [2 * minuteMs, random.int(10, 60) * minuteMs],
    gapMs: [secondMs, 2 * minuteMs],
    number: destinationPair(plan),
    source: own(world),
  });
}

function accountSpread(plan: AttackPlan, lines: readonly Line[]): void {
  const { random, beginMs, world } = plan;
  let turn = 0;
  const shuffled = random.sample(lines, lines.length);
  // Each call shows another of the account's numbers; no single line looks busy.
  pump(plan, {
    get lines() {
      turn += 1;
      return [shuffled[turn % shuffled.length] as Line];
    },
    beginMs,
    endMs: beginMs + drawn(random, [2, 20], hourMs),
    concurrent: channelsOf(lines[0] as Line, 3, 12, random),
    holdMs: [2 * minuteMs, random.int(6, 30) * minuteMs],
    gapMs: [secondMs, 3 * minuteMs],
    number: destinationPair(plan),
    source: own(world),
  });
}

function premiumAbroad(plan: AttackPlan, lines: readonly Line[]): void {
  const { random } = plan;
  const destination = random.chance(0.2) ? destinationOf('+979') : random.pick(withPremium);
  const numbers = Array.from({ length: random.int(1, 12) }, () =>
    numberIn(destination, 'premium', random),
  );
  pumpPlainly(plan, lines, () => random.pick(numbers));
}

/** Ranges that no plan has, a zero after the country code, and satellites. */
function oddNumbers(plan: AttackPlan, lines: readonly Line[]): void {
  const { random } = plan;
  const destination = oneCountry(plan);
  const code = destination.prefixes[0] as string;
  const draw = random.next();
  pumpPlainly(plan, lines, () => {
    if (draw < 0.4) return `${code}0${random.digits(7)}`;
    if (draw < 0.7) return `${code}${random.digits(random.int(8, 9))}`;
    return `${random.pick(['8816', '8818', '88216'])}${random.digits(8)}`;
  });
}

function twoLineWeekend(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + random.int(36, 48) * hourMs,
    concurrent: Math.min(2, line.channels),
    holdMs: [8 * minuteMs, 35 * minuteMs],
    gapMs: [2 * minuteMs, 25 * minuteMs],
    number: numberSource(oneCountry(plan), plan),
    source: own(plan.world),
    mostCalls: random.int(120, 200),
  });
}

function twoHourCalls(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  // The published case called Taiwan.
  const country = random.chance(0.5) ? destinationOf('TW') : unlistedDestination(random);
  const target = numberIn(country, 'mobile', random);
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + random.int(20, 26) * hourMs,
    concurrent: channelsOf(line, 8, 12, random),
    holdMs: [115 * minuteMs, 122 * minuteMs],
    gapMs: [secondMs, 20 * secondMs],
    number: () => target,
    source: entry(plan, line),
    mostCalls: 144,
  });
}

/** Pumps to the country the line calls anyhow, from the line's own address, by day as well. */
function mimicry(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs, world } = plan;
  if (line === undefined) return;
  const usual = line.habit.favourites.filter(({ destination }) => destination.yenPerMinute >= 30);
  const { destination } = random.pick(usual);
  const longest = Math.min(20 * minuteMs, line.habit.meanHoldSeconds * 4 * secondMs);
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [4, 48], hourMs),
    concurrent: channelsOf(line, 1, 5, random),
    holdMs: [minuteMs, Math.max(3 * minuteMs, longest)],
    gapMs: [2 * secondMs, 4 * minuteMs],
    number: numberSource(destination, plan),
    source: own(world),
  });
}

/** Another carrier's prefix before each number: the access carrier rates none of it (R18). */
function dialAround(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs, world } = plan;
  if (line === undefined) return;
  const prefix = random.pick(['001', '0033', '0041', '0061'].filter(one => one !== line.carrier));
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [3, 30], hourMs),
    concurrent: channelsOf(line, 1, 6, random),
    holdMs: [3 * minuteMs, random.int(8, 45) * minuteMs],
    gapMs: [secondMs, 3 * minuteMs],
    number: destinationPair(plan),
    source: own(world),
    dial: number => `${prefix}010${number}`,
  });
}

function residential(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  const source = foreignSource(line, random);
  guessPassword(plan, line, source, beginMs - random.int(4, 90) * secondMs);
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [3, 40], hourMs),
    concurrent: line.channels,
    holdMs: [2 * minuteMs, random.int(10, 90) * minuteMs],
    gapMs: [secondMs, 2 * minuteMs],
    number: destinationPair(plan),
    source: () => source,
  });
}

const plain = { victims: one, begin: anyHour } as const;
const pumpAbroad =
  (choose: (plan: AttackPlan) => ReturnType<typeof listedDestination>) =>
  (plan: AttackPlan, lines: readonly Line[]) =>
    pumpPlainly(plan, lines, numberSource(choose(plan), plan));

/** The further shapes; the letter is empty. */
export const furtherShapes: readonly AttackShape[] = [
  {
    ...plain,
    shape: 'rogue-extension',
    letter: '',
    act: rogueExtension,
    // One maker's exchange is hit again and again: the cluster of R15.
    fits: line => firm(line) && line.deviceModel.startsWith('Aoba PBX'),
  },
  {
    ...plain,
    shape: 'account-spread',
    letter: '',
    wholeAccount: true,
    act: accountSpread,
    fits: line => firm(line) && line.account.lines.length >= 5,
  },
  {
    ...plain,
    shape: 'unlisted-country',
    letter: '',
    fits: firm,
    act: pumpAbroad(({ random }) => unlistedDestination(random)),
  },
  {
    ...plain,
    shape: 'caribbean',
    letter: '',
    fits: firm,
    act: pumpAbroad(({ random }) => random.pick(caribbean)),
  },
  { ...plain, shape: 'premium-abroad', letter: '', fits: firm, act: premiumAbroad },
  { ...plain, shape: 'odd-numbers', letter: '', fits: firm, act: oddNumbers },
  {
    ...plain,
    shape: 'two-line-weekend',
    letter: '',
    fits: firm,
    begin: saturday,
    published: true,
    act: twoLineWeekend,
  },
  {
    ...plain,
    shape: 'two-hour-calls',
    letter: '',
    published: true,
    act: twoHourCalls,
    fits: line => firm(line) && line.channels >= 8,
  },
  {
    ...plain,
    shape: 'mimicry',
    letter: '',
    act: mimicry,
    fits: line =>
      firm(line) &&
      line.habit.abroadPerDay >= 0.4 &&
      line.habit.favourites.some(({ destination }) => destination.yenPerMinute >= 30),
  },
  {
    ...plain,
    shape: 'dial-around',
    letter: '',
    act: dialAround,
    fits: line => firm(line) && line.service === 'pstn',
  },
  {
    ...plain,
    shape: 'residential',
    letter: '',
    act: residential,
    fits: line => online(line) && line.kind === 'individual',
  },
  {
    ...plain,
    shape: 'finished-only',
    letter: '',
    act: pumpAbroad(oneCountry),
    fits: line => line.finishedOnly && line.type === 'corporate',
  },
];
