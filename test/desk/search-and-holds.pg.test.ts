// Finding lines, and legal holds with what is kept, over HTTP.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Retention } from '../../src/store/retention.ts';
import { DeskHouse } from '../support/desk-house.ts';

const house = await DeskHouse.ofFile({
  events: 50,
  keys: { portal: { scopes: ['cases'], account: 'none' } },
});

const operator = 'tanaka/operator';
const officer = 'ito/privacy-officer';

test('lines are found by how number or account begin, page by page, each once', async () => {
  const { subscribers } = house.live.traffic.lists;
  const find = async (query: string, as = operator) => {
    const answer = await house.ask('GET', `/v1/subscribers?${query}`, { as });
    assert.equal(answer.status, 200, answer.text);
    return answer.body as { rows: { subscriber: string; account: string }[]; next: string | null };
  };
  const [{ subscriber, account }] = subscribers as [(typeof subscribers)[number]];
  const begin = subscriber.slice(0, 3);
  const wanted = subscribers.map(one => one.subscriber).filter(one => one.startsWith(begin));
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await find(`text=${begin}&limit=7${more}`);
    seen.push(...page.rows.map(row => row.subscriber));
    cursor = page.next;
  }
  assert.deepEqual(seen, wanted.toSorted());
  const spaced = `${subscriber.slice(0, 3)}-${subscriber.slice(3)}`;
  assert.deepEqual(
    (await find(`text=${spaced}`)).rows.map(row => row.subscriber),
    [subscriber],
  );
  const same = await find(`text=${encodeURIComponent(account)}`);
  assert.ok(same.rows.some(row => row.subscriber === subscriber));
  assert.deepEqual((await find('text=%25')).rows, [], 'no pattern of the database');
  assert.deepEqual((await find(`text=${begin}`, 'portal')).rows, []);
  assert.deepEqual((await find(`account=${encodeURIComponent(account)}`, 'portal')).rows, []);
  const bad = await house.ask('GET', '/v1/subscribers?cursor=x', { as: operator });
  assert.equal(bad.status, 400);
});

test('a hold keeps what is named until it is lifted, each on record', async () => {
  await house.storeCases(['case-held'], 'else', '0399999999');
  const body = { kind: 'case', subject: 'case-held', why: 'inquiry 2026-118' };
  const place = (as: string, more = {}) =>
    house.ask('POST', '/v1/legal-holds', { as, body: { ...body, ...more } });
  for (const as of [operator, 'kato/auditor', 'root/administrator']) {
    assert.equal((await place(as)).status, 403, as);
  }
  assert.equal((await place(officer, { subject: 'case-none' })).status, 404);
  assert.equal((await place(officer, { kind: 'subscriber', subject: '0000' })).status, 404);
  assert.equal((await place(officer, { why: '' })).status, 400);
  assert.equal((await place(officer)).status, 200);
  assert.equal((await place(officer)).status, 409);
  assert.equal((await house.ask('GET', '/v1/legal-holds', { as: operator })).status, 403);
  const held = await house.ask('GET', '/v1/legal-holds', { as: 'kato/auditor' });
  const placedMs = house.live.traffic.clock.nowMs();
  assert.deepEqual(held.body.rows, [{ ...body, by: 'operator:ito', placedMs }]);
  const lift = { as: officer, body: { ...body, why: 'closed' } };
  assert.equal((await house.ask('POST', '/v1/legal-holds/lift', lift)).status, 200);
  assert.equal((await house.ask('POST', '/v1/legal-holds/lift', lift)).status, 404);
  const entries = await house.database.run('reading', db =>
    db.selectFrom('audit').select(['who', 'what']).where('what', 'like', 'hold.%').execute(),
  );
  assert.deepEqual(
    entries.map(entry => `${entry.who} ${entry.what}`),
    ['operator:ito hold.place', 'operator:ito hold.lift'],
  );
});

test('what is kept how long is shown, and the proof of what was erased', async () => {
  const auditor = 'kato/auditor';
  const kept = await house.ask('GET', '/v1/retention', { as: auditor });
  const [calls] = kept.body.classes;
  assert.equal(calls.class, 'calls');
  assert.equal(calls.days, 400);
  const nowMs = house.live.traffic.clock.nowMs();
  assert.equal(calls.beforeMs, nowMs - 400 * 86_400_000);
  await house.database.run('closing', db =>
    db
      .updateTable('cases')
      .set({ state: 'closed', closed: new Date(nowMs - 100 * 86_400_000) })
      .where('case_id', '=', 'case-held')
      .execute(),
  );
  const rest = {
    decisions: 9_999,
    messages: 9_999,
    disclosures: 9_999,
    approvals: 9_999,
    handovers: 9_999,
  };
  await new Retention(house.database).run({ calls: 9_999, cases: 30, ...rest }, nowMs);
  const proofs = await house.ask('GET', '/v1/retention/erasures', { as: auditor });
  assert.equal(proofs.body.rows.length, 1, proofs.text);
  const [{ class: name, digest, what }] = proofs.body.rows;
  assert.equal(name, 'cases');
  assert.match(digest, /^[0-9a-f]{64}$/);
  assert.match(what, /^1 rows before /);
  assert.equal((await house.ask('GET', '/v1/retention', { as: operator })).status, 403);
});
