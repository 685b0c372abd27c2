// Makes up numbers that the numbering plan of a country allows, from libphonenumber's patterns.
import metadata from 'libphonenumber-js/metadata.max.json';
import type { SimDestination } from './destination-table.ts';
import type { Random } from './random.ts';

export type RangeType = 'fixed' | 'mobile' | 'premium';

/** What a pattern says: one of several sequences of (set of characters or group) × count. */
interface Alternatives {
  readonly sequences: readonly (readonly Piece[])[];
}
interface Piece {
  readonly set: string | Alternatives;
  readonly least: number;
  readonly most: number;
}

const typeIndex: Readonly<Record<RangeType, number>> = { fixed: 0, mobile: 1, premium: 3 };
const compiled = new Map<string, Alternatives | undefined>();

type PlanEntry = readonly unknown[];
const countries = metadata.countries as unknown as Readonly<Record<string, PlanEntry>>;
const worldCodes = metadata.nonGeographic as unknown as Readonly<Record<string, PlanEntry>>;

/** Whether the country's plan has a range of that type. */
export function hasRange(destination: SimDestination, type: RangeType): boolean {
  return alternativesOf(destination, type) !== undefined;
}

/** E.164 digits without +, valid in the country's plan (its mobile or fixed range at least). */
export function numberIn(destination: SimDestination, type: RangeType, random: Random): string {
  const pattern =
    alternativesOf(destination, type) ??
    alternativesOf(destination, 'mobile') ??
    alternativesOf(destination, 'fixed');
  if (pattern === undefined) return `${destination.prefixes[0]}${random.digits(8)}`;
  return `${callingCodeOf(destination)}${expand(pattern, random)}`;
}

/** `number` plus `step`, as a scanner counts upwards; the country code keeps its digits. */
export function numberAfter(number: string, step: number): string {
  const head = number.slice(0, -6);
  const tail = (Number(number.slice(-6)) + step) % 1_000_000;
  return head + String(tail).padStart(6, '0');
}

function callingCodeOf(destination: SimDestination): string {
  const entry = countries[destination.country];
  return entry === undefined ? (destination.prefixes[0] as string) : (entry[0] as string);
}

function alternativesOf(destination: SimDestination, type: RangeType): Alternatives | undefined {
  const key = `${destination.country || destination.prefixes[0]}/${type}`;
  if (!compiled.has(key)) compiled.set(key, compile(destination, type));
  return compiled.get(key);
}

function compile(destination: SimDestination, type: RangeType): Alternatives | undefined {
  const entry = countries[destination.country] ?? worldCodes[destination.prefixes[0] as string];
  if (entry === undefined) return undefined;
  const types = entry[11] as readonly (readonly [string, ...unknown[]] | 0)[] | 0 | undefined;
  const range = types ? types[typeIndex[type]] : undefined;
  if (range && range[0] !== '') return parsePattern(range[0]);
  return types || type !== 'fixed' ? undefined : parsePattern(entry[2] as string);
}

/** Reads the subset of regular expressions that the metadata uses: digits, sets, groups, counts. */
function parsePattern(pattern: string): Alternatives {
  let at = 0;
  function group(): Alternatives {
    const sequences: Piece[][] = [[]];
    while (at < pattern.length && pattern[at] !== ')') {
      if (pattern[at] === '|') {
        at += 1;
        sequences.push([]);
      } else {
        const set = element();
        sequences[sequences.length - 1]?.push({ set, ...count() });
      }
    }
    return { sequences };
  }
  function element(): string | Alternatives {
    if (pattern.startsWith('(?:', at)) {
      at += 3;
      const inner = group();
      at += 1;
      return inner;
    }
    if (pattern.startsWith('\\d', at)) {
      at += 2;
      return '0123456789';
    }
    if (pattern[at] === '[') return characters();
    at += 1;
    return pattern[at - 1] as string;
  }
  function characters(): string {
    const close = pattern.indexOf(']', at);
    const body = pattern.slice(at + 1, close);
    at = close + 1;
    return body.replace(/(\d)-(\d)/g, (_, from: string, to: string) =>
      '0123456789'.slice(Number(from), Number(to) + 1),
    );
  }
  function count(): { least: number; most: number } {
    if (pattern[at] === '?') {
      at += 1;
      return { least: 0, most: 1 };
    }
    if (pattern[at] !== '{') return { least: 1, most: 1 };
    const close = pattern.indexOf('}', at);
    const [least = '1', most = least] = pattern.slice(at + 1, close).split(',');
    at = close + 1;
    return { least: Number(least), most: Number(most) };
  }
  return group();
}

function expand(pattern: Alternatives, random: Random): string {
  let text = '';
  for (const piece of random.pick(pattern.sequences)) {
    const times = piece.least === piece.most ? piece.least : random.int(piece.least, piece.most);
    for (let index = 0; index < times; index += 1) {
      text +=
        typeof piece.set === 'string'
          ? piece.set[random.int(0, piece.set.length - 1)]
          : expand(piece.set, random);
    }
  }
  return text;
}
