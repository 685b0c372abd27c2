// Writes the tables of docs/concepts/evidence.md from the code: node scripts/evidence-page.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { explain } from '../src/core/detection/explain.ts';
import {
  callReadingCount,
  readingCount,
  readingNames,
  readingRange,
} from '../src/core/detection/reading.ts';
import { policies } from '../src/core/policy/policy.ts';

export const evidencePagePath = fileURLToPath(
  new URL('../docs/concepts/evidence.md', import.meta.url),
);

/** The page with its tables as the code has them; the text around them stays. */
export function evidencePage(page: string = readFileSync(evidencePagePath, 'utf8')): string {
  return withTable(withTable(page, 'levels', levels()), 'readings', readings());
}

function withTable(page: string, name: string, table: string): string {
  const begin = `<!-- ${name}: written by scripts/evidence-page.ts -->\n`;
  const end = `<!-- end of ${name} -->`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no place for ${name}`);
  return `${page.slice(0, from)}${begin}\n${table}\n\n${page.slice(to)}`;
}

function readings(): string {
  const rows = readingNames.map((name, i) => {
    const [low = 0, high = 0] = readingRange[i] ?? [];
    const kind = i < callReadingCount ? 'call' : 'together';
    return `| \`${name}\` | ${kind} | ${decibans(low)} | ${decibans(high)} | ${sentenceOf(i)} |`;
  });
  return ['| reading | | from dB | to dB | says |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** What the operator reads when this reading speaks for an attack. */
function sentenceOf(reading: number): string {
  const evidence = new Array<number>(readingCount).fill(0);
  evidence[reading] = 1_000;
  return explain(evidence, 'the destination', 1)[0]?.text ?? '';
}

function levels(): string {
  const rows = Object.values(policies).map(({ name, level, challenges }) => {
    const challenge = challenges ? decibans(level.challenge) : 'never';
    const [alert, suspension] = [decibans(level.alert), decibans(level.suspension)];
    return `| \`${name}\` | ${alert} | ${challenge} | ${suspension} |`;
  });
  const head = '| policy | alert dB | challenge dB | suspension (with all its gates) dB |';
  return [head, '|---|---|---|---|', ...rows].join('\n');
}

function decibans(centidecibans: number): string {
  return (centidecibans / 100).toFixed(centidecibans % 100 === 0 ? 0 : 1);
}

if (import.meta.main) writeFileSync(evidencePagePath, evidencePage());
