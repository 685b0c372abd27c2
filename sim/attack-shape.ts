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
import type { Line } from './world.ts';

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
  readonly begin: (dayStartMs: number, random: Random) => number;
  readonly act: (plan: AttackPlan, lines: readonly Line[]) => void;
}

export const firm = (line: Line) => line.type === 'corporate' && !line.finishedOnly;
export const online = (line: Line) => line.service === 'ip';
export const one: readonly [number, number] = [1, 1];

export function destinationPair(random: Random) {
  const draw = () =>
    random.chance(0.65) ? listedDestination(random) : unlistedDestination(random);
  const sources = [numberSource(draw(), random), numberSource(draw(), random)] as const;
  return () => random.pick(sources)();
}

export function oneCountry(random: Random) {
  return random.chance(0.7) ? listedDestination(random) : unlistedDestination(random);
}

export function channelsOf(line: Line, least: number, most: number, random: Random): number {
  return Math.max(1, Math.min(line.channels, random.int(least, most)));
}

/** Half of the attacks on IP lines use a stolen credential, the others the line's own exchange. */
export function entry(plan: AttackPlan, line: Line) {
  const { random, world } = plan;
  if (line.service !== 'ip' || random.chance(0.5)) {
    return (victim: Line, timeMs: number) => ownSource(victim, world, timeMs);
  }
  const source = foreignSource(line, random);
  guessPassword(plan, line, source, plan.beginMs - random.int(3, 300) * secondMs);
  return () => source;
}
