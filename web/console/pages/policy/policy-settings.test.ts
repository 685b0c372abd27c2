import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardPolicy } from '../../../../src/core/policy/policy.ts';
import {
  attemptsOf,
  attemptsText,
  fromUnit,
  inUnit,
  settingAt,
  settingGroups,
  valueAt,
} from './policy-settings.ts';
import { settingWords } from './setting-words.ts';

function leaves(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [at];
  return Object.entries(value).flatMap(([key, one]) =>
    leaves(one, at === '' ? key : `${at}.${key}`),
  );
}

test('every figure of the policy has its place in the form, its name and its explanation', () => {
  const shown = settingGroups.flatMap(group => group.settings.map(one => one.path));
  const all = leaves(standardPolicy).filter(path => path !== 'version');
  assert.deepEqual([...shown].sort(), all.sort());
  for (const path of shown) {
    assert.ok(`${path}` in settingWords.texts.en, path);
    assert.ok(`${path}.why` in settingWords.texts.en, `${path}.why`);
  }
});

test('a figure goes into the form and back unchanged', () => {
  for (const { path, unit } of settingGroups.flatMap(group => group.settings)) {
    const value = valueAt(standardPolicy, path);
    if (typeof value !== 'number') continue;
    assert.equal(fromUnit(inUnit(value, unit), unit), value, path);
  }
  assert.equal(inUnit(2_500, 'dban'), 25);
  assert.equal(fromUnit(0.255, 'dban'), 25.5);
  assert.equal(settingAt('level.alert')?.unit, 'dban');
});

test('attempts are written in minutes', () => {
  assert.equal(attemptsText([0, 180_000, 360_000]), '0, 3, 6');
  assert.deepEqual(attemptsOf('0、3, 6'), [0, 180_000, 360_000]);
  assert.equal(attemptsOf('0, soon'), undefined);
});
