import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completePolicy } from './complete-policy.ts';
import { contactOnlyPolicy, type Policy, standardPolicy } from './policy.ts';

test('a policy of an older version gets the figures that it could not know', () => {
  const { reopening, countryBlock, ...rest } = { ...contactOnlyPolicy, lossBudgetYen: 7 };
  const { unstoppedAccounts, ...block } = countryBlock;
  const old = { ...rest, countryBlock: { ...block, accounts: 3 } } as unknown as Policy;
  assert.deepEqual(completePolicy(old), {
    ...contactOnlyPolicy,
    lossBudgetYen: 7,
    reopening,
    countryBlock: { ...standardPolicy.countryBlock, accounts: 3, unstoppedAccounts },
  });
});

test('a whole policy stays as it is', () => {
  const whole = { ...standardPolicy, readings: { hour: { on: false } } };
  assert.deepEqual(completePolicy(whole), whole);
});
