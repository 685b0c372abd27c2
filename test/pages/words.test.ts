import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readings } from '../../src/core/detection/reading-list.ts';

type ReadingText = (
  reason: { reading: string; decibans: number; text: string },
  language: string,
) => string;

test('the live page says in Japanese what each reading says', async () => {
  const path = new URL('../../web/words/reading-words.js', import.meta.url).href;
  const { readingText } = (await import(path)) as { readingText: ReadingText };
  for (const { name, sentence, usual } of readings) {
    const told = (decibans: number): string =>
      readingText({ reading: name, decibans, text: 'English' }, 'ja');
    assert.equal(told(5), sentence.ja);
    if (usual !== undefined) assert.equal(told(-5), usual.ja);
  }
});
