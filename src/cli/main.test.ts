import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'sekisho-cli-'));
});
after(() => rmSync(folder, { recursive: true }));

function sekisho(...args: string[]) {
  const ran = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input: '',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

test('help teaches the first steps and names every command', () => {
  const { code, out, err } = sekisho('--help');
  assert.deepEqual([code, err], [0, '']);
  for (const word of [
    'serve --demo',
    'doctor',
    'simulate',
    'replay',
    'backtest',
    'import',
    'Exit codes',
  ]) {
    assert.ok(out.includes(word), word);
  }
  assert.equal(sekisho().out, out);
});

test('every command explains itself with an example or what it does', () => {
  for (const command of ['serve', 'replay', 'backtest', 'simulate', 'import', 'doctor', 'key']) {
    const { code, out } = sekisho(command, '--help');
    assert.equal(code, 0);
    assert.match(out, /Examples?:|Checks Node/, command);
  }
});

test('the version is that of package.json', () => {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  assert.equal(sekisho('--version').out, `${version}\n`);
});

test('a command line that cannot be meant ends with 2 and says what is known', () => {
  const cases: [string[], RegExp][] = [
    [['serv'], /unknown command 'serv'[\s\S]*Did you mean serve/],
    [['replay', 'x'], /required option '--subscribers <file>'/],
    [['simulate', '--days', 'many'], /whole number from 1 to 3650/],
    [['simulate', '--start', '2026-02-30'], /a day such as/],
    [['import'], /name at least one of/],
    [['import', '--rates', 'absent.csv'], /--rates absent\.csv: there is no such file/],
    [['import', '--exchange', 'dollar'], /USD=150/],
    [['key', 'a b'], /letters, digits/],
    [['key', 'a', '--scopes', 'all'], /known are events/],
    [['doctor', '--fast'], /unknown option '--fast'/],
    [['serve', '--settings', 'absent.yaml'], /absent\.yaml: there is no such file/],
  ];
  for (const [args, expected] of cases) {
    const { code, out, err } = sekisho(...args);
    assert.equal(code, 2, args.join(' '));
    assert.equal(out, '', args.join(' '));
    assert.match(err, expected);
    assert.match(err, /^sekisho: /, args.join(' '));
    assert.doesNotMatch(err, /\n {4}at /, args.join(' '));
  }
});

test('replay refuses files that are missing, folders, and an output that is an input', () => {
  writeFileSync(join(folder, 'a.csv'), '');
  const known = ['--subscribers', 'a.csv', '--rates', 'a.csv', '--restricted', 'a.csv'];
  assert.match(sekisho('replay', ...known, 'none.ndjson').err, /FILE none\.ndjson: there is no/);
  assert.match(sekisho('replay', ...known, '.').err, /FILE \.: is a folder/);
  assert.match(sekisho('replay', ...known, '--out', 'a.csv', 'a.csv').err, /both input and output/);
  assert.match(sekisho('replay', ...known, '-', '-').err, /read once only/);
  assert.match(sekisho('replay', ...known, '--policy', 'strict', 'a.csv').err, /--policy strict/);
});

test('wrong settings end with 2 and name line and column', () => {
  writeFileSync(join(folder, 'wrong.yaml'), 'http:\n  prot: 1\n');
  const { code, err } = sekisho('serve', '--settings', 'wrong.yaml');
  assert.equal(code, 2);
  assert.equal(err, 'sekisho: wrong.yaml:2:3: http.prot is not a setting; did you mean port?\n');
});

test('simulate writes the files of the contract, the same bytes for the same seed', () => {
  const options = ['--seed', '3', '--subscribers', '40', '--days', '3', '--quiet'];
  assert.equal(sekisho('simulate', ...options, '--out', 'one').code, 0);
  assert.equal(sekisho('simulate', ...options, '--out', 'two').code, 0);
  const names = readdirSync(join(folder, 'one')).sort();
  assert.ok(names.includes('events.ndjson') && names.includes('labels.ndjson'), names.join());
  for (const name of names) {
    const [one, two] = ['one', 'two'].map(out => readFileSync(join(folder, out, name)));
    assert.ok(one && two && one.equals(two), name);
  }
});

test('a key is printed once, with the lines that know only its hash', () => {
  const { code, out, err } = sekisho('key', 'prometheus', '--scopes', 'metrics', 'read');
  assert.equal(code, 0);
  assert.match(out, /^sk_[\w-]{43}\n$/);
  assert.match(err, /name: prometheus\n +sha256: [0-9a-f]{64}\n +scopes: \[metrics, read\]/);
  assert.ok(!err.includes(out.trim()));
});
