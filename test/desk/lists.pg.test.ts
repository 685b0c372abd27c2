// Rate decks and the restricted list through the API: what a file would change, what is wrong in
// it, and who changed which row.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeskHouse } from '../support/desk-house.ts';

const house = await DeskHouse.ofFile({ events: 500 });
const engineer = 'abe/engineer';
const operator = 'tanaka/operator';
const header = 'prefix,destination,country,yenPerMinute,incrementSeconds';
const { rateRows } = house.live.traffic.lists;
const held = rateRows.map(row => {
  const { prefix, destination, country, milliYenPerMinute, incrementSeconds } = row;
  const yen = milliYenPerMinute / 1_000;
  return [prefix, `"${destination}"`, country, yen, incrementSeconds].join(',');
});

function preview(text: string, as = engineer, list = 'rates') {
  return house.ask('POST', '/v1/list-imports/preview', { as, body: { list, text } });
}

const rates = () => house.ask('GET', '/v1/rate-deck?limit=200', { as: operator });

test('a line that is wrong is named, and nothing is imported', async () => {
  const text = [header, ...held.slice(0, 116), ',"Nowhere",LV,10,6', ...held.slice(116)].join('\n');
  const seen = await preview(text);
  assert.equal(seen.status, 200, seen.text);
  assert.equal(seen.body.problems.length, 1);
  const [problem] = seen.body.problems;
  assert.deepEqual([problem.line, problem.column], [Math.min(118, held.length + 2), 'prefix']);
  const body = { list: 'rates', text, digest: seen.body.digest, why: 'new prices' };
  const refused = await house.ask('POST', '/v1/list-imports', { as: engineer, body });
  assert.equal(refused.status, 409);
  assert.match(refused.body.detail, /Nothing imported/);
  assert.equal((await rates()).body.total, rateRows.length);
});

test('a deck is compared, taken over and kept with who did it; the engine rates by it', async () => {
  const [first, second] = rateRows;
  const other = held.map((line, at) => {
    const fields = line.split(',');
    if (at === 0) fields[3] = String((2 * first!.milliYenPerMinute) / 1_000);
    return fields.join(',');
  });
  const text = [header, ...other.filter((_, at) => at !== 1)].join('\n');
  const seen = await preview(text);
  const { differences, digest, removed, before, after } = seen.body;
  assert.deepEqual([removed, before, after], [1, rateRows.length, rateRows.length - 1]);
  assert.deepEqual(
    differences
      .filter((one: { kind: string }) => one.kind !== 'other')
      .map((one: { kind: string; prefix: string }) => [one.kind, one.prefix]),
    [
      ['dearer', first!.prefix],
      ['removed', second!.prefix],
    ],
  );
  const body = { list: 'rates', text, digest, why: 'prices of December' };
  const byOperator = await house.ask('POST', '/v1/list-imports', { as: operator, body });
  assert.equal(byOperator.status, 403);
  const done = await house.ask('POST', '/v1/list-imports', { as: engineer, body });
  assert.equal(done.status, 200, done.text);
  const again = await house.ask('POST', '/v1/list-imports', { as: engineer, body });
  assert.equal(again.status, 412);
  await house.settled();
  // What was taken over is read into the engine in a turn of its own.
  const { engine } = house.live.driver;
  for (let left = 1_000; left > 0 && engine.state.rateRows.length === rateRows.length; left -= 1) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  const inEngine = engine.state.rateRows;
  assert.equal(inEngine.length, rateRows.length - 1);
  assert.equal(inEngine[0]!.milliYenPerMinute, 2 * first!.milliYenPerMinute);
  const history = await house.ask('GET', '/v1/list-imports', { as: operator });
  assert.deepEqual(
    history.body.rows.map((row: { why: string; removed: number }) => [row.why, row.removed]),
    [['prices of December', 1]],
  );
  const found = await house.ask('GET', `/v1/rate-deck?text=${first!.prefix}`, { as: operator });
  assert.ok(found.body.total >= 1);
  assert.ok((await rates()).body.countriesWithout.length > 0);
});

test('lines are compared by their names; contacts are not shown', async () => {
  const text =
    'subscriber,account,type,service,channels,deviceModel\n05099990000,a-9,individual,ip,2,\n';
  const seen = await preview(text, engineer, 'subscribers');
  assert.equal(seen.status, 200, seen.text);
  assert.deepEqual(seen.body.problems, []);
  assert.deepEqual(seen.body.examples.added, ['05099990000']);
  assert.equal(seen.body.removed, house.live.traffic.lists.subscribers.length);
});

test('a change of the restricted list is kept with before and after, author and approver', async () => {
  const checked = { governmentChecked: true, lifeCriticalChecked: true, trafficMinutes: 12 };
  const reviewMs = house.live.traffic.clock.nowMs() + 90 * 86_400_000;
  const entry = { prefix: '3712', destination: 'Latvia mobile', country: 'LV', ...checked };
  const change = async (matter: object) => {
    const body = { matter: { kind: 'list-edit', put: [], remove: [], ...matter }, why: 'attacks' };
    const asked = await house.ask('POST', '/v1/approvals', { as: operator, body });
    assert.equal(asked.status, 200, asked.text);
    const url = `/v1/approvals/${asked.body.id}`;
    const why = { body: { why: 'seen' } };
    assert.equal(
      (await house.ask('POST', `${url}/approve`, { as: 'sato/supervisor', ...why })).status,
      200,
    );
    assert.equal((await house.ask('POST', `${url}/use`, { as: operator, ...why })).status, 200);
  };
  await change({ put: [{ ...entry, reviewMs }] });
  await change({ put: [{ ...entry, reviewMs: reviewMs + 86_400_000 }] });
  await change({ remove: ['3712'] });
  const history = await house.ask('GET', '/v1/restricted-list/history?prefix=3712', {
    as: operator,
  });
  const { rows } = history.body;
  assert.deepEqual(
    rows.map((row: { change: string }) => row.change),
    ['removed', 'changed', 'added'],
  );
  assert.deepEqual(
    [rows[1].before.reviewMs, rows[1].after.reviewMs],
    [reviewMs, reviewMs + 86_400_000],
  );
  assert.deepEqual(
    [rows[0].author, rows[0].approver, rows[0].after],
    ['operator:tanaka', 'operator:sato', null],
  );
});
