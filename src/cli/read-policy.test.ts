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

for (const [text, message] of [
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
