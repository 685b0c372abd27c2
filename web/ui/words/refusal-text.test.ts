import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { textsInSources } from '../../../test/support/texts-in-sources.ts';
import { refusalSentences } from './refusal-sentences.ts';
import { isForRole, knownRefusal, refusalText, unproposedText } from './refusal-text.ts';

const root = join(import.meta.dirname, '../../..');
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Sentences for machines that write events and ask for verdicts, for letters, and for papers. */
const notForPages =
  /(\/|^)(answer-words|challenge-tries|intake-routes|read-batch|open-api|device-report|fake-\w+)\.ts$/;

/** Of what is not found, a page says so in its own words. */
const missing =
  /^There is n|^Nothing (has come of|is gathered)|^This (is not the demo|link does)|^Only keys can|^No candidate policy/;

/** Sentences in the sources of the server, with `x1` where something is filled in. */
function sentencesOfServer(): readonly string[] {
  const files = globSync('src/api/**/*.ts', { cwd: root }).filter(
    path => !notForPages.test(path) && !path.includes('/contract/'),
  );
  const others = ['src/core/access/approvals.ts', 'src/core/compensation/claim.ts'];
  return textsInSources([...files, ...others]).filter(text =>
    /^[A-Z].* .*[.?]$|^x1 .*\.$/.test(text),
  );
}

const machineOnly = new Set([
  'Authorization must be "Bearer <key>".',
  'POST /v1/disclosures with stage 3, purpose and reason opens them to you.',
]);

/** Filled in by the server in the only way there is. */
const filled: Readonly<Record<string, string>> = {
  'Send an Idempotency-Key of your own making (x1).':
    'Send an Idempotency-Key of your own making (8 to 128 letters, digits, points, colons, hyphens).',
  'This is no period; write it as x1.':
    'This is no period; write it as 2026-10, 2026 or 2026-10-05..2026-10-20 (three years at most).',
  'Your role does not approve x1.': 'Your role does not approve a country block.',
  'Your role does not carry out x1.': 'Your role does not carry out a list edit.',
  'x1 is not right.': 'The old password is not right.',
};

test('whatever the server refuses with is said in Japanese', () => {
  const sentences = sentencesOfServer().filter(text => !missing.test(text));
  assert.ok(sentences.length > 80, `${sentences.length}`);
  const bare = sentences
    .filter(text => !machineOnly.has(text))
    .map(text => filled[text] ?? text)
    .filter(text => !japanese.test(knownRefusal(text) ?? ''));
  assert.deepEqual([...new Set(bare)], []);
});

test('no Japanese is kept of a sentence that the server says no more', () => {
  const said = new Set(sentencesOfServer().map(text => filled[text] ?? text));
  const byOthers = [
    'Request body is too large',
    'Bad Gateway',
    'Service Unavailable',
    'Gateway Timeout',
  ];
  const left = Object.keys(refusalSentences).filter(text => !said.has(text));
  assert.deepEqual(left, byOthers);
});

test('what is filled in is said too', () => {
  assert.equal(
    refusalText('Not every gate is met: charges-abnormal.', 'ja'),
    '満たしていない要件があります(通話料の異常値)。',
  );
  assert.equal(refusalText('The rules refuse it: case-closed.', 'ja'), '案件は終了しています。');
  assert.equal(refusalText('It is no longer open: expired.', 'ja'), 'この申請は期限切れです。');
  assert.equal(
    refusalText('Your role does not approve a block extension.', 'ja'),
    '「規制・遮断の延長」の承認はできません。',
  );
  assert.equal(
    refusalText('The role operator does not include case.work.', 'ja'),
    '必要な権限: case.work',
  );
  assert.ok(isForRole('The role operator does not include case.work.'));
  assert.ok(isForRole('Opening in full needs line.restore.'));
  assert.ok(!isForRole('Nobody changes their own role.'));
});

test('what a proposal would be refused for is said before it is sent', () => {
  const reasons = textsInSources(['src/engine/*.ts']).filter(text =>
    /^(unknown-(case|line)|case-(open|closed)|no-lines|not-for-lines|not-in-force)$/.test(text),
  );
  assert.equal(new Set(reasons).size, 7);
  for (const reason of reasons) {
    assert.match(unproposedText(reason, 'ja'), /^[^a-z(]+。$/, reason);
  }
  assert.equal(unproposedText('mended', 'ja'), '満たしていない要件があります(原因の解消)。');
  assert.equal(unproposedText('case-closed', 'en'), 'Not as things stand: case closed.');
});

test('what a schema finds wrong is said with the name of the field', () => {
  const schema = z.strictObject({
    why: z.string().min(3).max(5),
    name: z.string().regex(/^a/),
    to: z.string(),
    parts: z.array(z.string()).max(1),
    count: z.int().max(9),
    kind: z.enum(['a', 'b']),
  });
  const wrong = { why: 'x', name: 'b', parts: ['a', 'b'], count: 10, kind: 'c' };
  const said = schema
    .safeParse(wrong)
    .error?.issues.map(({ path, message }) => refusalText(`/${path.join('/')}: ${message}`, 'ja'));
  assert.deepEqual(said, [
    '「理由」は3文字以上で入力してください。',
    '「名前」の形式が正しくありません。',
    '「宛先」がありません。',
    '「parts」は1件までです。',
    '「count」は9以下にしてください。',
    '「kind」が選べる値ではありません。',
  ]);
});

test('what nobody of ours said is quoted, and English stays', () => {
  assert.equal(refusalText('Odd thing', 'ja'), 'サーバーの説明:「Odd thing」');
  assert.equal(refusalText('It is held already.', 'en'), 'It is held already.');
  assert.equal(refusalText('', 'ja'), '');
});
