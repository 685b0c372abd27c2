// What a shape of attack is, and the choices that most shapes share.
import {
  type AttackPlan,
  foreignSource,
  guessPassword,
  listedDestination,
  numberSource,
  ownSource,
  unlistedDestination,
} from './attack-plan.ts';
import { secondMs } from './calendar.ts';
import type { Random } from './random.ts';
import type { Line, World } from './world.ts';

/** One shape: whom it hits, when on the day given to it, and what it does. */
export interface AttackShape {
  readonly shape: string;
  /** Letter in the documentation; '' for the further ones. */
  readonly letter: string;
  /** Lines that can be hit. */
  readonly fits: (line: Line) => boolean;
  /** The whole account is hit, not the line alone. */
  readonly wholeAccount?: boolean;
  /** How many lines one attack takes (fewer when the carrier is small). */
  readonly victims: readonly [number, number];
  readonly begin: (dayStartMs: number, random: Random, world: World) => number;
  /** Its figures are those of a published case and are not scaled. */
  readonly published?: boolean;
  /** How often it is drawn beside the others; 1 unless told. */
  readonly share?: number;
  readonly act: (plan: AttackPlan, lines: readonly Line[]) => void;
}

export const firm = (line: Line) => line.type === 'corporate' && !line.finishedOnly;
export const online = (line: Line) => line.service === 'ip';
export const one: readonly [number, number] = [1, 1];

export function destinationPair(plan: AttackPlan) {
  const { random } = plan;
  const sources = [
    numberSource(oneCountry(plan), plan),
    numberSource(oneCountry(plan), plan),
  ] as const;
  return () => random.pick(sources)();
}

export function oneCountry({ random, world }: AttackPlan) {
  return random.chance(world.parameters.listed)
    ? listedDestination(random)
    : unlistedDestination(random);
}

export function channelsOf(line: Line, least: number, most: number, random: Random): number {
  return Math.max(1, Math.min(line.channels, random.int(least, most)));
}

/** About half of the attacks on IP lines use a stolen password, the others the line's exchange. */
export function entry(plan: AttackPlan, line: Line) {
  const { random, world } = plan;
  if (line.service !== 'ip' || !random.chance(world.parameters.stolen)) {
    return (victim: Line, timeMs: number) => ownSource(victim, world, timeMs);
  }
  const source = foreignSource(line, random);
  guessPassword(plan, line, source, plan.beginMs - random.int(3, 300) * secondMs);
  return () => source;
}
