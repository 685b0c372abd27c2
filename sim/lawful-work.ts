// More firms and people that look like an attack and are none: forwarding, dialling through the
// exchange, work on holidays, numbers from another carrier, a disaster abroad.
import { calendarDay, dayMs, hourMs, minuteMs, secondMs } from './calendar.ts';
import { simDestinations } from './destination-table.ts';
import {
  atHour,
  eachDay,
  type LawfulPlan,
  type LawfulShape,
  someNumbers,
  spreadCalls,
} from './lawful-case.ts';
import { domesticNumber } from './line-day.ts';
import { drawDestination } from './line-habit.ts';
import { numberIn } from './number-plan.ts';
import type { Random } from './random.ts';
import type { SimCall } from './sim-call.ts';
import type { Line, World } from './world.ts';

const firm = (line: Line) =>
  (line.kind === 'office' || line.kind === 'company') && !line.finishedOnly;

function inbound(line: Line, setupMs: number, endMs: number, random: Random): SimCall {
  return {
    line,
    direction: 'inbound',
    setupMs,
    answerMs: undefined,
    endMs,
    from: domesticNumber(random),
    to: line.number,
    abroad: '',
    sourceIp: line.service === 'ip' ? '203.0.113.1' : undefined,
    userAgent: '',
    cause: 16,
  };
}

/** Who is abroad has the office's calls forwarded to a mobile there. */
function forwarding(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random } = plan;
  const mobile = numberIn(drawDestination(random), 'mobile', random);
  const endMs = eachDay(plan, random.int(2, 7), (startMs, closed) => {
    for (const line of closed ? [] : lines) {
      const fromMs = atHour(startMs, 9);
      const toMs = atHour(startMs, 19);
      const count = random.int(1, 6);
      spreadCalls(plan, { line, count, fromMs, toMs, number: () => mobile, meanHoldSeconds: 160 });
    }
  });
  for (const [index, call] of [...plan.calls.entries()]) {
    plan.calls[index] = { ...call, forwardedFrom: call.line.number };
    const setupMs = call.setupMs - random.int(300, 1_500);
    plan.calls.push(inbound(call.line, setupMs, call.endMs, random));
  }
  return endMs;
}

/** Staff on the road call partners abroad through the exchange. */
function remoteAccess(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random } = plan;
  const endMs = eachDay(plan, random.int(3, 20), (startMs, closed) => {
    for (const line of closed ? [] : lines) {
      spreadCalls(plan, {
        line,
        count: random.int(0, 3),
        fromMs: atHour(startMs, 8),
        toMs: atHour(startMs, 23),
        number: () => random.pick(line.habit.favourites).number,
        meanHoldSeconds: 240,
      });
    }
  });
  for (const call of [...plan.calls]) {
    const setupMs = call.setupMs - random.int(12, 50) * secondMs;
    const answerMs = setupMs + 1_500;
    plan.calls.push({ ...inbound(call.line, setupMs, call.endMs, random), answerMs });
  }
  return endMs;
}

/** Night and weekend work before a date: usual partners, unusual hours. */
function holidayWork(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random } = plan;
  return eachDay(plan, random.int(2, 5), startMs => {
    for (const line of lines) {
      spreadCalls(plan, {
        line,
        count: random.int(3, 14),
        fromMs: atHour(startMs, 19),
        toMs: atHour(startMs, 27),
        number: () => random.pick(line.habit.favourites).number,
        meanHoldSeconds: line.habit.meanHoldSeconds,
      });
    }
  });
}

function daysOff(world: World, days: number, random: Random): number {
  const off = Array.from(
    { length: Math.max(1, days - 2) },
    (_, day) => world.startMs + day * dayMs,
  );
  const closed = off.filter(startMs => calendarDay(startMs).officeClosed);
  return random.pick(closed.length === 0 ? off : closed);
}

/** A number brought along from another carrier, used from the first day as it always was. */
function numberPort(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, world, days } = plan;
  for (const line of lines) {
    for (let day = line.firstDay; day < Math.min(days, line.firstDay + 5); day += 1) {
      const startMs = world.startMs + day * dayMs;
      if (startMs < plan.beginMs || calendarDay(startMs).officeClosed) continue;
      spreadCalls(plan, {
        line,
        count: random.int(1, 8),
        fromMs: atHour(startMs, 9),
        toMs: atHour(startMs, 20),
        number: () => random.pick(line.habit.favourites).number,
        meanHoldSeconds: line.habit.meanHoldSeconds,
      });
    }
  }
  return world.startMs + days * dayMs;
}

/** Something happens abroad: people call there at once, again and again, and few get through. */
function disaster(plan: LawfulPlan, lines: readonly Line[]): number {
  const { random, beginMs } = plan;
  const country = random.pick(simDestinations.filter(one => one.country !== ''));
  const fromMs = calendarDay(beginMs).startMs + random.int(0, 20) * hourMs;
  for (const line of lines) {
    const number = someNumbers(random, random.int(1, 3), () => numberIn(country, 'mobile', random));
    const beginsMs = fromMs + random.low(0, 180) * minuteMs;
    const first = plan.calls.length;
    spreadCalls(plan, {
      line,
      count: random.int(1, 8),
      fromMs: beginsMs,
      toMs: beginsMs + 90 * minuteMs,
      number,
      meanHoldSeconds: 400,
    });
    for (let index = first; index < plan.calls.length; index += 1) {
      const call = plan.calls[index] as SimCall;
      if (call.answerMs === undefined || random.chance(0.4)) continue;
      const endMs = call.setupMs + random.int(5, 40) * secondMs;
      plan.calls[index] = { ...call, answerMs: undefined, endMs, cause: 34 };
    }
  }
  return fromMs + 5 * hourMs;
}

/** Further lawful patterns of firms and people. */
export const lawfulWork: readonly LawfulShape[] = [
  { kind: 'forwarded-abroad', fits: firm, lines: [1, 1], act: forwarding },
  {
    kind: 'remote-access',
    fits: line => firm(line) && line.habit.abroadPerDay >= 0.3,
    lines: [1, 2],
    act: remoteAccess,
  },
  {
    kind: 'holiday-work',
    fits: line => firm(line) && line.habit.abroadPerDay >= 0.3,
    lines: [1, 3],
    begin: daysOff,
    act: holidayWork,
  },
  {
    kind: 'number-port',
    fits: line => line.ported,
    lines: [1, 12],
    fromFirstDay: true,
    begin: world => world.startMs,
    act: numberPort,
  },
  {
    kind: 'disaster-abroad',
    fits: line => line.kind === 'individual' && !line.finishedOnly,
    lines: [30, 100],
    act: disaster,
  },
];
