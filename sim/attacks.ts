import { type AttackPlan, asPublished, drawScale } from './attack-plan.ts';
import type { AttackShape } from './attack-shape.ts';
import { lettered } from './attack-shapes.ts';
import { dayMs } from './calendar.ts';
import { furtherShapes } from './further-shapes.ts';
import { hiddenShapes } from './hidden-shapes.ts';
import { publishedCases } from './published-cases.ts';
import { Random } from './random.ts';
import type { Scenario } from './sim-call.ts';
import type { Swarm } from './swarm.ts';
import type { Line, World } from './world.ts';

export interface Attack extends Scenario {
  readonly attack: string;
  readonly shape: string;
  readonly lines: readonly Line[];
  /** First call; what goes before it (refused registrations) may be days earlier. */
  readonly attackMs: number;
}

/** Every shape the simulation knows, in the order of the documentation. */
export const attackShapes: readonly AttackShape[] = [
  ...lettered,
  ...furtherShapes,
  ...publishedCases,
  ...hiddenShapes,
];

/**
 * Places `perShape` attacks of each shape. Most begin after 30 days (three quarters of a shorter
 * run), one in eight earlier; no line is hit twice. Nothing stops them: a replay does that.
 */
export function drawAttacks(world: World, days: number, perShape: number, swarm?: Swarm): Attack[] {
  const shapes = attackShapes
    .filter(one => swarm?.has(one.shape, one.share) ?? true)
    // Whole accounts are found while there are untouched ones.
    .toSorted((a, b) => Number(b.wholeAccount ?? false) - Number(a.wholeAccount ?? false));
  const random = new Random(world.seed, 'attacks');
  const taken = new Set<Line>();
  const quietDays = Math.min(30, Math.floor(days * 0.75));
  const attacks: Attack[] = [];
  for (let number = 1; number <= perShape; number += 1) {
    for (const shape of shapes) {
      const early = quietDays > 3 && random.chance(world.parameters.early);
      const day = early
        ? random.int(2, quietDays - 1)
        : random.int(quietDays, Math.max(quietDays, days - 2));
      const dayStartMs = world.startMs + day * dayMs;
      const latestMs = world.startMs + days * dayMs - dayMs / 2;
      const attack = drawAttack({ world, shape, number, dayStartMs, latestMs, taken });
      if (attack !== undefined) attacks.push(attack);
    }
  }
  return attacks;
}

/** One attack of the shape on lines not in `taken` (which it then joins). */
export function drawAttack(options: {
  readonly world: World;
  readonly shape: AttackShape;
  readonly number: number;
  readonly dayStartMs: number;
  readonly taken: Set<Line>;
  /** No later than this; a week (or weeks) earlier otherwise, on the same weekday. */
  readonly latestMs?: number;
  readonly beginMs?: number;
}): Attack | undefined {
  const { world, shape, number, taken } = options;
  const random = new Random(world.seed, 'attack', shape.shape, number);
  let beginMs = options.beginMs ?? shape.begin(options.dayStartMs, random, world);
  while (beginMs > (options.latestMs ?? beginMs) && beginMs > world.startMs + 7 * dayMs) {
    beginMs -= 7 * dayMs;
  }
  const fitting = world.lines.filter(
    line =>
      shape.fits(line) &&
      line.sinceMs < beginMs - dayMs &&
      !(shape.wholeAccount ? line.account.lines : [line]).some(hit => taken.has(hit)),
  );
  const [least, most] = shape.victims;
  const wanted = Math.min(random.int(least, most), Math.ceil(world.lines.length / 12));
  const chosen = differentAccounts(random.sample(fitting, fitting.length), wanted);
  const lines = shape.wholeAccount ? (chosen[0]?.account.lines ?? []) : chosen;
  if (lines.length === 0) return undefined;
  for (const line of lines) taken.add(line);
  const label = { attack: `${shape.shape}-${number}`, shape: shape.shape };
  return {
    ...label,
    lines,
    attackMs: beginMs,
    beginMs: Math.max(world.startMs, beginMs - 5 * dayMs),
    plan() {
      const scale = shape.published ? asPublished : drawScale(world, random);
      const base = { world, random, label, scale, beginMs };
      const plan: AttackPlan = { ...base, calls: [], registrations: [] };
      shape.act(plan, lines);
      const from = (timeMs: number) => timeMs >= world.startMs;
      return {
        calls: plan.calls.filter(call => from(call.setupMs)),
        registrations: plan.registrations.filter(entry => from(entry.timeMs)),
      };
    },
  };
}

function differentAccounts(lines: readonly Line[], wanted: number): Line[] {
  const accounts = new Set<unknown>();
  const chosen: Line[] = [];
  for (const line of lines) {
    if (chosen.length === wanted) break;
    if (accounts.has(line.account)) continue;
    accounts.add(line.account);
    chosen.push(line);
  }
  return chosen;
}
