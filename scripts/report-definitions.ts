// Writes the definitions of all figures into docs/operating/reports.md, from where page, table and
// paper have them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakdownWords, figureWords } from '../src/core/report/figure-words.ts';
import { breakdownIds, estimates, figureIds, figureUnits } from '../src/core/report/report.ts';

const page = join(import.meta.dirname, '../docs/operating/reports.md');
const table = /(figure-words\.ts\. -->\n\n)[\s\S]*?(## How the estimate is made)/;

/** The page with its table as the definitions are now. */
export function pageWithDefinitions(text: string): string {
  return text.replace(table, (_, before: string, after: string) => `${before}${rows()}\n${after}`);
}

function rows(): string {
  const figures = figureIds.map(id => {
    const { ja, en } = figureWords[id];
    const unit = `${figureUnits[id]}${estimates.has(id) ? ', estimate' : ''}`;
    return `| \`${id}\` | ${en.name} | ${ja.name} | ${unit} | ${en.means} |`;
  });
  const breakdowns = breakdownIds.map(id => {
    const { ja, en } = breakdownWords[id];
    return `| \`${id}\` | ${en.name} | ${ja.name} | table | ${en.means} |`;
  });
  const head = ['| id | figure | 日本語 | unit | definition |', '|---|---|---|---|---|'];
  return `${[...head, ...figures, ...breakdowns].join('\n')}\n`;
}

if (import.meta.main) writeFileSync(page, pageWithDefinitions(readFileSync(page, 'utf8')));
