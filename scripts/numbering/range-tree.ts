import { DigitAutomaton } from './digit-automaton.ts';

/** What a number of a range is: indices into the generator's lists. */
export interface Outcome {
  readonly destination: number;
  readonly type: number;
}

/** One territory of a calling code. `patterns[i]` matches whole national numbers of type `i`. */
export interface Territory {
  readonly destination: number;
  readonly leading: string | undefined;
  readonly patterns: readonly (string | undefined)[];
}

/** Changes what every number beginning with `prefix` is. */
export interface Override {
  readonly prefix: string;
  readonly destination: number | undefined;
  readonly type: number | undefined;
  readonly numbers: string | undefined;
}

/** From here on only the count of further digits matters: bit n of `lengths` = n more is valid. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly id: number;
  readonly outcome: Outcome;
  readonly lengths: number;
}

export interface Branch {
  readonly kind: 'branch';
  readonly id: number;
  /** What a number that ends here is, when that is valid. */
  readonly accept: Outcome | undefined;
  /** What can be said of a number that is broken off or goes wrong here. */
  readonly pending: Outcome;
  readonly children: readonly (RangeTree | undefined)[];
}

export type RangeTree = Leaf | Branch;

/** Order in which the type of a number that fits several is decided, as libphonenumber does. */
const typesByPrecedence = [3, 2, 9, 8, 4, 7, 6, 5] as const;
export const fixedOrMobileType = 10;
export const unknownType = 11;
export const satelliteType = 12;

const overrideBase = 10_000;
const leadingBase = 20_000;

/** Shares equal subtrees over everything it builds. */
export class TreeBuilder {
  private readonly known = new Map<string, RangeTree>();
  private readonly outcomesBelow = new Map<RangeTree, readonly Outcome[]>();

  /** The tree of one calling code; undefined when no number is valid in it. */
  build(territories: readonly Territory[], overrides: readonly Override[]): RangeTree | undefined {
    const automaton = new DigitAutomaton();
    const start: number[] = [];
    territories.forEach((territory, t) => {
      territory.patterns.forEach((pattern, type) => {
        if (pattern !== undefined) start.push(automaton.add(pattern, t * 16 + type));
      });
      if (territory.leading !== undefined) {
        start.push(automaton.add(territory.leading, leadingBase + t, true));
      }
    });
    overrides.forEach((override, o) => {
      start.push(automaton.add(override.prefix, overrideBase + o, true));
      if (override.numbers !== undefined) start.push(automaton.add(override.numbers, 0));
    });
    const memo = new Map<string, RangeTree | undefined>();
    const decide = (tags: readonly number[]) => decideOutcome(tags, territories, overrides);
    return this.grow(automaton, automaton.closure(start), decide, memo);
  }

  branch(accept: Outcome | undefined, children: (RangeTree | undefined)[]): Branch {
    const below = this.collect(accept, children);
    const key = `b${outcomeKey(accept)}:${children.map(c => c?.id ?? -1).join()}`;
    const made: Branch = {
      kind: 'branch',
      id: this.known.size,
      accept,
      pending: summarise(below),
      children,
    };
    return this.share(key, made, below) as Branch;
  }

  leaf(outcome: Outcome, lengths: number): RangeTree {
    const key = `l${outcomeKey(outcome)}:${lengths}`;
    const made: Leaf = { kind: 'leaf', id: this.known.size, outcome, lengths };
    return this.share(key, made, [outcome]);
  }

  private grow(
    automaton: DigitAutomaton,
    states: readonly number[],
    decide: (tags: readonly number[]) => Outcome | undefined,
    memo: Map<string, RangeTree | undefined>,
  ): RangeTree | undefined {
    if (!automaton.alive(states)) return undefined;
    const key = states.join();
    if (memo.has(key)) return memo.get(key);
    const accept = decide(automaton.tags(states));
    const children: (RangeTree | undefined)[] = [];
    for (let digit = 0; digit < 10; digit++) {
      children.push(this.grow(automaton, automaton.step(states, digit), decide, memo));
    }
    const made = this.simplify(accept, children);
    memo.set(key, made);
    return made;
  }

  private simplify(
    accept: Outcome | undefined,
    children: (RangeTree | undefined)[],
  ): RangeTree | undefined {
    const first = children[0];
    if (children.every(child => child === first)) {
      if (first === undefined) return accept === undefined ? undefined : this.leaf(accept, 1);
      if (first.kind === 'leaf') {
        if (accept === undefined) return this.leaf(first.outcome, first.lengths << 1);
        if (outcomeKey(accept) === outcomeKey(first.outcome)) {
          return this.leaf(accept, (first.lengths << 1) | 1);
        }
      }
    }
    return this.branch(accept, children);
  }

  private share(key: string, made: RangeTree, below: readonly Outcome[]): RangeTree {
    const existing = this.known.get(key);
    if (existing !== undefined) return existing;
    this.known.set(key, made);
    this.outcomesBelow.set(made, below);
    return made;
  }

  private collect(accept: Outcome | undefined, children: (RangeTree | undefined)[]): Outcome[] {
    const all = new Map<string, Outcome>();
    if (accept !== undefined) all.set(outcomeKey(accept), accept);
    for (const child of children) {
      if (child === undefined) continue;
      for (const outcome of this.outcomesBelow.get(child)!) all.set(outcomeKey(outcome), outcome);
    }
    return [...all.values()].sort((a, b) => a.destination - b.destination || a.type - b.type);
  }
}

function outcomeKey(outcome: Outcome | undefined): string {
  return outcome === undefined ? '-' : `${outcome.destination}/${outcome.type}`;
}

/** Destinations are numbered so that the main territory of a code comes first. */
function summarise(outcomes: readonly Outcome[]): Outcome {
  const first = outcomes[0];
  if (first === undefined) throw new Error('a branch without an outcome');
  const types = new Set(outcomes.map(outcome => outcome.type));
  if (types.size === 1) return first;
  const ordinary = [...types].every(type => type <= 1 || type === fixedOrMobileType);
  return { destination: first.destination, type: ordinary ? fixedOrMobileType : unknownType };
}

function decideOutcome(
  tags: readonly number[],
  territories: readonly Territory[],
  overrides: readonly Override[],
): Outcome | undefined {
  const present = new Set(tags);
  const plain = decidePlain(present, territories);
  if (plain === undefined) return undefined;
  let { destination, type } = plain;
  overrides.forEach((override, o) => {
    if (!present.has(overrideBase + o)) return;
    destination = override.destination ?? destination;
    type = override.type ?? type;
  });
  return { destination, type };
}

function decidePlain(
  present: ReadonlySet<number>,
  territories: readonly Territory[],
): Outcome | undefined {
  for (const [t, territory] of territories.entries()) {
    const type = decideType(present, t);
    const led = present.has(leadingBase + t);
    if (led && type === undefined) return undefined;
    if (territory.leading !== undefined && !led) continue;
    if (type !== undefined) return { destination: territory.destination, type };
  }
  return undefined;
}

function decideType(present: ReadonlySet<number>, territory: number): number | undefined {
  for (const type of typesByPrecedence) if (present.has(territory * 16 + type)) return type;
  const fixed = present.has(territory * 16);
  const mobile = present.has(territory * 16 + 1);
  if (fixed && mobile) return fixedOrMobileType;
  if (fixed) return 0;
  return mobile ? 1 : undefined;
}
