// How a case came about and what its line normally does, through the API, on real PostgreSQL.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TestDatabases } from '../../src/store/test-database.ts';
import { DeskHouse } from '../support/desk-house.ts';

let databases: TestDatabases;
let house: DeskHouse;
const operator = 'tanaka/operator';

before(async () => {
  databases = await TestDatabases.start();
  house = await DeskHouse.open(databases, { events: 6_000 });
  const { calls } = house.live.driver.engine.state;
  const suspected = () => [...calls.values()].some(call => call.unusual >= 500);
  for (let left = 5_000; left > 0 && !suspected(); left -= 1) await house.live.run(1);
  await house.settled();
});
after(async () => {
  await house.close();
  await databases.stop();
});

test('what a line normally does: its hours and charges; countries and networks by stage', async () => {
  const { rows } = (await house.ask('GET', '/v1/subscribers?limit=200', { as: operator })).body;
  let seen = 0;
  for (const { subscriber } of rows as { subscriber: string }[]) {
    const url = `/v1/subscribers/${subscriber}/normal`;
    const { status, body, text } = await house.ask('GET', url, { as: operator });
    assert.equal(status, 200, text);
    const sum = body.callsByHour.reduce((all: number, one: number) => all + one, 0);
    assert.equal(sum, body.calls);
    for (const [hour, most] of body.mostYenByHour.entries()) {
      assert.ok(most <= body.yenByHour[hour] && most <= body.mostDayYen, `${hour}: ${most}`);
    }
    assert.equal(body.countries === null, body.stage < 2);
    assert.equal(body.networks === null, body.stage < 3);
    if (body.calls > 0) {
      seen += 1;
      assert.ok(body.mostAtOnce >= 0 && body.firstMs <= body.lastMs && body.countryCount > 0);
    }
  }
  assert.ok(seen > 1, `${seen} lines called`);
});

test('a reason opens the networks of a line', async () => {
  const { rows } = (await house.ask('GET', '/v1/cases', { as: operator })).body;
  const found = rows.find((one: { subscriber: string }) => one.subscriber !== '');
  const body = {
    of: { kind: 'case', case: found.case },
    stage: 3,
    purpose: 'fraud-investigation',
    why: 'where it comes from',
  };
  assert.equal((await house.ask('POST', '/v1/disclosures', { as: operator, body })).status, 200);
  const url = `/v1/subscribers/${found.subscriber}/normal`;
  const open = await house.ask('GET', url, { as: operator });
  assert.equal(open.body.stage, 3);
  assert.ok(Array.isArray(open.body.networks));
  assert.equal((await house.ask('GET', url, { as: 'ito/operator' })).body.networks, null);
});
