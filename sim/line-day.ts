// An ordinary day on one line.
import { type CalendarDay, hourMs, jstDayStart, minuteMs, secondMs } from './calendar.ts';
import { drawDestination } from './line-habit.ts';
import { numberIn } from './number-plan.ts';
import { Random } from './random.ts';
import type { SimCall, SimRegistration } from './sim-call.ts';
import { addressOn, dialled, type Line, type World } from './world.ts';

const failures = [17, 18, 19, 31, 34, 1];
const closedOnBon = 0.35;

/** Adds a line's lawful calls and registrations of one day, counted from the world's start. */
export function addLineDay(
  world: World,
  line: Line,
  day: number,
  calendar: CalendarDay,
  out: { readonly calls: SimCall[]; readonly registrations: SimRegistration[] },
): void {
  if (day < line.firstDay) return;
  const random = new Random(world.seed, 'day', line.index, day);
  const address = addressOn(line, day);
  if (address !== undefined) {
    const changed = day > 0 && addressOn(line, day - 1) !== address;
    // A new address registers before it calls.
    const withinMs = changed ? 10 * minuteMs : 24 * hourMs;
    const timeMs = calendar.startMs + random.int(0, withinMs - 1);
    addRegistrations(line, timeMs, address, random, out);
  }
  const factor = dayFactor(line, calendar) * (0.4 + 1.2 * random.next());
  const calls: SimCall[] = [];
  const abroad = random.whole(line.habit.abroadPerDay * factor);
  for (let index = 0; index < abroad; index += 1) {
    calls.push(callAbroad(line, calendar.startMs, address, random));
  }
  const domestic = random.whole(line.habit.domesticPerDay * factor);
  for (let index = 0; index < domestic; index += 1) {
    calls.push(domesticCall(line, calendar.startMs, address, random));
  }
  const inbound = random.whole(line.habit.inboundPerDay * factor);
  for (let index = 0; index < inbound; index += 1) {
    calls.push(inboundCall(line, calendar.startMs, address, random));
  }
  keepWithinChannels(calls, line.channels, out.calls);
}

function dayFactor(line: Line, calendar: CalendarDay): number {
  if (calendar.officeClosed) return line.habit.closedFactor;
  return calendar.bon && line.kind !== 'hotel' ? closedOnBon : 1;
}

/** A line cannot hold more calls than it has channels: the ones too many are not made. */
function keepWithinChannels(calls: SimCall[], channels: number, out: SimCall[]): void {
  if (calls.length <= channels) {
    out.push(...calls);
    return;
  }
  calls.sort((a, b) => a.setupMs - b.setupMs);
  const busyUntil = new Array<number>(channels).fill(0);
  for (const call of calls) {
    const free = busyUntil.findIndex(untilMs => untilMs <= call.setupMs);
    if (free < 0) continue;
    busyUntil[free] = call.endMs + secondMs;
    out.push(call);
  }
}

function addRegistrations(
  line: Line,
  timeMs: number,
  address: string,
  random: Random,
  out: { readonly registrations: SimRegistration[] },
): void {
  // The feed carries a registration when it is new, not each refresh: about once a day.
  const shared = { line, sourceIp: address, userAgent: line.userAgent };
  if (random.chance(0.004)) {
    for (let index = random.int(1, 4); index > 0; index -= 1) {
      const earlierMs = timeMs - index * random.int(5, 40) * secondMs;
      if (earlierMs < jstDayStart(timeMs)) continue;
      out.registrations.push({ ...shared, timeMs: earlierMs, result: 'rejected' });
    }
  }
  out.registrations.push({ ...shared, timeMs, result: 'ok' });
}

/** A time of day as the weights of the hours have it. */
export function timeOfDay(hours: readonly number[], dayStartMs: number, random: Random): number {
  return dayStartMs + random.weighted(hours) * hourMs + random.int(0, hourMs - 1);
}

function callAbroad(
  line: Line,
  dayStartMs: number,
  address: string | undefined,
  random: Random,
): SimCall {
  const { habit } = line;
  const favourite = habit.favourites[random.weighted(habit.favouriteWeights)];
  const draw = random.next();
  let number = favourite?.number ?? '';
  if (draw < habit.newCountry) {
    number = numberIn(drawDestination(random), 'mobile', random);
  } else if (draw < habit.newCountry + habit.newNumber && favourite !== undefined) {
    number = numberIn(favourite.destination, random.chance(0.5) ? 'mobile' : 'fixed', random);
  }
  const setupMs = timeOfDay(habit.hours, dayStartMs, random);
  return lawfulCall(line, number, setupMs, habit.meanHoldSeconds, address, random);
}

/** A lawful call abroad; 78 of 100 are answered. */
export function lawfulCall(
  line: Line,
  number: string,
  setupMs: number,
  meanHoldSeconds: number,
  address: string | undefined,
  random: Random,
): SimCall {
  return {
    ...outcome(setupMs, 0.78, meanHoldSeconds, random),
    line,
    direction: 'outbound',
    from: line.number,
    to: dialled(line, number, random),
    abroad: number,
    sourceIp: address,
    userAgent: line.userAgent,
  };
}

function domesticCall(
  line: Line,
  dayStartMs: number,
  address: string | undefined,
  random: Random,
): SimCall {
  return {
    ...outcome(timeOfDay(line.habit.hours, dayStartMs, random), 0.75, 150, random),
    line,
    direction: 'outbound',
    from: line.number,
    to: domesticNumber(random),
    abroad: '',
    sourceIp: address,
    userAgent: line.userAgent,
  };
}

function inboundCall(
  line: Line,
  dayStartMs: number,
  address: string | undefined,
  random: Random,
): SimCall {
  const setupMs = timeOfDay(line.habit.hours, dayStartMs, random);
  const fromAbroad = line.habit.abroadPerDay > 0.3 && random.chance(0.25);
  const caller = fromAbroad ? `+${random.pick(line.habit.favourites).number}` : '';
  return {
    ...outcome(setupMs, 0.7, 150, random),
    line,
    direction: 'inbound',
    from: caller || domesticNumber(random),
    to: line.number,
    abroad: '',
    sourceIp: address === undefined ? undefined : '203.0.113.1',
    userAgent: '',
  };
}

/** A number in Japan: mobile, fixed, free, and now and then a special or emergency one. */
export function domesticNumber(random: Random): string {
  const draw = random.next();
  if (draw < 0.0006) return random.pick(['110', '119', '118']);
  if (draw < 0.01) return random.pick(['117', '177', '104', '171']);
  if (draw < 0.06) return `0120${random.digits(6)}`;
  if (draw < 0.09) return `0570${random.digits(6)}`;
  if (draw < 0.55)
    return `0${random.pick(['70', '80', '90'])}${random.int(1, 9)}${random.digits(7)}`;
  return `${random.pick(['033', '035', '066', '0529', '0453', '0925'])}${random.digits(7)}`.slice(
    0,
    10,
  );
}

/** Whether, when and how long: answered after 3 to 15 s, held with a tail, or given up. */
export function outcome(
  setupMs: number,
  answered: number,
  meanHoldSeconds: number,
  random: Random,
): Pick<SimCall, 'setupMs' | 'answerMs' | 'endMs' | 'cause'> {
  if (!random.chance(answered)) {
    const endMs = setupMs + random.int(2_000, 45_000);
    return { setupMs, answerMs: undefined, endMs, cause: random.pick(failures) };
  }
  const answerMs = setupMs + random.int(3_000, 15_000);
  const holdMs = Math.max(2_000, Math.round(random.heavy(meanHoldSeconds * 1_000)));
  return { setupMs, answerMs, endMs: answerMs + holdMs, cause: 16 };
}
