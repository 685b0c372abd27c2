import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsInJapanese } from './settings-in-japanese.ts';
import { settingRows, soleSettings } from './settings-table.ts';

test('every setting that is shown has its meaning in Japanese, and nothing is left over', () => {
  const paths = soleSettings().map(({ path }) => path);
  assert.deepEqual(Object.keys(settingsInJapanese).toSorted(), paths.toSorted());
  assert.ok(settingRows().length > paths.length, 'groups have no value of their own');
  for (const [path, meaning] of Object.entries(settingsInJapanese)) {
    assert.match(meaning, /[ぁ-ん].*。$/, path);
  }
});

test('what a setting is called in the English meaning is called so in the Japanese', () => {
  for (const { path, meta } of soleSettings()) {
    for (const [, name = ''] of meta.description.matchAll(/`([a-zA-Z.-]+)`/g)) {
      assert.ok(settingsInJapanese[path]?.includes(name), `${path}: ${name}`);
    }
  }
});
