import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textsInSources } from '../../../test/support/texts-in-sources.ts';
import { faultText, knownFault } from './fault-text.ts';

const sentence = /^(x1 |[a-z]+,? )?[a-z]+,? [a-z]/i;
const sources = [
  'src/enforce/webhook.ts',
  'src/enforce/webhook-enforcer.ts',
  'src/notify/{mail,sms,voice,smpp-link,webhook-channel}.ts',
  'src/workflow/{enforcement-lane,try-enforcer}.ts',
  'src/api/health.ts',
  'src/cli/history-backtest/backtest-runner.ts',
  'src/cli/serve/http/health-checks.ts',
];
/** What is no fault, and what another text holds. */
const otherwise = new Set([
  'Whether everything serves',
  'it holds a newer order for the same subject (409)',
]);
/** As the server puts them together. */
const whole: Readonly<Record<string, string>> = {
  'x1; was the data directory begun anew?':
    'it holds a newer order for the same subject (409); was the data directory begun anew?',
  'the server closed the connection': 'mail: the server closed the connection',
  'it answered x1': 'it answered 500',
  'the webhook answered x1': 'the webhook answered 404',
};

test('every fault that the server tells of is said in Japanese', () => {
  const faults = textsInSources(sources).filter(
    text => sentence.test(text) && !otherwise.has(text) && !text.includes('<'),
  );
  assert.ok(faults.length > 30, `${faults.length}`);
  const bare = faults.filter(text => knownFault(whole[text] ?? text) === undefined);
  assert.deepEqual(bare, []);
});

test('causes are explained and quoted', () => {
  assert.equal(
    faultText('it could not be reached: connect ECONNREFUSED 127.0.0.1:9', 'ja'),
    '接続できません。接続を拒否されました(connect ECONNREFUSED 127.0.0.1:9)。',
  );
  assert.equal(
    faultText('3 orders are not carried out: it answered 500', 'ja'),
    '実施されていない指示が3件あります。エラーを返しました(500)。',
  );
  assert.equal(
    faultText('mail: 550 no such user', 'ja'),
    'メールを送れませんでした。「550 no such user」',
  );
  assert.equal(
    faultText('journal: ENOSPC: no space left on device, write', 'ja'),
    'ジャーナルに書き込めません。ディスクに空きがありません(ENOSPC: no space left on device, write)。',
  );
  assert.equal(faultText('odd', 'ja'), '「odd」');
  assert.equal(faultText('it has too many measures', 'en'), 'it has too many measures');
});
