import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPolicyText } from '../../../../src/cli/policy/read-policy-text.ts';
import { problemDetail } from './problem-detail.ts';

function said(text: string): readonly string[] {
  return readPolicyText(text)
    .problems.filter(({ code }) => code === 'yaml' || code === 'contact')
    .map(({ message }) => problemDetail(message, 'ja'));
}

test('a text that is no YAML is explained in Japanese', () => {
  const broken = [
    'a: b: c',
    'a: "x',
    'a:\n\tb: 1',
    'a: 1\na: 2',
    'a: [1, 2',
    'a: {b: 1',
    '- a\nb: 1',
    'a\nb: 1',
    'a: *x',
    'a: @x',
    'a: "\\q"',
    'a: 1\n---\nb: 2',
    'a: ]',
    'a:  - b\n - c',
    'level:\n  alert: 1\n suspension: 2',
  ];
  for (const text of broken) {
    const problems = said(text);
    assert.ok(problems.length > 0, text);
    for (const problem of problems)
      assert.match(problem, /^[^「].*。$|^「[^」]{1,6}」.*。$/, `${text}: ${problem}`);
  }
  assert.deepEqual(said('a: 1\na: 2'), ['同じ項目が2回あります。']);
});

test('what is wrong with a contact plan is explained in Japanese', () => {
  const plan = (more: string) => `contact: { plans: [{ name: p, ${more} }] }`;
  assert.deepEqual(
    [
      'contact: { attemptsAtMs: [5, 5] }',
      plan('channels: [mail, mail]'),
      plan('attemptsAtMs: [0, 60000]'),
      plan('attemptsAtMs: [0, 1000, 60000]'),
      plan('channels: [mail]'),
      plan('channels: [pigeon, mail]'),
      plan('answerWithinMs: 3'),
      'contact: { plans: [{ name: p }, { name: p }] }',
    ].flatMap(said),
    [
      '前の値より大きくしてください。',
      '同じ連絡手段が2回あります。',
      '連絡は3回以上必要です。',
      '前の連絡から30秒以上あけてください。',
      '「p」の連絡手段は1種類ですが、返答なしを数えるには2種類が必要です。このままでは休止に至りません。',
      '値が選べる値ではありません。',
      '値は30000以上にしてください。',
      '同じ名前の連絡計画が2つあります。',
    ],
  );
  assert.equal(problemDetail('contact.plans: odd', 'en'), 'odd');
});
