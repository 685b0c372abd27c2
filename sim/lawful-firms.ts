// Firms that look like an attack and are none.
import { calendarDay, dayMs } from './calendar.ts';
import { restrictedCountries, simDestinations } from './destination-table.ts';
import {
  atHour,
  eachDay,
  type LawfulPlan,
  type LawfulShape,
  longCall,
  someNumbers,
  spreadCalls,
} from './lawful-case.ts';
import { drawDestination } from './line-habit.ts';
import { numberIn } from './number-plan.ts';
import type { Random } from './random.ts';
import type { Line, World } from './world.ts';

const listed = simDestinations.filter(({ country }) => restrictedCountries.includes(country));
const firm = (line: Line) => line.kind === 'office' || line.kind === 'company';
const regular = (line: Line) => firm(line) && line.habit.abroadPerDay >= 1;

const numbersIn = (random: Random, count: number, country = random.pick(listed)) =>
  someNumbers(random, count, () =>
    numberIn(country, random.chance(0.5) ? 'mobile' : 'fixed', random),
  );

/** Three office days before the month ends; any fourth day where the run holds no month's end. */
function monthEnd(world: World, days: number, random: Random): number {
  const ends = [];
  for (let day = 2; day < days - 1; day += 1) {
    const now = calendarDay(world.startMs + day * dayMs).date;
    const soon = calendarDay(world.startMs + (day + 3) * dayMs).date;
    if (now.slice(0, 7) !== soon.slice(0, 7)) ends.push(world.startMs + day * dayMs);
  }
  return ends[0] ?? world.startMs + random.int(0, Math.max(0, days - 3)) * dayMs;
}

function tradingMonthEnd(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random } = plan;
  return eachDay(plan, 4, (startMs, closed) => {
    if (closed) return;
    for (const line of lines) {
      const usual = line.habit.favourites;
      spreadCalls(plan, {
        line,
        count: random.int(15, 55),
        fromMs: atHour(startMs, 9),
        toMs: atHour(startMs, 22),
        number: () => random.pick(usual).number,
        meanHoldSeconds: 380,
      });
    }
  });
}

function hotelGuests(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random } = plan;
  const places = Array.from({ length: 5 }, () => drawDestination(random));
  return eachDay(plan, random.int(3, 8), startMs => {
    for (const line of lines) {
      spreadCalls(plan, {
        line,
        count: random.int(8, 25),
        fromMs: atHour(startMs, 18),
        toMs: atHour(startMs, 25.5),
        number: () => numberIn(random.pick(places), 'mobile', random),
        meanHoldSeconds: 320,
      });
    }
  });
}

function campaign(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random } = plan;
  const country = drawDestination(random);
  return eachDay(plan, random.int(3, 6), startMs => {
    for (const line of lines) {
      spreadCalls(plan, {
        line,
        count: random.int(30, 80),
        fromMs: atHour(startMs, 9),
        toMs: atHour(startMs, 20),
        number: () => numberIn(country, random.chance(0.7) ? 'mobile' : 'fixed', random),
        meanHoldSeconds: 110,
      });
    }
  });
}

function conference(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, beginMs } = plan;
  const usual = (lines[0] as Line).habit.favourites;
  const { destination, number } = random.pick(usual);
  const bridge = random.chance(0.5) ? number : numberIn(destination, 'fixed', random);
  const startMs = atHour(calendarDay(beginMs).startMs, random.pick([9, 13, 17, 21]));
  let endMs = startMs;
  for (const line of lines) {
    const joinMs = startMs + random.int(0, 600_000);
    endMs = Math.max(endMs, longCall(plan, line, bridge, joinMs, 4.5 + 2 * random.next()));
  }
  return endMs;
}

function seafarers(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, days } = plan;
  // Inmarsat's 870 77 and 76 belong to terminals aboard.
  const ships = someNumbers(random, 3, () => `87077${random.digits(7)}`);
  return eachDay(plan, days, startMs => {
    if (!random.chance(0.45)) return;
    for (const line of lines) {
      const fromMs = atHour(startMs, 8);
      const toMs = atHour(startMs, 22);
      const count = random.int(1, 3);
      spreadCalls(plan, { line, count, fromMs, toMs, number: ships, meanHoldSeconds: 210 });
    }
  });
}

/** A firm begins to call one country day after day. */
function dailyCalls(most: number, country: (random: Random) => (typeof simDestinations)[0]) {
  return (plan: LawfulPlan, lines: readonly Line[]): number => {
    const { random, days } = plan;
    const number = numbersIn(random, random.int(2, 8), country(random));
    return eachDay(plan, days, (startMs, closed) => {
      if (closed) return;
      for (const line of lines) {
        spreadCalls(plan, {
          line,
          count: random.int(1, most),
          fromMs: atHour(startMs, 9),
          // Their morning may be our evening.
          toMs: atHour(startMs, 20),
          number,
          meanHoldSeconds: 340,
        });
      }
    });
  };
}

function aidOrganisation(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, days } = plan;
  const places = random.sample(listed, 3).map(country => numbersIn(random, 6, country));
  return eachDay(plan, days, (startMs, closed) => {
    const crisis = random.chance(0.06);
    if (closed && !crisis) return;
    for (const line of lines) {
      spreadCalls(plan, {
        line,
        count: crisis ? random.int(10, 25) : random.int(1, 6),
        fromMs: atHour(startMs, crisis ? 6 : 10),
        toMs: atHour(startMs, crisis ? 26 : 23),
        number: () => random.pick(places)(),
        meanHoldSeconds: 420,
      });
    }
  });
}

function dialAround(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, days } = plan;
  const prefix = random.pick(['0033', '001', '0061']);
  const endMs = eachDay(plan, days, (startMs, closed) => {
    for (const line of closed ? [] : lines) {
      spreadCalls(plan, {
        line,
        count: random.int(1, 5),
        fromMs: atHour(startMs, 9),
        toMs: atHour(startMs, 19),
        number: () => random.pick(line.habit.favourites).number,
        meanHoldSeconds: line.habit.meanHoldSeconds,
      });
    }
  });
  for (const [index, call] of plan.calls.entries()) {
    plan.calls[index] = { ...call, to: `${prefix}010${call.abroad}` };
  }
  return endMs;
}

const early = (world: World, days: number, random: Random) =>
  world.startMs + random.int(0, Math.floor(days / 4)) * dayMs;

/** Lawful patterns of firms. */
export const lawfulFirms: readonly LawfulShape[] = [
  {
    kind: 'trading-month-end',
    fits: regular,
    lines: [1, 3],
    begin: monthEnd,
    act: tradingMonthEnd,
  },
  { kind: 'hotel-guests', fits: line => line.kind === 'hotel', lines: [1, 6], act: hotelGuests },
  {
    kind: 'call-centre-campaign',
    fits: line => line.kind === 'call-centre',
    lines: [4, 16],
    act: campaign,
  },
  { kind: 'overseas-conference', fits: regular, lines: [1, 3], act: conference },
  {
    kind: 'seafarers',
    fits: line => !line.finishedOnly,
    lines: [1, 2],
    begin: early,
    established: true,
    act: seafarers,
  },
  {
    kind: 'new-branch-in-listed-country',
    fits: firm,
    lines: [1, 4],
    act: dailyCalls(9, r => r.pick(listed)),
  },
  {
    kind: 'first-month-in-new-country',
    fits: firm,
    lines: [1, 4],
    act: dailyCalls(8, drawDestination),
  },
  {
    kind: 'aid-organisation',
    fits: firm,
    lines: [1, 3],
    begin: early,
    established: true,
    act: aidOrganisation,
  },
  {
    kind: 'dial-around',
    fits: line => line.service === 'pstn' && regular(line),
    lines: [1, 2],
    begin: early,
    act: dialAround,
  },
];
