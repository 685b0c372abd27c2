// Writes the table of roles into docs/operating/people.md from the permission table.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissions, permissionTable, type Role, roles } from '../src/core/access/permissions.ts';

const page = join(import.meta.dirname, '../docs/operating/people.md');
const table = /(permissions\.ts\. -->\n\n)[\s\S]*?(\n## Signing in)/;

/** The page with its table as the permissions have it now. */
export function pageWithTable(text: string): string {
  return text.replace(table, (_, before: string, after: string) => before + rolesTable() + after);
}

function rolesTable(): string {
  const lines = permissions.map(name => {
    const { means, roles: its } = permissionTable[name];
    const marks = roles.map(role => ((its as readonly Role[]).includes(role) ? '●' : ''));
    return `| \`${name}\` | ${means} | ${marks.join(' | ')} |`;
  });
  return [
    `| permission | opens | ${roles.join(' | ')} |`,
    `|---|---|${'---|'.repeat(roles.length)}`,
    ...lines,
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(page, pageWithTable(readFileSync(page, 'utf8')));
