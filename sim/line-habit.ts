import { type SimDestination, simDestinations } from './destination-table.ts';
import { numberIn } from './number-plan.ts';
import type { Parameters } from './parameters.ts';
import type { Random } from './random.ts';
import type { Rates } from './rates.ts';
import type { Favourite, Habit, LineKind } from './world.ts';

const destinationWeights = simDestinations.map(destination => destination.weight);

const officeHours = [
  0.02, 0.01, 0.01, 0.01, 0.02, 0.05, 0.1, 0.4, 3, 9, 11, 10, 5, 9, 10, 10, 11, 9, 5, 2.5, 1.2, 0.6,
  0.2, 0.08,
];
const homeHours = [
  0.4, 0.15, 0.06, 0.04, 0.05, 0.3, 1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 5, 6, 8, 10, 12, 11, 7, 2,
];
const roundTheClock = [
  3, 2, 1.5, 1.5, 2, 2.5, 4, 6, 8, 8, 7, 6, 5, 5, 6, 7, 8, 8, 8, 8, 8, 7, 6, 4,
];
const centreHours = [
  0, 0, 0, 0, 0, 0, 0, 0.2, 2, 9, 10, 10, 8, 9, 10, 10, 10, 9, 8, 6, 2, 0.2, 0, 0,
];

interface Character {
  readonly hours: readonly number[];
  readonly closedFactor: number;
  readonly domesticPerDay: number;
  readonly inboundPerDay: number;
  readonly meanHoldSeconds: number;
}

const characters: Readonly<Record<LineKind, Character>> = {
  individual: {
    hours: homeHours,
    closedFactor: 1.25,
    domesticPerDay: 0.5,
    inboundPerDay: 0.35,
    meanHoldSeconds: 480,
  },
  office: {
    hours: officeHours,
    closedFactor: 0.06,
    domesticPerDay: 1.5,
    inboundPerDay: 0.8,
    meanHoldSeconds: 260,
  },
  company: {
    hours: officeHours,
    closedFactor: 0.04,
    domesticPerDay: 1.5,
    inboundPerDay: 0.8,
    meanHoldSeconds: 300,
  },
  'call-centre': {
    hours: centreHours,
    closedFactor: 0.5,
    domesticPerDay: 6,
    inboundPerDay: 4,
    meanHoldSeconds: 180,
  },
  hotel: {
    hours: roundTheClock,
    closedFactor: 1.1,
    domesticPerDay: 2,
    inboundPerDay: 2,
    meanHoldSeconds: 240,
  },
};

/** Calls abroad a day of a line: most hardly ever, some daily, a few all day long. */
function abroadPerDay(kind: LineKind, random: Random): number {
  const draw = random.next();
  switch (kind) {
    case 'individual':
      if (draw < 0.62) return random.next() * 0.02;
      return draw < 0.9 ? 0.03 + random.next() * 0.3 : 0.4 + random.next() * 1.6;
    case 'office':
      if (draw < 0.55) return random.next() * 0.03;
      return draw < 0.85 ? 0.1 + random.next() * 0.9 : 1.5 + random.next() * 5;
    case 'company':
      if (draw < 0.35) return random.next() * 0.05;
      return draw < 0.8 ? 0.3 + random.next() * 1.7 : 2.5 + random.next() * 12;
    case 'call-centre':
      return 8 + random.next() * 25;
    case 'hotel':
      return 3 + random.next() * 9;
  }
}

/** What a line does day by day, drawn once. Pure but for the stream. */
export function drawHabit(
  kind: LineKind,
  home: readonly SimDestination[],
  parameters: Parameters,
  random: Random,
): Habit {
  const character = characters[kind];
  const perDay = abroadPerDay(kind, random) * parameters.lawfulCalls;
  const favourites = drawFavourites(favouriteCount(kind, perDay, random), home, random);
  const busy = kind === 'hotel' || kind === 'call-centre';
  return {
    ...character,
    abroadPerDay: perDay,
    domesticPerDay: character.domesticPerDay * (0.4 + 1.2 * random.next()),
    inboundPerDay: character.inboundPerDay * (0.4 + 1.2 * random.next()),
    favourites,
    // Zipf: the second half as often as the first, the third a third as often.
    favouriteWeights: favourites.map((_, index) => 1 / (index + 1)),
    newNumber: busy ? 0.75 : parameters.newNumber,
    newCountry: kind === 'hotel' ? 0.04 : parameters.newCountry,
    meanHoldSeconds: Math.round(
      character.meanHoldSeconds * parameters.lawfulHold * (0.6 + 0.8 * random.next()),
    ),
  };
}

function favouriteCount(kind: LineKind, perDay: number, random: Random): number {
  if (kind === 'hotel' || kind === 'call-centre') return random.int(15, 40);
  if (perDay < 0.05) return random.int(1, 2);
  return perDay < 1 ? random.int(2, 5) : random.int(4, 14);
}

function drawFavourites(
  count: number,
  home: readonly SimDestination[],
  random: Random,
): Favourite[] {
  const favourites: Favourite[] = [];
  for (let index = 0; index < count; index += 1) {
    const destination = random.chance(0.8) ? random.pick(home) : drawDestination(random);
    const type = random.chance(0.6) ? 'mobile' : 'fixed';
    favourites.push({ number: numberIn(destination, type, random), destination });
  }
  return favourites;
}

/** A destination as lawful traffic from Japan chooses it. */
export function drawDestination(random: Random): SimDestination {
  return simDestinations[random.weighted(destinationWeights)] as SimDestination;
}

/** What such a line pays in a month of 21 office days, yen, before any special case. */
export function monthlyYen(habit: Habit, rates: Rates): number {
  let yen = 0;
  let weights = 0;
  for (const [index, favourite] of habit.favourites.entries()) {
    const weight = habit.favouriteWeights[index] as number;
    yen += weight * (rates.yenPerMinute.get(favourite.destination) ?? 0);
    weights += weight;
  }
  const days = 21 + 9 * habit.closedFactor;
  const minutes = habit.meanHoldSeconds / 60 + 0.5;
  return Math.round((yen / weights) * minutes * habit.abroadPerDay * days * 0.8);
}
