/**
 * Writes src/core/numbering/destinations.generated.ts from the metadata of libphonenumber-js/max
 * and our own ranges. Run with the pinned Node (names come from its locale data):
 *   node scripts/generate-destinations.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { encodeRangeTree } from './numbering/encode-range-tree.ts';
import { ownNames, ownRanges, retiredCodes } from './numbering/own-ranges.ts';
import {
  type Override,
  type RangeTree,
  satelliteType,
  type Territory,
  TreeBuilder,
} from './numbering/range-tree.ts';

const require = createRequire(import.meta.url);
const target = new URL('../src/core/numbering/destinations.generated.ts', import.meta.url);

interface DestinationRow {
  readonly country: string;
  readonly callingCode: string;
}

/** A territory of the metadata, by position: 10 leading digits, 11 patterns by type. */
type MetadataRow = readonly unknown[];

interface Metadata {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, MetadataRow>>;
  readonly nonGeographic: Readonly<Record<string, MetadataRow>>;
}

/** Types by index in the metadata, then those that only we know. */
const typeNames = [
  'fixed',
  'mobile',
  'toll-free',
  'premium',
  'personal',
  'voicemail',
  'uan',
  'pager',
  'voip',
  'shared-cost',
  'fixed-or-mobile',
  'unknown',
  'satellite',
] as const;

/** The whole text of the generated file. */
export function generateDestinations(): string {
  const metadata = require('libphonenumber-js/metadata.max.json') as Metadata;
  const version = (require('libphonenumber-js/package.json') as { version: string }).version;
  const destinations = listDestinations(metadata);
  const indexOf = new Map(destinations.map((row, index) => [row.country, index]));
  const builder = new TreeBuilder();
  const trees = new Map<string, RangeTree>();
  for (const callingCode of allCodes(metadata)) {
    const tree = builder.build(
      territoriesOf(metadata, callingCode, indexOf),
      overridesOf(callingCode, indexOf),
    );
    if (tree !== undefined) trees.set(callingCode, tree);
  }
  for (const code of retiredCodes) {
    const destination = indexOf.get(`+${code}`)!;
    trees.set(code, builder.leaf({ destination, type: satelliteType }, 0));
  }
  return print(version, destinations, encodeRangeTree(joinCodes(builder, trees)));
}

function allCodes(metadata: Metadata): string[] {
  return [...Object.keys(metadata.country_calling_codes), ...Object.keys(metadata.nonGeographic)];
}

/** Main territory of each code first, then the others by name: the order decides ambiguity. */
function listDestinations(metadata: Metadata): DestinationRow[] {
  const rows: DestinationRow[] = [];
  for (const [callingCode, countries] of Object.entries(metadata.country_calling_codes)) {
    for (const country of countries) rows.push({ country, callingCode });
    for (const { country, callingCode: code } of ownRanges) {
      if (code !== callingCode || country === undefined || countries.includes(country)) continue;
      rows.push({ country, callingCode });
    }
  }
  for (const code of [...Object.keys(metadata.nonGeographic), ...retiredCodes]) {
    rows.push({ country: `+${code}`, callingCode: code });
  }
  return rows;
}

function territoriesOf(
  metadata: Metadata,
  callingCode: string,
  indexOf: ReadonlyMap<string, number>,
): Territory[] {
  const countries = metadata.country_calling_codes[callingCode];
  if (countries === undefined) {
    return [territoryOf(metadata.nonGeographic[callingCode]!, indexOf.get(`+${callingCode}`)!)];
  }
  return countries.map(c => territoryOf(metadata.countries[c]!, indexOf.get(c)!));
}

function territoryOf(row: MetadataRow, destination: number): Territory {
  const types = (row[11] || []) as readonly (readonly [string] | 0)[];
  // A territory without types has one pattern for everything.
  const patterns = types.length === 0 ? [row[2] as string] : types.map(t => (t ? t[0] : undefined));
  // An empty pattern for mobile numbers means that they look like the fixed ones.
  if (patterns[1] === '') patterns[1] = patterns[0];
  return { destination, leading: (row[10] || undefined) as string | undefined, patterns };
}

function overridesOf(callingCode: string, indexOf: ReadonlyMap<string, number>): Override[] {
  return ownRanges
    .filter(range => range.callingCode === callingCode)
    .map(range => ({
      prefix: range.prefix,
      destination: range.country === undefined ? undefined : indexOf.get(range.country)!,
      type: range.type === undefined ? undefined : typeNames.indexOf(range.type as 'fixed'),
      numbers: range.numbers,
    }));
}

/** Hangs the trees of all codes under one root; no code is the beginning of another. */
function joinCodes(builder: TreeBuilder, trees: ReadonlyMap<string, RangeTree>): RangeTree {
  function at(prefix: string): RangeTree | undefined {
    const whole = trees.get(prefix);
    if (whole !== undefined) return whole;
    if (prefix.length >= 3) return undefined;
    const children: (RangeTree | undefined)[] = [];
    for (let digit = 0; digit < 10; digit++) children.push(at(prefix + digit));
    return children.some(child => child !== undefined)
      ? builder.branch(undefined, children)
      : undefined;
  }
  return at('')!;
}

function print(version: string, rows: readonly DestinationRow[], tree: string): string {
  const english = new Intl.DisplayNames('en', { type: 'region', style: 'short' });
  const japanese = new Intl.DisplayNames('ja', { type: 'region', style: 'short' });
  const lines = rows.map(({ country, callingCode }) => {
    const own = ownNames[country];
    const en = own?.en ?? english.of(country)!;
    const ja = own?.ja ?? japanese.of(country)!;
    return `${country}|${callingCode}|${en}|${ja}`;
  });
  return [
    '// Made by scripts/generate-destinations.ts; do not edit.',
    `// Ranges derived from libphonenumber-js ${version} (MIT) and the metadata of Google's`,
    '// libphonenumber (Apache-2.0); see NOTICE. The encoding is explained in range-table.ts.',
    '',
    `export const generatedTypes = ${JSON.stringify(typeNames.join(' '))};`,
    '',
    '/** country|calling code|English name|Japanese name */',
    `export const generatedDestinations = \`\n${lines.join('\n')}\n\`;`,
    '',
    `export const generatedRanges = \`\n${tree.replace(/.{98}/g, '$&\n')}\n\`;`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = generateDestinations();
  const before = readFileSync(target, { encoding: 'utf8', flag: 'a+' });
  writeFileSync(target, text);
  const outcome = before === text ? 'unchanged' : 'changed';
  process.stdout.write(`${fileURLToPath(target)}: ${text.length} characters, ${outcome}\n`);
}
