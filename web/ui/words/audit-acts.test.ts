import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissions } from '../../../src/core/access/permissions.ts';
import { textsInSources } from '../../../test/support/texts-in-sources.ts';
import { auditAct } from './audit-acts.ts';
import { auditWho } from './audit-who.ts';
import { auditWhy } from './audit-why.ts';

/** What codes of entries begin with; permissions and files look alike. */
const about = [
  ...['act', 'address', 'approval', 'attachment', 'barring', 'calls', 'case-audit', 'claim'],
  ...['contacts', 'device', 'disclosure', 'enforcement', 'enforcer', 'evidence-pack', 'handover'],
  ...['hold', 'key', 'list.import', 'message', 'note', 'person', 'policy', 'report', 'retention'],
  ...['view', 'way'],
];
const code = new RegExp(`^(${about.join('|').replaceAll('.', '\\.')})\\.[a-z0-9.-]+$`);
const notEntries = new Set<string>([...permissions, 'list.import']);
const kinds = [
  'country-block',
  'source-block',
  'block-extension',
  'list-edit',
  'unmask',
  'compensation',
  'policy',
  'bulk-export',
];
const filled: Readonly<Record<string, readonly string[]>> = {
  'act.x1': ['act.suspend', 'act.barring-completed'],
  'act.x1.refused': ['act.suspend.refused'],
  'person.x1': ['person.authenticator', 'person.backup-codes'],
  'approval.x1': ['approval.approve', 'approval.refuse'],
  'approval.ask.x1': kinds.map(kind => `approval.ask.${kind}`),
  'approval.use.x1': kinds.map(kind => `approval.use.${kind}`),
  'disclosure.open.x1': ['disclosure.open.2', 'disclosure.open.3'],
  'evidence-pack.take.x1': ['evidence-pack.take.masked', 'evidence-pack.take.in-full'],
  'list.import.x1': ['list.import.rates', 'list.import.subscribers'],
  'report.x1': ['report.pdf', 'report.csv'],
};

test('every entry that the server writes into the audit has words', () => {
  const codes = textsInSources(['src/{api,workflow,store,cli/serve}/**/*.ts'])
    .filter(text => code.test(text) && !notEntries.has(text))
    .flatMap(text => filled[text] ?? [text]);
  assert.ok(new Set(codes).size > 60, `${new Set(codes).size}`);
  const bare = codes.filter(one => auditAct(one, 'ja') === one || auditAct(one, 'en') === one);
  assert.deepEqual([...new Set(bare)], []);
});

test('a reason that the server wrote is said in Japanese', () => {
  const said = (what: string, why: string) => auditWhy(what, why, 'ja');
  const ends = textsInSources(['src/cli/serve/storage/audit-entry.ts']).filter(text =>
    /^(its end|ended|opened again in full)/.test(text),
  );
  const drifts = textsInSources(['src/store/sql-enforcement-store.ts']).filter(text =>
    /^it was /.test(text),
  );
  assert.deepEqual([ends.length, drifts.length], [3, 4]);
  for (const why of ends) assert.notEqual(said('measure.end', why), why);
  for (const why of drifts) assert.notEqual(said('enforcement.drift', why), why);
  assert.equal(
    said('contact.answer', 'by the link of attempt 2: not-mine'),
    '2回目の連絡の回答リンク:「心当たりがない」',
  );
  assert.equal(
    said('person.sign-in', 'password and authenticator, from 192.0.2.1'),
    'パスワードと認証アプリ(192.0.2.1から)',
  );
  assert.equal(
    said(
      'suspension.begin',
      'ground A: evidence: 5230 cdB against 4000 cdB; contact: 3 attempts, 2 unanswered, 1 undelivered',
    ),
    '根拠A:根拠の強さ: 52 デシバン(必要 40 デシバン)、連絡: 3回の連絡、応答なし2回、不達1回',
  );
  assert.equal(said('disclosure.open.3', 'billing: asked twice'), '請求:asked twice');
});

test('what a person wrote stays as it is', () => {
  assert.equal(auditWhy('act.close-case', 'ended early', 'ja'), 'ended early');
  assert.equal(auditWhy('measure.end', 'ended early', 'en'), 'ended early');
});

test('who did it is a person, or a part of Sekisho by what it is', () => {
  assert.equal(auditWho('operator:sato', 'ja'), 'sato');
  assert.equal(auditWho('policy standard 1', 'ja'), 'システム');
  for (const who of ['retention', 'enforcement', 'subscriber']) {
    assert.match(auditWho(who, 'ja'), /^[^a-z]+$/, who);
  }
  assert.equal(auditWho('retention', 'en'), 'retention');
});
