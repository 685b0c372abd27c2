import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactOnlyPolicy, standardPolicy } from './policy.ts';
import { policyDifferences } from './policy-differences.ts';
import { mayBeSubmitted, policyRemarks } from './policy-remarks.ts';

test('differences are named by path, the version left out', () => {
  const other = {
    ...contactOnlyPolicy,
    version: '9',
    level: { ...standardPolicy.level, alert: 2_000 },
    readings: { hour: { on: false, weightPercent: 100 } },
  };
  assert.deepEqual(policyDifferences(standardPolicy, other), [
    { path: 'name', from: 'standard', to: 'contact-only' },
    { path: 'challenges', from: true, to: false },
    { path: 'level.alert', from: standardPolicy.level.alert, to: 2_000 },
    { path: 'readings.hour.on', from: null, to: false },
    { path: 'readings.hour.weightPercent', from: null, to: 100 },
  ]);
  assert.deepEqual(policyDifferences(other, other), []);
  assert.deepEqual(policyDifferences(other, standardPolicy)[3], {
    path: 'readings.hour.on',
    from: false,
    to: null,
  });
});

test('a list is compared whole', () => {
  const attemptsAtMs = [0, 60_000, 120_000];
  const other = { ...standardPolicy, contact: { ...standardPolicy.contact, attemptsAtMs } };
  assert.deepEqual(policyDifferences(standardPolicy, other), [
    { path: 'contact.attemptsAtMs', from: standardPolicy.contact.attemptsAtMs, to: attemptsAtMs },
  ]);
});

test('what is allowed and yet to be known: no clause, levels upside down, too few attempts', () => {
  const odd = {
    ...standardPolicy,
    clause: ' ',
    level: { ...standardPolicy.level, suspension: 2_000 },
    contact: { ...standardPolicy.contact, attemptsAtMs: [0] },
  };
  assert.deepEqual(
    policyRemarks(odd).map(({ code }) => code),
    ['clause-missing', 'level-order', 'few-attempts'],
  );
  assert.ok(!mayBeSubmitted(policyRemarks(odd)));
  assert.deepEqual(policyRemarks(standardPolicy), []);
});
