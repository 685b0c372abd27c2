import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { standardPolicy } from '../../core/policy/policy.ts';
import { policyTexts } from '../serve/policy/policy-desk.ts';
import { readPolicyText, setInPolicyText } from './read-policy-text.ts';

test('every problem comes with its line, and what can be read is there for a form', () => {
  const { policy, asRead, problems } = readPolicyText(
    '# ours\nlossBudgetYen: -1\nlevel:\n  alert: x\n  alarm: 3\n__proto__: { a: 1 }\n',
  );
  assert.equal(policy, undefined);
  assert.deepEqual(
    problems.map(({ line, path, code }) => [line, path, code]),
    [
      [2, 'lossBudgetYen', 'whole-number'],
      [4, 'level.alert', 'type'],
      [5, 'level.alarm', 'unknown'],
      [6, '__proto__', 'unknown'],
    ],
  );
  assert.equal(asRead.level.alert, standardPolicy.level.alert);
  const low = readPolicyText('level: { alert: 20 }');
  assert.deepEqual([low.policy, low.asRead.level.alert], [undefined, 20]);
});

test('a setting is set in the text, its comments kept; taken out, its empty group goes too', () => {
  const text = '# why\nlevel:\n  alert: 2000 # keener\n';
  assert.equal(
    setInPolicyText(text, ['level', 'alert'], 2_100),
    '# why\nlevel:\n  alert: 2100 # keener\n',
  );
  const more = setInPolicyText(text, ['contact', 'busy', 'counts'], true);
  assert.equal(readPolicyText(more).policy?.contact.busy?.counts, true);
  assert.equal(
    readPolicyText(setInPolicyText(more, ['level', 'alert'], null)).policy?.level.alert,
    standardPolicy.level.alert,
  );
  assert.equal(setInPolicyText('lossBudgetYen: 1\n', ['lossBudgetYen'], null), '');
  assert.equal(setInPolicyText('', ['lossBudgetYen'], 2), 'lossBudgetYen: 2\n');
});

test('a policy written as text is the same policy when it is read', () => {
  const level = fc.integer({ min: 100, max: 20_000 });
  const drawn = fc.record({ alert: level, challenge: level, yen: fc.nat(100_000) });
  fc.assert(
    fc.property(drawn, ({ alert, challenge, yen }) => {
      const policy = {
        ...standardPolicy,
        level: { ...standardPolicy.level, alert, challenge },
        lossBudgetYen: yen,
        readings: {},
      };
      const again = readPolicyText(policyTexts.textOf(policy)).policy;
      assert.deepEqual(again, policy);
    }),
    { numRuns: 100, seed: 20261122 },
  );
});

test('whatever is written, it is a policy or has problems; nothing throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.json()), text => {
      const { policy, problems } = readPolicyText(text);
      assert.equal(policy === undefined, problems.length > 0);
      setInPolicyText(text, ['level', 'alert'], 2_000);
    }),
    { numRuns: 500, seed: 20261123 },
  );
});

test('what is added to a level may be nothing, a level may not', () => {
  const text = 'level: { alertFirstDays: 0, suspensionMore: 0 }\n';
  assert.equal(readPolicyText(text).policy?.level.alertFirstDays, 0);
  assert.equal(readPolicyText('level: { alert: 0 }\n').policy, undefined);
});
