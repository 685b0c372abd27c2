import { Select } from '@mantine/core';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { ScrollBox } from '../../../ui/parts/scroll-box.tsx';
import { readingName } from '../../../ui/words/names.ts';
import type { Checked, PolicyRow } from './policy-data.ts';
import { policyWords } from './policy-words.ts';
import { pathName } from './problem-text.ts';
import { valueText } from './value-text.ts';

/** What this version says otherwise than another, setting by setting. */
export function PolicyDifferences({
  checked,
  versions,
  own,
  onAgainst,
}: {
  readonly checked: Pick<Checked, 'differences' | 'against' | 'problems'>;
  readonly versions: readonly PolicyRow[];
  readonly own: number;
  readonly onAgainst: (version: number) => void;
}) {
  const say = useWords(policyWords);
  const { against, differences, problems } = checked;
  const choices = versions
    .filter(row => row.version !== own && row.state !== 'discarded')
    .map(row => ({ value: String(row.version), label: `${row.version} ${row.title}` }));
  return (
    <Panel
      title={say('differences', { version: against })}
      actions={
        choices.length === 0 ? null : (
          <Select
            aria-label={say('against')}
            data={choices}
            value={String(against)}
            allowDeselect={false}
            size="xs"
            onChange={value => value !== null && onAgainst(Number(value))}
          />
        )
      }
    >
      {problems.length > 0 ? (
        <p className="history">{say('differencesWait')}</p>
      ) : differences.length === 0 ? (
        <p>{say('noDifferences', { version: against })}</p>
      ) : (
        <DifferenceTable differences={differences} against={against} />
      )}
    </Panel>
  );
}

function DifferenceTable({ differences, against }: Pick<Checked, 'differences' | 'against'>) {
  const say = useWords(policyWords);
  return (
    <ScrollBox label={say('differences', { version: against })}>
      <table className="policy-table">
        <thead>
          <tr>
            <th scope="col">{say('setting')}</th>
            <th scope="col">{say('before', { version: against })}</th>
            <th scope="col">{say('after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, from, to }) => (
            <tr key={path}>
              <th scope="row">{differenceName(path, say('weight'))}</th>
              <td className="history">{valueText(path, from, say)}</td>
              <td>{valueText(path, to, say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function differenceName(path: string, weight: string): string {
  const [, reading, part] = /^readings\.([\w-]+)(?:\.(\w+))?$/.exec(path) ?? [];
  if (reading === undefined) return pathName(path);
  const name = readingName({ reading, decibans: 1 }, languageNow());
  return part === 'weightPercent' ? `${name}: ${weight}` : name;
}
