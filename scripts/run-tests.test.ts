// The runner itself: what it counts, what it prints last, and how it ends.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const runner = join(import.meta.dirname, 'run-tests.ts');

function runOn(files: Record<string, string>): { code: number | null; out: string; last: string } {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho run-tests-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), `import { test } from 'node:test';\n${text}`);
    }
    // A runner inside a test file would take itself for a part of the outer one.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const args = [runner, `--in=${folder}`, '--timeout=4000'];
    const ran = spawnSync(process.execPath, args, { encoding: 'utf8', env });
    return { code: ran.status, out: ran.stdout, last: ran.stdout.trim().split('\n').at(-1) ?? '' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const passes = "test('good', () => {});\n";

test('all well: the last line counts, the exit code is 0', () => {
  const { code, out, last } = runOn({
    'src/a.test.ts': passes + passes,
    'test/b.e2e.test.ts': `test('whole', async t => { await t.test('part', () => {}); });`,
    'src/not-a-test.ts': "throw new Error('not to be run');",
  });
  assert.equal(last, '4 passed, 0 failed', out);
  assert.equal(code, 0);
});

test('a failure, a crash at loading, a hanging promise: each counts, and says why', () => {
  const { code, out, last } = runOn({
    'src/a.test.ts': `${passes}test('bad', () => { console.log('seen'); throw new Error('why'); });`,
    'src/b.test.ts': "throw new Error('at loading');",
    'src/c.test.ts': "test('never', () => new Promise(() => {}));",
  });
  assert.equal(last, '1 passed, 3 failed', out);
  assert.equal(code, 1);
  for (const word of ['src/a.test.ts:3 bad', 'why', 'seen', 'at loading', 'src/c.test.ts']) {
    assert.ok(out.includes(word), `${word}\n${out}`);
  }
});

test('skipped tests are counted apart, with their reasons', () => {
  const { code, out, last } = runOn({
    'src/a.test.ts': `${passes}test('off', t => { t.skip('no sipp here'); });`,
  });
  assert.equal(last, '1 passed, 0 failed, 1 skipped');
  assert.match(out, /src\/a\.test\.ts:3 off: no sipp here/);
  assert.equal(code, 0);
});

test('no test at all is a failure', () => {
  const none = runOn({ 'src/a.ts': '' });
  assert.deepEqual([none.code, none.last], [1, '0 passed, 0 failed']);
  const skipped = runOn({ 'src/a.test.ts': `test('off', t => { t.skip('why'); });` });
  assert.deepEqual([skipped.code, skipped.last], [1, '0 passed, 0 failed, 1 skipped']);
});
