import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameKey } from './name-key.ts';

test('ways of writing a firm or a person give one key', () => {
  for (const [one, other] of [
    ['株式会社青葉商事', '青葉商事'],
    ['青葉商事(株)', '青葉商事　株式会社'],
    ['㈱青葉商事', '青葉商事'],
    ['Aoba Trading Co., Ltd.', 'AOBA TRADING'],
    ['やまだ たろう', 'ヤマダタロウ'],
    ['ﾔﾏﾀﾞ ﾀﾛｳ', 'ヤマダ・タロウ'],
  ] as const) {
    assert.equal(nameKey(one), nameKey(other), `${one} and ${other}`);
  }
});

test('other names have other keys, and what is only a form has none', () => {
  assert.notEqual(nameKey('青葉商事'), nameKey('青葉商店'));
  assert.notEqual(nameKey('山田 太郎'), nameKey('山田 次郎'));
  assert.equal(nameKey('株式会社'), '');
  assert.equal(nameKey('Incheon Foods'), 'incheonfoods');
});
