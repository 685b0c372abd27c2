// Writes docs/reference/settings.md from the table of settings: node scripts/settings-page.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type SettingRow, settingRows } from '../src/cli/settings/settings-table.ts';
import { environmentRows } from '../src/cli/settings.ts';

export const settingsPagePath = fileURLToPath(
  new URL('../docs/reference/settings.md', import.meta.url),
);

const head = `# Settings

One YAML file: \`sekisho.yaml\` in the working directory, or the one named with \`--settings\`.
Everything has a default, so the file may be short or absent. Unknown keys, wrong types and
contradictions are refused with line and column. Relative paths count from the folder of the file.
A commented example is [deploy/sekisho.example.yaml](../../deploy/sekisho.example.yaml).

Written by \`scripts/settings-page.ts\`; \`npm test\` fails when it is out of date.
`;

export function settingsPage(): string {
  const groups = new Map<string, SettingRow[]>();
  for (const row of settingRows()) {
    const group = row.type === 'group' || row.type === 'list of group' ? undefined : groupOf(row);
    if (group === undefined) continue;
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  const described = new Map(settingRows().map(row => [row.path, row.meta.description]));
  const parts = [head];
  for (const [group, rows] of groups) {
    const lead = described.get(group.replace(/\[\]$/, ''));
    parts.push(`## ${group === '' ? 'At the top' : `\`${group}\``}\n`);
    if (lead) parts.push(`${lead}\n`);
    parts.push('| setting | value | default | meaning |\n|---|---|---|---|');
    parts.push(`${rows.map(line).join('\n')}\n`);
  }
  parts.push('## Environment\n');
  parts.push('A variable has precedence over the file.\n');
  parts.push('| variable | setting |\n|---|---|');
  const variables = environmentRows().map(
    ({ path, meta }) => `| \`${meta.env}\` | \`${path}\`${meta.secret ? ' (secret)' : ''} |`,
  );
  parts.push(`${variables.join('\n')}\n`);
  parts.push(
    'The secret of a webhook is read from the variable that its `secretEnv` names; it has at\n' +
      'least 16 characters.\n',
  );
  return parts.join('\n');
}

function groupOf({ path }: SettingRow): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? '' : path.slice(0, dot);
}

function line(row: SettingRow): string {
  const key = row.path.slice(groupOf(row).length).replace(/^\./, '');
  const fallback = row.required ? 'needed' : row.defaultText ? `\`${row.defaultText}\`` : '';
  return `| \`${key}\` | ${row.type} | ${fallback} | ${row.meta.description} |`;
}

if (import.meta.main) writeFileSync(settingsPagePath, settingsPage());
