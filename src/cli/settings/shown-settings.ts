// The settings in force as they may be shown: walked along the schema, so that what is filled in
// from the environment, secrets above all, cannot come along.
import type { SettingFacts } from '../../workflow/administration-ports.ts';
import type { Settings } from '../settings.ts';
import { settingsInJapanese } from './settings-in-japanese.ts';
import { soleSettings } from './settings-table.ts';

/** Rows in the order of the schema; a member of a list is named by its place, from 0. */
export function shownSettings(settings: Settings): SettingFacts[] {
  const shown: SettingFacts[] = [];
  for (const { path, meta, defaultText } of soleSettings()) {
    const secret = meta.secret === true || /(Env|sha256)$/.test(path);
    for (const found of placesOf(settings, path.split('.'), '')) {
      const text = found.value === undefined ? null : JSON.stringify(found.value);
      shown.push({
        path: found.path,
        value: secret ? whether(found) : text,
        secret,
        isDefault: text === null || text === defaultText,
        meaning: { ja: settingsInJapanese[path] ?? meta.description, en: meta.description },
      });
    }
  }
  return shown;
}

interface Place {
  readonly path: string;
  readonly value: unknown;
  /** Whether the secret of that variable is there. */
  readonly filled: boolean;
}

function placesOf(within: unknown, steps: readonly string[], before: string): Place[] {
  const [step = '', ...rest] = steps;
  const key = step.replace('[]', '');
  const path = before === '' ? key : `${before}.${key}`;
  const record = within as Readonly<Record<string, unknown>> | undefined;
  const value = record?.[key];
  if (step.endsWith('[]')) {
    const members = Array.isArray(value) ? value : [];
    return members.flatMap((each, at) => placesOf(each, rest, `${path}[${at}]`));
  }
  if (rest.length > 0) return placesOf(value, rest, path);
  const filled = (value ?? record?.[key.replace(/Env$/, '')]) !== undefined;
  return [{ path, value, filled }];
}

function whether({ value, filled }: Place): string | null {
  // The one value of a secret setting that is none.
  if (value === 'embedded') return JSON.stringify(value);
  return filled ? 'set' : null;
}
