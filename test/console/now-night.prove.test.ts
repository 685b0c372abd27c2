// The first page on a busy night: what must be loud is loud, and hours of it do not fill the memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BusyHour } from '../../bench/busy-hour.ts';
import { oneHouse, overflow, seriousFaults } from './console-house.ts';
import { floors, liveHour, night, partsOf } from './now-hour.ts';

const world = new BusyHour(night);
const enter = oneHouse({ events: 50, ...partsOf(world) });
const as = 'sato/operator';

/** Two looks: the first begins to read what the store has, the second has it. */
async function read(): Promise<void> {
  for (let look = 0; look < 2; look += 1) {
    world.pass(200);
    world.view();
    await world.source.settled();
  }
  world.pass(200);
}

test('hundreds of views of a busy night do not grow the page', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const hour = { warmUp: 60, views: 180, every: 60 };
  const { heapBytes, nodes, listeners, viewBytes } = await liveHour(house, world, hour);
  assert.ok(viewBytes > 10_000 && viewBytes < 30_000, `${viewBytes} bytes a view`);
  const { first, last } = floors(heapBytes);
  // Were the views kept, even as text only, it would grow by more than this.
  assert.ok(last - first < (hour.every * viewBytes) / 2, heapBytes.join(' '));
  assert.ok(nodes.at(-1)! < nodes[0]! * 1.2, `${nodes} nodes`);
  assert.ok(listeners.at(-1)! < listeners[0]! * 1.2, `${listeners} listeners`);
  assert.deepEqual(house.complaints, []);
});

test('a silent feed is loud, and an enforcer in trouble', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  world.hushed.add('sbc-2');
  for (let second = 0; second < 150; second += 1) {
    world.pass(200);
    world.source.tick();
  }
  const readMs = world.nowMs - 200_000;
  const well = { problem: undefined, readMs: world.nowMs, drift: 0, stuck: 0 };
  world.enforcers = [
    { name: 'engine', ...well },
    { name: 'sbc-east', problem: 'connection refused', readMs, drift: 0, stuck: 2 },
  ];
  const first = { ...world.measures[0]!, confirmed: 2, waitingSinceMs: world.nowMs - 30_000 };
  world.measures = [{ ...first, enforcers: ['sbc-east'] }, ...world.measures.slice(1)];
  await read();
  for (const [language, loud, unseen, unconfirmed] of [
    ['en', 'sbc-2 SILENT', 'its calls are unseen', 'not confirmed by sbc-east'],
    ['ja', 'sbc-2 無音', '通話が見えません', 'sbc-east が未確認'],
  ] as const) {
    const page = await house.look('/now', { as, language });
    await page.locator('.now-head .wait', { hasText: loud }).waitFor();
    await page.locator('.now-feed-silent', { hasText: unseen }).waitFor();
    await page.locator('.now-measures .wait', { hasText: unconfirmed }).waitFor();
    await page.locator('.now-feeds', { hasText: 'connection refused' }).waitFor();
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await seriousFaults(page), []);
    const wall = await house.look('/now?wall=1', { as, language, width: 1920, height: 1080 });
    await wall.locator('.wall-foot .wait', { hasText: loud }).waitFor();
    assert.equal(await overflow(wall), 0);
  }
  assert.deepEqual(house.complaints, []);
});

test('a connection that is lost is said, and heals by itself', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  const page = await house.look('/now', { as });
  await page.locator('.now-attack').first().waitFor();
  house.wire.cut();
  await page.locator('.connection-band').waitFor();
  house.wire.mend();
  await page.locator('.connection-band').waitFor({ state: 'detached' });
  const before = await page.locator('.now-head .figure').first().textContent();
  for (let second = 0; second < 30; second += 1) world.pass(200);
  world.attack(90_000);
  const perMinute = `¥${world.view().loss.yenPerMinute.toLocaleString('en-US')}/min`;
  assert.notEqual(perMinute, before);
  await page.locator('.now-head .figure', { hasText: perMinute }).waitFor();
});

test('pictures to look at', async t => {
  const house = await enter(t);
  if (house === undefined) return;
  await read();
  await house.picture('night', '/now', { as });
  await house.picture('night-wall', '/now?wall=1', { as, height: 1080 });
});
