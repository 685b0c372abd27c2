// The command itself, on an embedded PostgreSQL in a folder of its own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../settings.ts';
import { openReferenceStore } from './open-reference-store.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-import-'));
  chmodSync(folder, 0o755);
});
after(() => rmSync(folder, { recursive: true }));

function runImport(...args: string[]) {
  const ran = spawnSync(process.execPath, [main, 'import', ...args], {
    cwd: folder,
    encoding: 'utf8',
    input: '',
  });
  return { code: ran.status, err: ran.stderr };
}

const header = 'subscriber,account,type,service,channels,deviceModel,lastMonthYen\n';
const rates = 'prefix,destination,country,yenPerMinute,incrementSeconds\n1,United States,US,9,60\n';

test('validates whole, shows what changes, applies all or nothing, also beside a server', async () => {
  writeFileSync(
    join(folder, 's.csv'),
    `${header}0501,A,corporate,ip,8,X,\n0502,B,individual,ip,1,,9\n`,
  );
  writeFileSync(join(folder, 'r.csv'), rates);
  const first = runImport('--subscribers', 's.csv', '--rates', 'r.csv', '--yes');
  assert.equal(first.code, 0, first.err);
  assert.match(first.err, /subscribers: 0 now, 2 after: 2 new, 0 gone, 0 changed/);

  writeFileSync(join(folder, 's.csv'), `${header}0501,A,corporate,ip,9,X,\n0503,C,odd,ip,1,,\n`);
  const refused = runImport('--subscribers', 's.csv', '--rates', 'r.csv', '--yes');
  assert.equal(refused.code, 1);
  assert.match(refused.err, /s\.csv:3: type: [\s\S]*Nothing was imported/);

  const settings = readSettings(undefined, {}, folder);
  const serving = await openReferenceStore(settings, () => undefined);
  try {
    assert.equal((await serving.store.subscribers()).length, 2);
    writeFileSync(
      join(folder, 's.csv'),
      `${header}0501,A,corporate,ip,9,X,\n0503,C,individual,ip,1,,\n`,
    );
    assert.equal(runImport('--subscribers', 's.csv').code, 2, 'nobody confirmed');
    assert.equal(runImport('--subscribers', 's.csv', '--dry-run').code, 0);
    assert.equal((await serving.store.subscribers())[0]?.channels, 8);
    const second = runImport('--subscribers', 's.csv', '--yes');
    assert.match(
      second.err,
      /1 new, 1 gone, 1 changed\n +new: 0503\n +gone: 0502\n +changed: 0501/,
    );
    assert.equal((await serving.store.subscribers())[0]?.channels, 9);
    assert.equal((await serving.store.rateRows()).length, 1);
    assert.match(runImport('--subscribers', 's.csv').err, /Nothing is to be changed/);
  } finally {
    await serving.close();
  }
});

test('an empty file empties no list', () => {
  writeFileSync(join(folder, 'empty.csv'), header);
  const { code, err } = runImport('--subscribers', 'empty.csv', '--yes');
  assert.equal(code, 1);
  assert.match(err, /would empty the list/);
});
