// What goes over the standard streams: events in, decisions out, problems and tables beside.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { answer, attackSetup, later, ndjson, smallFiles, time } from './small-replay.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const events = ndjson([
  attackSetup('x1', '01:00:00'),
  answer('x1', '01:00:05'),
  attackSetup('x2', '01:10:00'),
  later(time('02:00:00')),
]);
let folder: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-replay-'));
  for (const [name, text] of Object.entries(smallFiles)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'events.ndjson'), events);
});
after(() => rmSync(folder, { recursive: true }));

function sekisho(input: string, ...args: string[]) {
  const files = ['subscribers', 'rates', 'restricted'].flatMap(name => [
    `--${name}`,
    `${name}.csv`,
  ]);
  const ran = spawnSync(
    process.execPath,
    [main, 'replay', ...files, '--policy', 'asking.yaml', '--contacts', 'contacts.ndjson', ...args],
    { cwd: folder, encoding: 'utf8', input },
  );
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

test('standard input gives what the file gives', () => {
  const fromFile = sekisho('', '--quiet', '--labels', 'labels.ndjson', 'events.ndjson');
  const piped = sekisho(events, '--quiet', '--labels', 'labels.ndjson', '-');
  assert.equal(fromFile.code, 0, fromFile.err);
  assert.ok(fromFile.out.includes('"ground":"C"'));
  assert.deepEqual(piped, fromFile);
});

test('wrong lines of reference files are named, and the rest is used', () => {
  const rates = `${smallFiles['rates.csv']}44,United Kingdom,GB,cheap,60\n`;
  writeFileSync(join(folder, 'rates.csv'), rates);
  const { code, out, err } = sekisho('', '--labels', 'labels.ndjson', 'events.ndjson');
  writeFileSync(join(folder, 'rates.csv'), smallFiles['rates.csv']!);
  assert.equal(code, 0);
  assert.match(err, /^rates\.csv, line 4, column yenPerMinute: /m);
  assert.match(out, /"type":"summary"/);
});

test('tables for a file are plain text, and say whether the promise held', () => {
  const labelled = sekisho('', '--labels', 'labels.ndjson', 'events.ndjson');
  assert.match(labelled.err, /^theft +1 +1 +2 /m);
  assert.match(labelled.err, /^The promise held: /m);
  assert.doesNotMatch(labelled.err, /[\u001b─│]/);
  assert.ok(labelled.err.split('\n').every(line => line.length <= 100));
  const unlabelled = sekisho('', 'events.ndjson');
  assert.match(unlabelled.err, /^Without --labels /m);
  assert.doesNotMatch(unlabelled.err, /promise held/);
});
