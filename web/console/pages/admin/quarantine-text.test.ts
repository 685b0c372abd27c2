import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCallEvent } from '../../../../src/core/call/parse-call-event.ts';
import { textsInSources } from '../../../../test/support/texts-in-sources.ts';
import { knownQuarantine, quarantineText } from './quarantine-text.ts';

const readers = [
  'src/core/call/parse-call-event.ts',
  'src/ingest/cdr/{asterisk,csv,freeswitch,mapped,ntt-detail}-reader.ts',
  'src/ingest/cdr/{csv-scanner,file-chunks,ntt-framing,read-call-records,taken-files,watched-folder}.ts',
  'src/ingest/cdr/call-record.ts',
  'src/ingest/ndjson/*.ts',
  'src/ingest/sip/{parse-message,stream-framer,user-agent-server}.ts',
];
/** Half a sentence each, or none of a reason. */
const otherwise = new Set([
  'trailer counts x1 records, the file holds x1',
  'the verdict took x1 ms',
  'x1: x1',
]);
const whole: Readonly<Record<string, string>> = {
  'x1 (x1 calls)': 'trailer counts 9 records, the file holds 8 (7 calls)',
  'format x1 is not read herex1': 'format columns is not read here without a column map',
};

test('every reason that a reader gives is said in Japanese', () => {
  const reasons = textsInSources(readers).filter(
    text => /^[a-z]\S* [a-zA-Z0-9]|^SIP [a-z]|^x1 [a-z(]/.test(text) && !otherwise.has(text),
  );
  assert.ok(reasons.length > 70, `${reasons.length}`);
  const bare = reasons.filter(text => knownQuarantine(whole[text] ?? text) === undefined);
  assert.deepEqual(bare, []);
});

test('what is found in an event is named with its field', () => {
  const said = [
    {},
    { type: 'setup', time: 'noon' },
    { type: 'setup', time: '2026-11-22T00:00:00Z', callId: 7 },
    { type: 'cry' },
    { type: 'register', time: '2026-11-22T00:00:00Z', subscriber: '05012345678', result: 'maybe' },
  ].map(value => {
    const parsed = parseCallEvent(value);
    assert.ok(!parsed.ok);
    return quarantineText(parsed.reason, 'ja');
  });
  assert.deepEqual(said, [
    'typeがありません。',
    'timeの"noon"は、時差付きのISO 8601の時刻ではありません。',
    'callIdが文字列ではありません。',
    '知らない種類です("cry")。',
    'resultはok、rejectedのいずれかです。',
  ]);
  assert.equal(quarantineText('odd thing', 'ja'), '「odd thing」');
  assert.equal(quarantineText('odd thing', 'en'), 'odd thing');
});
