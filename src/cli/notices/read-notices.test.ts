import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { noticeKinds } from '../../core/notice/notice-template.ts';
import { destinationByIndex, destinationCount } from '../../core/numbering/destination-table.ts';
import { smsParts } from '../../notify/sms-parts.ts';
import { readSettings } from '../settings.ts';
import { carrierWords, messageRenderer } from './message-renderer.ts';
import { previewNotices } from './preview-notices.ts';
import { NoticeError, readNotices } from './read-notices.ts';

const settings = readSettings(undefined, {}, tmpdir());

test('the texts that come with Sekisho can be used, and their digest is that of all of them', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-notices-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(join(import.meta.dirname, '../../../notices'), folder, { recursive: true });
  const own = readNotices();
  assert.equal(own.byFile.size, noticeKinds.length * 6);
  assert.equal(readNotices(folder).digest, own.digest);
  await writeFile(join(folder, 'en/restoration.sms.txt'), '{{line}} again: {{contact}}\n');
  assert.notEqual(readNotices(folder).digest, own.digest);
});

test('a text that cannot be used stops the start, with file and reason', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-notices-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(join(import.meta.dirname, '../../../notices'), folder, { recursive: true });
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  await write('ja/question.sms.txt', '{{line}} {{evidence}} {{calls}}\n{{link\n');
  await write('en/question.mail.txt', 'Important\n\n{{calls}}{{countries}}{{until}}{{link}}');
  await write('en/warning.voice.txt', 'press {{link}}');
  await rm(join(folder, 'ja/warning.sms.txt'));
  assert.throws(
    () => readNotices(folder),
    error => {
      assert.ok(error instanceof NoticeError);
      for (const part of [
        'ja/question.sms.txt: {{evidence}} is not known; known are carrier, contact',
        'ja/question.sms.txt: {{countries}} is missing',
        'ja/question.sms.txt: a placeholder is not closed',
        'en/question.mail.txt: its first line must be "subject: …"',
        'en/warning.voice.txt: a link cannot be spoken',
        'ja/warning.sms.txt: cannot be read',
      ]) {
        assert.ok(error.message.includes(part), `${part}\n${error.message}`);
      }
      return true;
    },
  );
});

test('no text names a weight, a threshold, a block, or a number that was called', () => {
  const shown = previewNotices(settings, {});
  assert.ok(
    !/decibel|deciban|デシバン|しきい値|閾値|threshold|遮断|country block|block/i.test(shown),
  );
  assert.ok(!shown.includes('{{') && !shown.includes('undefined'));
});

test('a preview is of what was asked for', () => {
  const one = previewNotices(settings, { kind: 'question', language: 'ja', channel: 'sms' });
  assert.equal(one.match(/^===/gm)?.length, 1);
  assert.ok(one.includes('末尾5678') && one.includes('キューバ、シエラレオネほか'));
  assert.throws(() => previewNotices(settings, { kind: 'greeting' }), /known are question/);
});

test('an SMS takes three parts at most, with the names that are usual and a real link', () => {
  const words = {
    ...carrierWords(settings),
    carrier: { ja: 'ＮＴＴドコモビジネス', en: 'NTT DOCOMO BUSINESS' },
    contact: { ja: '0120-003300', en: '0120-003300' },
  };
  const atMs = Date.UTC(2026, 11, 25, 14, 59);
  const link = `https://kokusai.example.ne.jp/a/1.${'x'.repeat(16)}.case-1234567.3.sxk3f2`;
  const render = messageRenderer(readNotices(), words, 'ja', () => ({ link, untilMs: atMs }));
  const names = Array.from({ length: destinationCount }, (_, n) => destinationByIndex(n));
  const usual = names.filter(row => row.nameJa.length <= 8 && row.nameEn.length <= 14);
  for (const { country } of usual) {
    for (const notice of noticeKinds) {
      const facts = {
        calls: 1_288,
        countries: [country, 'CU', 'SL'],
        firstCallMs: atMs,
        beginMs: atMs,
        endMs: atMs,
        ground: 'A',
      };
      const order = {
        notice,
        channel: 'sms',
        address: '09012345678',
        case: 'case-1234567',
        subscriber: '05012345678',
        attempt: 3,
        atMs,
        untilMs: atMs,
        facts,
      } as const;
      const { texts } = render({ key: 'p0-1-m0', seq: 1, order });
      for (const { body } of [texts.ja, texts.en]) {
        assert.ok(smsParts(body).parts.length <= 3, `${notice} ${body.length}\n${body}`);
      }
    }
  }
});

test('what is not known is left out by the line, and the rest stands', () => {
  const render = messageRenderer(readNotices(), carrierWords(settings), 'ja', () => undefined);
  const order = {
    notice: 'question',
    channel: 'mail',
    address: 'a@example.jp',
    case: 'case-1',
    subscriber: '05012345678',
    attempt: 0,
    atMs: 0,
    untilMs: 0,
    facts: {},
  } as const;
  const { body } = render({ key: 'p0-1-m0', seq: 1, order }).texts.ja;
  assert.ok(body.includes('末尾5678') && !body.includes('回答期限') && !body.includes('発信回数'));
});
