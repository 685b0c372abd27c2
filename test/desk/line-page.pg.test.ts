// Lines found without a number in an address, and the page of a line in one request.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Subscriber } from '../../src/core/subscriber/subscriber.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { DeskHouse } from '../support/desk-house.ts';

let databases: TestDatabases;
let house: DeskHouse;
let firm: Subscriber;

const operator = 'tanaka/operator';
const find = (text: string, as = operator) =>
  house.ask('POST', '/v1/lines/find', { as, body: { text }, headers: { 'idempotency-key': '' } });

before(async () => {
  databases = await TestDatabases.start();
  house = await DeskHouse.open(databases, { events: 800 });
  firm = house.live.traffic.lists.subscribers.find(one => one.type === 'corporate')!;
});
after(async () => {
  await house.close();
  await databases.stop();
});

test('a line is found as its number is written, by account, device, name and kana', async () => {
  const { subscriber, account, name, nameKana, deviceModel } = firm;
  const spaced = `${subscriber.slice(0, 3)}-${subscriber.slice(3, 7)} ${subscriber.slice(7)}`;
  const abroad = `+81 ${subscriber.slice(1)}`;
  const wide = subscriber.replace(/\d/g, digit => String.fromCharCode(0xff10 + Number(digit)));
  for (const text of [subscriber, spaced, abroad, wide]) {
    const answer = await find(text);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(
      answer.body.rows.map((row: { subscriber: string }) => row.subscriber),
      [subscriber],
      text,
    );
  }
  const half = name!.slice(0, 3);
  const hiragana = nameKana!.replace(/[ァ-ヶ]/g, one =>
    String.fromCharCode(one.charCodeAt(0) - 0x60),
  );
  for (const text of [
    account,
    deviceModel!,
    name!,
    half,
    `株式会社 ${half}`,
    nameKana!,
    hiragana,
  ]) {
    const answer = await find(text);
    const found = answer.body.rows.map((row: { account: string }) => row.account);
    assert.ok(found.includes(account), `${text}: ${answer.text.slice(0, 300)}`);
    assert.equal(answer.body.names, true);
  }
  assert.deepEqual((await find('nobody has this')).body.rows, []);
});

test('names are for those who may call the owner', async () => {
  const answer = await find(firm.name!, 'abe/engineer');
  assert.deepEqual([answer.status, answer.body.rows, answer.body.names], [200, [], false]);
  const byNumber = await find(firm.subscriber, 'abe/engineer');
  assert.equal(byNumber.body.rows[0].name, null);
  assert.ok(!byNumber.text.includes(firm.name!));
  const page = await house.ask('GET', `/v1/subscribers/${firm.subscriber}/page`, {
    as: 'abe/engineer',
  });
  assert.ok(!page.text.includes(firm.name!));
  assert.equal((await find(firm.subscriber)).body.rows[0].name, firm.name);
});

test('a long list is read page by page, each line once', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const body = { text: '0', limit: 7, ...(cursor === undefined ? {} : { cursor }) };
    const { body: page } = await house.ask('POST', '/v1/lines/find', { as: operator, body });
    seen.push(...page.rows.map((row: { subscriber: string }) => row.subscriber));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && seen.length < 5_000);
  const { subscribers } = house.live.traffic.lists;
  const begun = subscribers.filter(one => one.subscriber.startsWith('0'));
  assert.deepEqual(seen, begun.map(one => one.subscriber).toSorted());
  assert.ok(seen.length > 14);
  assert.equal(new Set(seen).size, seen.length);
});

test('an id stands for the line in every path, and a search leaves no answer behind', async () => {
  const { id, accountId } = (await find(firm.subscriber)).body.rows[0];
  assert.ok(!id.includes(firm.subscriber.slice(-6)));
  for (const named of [id, firm.subscriber]) {
    const page = await house.ask('GET', `/v1/subscribers/${named}/page`, { as: operator });
    assert.equal(page.status, 200, page.text);
    assert.deepEqual([page.body.id, page.body.number], [id, firm.subscriber]);
    const line = await house.ask('GET', `/v1/subscribers/${named}`, { as: operator });
    assert.equal(line.body.subscriber.subscriber, firm.subscriber);
  }
  const account = await house.ask('GET', `/v1/accounts/${accountId}/page`, { as: operator });
  assert.equal(account.body.account, firm.account);
  assert.equal(account.body.name, firm.name);
  const wrong = `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`;
  const none = await house.ask('GET', `/v1/subscribers/${wrong}/page`, { as: operator });
  assert.equal(none.status, 404);
  const kept = await house.database.run('reading', db =>
    db.selectFrom('request_keys').select('body').execute(),
  );
  assert.ok(kept.every(row => !(row.body ?? '').includes(firm.name!)));
  const ids = { lines: [firm.subscriber], accounts: [firm.account] };
  const named = await house.ask('POST', '/v1/lines/ids', { as: operator, body: ids });
  assert.deepEqual(named.body, { lines: [id], accounts: [accountId] });
});

test('the page sums two billing months, and shows what was asked for and done', async () => {
  const line = house.live.traffic.lists.subscribers.find(one => one.subscriber !== firm.subscriber);
  const { subscriber, account, billingDay = 1 } = line!;
  await house.storeCalls(subscriber, account, ['23276555001', '23276555002', '25261777003']);
  const { id } = (await find(subscriber)).body.rows[0];
  const on = `/v1/subscribers/${id}`;
  const why = 'asked by telephone, date of birth confirmed';
  const barred = await house.ask('POST', `${on}/barring`, {
    as: operator,
    body: { on: 'request', why },
  });
  assert.equal(barred.status, 200, barred.text);
  const authorisation = { overYen: 3_000, hours: [0, 1, 2], countries: ['SL'] };
  await house.ask('POST', `${on}/authorisation`, { as: operator, body: { authorisation, why } });
  const { body: page } = await house.ask('GET', `${on}/page`, { as: operator });
  assert.deepEqual(page.now.authorisation, authorisation);
  assert.equal(page.barrings.length, 1);
  assert.equal(page.barrings[0].on, 'request');
  assert.equal(page.measures[0].kind, 'barring');
  // What is asked for and done is nobody’s work, and opens nothing of the line.
  assert.deepEqual([page.cases[0].state, page.stage], ['closed', 1]);
  assert.deepEqual(
    page.acts.map((act: { what: string; who: string }) => [act.what, act.who]),
    [
      ['act.authorise', 'operator:tanaka'],
      ['act.bar', 'operator:tanaka'],
    ],
  );
  const { rows: calls } = await house.database.run('reading', db =>
    db
      .selectFrom('calls')
      .selectAll()
      .where('subscriber', '=', subscriber)
      .execute()
      .then(rows => ({ rows })),
  );
  const { thisFromMs, lastFromMs, thisMonth, lastMonth } = page.months;
  const sum = (fromMs: number, toMs: number) =>
    calls
      .filter(call => call.setup.getTime() >= fromMs && call.setup.getTime() < toMs)
      .reduce((total, call) => total + Number(call.milli_yen), 0);
  assert.equal(thisMonth.milliYen, sum(thisFromMs, Number.MAX_SAFE_INTEGER));
  assert.equal(lastMonth.milliYen, sum(lastFromMs, thisFromMs));
  assert.ok(thisMonth.milliYen + lastMonth.milliYen >= 360_000);
  const days = new Date(thisFromMs + 9 * 3_600_000);
  assert.deepEqual([days.getUTCDate(), days.getUTCHours()], [billingDay, 0]);
  assert.ok(page.contacts.every((one: { address: string }) => /\*/.test(one.address)));
});
