// Every word of every page, in both languages.
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Words } from './words.ts';

const web = join(import.meta.dirname, '../..');
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** Names that stay as they are: of languages, of what has no other name. */
const asTheyAre = new Set(['language', 'language.ja', 'language.en', 'brand']);

async function everyWords(): Promise<readonly (readonly [string, Words<string>])[]> {
  const found: (readonly [string, Words<string>])[] = [];
  const files = globSync(['{ui,console}/**/*words.ts', 'ui/words/names.ts'], { cwd: web });
  for (const path of files) {
    if (path.endsWith('language/words.ts')) continue;
    const exported = (await import(join(web, path))) as Readonly<Record<string, unknown>>;
    for (const value of Object.values(exported)) {
      if (typeof value === 'object' && value !== null && 'texts' in value) {
        found.push([path, value as Words<string>]);
      }
    }
  }
  return found;
}

test('each text is in its language and fills in the same', async () => {
  const all = await everyWords();
  assert.ok(all.length > 2);
  const wrong: string[] = [];
  for (const [path, { texts }] of all) {
    // Japanese has no plural; English says one thing with `_one`.
    const keys = (of: object) => Object.keys(of).filter(key => !key.endsWith('_one'));
    assert.deepEqual(keys(texts.en).sort(), keys(texts.ja).sort(), path);
    for (const [key, english] of Object.entries(texts.en)) {
      const own = texts.ja[key] ?? texts.ja[key.replace(/_one$/, '_other')] ?? '';
      const at = `${path} ${key}`;
      if (english.trim() === '' && own.trim() !== '') wrong.push(`${at}: no English`);
      if (own.trim() === '' && english.trim() !== '') wrong.push(`${at}: no Japanese`);
      if (asTheyAre.has(key)) continue;
      if (japanese.test(english)) wrong.push(`${at}: Japanese in English: ${english}`);
      const holes = (text: string): string[] =>
        [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].filter(hole => hole !== '{{count}}').sort();
      if (holes(own).join() !== holes(english).join()) wrong.push(`${at}: other blanks`);
      // A sentence of English in the Japanese: three words in a row.
      const sentence = /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/;
      if (sentence.test(own.replaceAll(/\{\{\w+\}\}/g, ''))) wrong.push(`${at}: English: ${own}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('no two pages share the name of their words', async () => {
  const names = (await everyWords()).map(([, { name }]) => name);
  assert.equal(new Set(names).size, names.length);
});

test('Japanese never says that something can be done where it does it', async () => {
  for (const [path, { texts }] of await everyWords()) {
    for (const [key, text] of Object.entries(texts.ja)) {
      assert.ok(!/することができ/.test(text), `${path} ${key}: ${text}`);
    }
  }
});
