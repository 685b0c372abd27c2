// Writes the tables of docs/concepts/evidence.md from the code: node scripts/evidence-page.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readings } from '../src/core/detection/reading-list.ts';
import { leastToChallenge, policies } from '../src/core/policy/policy.ts';

export const evidencePagePath = fileURLToPath(
  new URL('../docs/concepts/evidence.md', import.meta.url),
);

/** The page with its tables as the code has them; the text around them stays. */
export function evidencePage(page: string = readFileSync(evidencePagePath, 'utf8')): string {
  return withTable(withTable(page, 'levels', levels()), 'readings', readingTable());
}

function withTable(page: string, name: string, table: string): string {
  const begin = `<!-- ${name}: written by scripts/evidence-page.ts -->\n`;
  const end = `<!-- end of ${name} -->`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no place for ${name}`);
  return `${page.slice(0, from)}${begin}\n${table}\n\n${page.slice(to)}`;
}

function readingTable(): string {
  const rows = readings.map(({ name, scope, stage, range, model, parameters, sentence }) => {
    const [low, high] = range;
    const from = `[\`${name}\`](../../src/core/detection/readings/${name}.ts)`;
    const figures = Object.entries(parameters).map(([key, value]) => `${key} ${value}`);
    const cells = [
      from,
      `${sentence.en.replace('{country}', 'the destination')}<br>${sentence.ja}`,
      scope,
      stage,
      `${decibans(low)} to ${decibans(high)}`,
      model.attack,
      model.normal,
      figures.join(', '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head =
    '| reading | says | of the | staged | dB | in an attack | for the line as it is | parameters |';
  return [head, '|---|---|---|---|---|---|---|---|', ...rows].join('\n');
}

function levels(): string {
  const rows = Object.values(policies).map(({ name, level, challenges }) => {
    const [most, least] = [decibans(level.challenge), decibans(leastToChallenge(level))];
    const challenge = challenges ? `${most}, ${least} where much is at stake` : 'never';
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
