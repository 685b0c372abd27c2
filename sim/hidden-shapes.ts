// Attacks that hide: among many lawful calls, below every threshold, across midnight, behind an
// address that lawful lines share; and those on lines that are hard to protect.
import {
  type AttackPlan,
  anyHour,
  drawn,
  foreignSource,
  guessPassword,
  numberSource,
  ownSource,
  pump,
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
import { calendarDay, dayMs, hourMs, minuteMs, secondMs } from './calendar.ts';
import { saturday } from './published-cases.ts';
import type { Line } from './world.ts';

/** A weekend's attack on an account that makes calls abroad all day long. */
function hiddenInTraffic(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs, world } = plan;
  if (line === undefined) return;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + random.int(24, 48) * hourMs,
    concurrent: channelsOf(line, 2, 8, random),
    holdMs: [2 * minuteMs, random.int(8, 30) * minuteMs],
    gapMs: [secondMs, 3 * minuteMs],
    number: destinationPair(plan),
    source: (victim, timeMs) => ownSource(victim, world, timeMs),
  });
}

/** A call every one to three hours, for days. */
function lowAndSlow(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + random.int(4, 9) * dayMs,
    concurrent: 1,
    holdMs: [4 * minuteMs, 18 * minuteMs],
    gapMs: [45 * minuteMs, 180 * minuteMs],
    number: numberSource(oneCountry(plan), plan),
    source: entry(plan, line),
  });
}

/** An hour or so before midnight and after it, two or three nights running. */
function acrossMidnight(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  const [number, source] = [destinationPair(plan), entry(plan, line)];
  const concurrent = channelsOf(line, 2, 8, random);
  const midnightMs = calendarDay(beginMs).startMs + dayMs;
  for (let night = 0; night < random.int(2, 3); night += 1) {
    pump(plan, {
      lines: [line],
      beginMs: midnightMs + night * dayMs - random.int(40, 90) * minuteMs,
      endMs: midnightMs + night * dayMs + random.int(40, 120) * minuteMs,
      concurrent,
      holdMs: [2 * minuteMs, 20 * minuteMs],
      gapMs: [secondMs, 2 * minuteMs],
      number,
      source,
    });
  }
}

/** The attacker signals from behind an address that lawful lines share. */
function sharedAddress(plan: AttackPlan, lines: readonly Line[]): void {
  const { random, beginMs, world } = plan;
  const shared = world.lines.filter(line => line.source?.kind === 'shared');
  const foreign = foreignSource(lines[0] as Line, random);
  const sourceIp = shared.length === 0 ? foreign.sourceIp : random.pick(shared).source?.address;
  const source = { ...foreign, sourceIp };
  const number = destinationPair(plan);
  for (const line of lines) {
    const startMs = beginMs + random.int(0, 30) * minuteMs;
    guessPassword(plan, line, source, startMs - random.int(2, 60) * secondMs);
    pump(plan, {
      lines: [line],
      beginMs: startMs,
      endMs: startMs + drawn(random, [1, 8], hourMs),
      concurrent: channelsOf(line, 1, 4, random),
      holdMs: [2 * minuteMs, random.int(6, 30) * minuteMs],
      gapMs: [secondMs, 3 * minuteMs],
      number,
      source: () => source,
    });
  }
}

function plainly(plan: AttackPlan, [line]: readonly Line[]): void {
  const { random, beginMs } = plan;
  if (line === undefined) return;
  pump(plan, {
    lines: [line],
    beginMs,
    endMs: beginMs + drawn(random, [2, 30], hourMs),
    concurrent: channelsOf(line, 1, 6, random),
    holdMs: [2 * minuteMs, random.int(8, 50) * minuteMs],
    gapMs: [secondMs, 3 * minuteMs],
    number: destinationPair(plan),
    source: entry(plan, line),
  });
}

const hidden = { letter: '', victims: one, begin: anyHour } as const;

export const hiddenShapes: readonly AttackShape[] = [
  {
    ...hidden,
    shape: 'hidden-in-traffic',
    fits: line => line.kind === 'call-centre' || (firm(line) && line.habit.abroadPerDay >= 6),
    begin: saturday,
    act: hiddenInTraffic,
  },
  { ...hidden, shape: 'low-and-slow', fits: line => !line.finishedOnly, act: lowAndSlow },
  { ...hidden, shape: 'across-midnight', fits: firm, act: acrossMidnight },
  { ...hidden, shape: 'shared-address', fits: online, victims: [2, 8], act: sharedAddress },
  {
    ...hidden,
    shape: 'no-announcement',
    fits: line => firm(line) && !line.challenge,
    act: plainly,
  },
  { ...hidden, shape: 'new-line', fits: line => line.firstDay > 0, act: plainly },
];
