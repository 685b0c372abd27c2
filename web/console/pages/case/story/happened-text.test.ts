import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../../../ui/language/language.ts';
import { happenedText } from './happened-text.ts';
import type { SayStory } from './lane-view.ts';
import { storyWords } from './story-words.ts';
import type { Happened, Pattern } from './what-happened.ts';

function sayIn(language: Language): SayStory {
  const texts: Readonly<Record<string, string>> = storyWords.texts[language];
  return (key, filled = {}) => {
    const text = texts[key] ?? texts[`${key}_other`];
    assert.ok(text !== undefined, key);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(filled[name]));
  };
}

const facts: Happened = {
  pattern: 'at-once',
  calls: 3,
  attempts: 0,
  lines: 1,
  country: 'LV',
  otherCountries: 0,
  firstTime: true,
  newAddress: false,
  spanMs: 8 * 60_000,
  yen: 3_840,
  yenPerMinute: 640,
  running: 3,
};

test('one sentence says what happened, where, and what it costs by the minute', () => {
  assert.equal(
    happenedText(facts, 'en', sayIn('en')),
    'In 8 min 3 calls at once to Latvia, a destination new or rare for this line: ' +
      '¥3,840 so far, still growing by ¥640 a minute.',
  );
  assert.equal(
    happenedText(facts, 'ja', sayIn('ja')),
    '8分間にラトビアへ同時に3通話。この回線では珍しい対地です。' +
      '被害見込額は3,840円、いまも毎分640円増えています。',
  );
});

test('every pattern is a whole sentence in both languages', () => {
  const patterns: Pattern[] = ['at-once', 'many', 'some', 'one', 'attempts', 'sums', 'none'];
  for (const pattern of patterns) {
    for (const language of ['ja', 'en'] as const) {
      for (const more of [{}, { yen: 0, running: 0 }, { country: '', spanMs: 0, lines: 4 }]) {
        const text = happenedText({ ...facts, ...more, pattern }, language, sayIn(language));
        assert.doesNotMatch(text, /\{\{|undefined|NaN/, text);
        assert.match(text, language === 'ja' ? /。$/ : /^[A-Z0-9].*\.$/);
      }
    }
  }
});
