import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readings } from '../../../../src/core/detection/reading-list.ts';
import { readingWords, whySentence } from './why-words.ts';

const now = { callsInProgress: 3, calls: 9, countries: ['LV'], exposureYen: 3_840, decibans: 47 };
const why = [
  { reading: 'destination', decibans: 14 },
  { reading: 'source-network', decibans: 9 },
  { reading: 'hour', decibans: 6 },
];

test('what goes on comes first, then what is unusual about it', () => {
  assert.equal(
    whySentence({ now, why }, 'ja'),
    'ラトビアへ同時に3通話、初めての対地、新しい発信元',
  );
  assert.equal(
    whySentence({ now, why }, 'en'),
    '3 calls at once to Latvia, new destination, new address',
  );
});

test('calls that are over are counted, places beyond two too', () => {
  const over = { ...now, callsInProgress: 0, countries: ['LV', 'GM', 'SL', 'CU'] };
  assert.equal(whySentence({ now: over, why: [] }, 'en'), '9 calls to Latvia, Gambia and 2 more');
  const one = { ...now, callsInProgress: 1, countries: [] };
  assert.equal(whySentence({ now: one, why: [] }, 'ja'), '1通話中');
});

test('where no country is open, and nothing goes on, the readings stand alone', () => {
  assert.equal(whySentence({ now: null, why }, 'en'), 'new destination, new address');
});

test('every reading has words in both languages, and none speaks for the line', () => {
  for (const { name } of readings) {
    for (const language of ['ja', 'en'] as const) {
      const [said] = readingWords({ why: [{ reading: name, decibans: 5 }] }, language);
      assert.ok(said !== undefined && said !== '' && said !== name, name);
    }
  }
  assert.deepEqual(readingWords({ why: [{ reading: 'hour', decibans: -3 }] }, 'en'), []);
});
