// Killed while people act and orders are under way, and dead while measures end: afterwards what
// stands in the network is what was decided, nothing stands after its end, and no end was lost.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { TestDatabases } from '../../src/store/test-database.ts';
import { EnforcerReceiver, MoodyNetwork, receiverSecret } from '../support/enforcer-receiver.ts';
import type { EnforcementKillOrder } from './enforcement-kill.child.ts';

const kills = Number(process.env.SEKISHO_KILLS ?? 6);
const child = join(import.meta.dirname, 'enforcement-kill.child.ts');
const dayMs = 86_400_000;

const folder = await mkdtemp(join(tmpdir(), 'sekisho-enforcement-kill-'));
const databases = await TestDatabases.start();
const receiver = new EnforcerReceiver(folder);
await receiver.start();
const network = new MoodyNetwork(receiver);
after(async () => {
  network.close();
  await receiver.kill();
  await databases.stop();
  await rm(folder, { recursive: true, force: true });
});

let seed = 20_260_605;
function below(limit: number): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % limit;
}

async function live(order: EnforcementKillOrder): Promise<void> {
  const life = spawn(process.execPath, [child, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(life, 'exit');
  await Promise.race([once(life.stdout, 'data'), exited]);
  if (!order.drain) {
    await wait(100 + below(1_500));
    life.kill('SIGKILL');
  }
  const [code, signal] = await exited;
  assert.equal(order.drain ? code : signal, order.drain ? 0 : 'SIGKILL');
}

test(`killed ${kills} times: what stands in the network is what was decided`, async t => {
  const url = await databases.freshUrl();
  const name = url.slice(url.lastIndexOf('/') + 1);
  const moods = ['drop', 'lose-answer', 'refuse', 'double'] as const;
  network.mood = () => (below(6) === 0 ? moods[below(4)]! : 'good');
  const address = await network.open();
  // Ahead of the receiver's own clock, which therefore never ends a measure by itself.
  let beginMs = Date.now() + dayMs;
  const order = { folder: join(folder, 'data'), database: url, receiver: address };
  for (let round = 1; round <= kills; round += 1) {
    await live({ ...order, secret: receiverSecret, round, drain: false, beginMs });
    if (round % 2 === 0) {
      await receiver.kill();
      await receiver.start();
    }
    beginMs += (1 + below(8 * 24)) * 3_600_000;
  }
  network.mood = () => 'good';
  await live({ ...order, secret: receiverSecret, round: kills + 1, drain: true, beginMs });
  await network.quiet();
  const rows = await databases.query(
    name,
    `select subject, scope, extract(epoch from end_at) * 1000 as end_ms from wanted_measures
       where not ended order by subject`,
  );
  const wanted = rows.map(({ subject, scope, end_ms: endMs }) => {
    return `${subject} ${scope} ${endMs === null ? 'no end' : Number(endMs)}`;
  });
  const { measures } = await receiver.table();
  const stands = Object.entries(measures).map(([subject, { scope, end }]) => {
    return `${subject} ${scope} ${end === null ? 'no end' : Date.parse(end)}`;
  });
  assert.deepEqual(stands.sort(), wanted.sort());
  for (const { end_ms: endMs } of rows) {
    if (endMs !== null) assert.ok(Number(endMs) > beginMs, 'nothing is wanted after its end');
  }
  const [untold] = await databases.query(
    name,
    `select count(*)::integer as count from requested_barrings
       where told_at is null and ended_at is null`,
  );
  assert.equal(untold?.count, 0);
  const [decided] = await databases.query(
    name,
    "select count(*)::integer as count from decisions where type in ('suspension', 'barring')",
  );
  t.diagnostic(`${decided?.count} measures decided, ${stands.length} in force at the end`);
  assert.ok(Number(decided?.count) > 20);
  assert.ok(stands.length > 0);
});
