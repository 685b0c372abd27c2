import { assert } from '../stdx/assert.ts';
import { destinationByCountry, rangeOf } from './destination-table.ts';
import type { CarrierPrefix, DialPlan } from './dial-plan.ts';
import { makePrefixTrie, type PrefixEntry, type PrefixTrie } from './prefix-trie.ts';
import { nodeAfter, walk } from './range-table.ts';

const kinds = ['none', 'international', 'plus', 'carrier', 'override', 'withheld', 'sent'] as const;

/** What a prefix of a dialled string does; `none` where no prefix fits. */
export type PrefixKind = (typeof kinds)[number];

/** A dial plan made ready for reading strings. */
export interface PlanReader {
  readonly plan: DialPlan;
  /** Node of the range table after the home calling code. */
  readonly homeNode: number;
  /** Index of the destination that what is unclear behind the home calling code leads to. */
  readonly mainDestination: number;
  /** Destination indices that count as domestic. */
  readonly domestic: ReadonlySet<number>;
  readonly emergency: ReadonlySet<string>;
  /** Length of the longest emergency number. */
  readonly emergencyDigits: number;
  /** Its matches go through `prefixKind`; their length is `match >> 4`. */
  readonly prefixes: PrefixTrie;
}

const readers = new WeakMap<DialPlan, PlanReader>();
let lastPlan: DialPlan | undefined;
let lastReader: PlanReader | undefined;

/** The reader of a plan; made once. The plan has no `dialPlanProblems`. */
export function readerOf(plan: DialPlan): PlanReader {
  if (plan === lastPlan && lastReader !== undefined) return lastReader;
  const reader = readers.get(plan) ?? makeReader(plan);
  readers.set(plan, reader);
  lastPlan = plan;
  lastReader = reader;
  return reader;
}

export function prefixKind(match: number): PrefixKind {
  return kinds[match & 15]!;
}

/** Name of the operator behind a dial-around code as dialled, where the plan knows it. */
export function carrierName(plan: DialPlan, code: string): string | undefined {
  const fits = ({ pattern }: CarrierPrefix) =>
    new RegExp(`^${pattern.replaceAll('X', '[0-9]')}$`).test(code);
  return plan.carriers.findLast(carrier => carrier.name !== undefined && fits(carrier))?.name;
}

function makeReader(plan: DialPlan): PlanReader {
  const entry = (pattern: string, kind: PrefixKind): PrefixEntry => ({
    pattern,
    value: kinds.indexOf(kind),
  });
  const domestic = plan.domestic.map(country => {
    const destination = destinationByCountry(country);
    assert(destination !== undefined, `no destination ${country}`);
    return destination.index;
  });
  const homeNode = nodeAfter(plan.callingCode);
  return {
    plan,
    homeNode,
    mainDestination: rangeOf(walk(homeNode, '', 0)).destination.index,
    domestic: new Set(domestic),
    emergency: new Set(plan.emergency),
    emergencyDigits: Math.max(0, ...plan.emergency.map(number => number.length)),
    prefixes: makePrefixTrie([
      ...plan.carriers.map(carrier => entry(carrier.pattern, 'carrier')),
      ...plan.overridePrefixes.map(prefix => entry(prefix, 'override')),
      ...plan.clirPrefixes.map(({ prefix, clir }) => entry(prefix, clir)),
      ...plan.internationalPrefixes.map(prefix => entry(prefix, 'international')),
      entry('+', 'plus'),
    ]),
  };
}
