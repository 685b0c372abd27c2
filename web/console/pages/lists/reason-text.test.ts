import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRates } from '../../../../src/ingest/reference/read-rates.ts';
import { readSubscribers } from '../../../../src/ingest/reference/read-subscribers.ts';
import { textsInSources } from '../../../../test/support/texts-in-sources.ts';
import { reasonText } from './reason-text.ts';

const rateHeader =
  'prefix,destination,country,yenPerMinute,incrementSeconds,currency,validFrom,validTo';
const lineHeader = 'subscriber,account,type,service,channels,deviceModel';

test('whatever a reader finds wrong is said in Japanese', () => {
  const rates = [
    rateHeader,
    ',Latvia,LV,10,6,,,',
    '0371,Latvia,LV,10,6,,,',
    '371,,LV,10,6,,,',
    '371,Latvia,Latvia,10,6,,,',
    '371,Latvia,LV,,6,,,',
    '371,Latvia,LV,Blocked,6,,,',
    '371,Latvia,LV,10,0,,,',
    '371,Latvia,LV,10,6,USD,,',
    '371,Latvia,LV,10,6,,soon,',
    '371,Latvia,LV,10,6,,2027-02-01,2027-01-01',
    '372,Estonia,EE,10,6,,,',
    '372,Estonia,EE,11,6,,,',
    '373,Moldova,MD,9000000,6,,,',
    '373,"Moldova,MD,9,6,,,',
    '373,Moldova,MD,9,6,,,,more',
  ].join('\n');
  const lines = [
    lineHeader,
    ',a,individual,ip,,',
    '050,a,nobody,ip,,',
    '0501,a,,ip,,',
    '0502,a,individual,ip,,',
    '0502,a,individual,ip,,',
  ].join('\n');
  const found = [
    ...readRates(Buffer.from(rates)).problems,
    ...readSubscribers(Buffer.from(lines)).problems,
    ...readRates(Buffer.from('prefix\n1')).problems,
    ...readRates(Buffer.from('')).problems,
  ];
  assert.equal(found.length, 20);
  for (const { reason } of found) {
    assert.match(reasonText(reason, 'ja'), /[\u3040-\u30ff\u4e00-\u9fff]/, reason);
  }
  assert.equal(reasonText('prefix is empty', 'ja'), '番号が空です。');
  assert.equal(reasonText('prefix is empty', 'en'), 'prefix is empty.');
});

test('what the readers of files say of a line as such is said in Japanese', () => {
  const files = 'src/ingest/reference/{for-each-line,read-csv}.ts';
  const reasons = textsInSources([files]).filter(text => /[a-z0-9] [a-z0-9]/.test(text));
  assert.ok(reasons.length >= 8, `${reasons.length}`);
  // Half a sentence stands before it, and a way to name values.
  const parts = /: a field that contains|^x1 x1/;
  const said = reasons.filter(text => !parts.test(text)).map(text => text.replaceAll('x1', '9'));
  assert.deepEqual(
    said.filter(text => reasonText(text, 'ja') === text),
    [],
  );
});
