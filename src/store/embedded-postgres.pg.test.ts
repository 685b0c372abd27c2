import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { Database } from './database.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { completeBinaries, copyBinaries, findPostgresBinaries } from './postgres-binaries.ts';
import { canRun, postgresUser } from './postgres-user.ts';
import { StoreError } from './store-error.ts';

const root = await mkdtemp(join(tmpdir(), 'sekisho-embedded-'));
await chmod(root, 0o755);
const elsewhere = join(root, 'elsewhere');
after(() => rm(root, { recursive: true, force: true }));

async function answer(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('select 1 as one')).rows[0];
  } finally {
    await client.end();
  }
}

test('starts, stops, and starts again on the same port with the same password', async () => {
  const folder = join(root, 'plain');
  const first = await EmbeddedPostgres.start({ folder, elsewhere });
  assert.deepEqual(await answer(first.url), { one: 1 });
  assert.equal((await stat(join(folder, 'password'))).mode & 0o777, 0o600);
  assert.equal((await stat(first.cluster)).mode & 0o777, 0o700);
  await assert.rejects(answer(first.url.replace(/:[^:@]+@/, ':wrong@')), /password/);
  await first.stop();
  await first.stop();
  await assert.rejects(answer(first.url), /ECONNREFUSED/);
  const second = await EmbeddedPostgres.start({ folder, elsewhere });
  assert.equal(second.url, first.url);
  await second.stop();
});

test('takes another port when its own is taken, and remembers that', async () => {
  const folder = join(root, 'port');
  const first = await EmbeddedPostgres.start({ folder, elsewhere });
  await first.stop();
  const squatter = createServer().listen(first.port, '127.0.0.1');
  await once(squatter, 'listening');
  const second = await EmbeddedPostgres.start({ folder, elsewhere });
  squatter.close();
  assert.notEqual(second.port, first.port);
  assert.deepEqual(await answer(second.url), { one: 1 });
  assert.equal(Number(await readFile(join(folder, 'port'), 'utf8')), second.port);
  await second.stop();
});

test('started twice: a clear error that names the process', async () => {
  const folder = join(root, 'twice');
  const first = await EmbeddedPostgres.start({ folder, elsewhere });
  await assert.rejects(EmbeddedPostgres.start({ folder, elsewhere }), (error: unknown) => {
    assert.ok(error instanceof StoreError);
    assert.equal(error.failure, 'in-use');
    assert.match(error.message, new RegExp(`process ${process.pid}\\b`));
    return true;
  });
  assert.deepEqual(await answer(first.url), { one: 1 });
  await first.stop();
});

const asRoot = { skip: process.getuid?.() === 0 ? false : 'only root needs another place' };

test('as root in a folder its user cannot enter: goes elsewhere and says so', asRoot, async () => {
  const closed = join(root, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const notices: string[] = [];
  const notice = (text: string) => notices.push(text);
  for (const attempt of [1, 2]) {
    const folder = join(closed, 'data');
    const postgres = await EmbeddedPostgres.start({ folder, elsewhere, notice });
    assert.ok(postgres.cluster.startsWith(elsewhere), postgres.cluster);
    assert.deepEqual(await answer(postgres.url), { one: 1 });
    const told = await readFile(join(folder, 'cluster-lies-in'), 'utf8');
    assert.equal(told.trim(), postgres.cluster);
    assert.equal(notices.length, attempt);
    assert.ok(notices[0]?.includes(elsewhere));
    await postgres.stop();
  }
});

test('binaries its user cannot reach are copied once, whole', asRoot, async () => {
  const closed = join(root, 'closed-binaries');
  await mkdir(closed, { mode: 0o700 });
  const found = await findPostgresBinaries();
  const folder = join(closed, 'native');
  await cp(found.folder, folder, { recursive: true, verbatimSymlinks: true });
  const user = postgresUser(() => {});
  assert.equal(canRun(join(folder, 'bin', 'postgres'), user), false);
  const copied = await copyBinaries({ folder, version: 'test' }, elsewhere);
  assert.equal(await copyBinaries({ folder, version: 'test' }, elsewhere), copied);
  assert.equal(canRun(join(copied, 'bin', 'postgres'), user), true);
});

test('binaries installed without scripts get their links and execute bits', async () => {
  const found = await findPostgresBinaries();
  const folder = join(root, 'bare', 'native');
  await cp(found.folder, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: path => !/\.so(\.\d+)?$/.test(path) || !path.includes('libicu'),
  });
  await chmod(join(folder, 'bin', 'postgres'), 0o644);
  const user = postgresUser(() => {});
  assert.equal(canRun(join(folder, 'bin', 'postgres'), user), false);
  await completeBinaries(folder);
  assert.equal(canRun(join(folder, 'bin', 'postgres'), user), true);
  await completeBinaries(folder);
});

test('a server that goes away: errors are typed, the process lives, and it recovers', async () => {
  const folder = join(root, 'away');
  const errors: StoreError[] = [];
  const first = await EmbeddedPostgres.start({ folder, elsewhere });
  const database = await Database.open({ url: first.url, onError: error => errors.push(error) });
  const count = () =>
    database.run('counting', db => db.selectFrom('decisions').select('key').execute());
  assert.deepEqual(await count(), []);
  await first.stop();
  await assert.rejects(count(), (error: unknown) => {
    assert.ok(error instanceof StoreError && error.retryable);
    assert.equal(error.failure, 'unreachable');
    return true;
  });
  assert.ok(errors.every(error => error.failure === 'unreachable'));
  const second = await EmbeddedPostgres.start({ folder, elsewhere });
  assert.deepEqual(await count(), []);
  await database.close();
  await second.stop();
});

test('a URL where nobody answers, or that is refused, is a StoreError', async () => {
  const nobody = Database.open({ url: 'postgres://x:y@127.0.0.1:1/none' });
  await assert.rejects(nobody, { name: 'StoreError', failure: 'unreachable' });
  const postgres = await EmbeddedPostgres.start({ folder: join(root, 'refused'), elsewhere });
  const wrong = Database.open({ url: postgres.url.replace(/[^/]*$/, 'absent') });
  await assert.rejects(wrong, { name: 'StoreError', failure: 'setup' });
  await postgres.stop();
});
