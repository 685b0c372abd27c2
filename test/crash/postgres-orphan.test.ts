import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import pg from 'pg';
import { EmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { postgresUser } from '../../src/store/postgres-user.ts';

const child = join(import.meta.dirname, 'postgres-orphan.child.ts');
const root = await mkdtemp(join(tmpdir(), 'sekisho-orphan-'));
const elsewhere = `${root}-elsewhere`;
const children: ChildProcess[] = [];
after(async () => {
  for (const one of children) one.kill('SIGKILL');
  for (const path of [root, elsewhere]) await rm(path, { recursive: true, force: true });
});

interface Running {
  readonly process: ChildProcess;
  /** Highest row the child was told is committed. */
  stored: number;
  errors: string;
  /** Resolves with the line that begins with that word; rejects when the child ends before. */
  said(word: string): Promise<string>;
  kill(): Promise<void>;
}

function startChild(folder: string): Running {
  const started = spawn(process.execPath, [child, folder, elsewhere], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(started);
  const exited = once(started, 'exit');
  const lines: string[] = [];
  let ended = false;
  const waiting: { word: string; resolve(line: string): void; reject(error: Error): void }[] = [];
  const running: Running = {
    process: started,
    stored: 0,
    errors: '',
    said(word) {
      const found = lines.find(line => line.startsWith(word));
      if (found) return Promise.resolve(found);
      if (ended) return Promise.reject(new Error(`ended: ${running.errors}`));
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      waiting.push({ word, resolve, reject });
      return promise;
    },
    async kill() {
      started.kill('SIGKILL');
      await exited;
    },
  };
  started.stderr.on('data', bytes => {
    running.errors += bytes;
  });
  started.on('close', () => {
    ended = true;
    for (const waiter of waiting) waiter.reject(new Error(`ended: ${running.errors}`));
  });
  createInterface({ input: started.stdout }).on('line', line => {
    const [word, value] = line.split(' ');
    if (word === 'stored') running.stored = Number(value);
    else lines.push(line);
    for (const waiter of waiting) if (line.startsWith(waiter.word)) waiter.resolve(line);
  });
  return running;
}

async function rowsKept(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Number((await client.query('select count(*) as count from kept')).rows[0].count);
  } finally {
    await client.end();
  }
}

test('parent killed 3 times: the server left behind is stopped, no committed row is lost', async () => {
  const folder = join(root, 'killed');
  for (let round = 1; round <= 3; round++) {
    const running = startChild(folder);
    await running.said('started');
    if (round > 1) assert.match(await running.said('notice stopped'), /left behind/);
    await running.said('stored');
    await running.kill();
    const notices: string[] = [];
    const postgres = await EmbeddedPostgres.start({
      folder,
      elsewhere,
      notice: text => notices.push(text),
    });
    assert.ok(
      notices.some(text => /left behind/.test(text)),
      notices.join(),
    );
    assert.ok((await rowsKept(postgres.url)) >= running.stored);
    await postgres.stop();
    if (round === 3) break;
    // Leave an orphan for the child of the next round.
    const again = startChild(folder);
    await again.said('started');
    await again.kill();
  }
});

test('in use while the parent lives; a stale pid file that names another process is no hindrance', async () => {
  const folder = join(root, 'both');
  const running = startChild(folder);
  await running.said('stored');
  const first = await EmbeddedPostgres.start({ folder, elsewhere }).catch(error => error);
  assert.match(String(first), new RegExp(`in use by process ${running.process.pid}`));
  assert.equal(first.failure, 'in-use');
  await running.kill();
  const postgres = await EmbeddedPostgres.start({ folder, elsewhere });
  const pidFile = join(postgres.cluster, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8');
  await postgres.stop();
  // PostgreSQL itself takes a living process of its own user for a running server.
  const sleeper = spawn('sleep', ['600'], { ...postgresUser(() => {}) });
  children.push(sleeper);
  await writeFile(pidFile, text.replace(/^\d+/, String(sleeper.pid)));
  const last = await EmbeddedPostgres.start({ folder, elsewhere });
  assert.equal(sleeper.exitCode, null);
  assert.ok((await rowsKept(last.url)) >= running.stored);
  await last.stop();
});

test('a server that is killed is started again, on the same port', async () => {
  const folder = join(root, 'server');
  const failed = Promise.withResolvers<Error>();
  const started = Promise.withResolvers<string>();
  const postgres = await EmbeddedPostgres.start({
    folder,
    elsewhere,
    onFailure: failed.resolve,
    notice: text => void (/again/.test(text) && started.resolve(text)),
  });
  const pid = Number(
    (await readFile(join(postgres.cluster, 'postmaster.pid'), 'utf8')).split('\n')[0],
  );
  process.kill(pid, 'SIGKILL');
  assert.match((await failed.promise).message, /ended by itself \(SIGKILL\)/);
  await started.promise;
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.end();
  await postgres.stop();
});

test('two starts at the same moment, the first ever: one serves, the other is told who', async () => {
  const folder = join(root, 'twice');
  const starts = [startChild(folder), startChild(folder)];
  const winner = await Promise.any(starts.map(one => one.said('started').then(() => one)));
  const loser = starts.find(one => one !== winner)!;
  await assert.rejects(loser.said('started'));
  assert.match(loser.errors, new RegExp(`in use by process ${winner.process.pid}`));
  await winner.said('stored');
  await winner.kill();
  const postgres = await EmbeddedPostgres.start({ folder, elsewhere });
  await postgres.stop();
});
