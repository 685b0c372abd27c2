// What is drawn anew for each seed. Detection is tuned on the train ranges and reported on wider
// ones, three draws in four of which lie outside what was trained on.
import { Random } from './random.ts';

export type ParameterSet = 'train' | 'report';

interface Range {
  readonly standard: number;
  readonly train: readonly [number, number];
  readonly report: readonly [number, number];
}

/** Shares are chances, factors multiply what the shape or the habit says. */
export const parameterRanges = {
  /** Factor of the length of an attacker's calls, drawn for each attack. */
  attackHold: { standard: 1, train: [0.75, 1.35], report: [0.4, 2.2] },
  /** Factor of the pauses between them. */
  attackGap: { standard: 1, train: [0.7, 1.5], report: [0.3, 3.5] },
  /** Factor of how long an attack goes on. */
  attackSpan: { standard: 1, train: [0.75, 1.3], report: [0.4, 2] },
  /** Factor of the channels it keeps busy. */
  attackChannels: { standard: 1, train: [0.8, 1.25], report: [0.4, 2] },
  /** Different numbers an attack calls again and again, at most. */
  attackNumbers: { standard: 60, train: [30, 80], report: [1, 250] },
  /** Attacks on listed countries, where the shape leaves the choice. */
  listed: { standard: 0.68, train: [0.55, 0.8], report: [0.15, 1] },
  /** Attacks that begin between 22:00 and 05:00. */
  night: { standard: 0.67, train: [0.55, 0.75], report: [0.2, 0.95] },
  /** Attacks with a stolen password, where the line is IP. */
  stolen: { standard: 0.5, train: [0.4, 0.6], report: [0.1, 0.9] },
  answered: { standard: 0.9, train: [0.85, 0.95], report: [0.5, 1] },
  /** Attacks that find less than a month of history. */
  early: { standard: 0.125, train: [0.1, 0.15], report: [0, 0.25] },
  /** Owners never reached. */
  unreachable: { standard: 0.09, train: [0.06, 0.13], report: [0, 0.35] },
  /** PSTN lines that cannot be challenged; of IP lines a third as many. */
  unchallengeable: { standard: 0.12, train: [0.08, 0.16], report: [0, 0.35] },
  /** PSTN accounts whose switch delivers finished calls only. */
  finishedOnly: { standard: 0.12, train: [0.08, 0.16], report: [0.03, 0.3] },
  /** Factor of the share of IP lines. */
  ip: { standard: 1, train: [0.85, 1.15], report: [0.5, 1.35] },
  /** Homes behind a shared address. */
  sharedAddress: { standard: 0.3, train: [0.2, 0.4], report: [0, 0.7] },
  /** Longest lease of a dynamic address, days. */
  leaseDays: { standard: 30, train: [20, 40], report: [2, 90] },
  /** Factor of calls abroad a day. */
  lawfulCalls: { standard: 1, train: [0.8, 1.25], report: [0.5, 1.8] },
  /** Factor of their length. */
  lawfulHold: { standard: 1, train: [0.8, 1.2], report: [0.5, 1.8] },
  /** Calls to a new number, and to a new country. */
  newNumber: { standard: 0.06, train: [0.04, 0.08], report: [0.01, 0.18] },
  newCountry: { standard: 0.003, train: [0.002, 0.004], report: [0.0005, 0.01] },
  /** Small lines opened in the run, or moved; firms whose numbers come from another carrier. */
  opened: { standard: 0.015, train: [0.01, 0.02], report: [0, 0.06] },
  moved: { standard: 0.015, train: [0.01, 0.02], report: [0, 0.06] },
  ported: { standard: 0.03, train: [0.02, 0.04], report: [0, 0.06] },
  /** Each destination's price is multiplied or divided by up to this. */
  price: { standard: 1, train: [1.05, 1.25], report: [1, 2.2] },
} as const satisfies Readonly<Record<string, Range>>;

export type ParameterName = keyof typeof parameterRanges;

export type Parameters = Readonly<Record<ParameterName, number>>;

const names = Object.keys(parameterRanges) as ParameterName[];

/** One value of a range. Of a report range, three in four lie outside the train range. */
export function drawParameter(name: ParameterName, set: ParameterSet, random: Random): number {
  const { train, report } = parameterRanges[name] as Range;
  const between = (low: number, high: number) => low + (high - low) * random.next();
  const [below, above] = [train[0] - report[0], report[1] - train[1]];
  if (set === 'train' || random.chance(0.25)) return between(train[0], train[1]);
  return random.chance(below / (below + above))
    ? between(report[0], train[0])
    : between(train[1], report[1]);
}

export function drawParameters(seed: number, set: ParameterSet): Parameters {
  const random = new Random(seed, 'parameters', set);
  const drawn = names.map(name => [name, drawParameter(name, set, random)]);
  return Object.fromEntries(drawn) as Parameters;
}

/** The middle of everything, for the demo. */
export const standardParameters = Object.fromEntries(
  names.map(name => [name, parameterRanges[name].standard]),
) as Parameters;
