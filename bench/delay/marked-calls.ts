// Calls of one line whose marks (new destination, number, network, device) are drawn independently
// from a stated distribution, so that the likelihood ratio of attack and normal is known exactly.
import { simDestinations } from '../../sim/destination-table.ts';
import { numberIn } from '../../sim/number-plan.ts';
import { Random } from '../../sim/random.ts';

/** Chance of each mark; a number can be new only where the destination is not. */
export interface Marks {
  readonly newDestination: number;
  readonly newNumber: number;
  readonly newNetwork: number;
  readonly newDevice: number;
}

export interface MarkedCall {
  readonly to: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  /** Natural logarithm of the likelihood ratio, attack over normal. */
  readonly logRatio: number;
}

/** One mark: its chance in each of the two, given that it can show at all. */
const names = ['newNetwork', 'newDevice', 'newDestination', 'newNumber'] as const;

function logRatioOf(normal: Marks, attack: Marks, shown: Readonly<Record<string, boolean>>) {
  let sum = 0;
  for (const name of names) {
    if (name === 'newNumber' && shown.newDestination) continue;
    if (normal[name] === attack[name]) continue;
    sum += shown[name]
      ? Math.log(attack[name] / normal[name])
      : Math.log((1 - attack[name]) / (1 - normal[name]));
  }
  return sum;
}

/** Kullback–Leibler information of one attack call, in nats: the mean of its log-ratio. */
export function informationOf(normal: Marks, attack: Marks): number {
  let sum = 0;
  for (let bits = 0; bits < 1 << names.length; bits += 1) {
    const shown = Object.fromEntries(names.map((name, i) => [name, (bits & (1 << i)) !== 0]));
    if (shown.newDestination && shown.newNumber) continue;
    let chance = 1;
    for (const name of names) {
      if (name === 'newNumber' && shown.newDestination) continue;
      chance *= shown[name] ? attack[name] : 1 - attack[name];
    }
    if (chance > 0) sum += chance * logRatioOf(normal, attack, shown);
  }
  return sum;
}

const knownNumbers = 3;

export class MarkedCalls {
  readonly #normal: Marks;
  readonly #attack: Marks;
  readonly #random: Random;
  readonly #known: { to: string[] }[] = [];
  readonly #home = simDestinations.filter(one => one.yenPerMinute <= 40).slice(0, 6);
  readonly #far = simDestinations.filter(one => !this.#home.includes(one) && one.country !== '');

  constructor(normal: Marks, attack: Marks, seed: number) {
    this.#normal = normal;
    this.#attack = attack;
    this.#random = new Random('marked-calls', seed);
    // The line's partners are the same whatever is drawn.
    const partners = new Random('partners');
    for (const destination of this.#home) {
      const to = Array.from({ length: knownNumbers }, () =>
        numberIn(destination, 'fixed', partners),
      );
      this.#known.push({ to });
    }
  }

  draw(kind: 'normal' | 'attack'): MarkedCall {
    const random = this.#random;
    const marks = kind === 'normal' ? this.#normal : this.#attack;
    const shown = {
      newNetwork: random.chance(marks.newNetwork),
      newDevice: random.chance(marks.newDevice),
      newDestination: random.chance(marks.newDestination),
      newNumber: random.chance(marks.newNumber),
    };
    const at = random.int(0, this.#home.length - 1);
    const number = shown.newDestination
      ? numberIn(random.pick(this.#far), 'mobile', random)
      : shown.newNumber
        ? numberIn(this.#home[at]!, 'fixed', random)
        : random.pick(this.#known[at]!.to);
    return {
      to: `010${number}`,
      sourceIp: shown.newNetwork
        ? `${random.int(11, 99)}.${random.int(0, 255)}.${random.int(0, 255)}.7`
        : '203.0.113.9',
      userAgent: shown.newDevice ? `Maker${random.int(0, 99_999)} X` : 'Office PBX 3',
      logRatio: logRatioOf(this.#normal, this.#attack, shown),
    };
  }
}
