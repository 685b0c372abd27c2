import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingNames } from '../../src/core/detection/reading.ts';

test('the live page has a Japanese sentence for every reading', async () => {
  const path = new URL('../../web/live/reading-words.js', import.meta.url).href;
  const { readingText } = (await import(path)) as {
    readingText(
      reason: { reading: string; decibans: number; text: string },
      language: string,
    ): string;
  };
  const missing = readingNames.filter(
    reading => readingText({ reading, decibans: 5, text: 'English' }, 'ja') === 'English',
  );
  assert.deepEqual(missing, []);
});
