import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contactOnlyPolicy, type Policy, standardPolicy } from '../core/policy/policy.ts';
import { readPolicy } from './read-policy.ts';

function read(text: string): Policy {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-policy-'));
  try {
    const file = join(folder, 'own.yaml');
    writeFileSync(file, text);
    return readPolicy(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a policy by name is the one of that name', () => {
  assert.equal(readPolicy('standard'), standardPolicy);
  assert.equal(readPolicy('contact-only'), contactOnlyPolicy);
});

test('a file changes what it names and leaves the rest', () => {
  const policy = read('lossBudgetYen: 2000\nlevel:\n  alert: 3000\n');
  const { readings, ...rest } = policy;
  assert.deepEqual(readings, {});
  assert.deepEqual(rest, {
    ...standardPolicy,
    lossBudgetYen: 2_000,
    level: { ...standardPolicy.level, alert: 3_000 },
  });
});

test('readings are switched off or weighed otherwise by name', () => {
  const policy = read('readings:\n  device: { on: false }\n  hour: { weightPercent: 50 }\n');
  assert.deepEqual(policy.readings, {
    device: { on: false, weightPercent: 100 },
    hour: { on: true, weightPercent: 50 },
  });
});

test('the example of staged analysis is a policy', () => {
  const file = fileURLToPath(new URL('../../examples/policies/staged.yaml', import.meta.url));
  assert.equal(readPolicy(file).analysis, 'staged');
});

const plan = (rest: string): string => `contact:\n  plans:\n    - { name: own, ${rest} }\n`;

test('a contact plan says whom it is for and what is otherwise; the first that fits holds', () => {
  const { contact } = read(plan('for: { type: corporate }, channels: [voice, mail]'));
  assert.deepEqual(contact.plans, [
    { name: 'own', for: { type: 'corporate' }, channels: ['voice', 'mail'] },
  ]);
  assert.deepEqual({ ...contact, plans: [] }, standardPolicy.contact);
});

test('the example of contact plans is a policy', () => {
  const file = fileURLToPath(new URL('../../examples/policies/office-hours.yaml', import.meta.url));
  assert.ok((readPolicy(file).contact.plans ?? []).length > 1);
});

for (const [text, message] of [
  [plan('attemptsAtMs: [0, 60000]'), /contact\.plans\.0\.attemptsAtMs: needs 3 attempts/],
  [plan('attemptsAtMs: [0, 60000, 70000]'), /attemptsAtMs: must ascend by 30000 ms/],
  [plan('channels: [mail, mail]'), /channels: names a channel twice/],
  [plan('channels: [mail, fax]'), /contact\.plans\.0\.channels\.1/],
  [plan('channels: [mail]'), /own has 1 channel, and silence counts only on 2/],
  [plan('for: { hours: { fromHour: 25, toHour: 3 } }'), /contact\.plans\.0\.for\.hours\.fromHour/],
  [plan('wait: 3'), /contact\.plans\.0: Unrecognized key/],
  ['contact:\n  plans: [{ name: a }, { name: a }]\n', /names two plans alike/],
  ['contact:\n  quietHours: { fromHour: 30 }\n', /contact\.quietHours\.fromHour/],
  ['readings:\n  colour: { on: false }\n', /readings\.colour is no setting/],
  ['readings:\n  device: { on: 1 }\n', /readings\.device\.on must be a boolean/],
  ['readings:\n  device: { weightPercent: 300 }\n', /must be 200 or less/],
  ['readings:\n  device: off\n', /readings\.device must be a group/],
  ['analysis: deep\n', /consented or staged/],
  ['level:\n  alert: 20\n', /centi-decibans/],
  ['noSuch: 1\n', /noSuch is no setting/],
] as const) {
  test(`refused: ${text.trim().replaceAll('\n', ' ')}`, () => {
    assert.throws(() => read(text), message);
  });
}
