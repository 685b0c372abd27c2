// What goes on now, over HTTP: an attack under way, what waits, what is in force, who may see it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NowStart } from '../../src/api/contract/now.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { DeskHouse } from '../support/desk-house.ts';

let databases: TestDatabases;
let house: DeskHouse;

before(async () => {
  databases = await TestDatabases.start();
  house = await DeskHouse.open(databases, { events: 2_000 });
  const { state } = house.live.driver.engine;
  const losing = () =>
    [...state.calls.values()].some(
      call => call.state === 'answered' && call.unusual >= state.policy.level.callLike,
    );
  for (let left = 20_000; left > 0 && !losing(); left -= 1) await house.live.run(1);
  await house.settled();
});
after(async () => {
  await house.close();
  await databases.stop();
});

/** Asked twice: the first time begins reading the store. */
async function now(as = 'tanaka/operator'): Promise<NowStart> {
  await house.ask('GET', '/v1/now', { as });
  await new Promise(resolve => setTimeout(resolve, 450));
  const answer = await house.ask('GET', '/v1/now', { as });
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

test('tells what is lost now, by case and by destination, and the sums agree', async () => {
  const { now: view } = await now();
  const { state } = house.live.driver.engine;
  assert.ok(view.calls.inProgress > 0);
  assert.equal(sum(view.destinations, 'calls'), view.calls.inProgress);
  assert.equal(view.loss.openCases, state.cases.size);
  assert.ok(view.attacks.length > 2, `${view.attacks.length} attacks`);
  assert.equal(view.suspected.length, view.loss.calls);
  near(sum(view.attacks, 'yenPerMinute'), view.loss.yenPerMinute, view.attacks.length);
  near(sum(view.destinations, 'lossYenPerMinute'), view.loss.yenPerMinute, 20);
  const open = view.attacks.filter(one => one.closedMs === null);
  assert.ok(view.loss.exposureYen >= Math.max(...open.map(one => one.exposureYen)));
  assert.ok(open.every(one => one.beginMs <= one.alertMs && one.countries.length > 0));
  assert.ok(view.attacks.every(one => one.closedMs === null || one.countries.length === 0));
  assert.ok(view.attacks.some(one => one.refused > 0));
});

test('what waits, is in force and is taken comes from the store', async () => {
  const [first] = (await now()).now.attacks;
  const matter = { kind: 'list-edit', put: [], remove: ['999'] };
  const as = 'tanaka/operator';
  await house.ask('POST', '/v1/approvals', { as, body: { matter, why: 'old' } });
  const row = await house.ask('GET', `/v1/cases/${first!.case}`, { as });
  const headers = { 'if-match': String(row.headers.etag) };
  const url = `/v1/cases/${first!.case}`;
  const given = await house.ask('PATCH', url, { as, headers, body: { assignee: 'tanaka' } });
  assert.ok(given.status < 300, given.text);
  await new Promise(resolve => setTimeout(resolve, 1_100));
  const { now: view } = await now();
  assert.equal(view.waits?.approvals.count, 1);
  assert.ok((view.waits?.unassigned.count ?? 0) > 0);
  assert.equal(view.attacks.find(one => one.case === first!.case)?.assignee, 'tanaka');
  const suspended = house.live.told.filter(one => one.type === 'suspension').length;
  assert.ok(suspended === 0 || view.measures.some(one => one.kind === 'suspension'));
  for (const one of view.measures) {
    assert.ok(one.endMs !== null && one.endMs > view.nowMs);
    assert.equal(one.state, 'ordered', 'no network element has confirmed it');
  }
});

test('names no line and no address; a view stays small', async () => {
  const answer = await house.ask('GET', '/v1/now', { as: 'tanaka/operator' });
  const view = JSON.stringify((answer.body as NowStart).now);
  for (const { subscriber } of house.live.traffic.lists.subscribers) {
    assert.ok(!view.includes(subscriber), subscriber);
  }
  assert.doesNotMatch(view, /\d+\.\d+\.\d+\.\d+/);
  assert.ok(view.length < 30_000, `${view.length} bytes`);
});

test('who may not know of blocks is told of none', async () => {
  const { now: view } = await now('abe/administrator');
  assert.ok(view.destinations.length > 0);
  assert.ok(view.destinations.every(one => one.refused === null && one.challenged === null));
  assert.ok(view.measures.every(one => one.country === null && one.enforcers.length === 0));
  const keyless = await house.ask('GET', '/v1/now', { headers: { authorization: 'Bearer no' } });
  assert.equal(keyless.status, 401);
});

test('the hours before are a value a minute', async () => {
  const { minutes, now: view, names } = await now();
  assert.equal(minutes.calls.length, 720);
  assert.equal(minutes.calls.at(-1), view.minute.calls);
  assert.ok(minutes.lossYenPerMinute.some(one => one !== null && one > 0));
  assert.ok(minutes.calls[0] === null, 'before the start nothing was seen');
  assert.ok(names.some(one => one.country === '+870'));
});

function sum<Row>(rows: readonly Row[], field: keyof Row): number {
  return rows.reduce((all, row) => all + Number(row[field]), 0);
}

function near(a: number, b: number, by: number): void {
  assert.ok(Math.abs(a - b) <= by, `${a} and ${b}`);
}
