import { assert } from '../stdx/assert.ts';
import { destinationByCountry } from './destination-table.ts';
import type { CarrierPrefix, DialPlan } from './dial-plan.ts';
import { nodeAfter } from './range-table.ts';

/** What a prefix of a dialled string does; `none` where no prefix fits. */
export type PrefixKind =
  | 'none'
  | 'international'
  | 'plus'
  | 'carrier'
  | 'override'
  | 'withheld'
  | 'sent';

const kinds: readonly PrefixKind[] = [
  'none',
  'international',
  'plus',
  'carrier',
  'override',
  'withheld',
  'sent',
];

/** A dial plan made ready for reading strings. */
export interface PlanReader {
  readonly plan: DialPlan;
  /** Node of the range table after the home calling code. */
  readonly homeNode: number;
  /** Destination indices that count as domestic. */
  readonly domestic: ReadonlySet<number>;
  readonly emergency: ReadonlySet<string>;
  /** Longest emergency number, in digits. */
  readonly emergencyDigits: number;
  /** Index into the kinds, plus 16 × length of the longest prefix of `text` at `at`. */
  prefixAt(text: string, at: number): number;
}

const symbols = 13;
const readers = new WeakMap<DialPlan, PlanReader>();
let lastPlan: DialPlan | undefined;
let lastReader: PlanReader | undefined;

/** The reader of a plan; made once. */
export function readerOf(plan: DialPlan): PlanReader {
  if (plan === lastPlan) return lastReader!;
  const reader = readers.get(plan) ?? makeReader(plan);
  readers.set(plan, reader);
  lastPlan = plan;
  lastReader = reader;
  return reader;
}

export function prefixKind(found: number): PrefixKind {
  return kinds[found & 15]!;
}

/** Name of the operator behind a dial-around code, where the plan knows it. */
export function carrierName(plan: DialPlan, code: string): string | undefined {
  return plan.carriers.findLast(c => c.name !== undefined && expandPattern(c).includes(code))?.name;
}

function makeReader(plan: DialPlan): PlanReader {
  const table = [new Uint16Array(symbols)];
  const ends: number[] = [0];
  function add(prefix: string, kind: PrefixKind): void {
    assert(prefix !== '', 'an empty prefix');
    let at = 0;
    for (let i = 0; i < prefix.length; i++) {
      const symbol = symbolOf(prefix.charCodeAt(i));
      assert(symbol >= 0, `'${prefix}' cannot be dialled`);
      if (table[at]![symbol] === 0) {
        table[at]![symbol] = table.length;
        table.push(new Uint16Array(symbols));
        ends.push(0);
      }
      at = table[at]![symbol]!;
    }
    ends[at] = kinds.indexOf(kind) + 16 * prefix.length;
  }
  for (const carrier of plan.carriers) for (const p of expandPattern(carrier)) add(p, 'carrier');
  for (const prefix of plan.overridePrefixes) add(prefix, 'override');
  for (const { prefix, clir } of plan.clirPrefixes) add(prefix, clir);
  for (const prefix of plan.internationalPrefixes) add(prefix, 'international');
  add('+', 'plus');
  return {
    plan,
    homeNode: nodeAfter(plan.callingCode),
    domestic: new Set(plan.domestic.flatMap(c => destinationByCountry(c)?.index ?? [])),
    emergency: new Set(plan.emergency),
    emergencyDigits: Math.max(0, ...plan.emergency.map(e => e.length)),
    prefixAt: matcher(table, ends),
  };
}

function matcher(table: readonly Uint16Array[], ends: readonly number[]) {
  const flat = new Uint16Array(table.length * symbols);
  table.forEach((row, i) => {
    flat.set(row, i * symbols);
  });
  const found = Uint16Array.from(ends);
  return (text: string, at: number): number => {
    let best = 0;
    let node = 0;
    for (let i = at; i < text.length; i++) {
      const symbol = symbolOf(text.charCodeAt(i));
      if (symbol < 0) break;
      node = flat[node * symbols + symbol]!;
      if (node === 0) break;
      if (found[node] !== 0) best = found[node]!;
    }
    return best;
  };
}

function symbolOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code === 42) return 10;
  if (code === 35) return 11;
  return code === 43 ? 12 : -1;
}

function expandPattern({ pattern }: CarrierPrefix): string[] {
  let all = [''];
  for (const part of pattern.match(/\[[\d-]+\]|./g) ?? []) {
    const choices = choicesOf(part);
    all = all.flatMap(head => choices.map(choice => head + choice));
  }
  return all;
}

function choicesOf(part: string): string[] {
  if (part === 'X') return [...'0123456789'];
  if (part.length === 1) return [part];
  const choices: string[] = [];
  for (const span of part.match(/\d-\d|\d/g) ?? []) {
    for (let d = Number(span[0]); d <= Number(span.at(-1)); d++) choices.push(String(d));
  }
  return choices;
}
