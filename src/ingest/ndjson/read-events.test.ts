import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { CallEvent, Quarantined } from '../../core/call/call-event.ts';
import { EventFileError, readEvents } from './read-events.ts';

const folder = await mkdtemp(join(tmpdir(), 'sekisho-ndjson-'));
after(() => rm(folder, { recursive: true }));

interface Everything {
  readonly events: CallEvent[];
  readonly quarantined: Quarantined[];
  readonly bytesRead: number;
}

async function readAll(path: string, chunkBytes?: number): Promise<Everything> {
  const events: CallEvent[] = [];
  const quarantined: Quarantined[] = [];
  let bytesRead = 0;
  for await (const batch of readEvents(path, chunkBytes === undefined ? {} : { chunkBytes })) {
    events.push(...batch.events);
    quarantined.push(...batch.quarantined);
    assert.ok(batch.bytesRead >= bytesRead);
    bytesRead = batch.bytesRead;
  }
  return { events, quarantined, bytesRead };
}

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function answers(count: number): string {
  const line = (n: number): string =>
    `{"type":"answer","time":"2026-06-01T00:00:00Z","callId":"call-${n}"}\n`;
  return Array.from({ length: count }, (_, n) => line(n)).join('');
}

const examples = fileURLToPath(new URL('../../../examples/events.ndjson', import.meta.url));

test('reads the example and says which line is broken', async () => {
  const { events, quarantined, bytesRead } = await readAll(examples);
  assert.equal(events.length, 12);
  assert.equal(bytesRead, 1895);
  assert.deepEqual(quarantined, [
    {
      source: examples,
      position: 12,
      reason: 'time "not a time" is not an ISO 8601 time with offset',
      raw: '{"type":"setup","time":"not a time","callId":"c6"}',
    },
  ]);
});

test('reads gzip, several members one after another too', async () => {
  const parts = [gzipSync(answers(3000)), gzipSync(answers(2))];
  const path = await fileOf('two.ndjson.gz', Buffer.concat(parts));
  const { events, quarantined, bytesRead } = await readAll(path, 100);
  assert.equal(events.length, 3002);
  assert.deepEqual(quarantined, []);
  assert.equal(bytesRead, parts[0]!.length + parts[1]!.length);
});

test('a cut or damaged gzip file gives what could be read, the same each time', async () => {
  const whole = gzipSync(Buffer.from(answers(200_000)));
  const cut = await fileOf('cut.ndjson.gz', whole.subarray(0, whole.length >> 1));
  const damaged = Buffer.from(whole);
  damaged.fill(0xff, whole.length >> 1, (whole.length >> 1) + 64);
  const broken = await fileOf('broken.ndjson.gz', damaged);
  const text = await fileOf('text.ndjson.gz', answers(1));
  for (const path of [cut, broken, text]) {
    const first = await readAll(path, 65_536);
    const last = first.quarantined.at(-1);
    assert.match(last?.reason ?? '', /^gzip data is damaged: /);
    assert.deepEqual(await readAll(path, 65_536), first);
    if (path === cut) assert.ok(first.events.length > 50_000);
  }
});

test('a file that is not there, or is a folder, fails with its name', async () => {
  for (const path of [join(folder, 'none.ndjson'), join(folder, 'none.ndjson.gz'), folder]) {
    await assert.rejects(readAll(path), (error: unknown) => {
      assert.ok(error instanceof EventFileError);
      assert.equal(error.path, path);
      assert.ok(error.message.includes(path));
      return true;
    });
  }
});

test('an empty file gives nothing', async () => {
  const empty = await readAll(await fileOf('empty.ndjson', ''));
  assert.deepEqual(empty, { events: [], quarantined: [], bytesRead: 0 });
  assert.deepEqual((await readAll(await fileOf('no.ndjson.gz', gzipSync('')))).quarantined, []);
});

test('stopping early lets go of the file', async () => {
  const path = await fileOf('early.ndjson', answers(20_000));
  for await (const batch of readEvents(path, { chunkBytes: 1000 })) {
    assert.ok(batch.events.length > 0);
    break;
  }
  await rm(path);
});

test('reads standard input', async () => {
  const reader = new URL('./read-events.ts', import.meta.url).href;
  const program = `
    const { readEvents } = await import(${JSON.stringify(reader)});
    const out = [];
    for await (const { events, quarantined } of readEvents('-'))
      out.push(...events.map(event => event.callId), ...quarantined.map(item => item.source));
    console.log(JSON.stringify(out));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(`${answers(2)}nonsense`);
  let printed = '';
  for await (const chunk of child.stdout) printed += String(chunk);
  assert.deepEqual(JSON.parse(printed), ['call-0', 'call-1', 'stdin']);
});

test('memory stays flat however long the file is', async () => {
  const path = await fileOf('long.ndjson', answers(400_000));
  let events = 0;
  let most = 0;
  for await (const batch of readEvents(path)) {
    events += batch.events.length;
    most = Math.max(most, batch.events.length);
  }
  assert.equal(events, 400_000);
  assert.ok(most < 5000, `one batch held ${most} events`);
});
