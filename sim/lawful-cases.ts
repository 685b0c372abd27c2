import { costYen } from './attack-loss.ts';
import { dayMs } from './calendar.ts';
import type { LawfulPlan, LawfulScenario, LawfulShape } from './lawful-case.ts';
import { lawfulFirms } from './lawful-firms.ts';
import { lawfulPeople } from './lawful-people.ts';
import { lawfulWork } from './lawful-work.ts';
import { Random } from './random.ts';
import type { Swarm } from './swarm.ts';
import type { Line, World } from './world.ts';

/** Every unusual lawful pattern the simulation knows. */
export const lawfulShapes: readonly LawfulShape[] = [
  ...lawfulFirms,
  ...lawfulPeople,
  ...lawfulWork,
];

/** A carrier of some hundred lines does not see every look-alike within a few weeks. */
const unusualShare = 0.3;

/**
 * Places `perShape` cases of each lawful pattern anywhere in the run, on lines that are not in
 * `taken` (the attacked ones). Crowds may share lines, other patterns do not.
 */
export function drawLawfulCases(
  world: World,
  days: number,
  perShape: number,
  taken: ReadonlySet<Line>,
  swarm?: Swarm,
): LawfulScenario[] {
  const shapes = lawfulShapes.filter(({ kind }) => swarm?.has(kind, unusualShare) ?? true);
  const random = new Random(world.seed, 'lawful');
  const used = new Set(taken);
  const scenarios: LawfulScenario[] = [];
  for (let number = 1; number <= perShape; number += 1) {
    for (const shape of shapes) {
      const own = new Random(world.seed, 'lawful', shape.kind, number);
      const lines = drawLines(world, shape, shape.lines[1] > 20 ? taken : used, own);
      if (lines.length === 0) continue;
      if (shape.lines[1] <= 20) for (const line of lines) used.add(line);
      const day = random.int(0, Math.max(0, days - 2));
      const beginMs = shape.begin?.(world, days, own) ?? world.startMs + day * dayMs;
      scenarios.push(planCase({ world, days, random: own, beginMs }, shape, lines));
    }
  }
  return scenarios;
}

function drawLines(
  world: World,
  shape: LawfulShape,
  without: ReadonlySet<Line>,
  random: Random,
): Line[] {
  const fitting = world.lines.filter(
    line =>
      shape.fits(line) &&
      !without.has(line) &&
      (line.firstDay === 0 || shape.fromFirstDay === true),
  );
  const [least, most] = shape.lines;
  // A crowd is a share of the carrier: at most one line in ten.
  const wanted = Math.min(random.int(least, most), Math.ceil(world.lines.length / 10));
  if (most > 20) return random.sample(fitting, wanted);
  if (fitting.length === 0) return [];
  const first = random.pick(fitting);
  const sameAccount = fitting.filter(line => line.account === first.account);
  return random.sample(sameAccount, wanted);
}

/** Planned at once, so that the case's span is known; the calls are kept until their day. */
function planCase(
  base: Pick<LawfulPlan, 'world' | 'days' | 'random' | 'beginMs'>,
  shape: LawfulShape,
  lines: readonly Line[],
): LawfulScenario {
  const plan: LawfulPlan = { ...base, calls: [], registrations: [] };
  const toMs = shape.act(plan, lines);
  if (shape.established) addToLastMonth(plan);
  return {
    beginMs: base.beginMs,
    cases: lines.map(line => ({ line, kind: shape.kind, fromMs: base.beginMs, toMs })),
    plan: () => plan,
  };
}

function addToLastMonth(plan: LawfulPlan): void {
  const fromDay = Math.floor((plan.beginMs - plan.world.startMs) / dayMs);
  const share = 30 / Math.max(1, plan.days - fromDay);
  for (const call of plan.calls)
    call.line.lastMonthYen += Math.round(costYen(call, plan.world.rates) * share);
}
