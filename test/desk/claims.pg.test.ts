// Claims over HTTP: the stored calls give the sum, and a second person decides.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeskHouse } from '../support/desk-house.ts';

const line = '0311112222';
const minuteMs = 60_000;
const house = await DeskHouse.ofFile({ events: 50, keys: { crm: { scopes: ['cases'] } } });
const nowMs = house.live.traffic.clock.nowMs();
await house.storeCases(['case-claim', 'case-old'], 'acme', line);
// Set up 1, 2 and 3 minutes ago, 120 yen each.
await house.storeCalls(line, 'acme', ['23276555001', '23276555002', '25261777003']);

const operator = 'tanaka/operator';
const supervisor = 'sato/supervisor';

async function change(name: string, openedAgoMs: number, closedAgoMs: number | null) {
  const closed = closedAgoMs === null ? null : new Date(nowMs - closedAgoMs);
  await house.database.run('changing a case', db =>
    db
      .updateTable('cases')
      .set({ opened: new Date(nowMs - openedAgoMs), closed })
      .where('case_id', '=', name)
      .execute(),
  );
}

function file(as = operator, more = {}, name = 'case-claim') {
  const body = { subscriber: line, basis: 'episode', why: 'stolen password', ...more };
  return house.ask('POST', `/v1/cases/${name}/claims`, { as, body });
}

test('a claim is refused where its times or its calls are missing', async () => {
  const open = await file();
  assert.deepEqual([open.status, /not been stopped/.test(open.text)], [409, true], open.text);
  assert.match((await file(operator, { basis: 'barring' })).text, /No barring/);
  assert.equal((await file(operator, { subscriber: '0399990000' })).status, 404);
  assert.equal((await file(operator, {}, 'case-none')).status, 404);
  assert.equal((await file(operator, { yen: 5 })).status, 400, 'nobody names the amount');
  for (const as of ['ito/privacy-officer', 'kato/auditor', 'crm']) {
    assert.equal((await file(as)).status, 403, as);
  }
  await change('case-claim', minuteMs / 2, 0);
  assert.match((await file()).text, /No call was charged/);
  const yearMs = 401 * 86_400_000;
  await change('case-claim', yearMs, 0);
  assert.match((await file()).text, /not kept any more/);
});

test('a second person decides a claim of the calls in its period, which counts once', async () => {
  await change('case-claim', 2.5 * minuteMs, 0);
  const filed = await file();
  assert.equal(filed.status, 200, filed.text);
  const { id, approval, calls, yen, state } = filed.body;
  assert.deepEqual([calls, yen, state], [2, 240, 'filed']);
  const asked = await house.ask('GET', `/v1/approvals/${approval}`, { as: supervisor });
  assert.deepEqual(asked.body.matter, { kind: 'compensation', claim: id, yen: 240 });
  await change('case-old', 5 * minuteMs, 1.5 * minuteMs);
  assert.match((await file(operator, {}, 'case-old')).text, /claimed already/);
  const url = `/v1/approvals/${approval}/approve`;
  const body = { why: 'seen' };
  assert.equal((await house.ask('POST', url, { as: operator, body })).status, 403);
  const approved = await house.ask('POST', url, { as: supervisor, body });
  assert.equal(approved.status, 200, approved.text);
  const now = await house.ask('GET', `/v1/claims/${id}`, { as: operator });
  assert.deepEqual([now.body.state, now.body.decidedBy], ['approved', 'operator:sato']);
  assert.match((await file()).text, /claimed already/);
});

test('a supervisor does not decide their own claim; what was refused may be filed again', async () => {
  await change('case-old', 5 * minuteMs, 2.6 * minuteMs);
  const own = await file(supervisor, {}, 'case-old');
  assert.deepEqual([own.body.calls, own.body.yen], [1, 120], own.text);
  const url = `/v1/approvals/${own.body.approval}`;
  const body = { why: 'seen' };
  assert.equal((await house.ask('POST', `${url}/approve`, { as: supervisor, body })).status, 409);
  const other = 'mori/supervisor';
  assert.equal((await house.ask('POST', `${url}/refuse`, { as: other, body })).status, 200);
  const refused = await house.ask('GET', `/v1/claims/${own.body.id}`, { as: operator });
  assert.equal(refused.body.state, 'refused');
  assert.equal((await file(operator, {}, 'case-old')).status, 200);
  const page = await house.ask('GET', '/v1/claims?limit=2', { as: operator });
  assert.equal(page.body.rows.length, 2);
  const more = `/v1/claims?limit=2&cursor=${encodeURIComponent(page.body.next)}`;
  const rest = await house.ask('GET', more, { as: operator });
  assert.deepEqual([rest.body.rows.length, rest.body.next], [1, null]);
  const oneCase = await house.ask('GET', '/v1/claims?case=case-claim', { as: operator });
  assert.equal(oneCase.body.rows.length, 1);
  const entries = await house.database.run('reading', db =>
    db.selectFrom('audit').select('what').where('what', '=', 'claim.file').execute(),
  );
  assert.equal(entries.length, 3);
});
