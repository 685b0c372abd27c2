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

interface Code {
  readonly automaton: DigitAutomaton;
  readonly territories: readonly Territory[];
  readonly overrides: readonly Override[];
  /** Trees already grown, by the states of the automaton. */
  readonly memo: Map<string, RangeTree | undefined>;
}

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
    const code: Code = { automaton, territories, overrides, memo: new Map() };
    return this.grow(code, automaton.closure(start));
  }

  /** `settle` says where a number leads that is broken off here, from where whole ones lead. */
  branch(
    accept: Outcome | undefined,
    children: (RangeTree | undefined)[],
    settle: (below: readonly number[]) => number = below => below[0]!,
  ): Branch {
    const below = this.collect(accept, children);
    const destination = settle([...new Set(below.map(outcome => outcome.destination))]);
    const pending = { destination, type: commonType(below) };
    const ids = children.map(child => child?.id ?? -1).join();
    const key = `b${outcomeKey(accept)}:${outcomeKey(pending)}:${ids}`;
    const made: Branch = { kind: 'branch', id: this.known.size, accept, pending, children };
    return this.share(key, made, below) as Branch;
  }

  leaf(outcome: Outcome, lengths: number): RangeTree {
    const key = `l${outcomeKey(outcome)}:${lengths}`;
    const made: Leaf = { kind: 'leaf', id: this.known.size, outcome, lengths };
    return this.share(key, made, [outcome]);
  }

  private grow(code: Code, states: readonly number[]): RangeTree | undefined {
    const { automaton, memo } = code;
    if (!automaton.alive(states)) return undefined;
    const key = states.join();
    if (memo.has(key)) return memo.get(key);
    const tags = new Set(automaton.tags(states));
    const accept = decideOutcome(tags, code);
    const children: (RangeTree | undefined)[] = [];
    for (let digit = 0; digit < 10; digit++) {
      children.push(this.grow(code, automaton.step(states, digit)));
    }
    const settle = (below: readonly number[]) => settleDestination(below, tags, code);
    const made = this.uniform(accept, children) ?? this.grown(accept, children, settle);
    memo.set(key, made);
    return made;
  }

  private grown(
    accept: Outcome | undefined,
    children: (RangeTree | undefined)[],
    settle: (below: readonly number[]) => number,
  ): RangeTree | undefined {
    if (accept === undefined && children.every(child => child === undefined)) return undefined;
    return this.branch(accept, children, settle);
  }

  /** A leaf, where every digit leads to the same and only the count of digits matters. */
  private uniform(
    accept: Outcome | undefined,
    children: readonly (RangeTree | undefined)[],
  ): RangeTree | undefined {
    const first = children[0];
    if (children.some(child => child !== first)) return undefined;
    if (first === undefined) return accept === undefined ? undefined : this.leaf(accept, 1);
    if (first.kind !== 'leaf') return undefined;
    if (accept === undefined) return this.leaf(first.outcome, first.lengths << 1);
    if (outcomeKey(accept) !== outcomeKey(first.outcome)) return undefined;
    return this.leaf(accept, (first.lengths << 1) | 1);
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

function commonType(outcomes: readonly Outcome[]): number {
  const types = new Set(outcomes.map(outcome => outcome.type));
  if (types.size === 1) return outcomes[0]!.type;
  const ordinary = [...types].every(type => type <= 1 || type === fixedOrMobileType);
  return ordinary ? fixedOrMobileType : unknownType;
}

/**
 * Where a number leads that is broken off or goes wrong: to a territory known by its leading
 * digits once these are there, to one known by its ranges when no other is left, else to the main
 * territory of the code.
 */
function settleDestination(
  below: readonly number[],
  tags: ReadonlySet<number>,
  { territories, overrides }: Code,
): number {
  const ledByUs = overrides.find(
    (override, o) => override.destination !== undefined && tags.has(overrideBase + o),
  );
  if (ledByUs?.destination !== undefined) return ledByUs.destination;
  const led = territories.find((_, t) => tags.has(leadingBase + t));
  if (led !== undefined) return led.destination;
  const byRange = territories.filter(territory => territory.leading === undefined);
  const left = byRange.filter(territory => below.includes(territory.destination));
  return left.length === 1 ? left[0]!.destination : territories[0]!.destination;
}

function decideOutcome(
  tags: ReadonlySet<number>,
  { territories, overrides }: Code,
): Outcome | undefined {
  const plain = decidePlain(tags, territories);
  if (plain === undefined) return undefined;
  let { destination, type } = plain;
  overrides.forEach((override, o) => {
    if (!tags.has(overrideBase + o)) return;
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
