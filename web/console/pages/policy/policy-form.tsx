import { NumberInput, Switch } from '@mantine/core';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { readingName } from '../../../ui/words/names.ts';
import type { Checked } from './policy-data.ts';
import { settingGroups, valueAt } from './policy-settings.ts';
import { policyWords } from './policy-words.ts';
import { type PolicyProblem, problemIn } from './problem-text.ts';
import { SettingField } from './setting-field.tsx';
import { settingWords } from './setting-words.ts';

export type SetSetting = (path: string, value: unknown) => void;

/** Every setting of the policy, grouped by what it bears on. */
export function PolicyForm({
  policy,
  readings,
  checked,
  onSet,
}: {
  /** As far as the text can be read. */
  readonly policy: unknown;
  readonly readings: readonly string[];
  readonly checked: Checked | undefined;
  readonly onSet: SetSetting;
}) {
  const say = useWords(settingWords);
  const changed = new Set(checked?.differences.map(one => one.path) ?? []);
  const problems: readonly PolicyProblem[] = [
    ...(checked?.problems ?? []),
    ...(checked?.remarks ?? []),
  ];
  return (
    <div className="policy-form">
      {settingGroups.map(group => (
        <details key={group.name} className="policy-group" open={isOpen(group.name, problems)}>
          <summary>
            <span className="policy-group-name">{say(`group.${group.name}`)}</span>
            <ChangedCount count={group.settings.filter(one => changed.has(one.path)).length} />
            <span className="label">{say(`group.${group.name}.why`)}</span>
          </summary>
          <div className="policy-fields">
            {group.settings.map(setting => (
              <SettingField
                key={setting.path}
                setting={setting}
                value={valueAt(policy, setting.path)}
                problem={problemIn(problems, setting.path)}
                isChanged={changed.has(setting.path)}
                onSet={value => onSet(setting.path, value)}
              />
            ))}
          </div>
        </details>
      ))}
      <ReadingsGroup policy={policy} readings={readings} changed={changed} onSet={onSet} />
    </div>
  );
}

function isOpen(name: string, problems: readonly PolicyProblem[]): boolean {
  const group = settingGroups.find(one => one.name === name);
  const paths = group?.settings.map(one => one.path) ?? [];
  return name === 'evidence' || problems.some(({ path }) => paths.includes(path));
}

function ChangedCount({ count }: { readonly count: number }) {
  return count === 0 ? null : <span className="policy-changed-count">{count}</span>;
}

function ReadingsGroup({
  policy,
  readings,
  changed,
  onSet,
}: {
  readonly policy: unknown;
  readonly readings: readonly string[];
  readonly changed: ReadonlySet<string>;
  readonly onSet: SetSetting;
}) {
  const say = useWords(settingWords);
  const sayPage = useWords(policyWords);
  const count = [...changed].filter(path => path.startsWith('readings.')).length;
  return (
    <details className="policy-group">
      <summary>
        <span className="policy-group-name">{say('group.readings')}</span>
        <ChangedCount count={count} />
        <span className="label">{say('group.readings.why')}</span>
      </summary>
      <ul className="policy-readings">
        {readings.map(name => {
          const { on, weight } = readingOf(policy, name);
          const label = readingName({ reading: name, decibans: 1 }, languageNow());
          return (
            <li key={name}>
              <Switch
                label={label}
                checked={on}
                onChange={event => onSet(`readings.${name}.on`, event.currentTarget.checked)}
              />
              <NumberInput
                aria-label={`${label}: ${sayPage('weight')}`}
                value={weight}
                suffix=" %"
                hideControls
                disabled={!on}
                onBlur={event => {
                  const next = Number(event.currentTarget.value.replace(/[^\d]/g, ''));
                  if (next !== weight) onSet(`readings.${name}.weightPercent`, next);
                }}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function readingOf(policy: unknown, name: string): { on: boolean; weight: number } {
  const set = valueAt(policy, 'readings') as
    | Readonly<Record<string, { readonly on?: boolean; readonly weightPercent?: number }>>
    | undefined;
  const own = set?.[name];
  return { on: own?.on ?? true, weight: own?.weightPercent ?? 100 };
}
