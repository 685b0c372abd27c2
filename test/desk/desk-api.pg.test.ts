// The case desk over HTTP on real PostgreSQL, an attack under way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AuditLog } from '../../src/store/audit-log.ts';
import { DeskHouse } from '../support/desk-house.ts';

const house = await DeskHouse.ofFile({
  keys: { crm: { scopes: ['cases'] }, portal: { scopes: ['cases'], account: 'none' } },
});

const operator = 'tanaka/operator';
const supervisor = 'sato/supervisor';

test('cases are listed page by page, each once, and shown with their frozen evidence', async () => {
  await house.storeCases(['other-1', 'other-2', 'other-3'], 'else', '0399999999');
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await house.ask('GET', `/v1/cases?limit=2${more}`, { as: operator });
    assert.equal(page.status, 200, page.text);
    seen.push(...page.body.rows.map((row: { case: string }) => row.case));
    cursor = page.body.next;
  }
  assert.ok(seen.length > 3, String(seen));
  assert.equal(new Set(seen).size, seen.length);
  const { page } = await house.openCase('case-1');
  const alert = page.body.decisions.find((one: { type: string }) => one.type === 'alert');
  assert.ok(alert.reasons.length > 0);
  assert.equal(page.body.stage, 2);
  const bad = await house.ask('GET', '/v1/cases?cursor=1%27%20or%20true', { as: operator });
  assert.equal(bad.status, 400);
});

test('of two people who change a case, the second is told', async () => {
  const { name, etag } = await house.openCase('case-1');
  const body = { assignee: 'tanaka' };
  const url = `/v1/cases/${name}`;
  assert.equal((await house.ask('PATCH', url, { as: operator, body })).status, 428);
  const headers = { 'if-match': etag };
  const first = await house.ask('PATCH', url, { as: operator, body, headers });
  assert.equal(first.status, 200, first.text);
  const second = await house.ask('PATCH', url, { as: supervisor, body, headers });
  assert.equal(second.status, 412);
  const read = await house.ask('GET', url, { as: operator });
  assert.equal(read.body.row.assignee, 'tanaka');
  assert.equal(read.headers.etag, first.headers.etag);
});

test('the same key does a thing once and gets the same answer; another request gets 422', async () => {
  const { name } = await house.openCase('case-1');
  const url = `/v1/cases/${name}/notes`;
  const body = { text: 'called 0312345678, no answer' };
  const asked = { as: operator, key: 'note-0001', body };
  const first = await house.ask('POST', url, asked);
  const again = await house.ask('POST', url, asked);
  assert.equal(first.status, 200, first.text);
  assert.equal(first.body.text, 'called 031234****, no answer');
  assert.deepEqual([again.status, again.text], [200, first.text]);
  const other = await house.ask('POST', url, { ...asked, body: { text: 'something else' } });
  assert.equal(other.status, 422);
  const { notes } = (await house.ask('GET', `/v1/cases/${name}`, { as: operator })).body;
  assert.equal(notes.length, 1);
  const without = await house.ask('POST', url, { ...asked, key: 'no' });
  assert.equal(without.status, 400);
});

test('files are kept with a case and come back byte for byte, as a download', async () => {
  const { name } = await house.openCase('case-1');
  const content = Buffer.from([0, 1, 2, 250, 255]);
  const body = {
    name: '被害届.pdf',
    mediaType: 'application/pdf',
    content: content.toString('base64'),
  };
  const kept = await house.ask('POST', `/v1/cases/${name}/attachments`, { as: operator, body });
  assert.equal(kept.status, 200, kept.text);
  assert.equal(kept.body.bytes, 5);
  const url = `/v1/cases/${name}/attachments/${kept.body.id}`;
  const back = await house.ask('GET', url, { as: operator });
  assert.equal(back.status, 200);
  assert.match(String(back.headers['content-disposition']), /^attachment; filename\*=UTF-8''%E8/);
  assert.equal(back.headers['content-type'], 'application/octet-stream');
  assert.equal((await house.ask('GET', url, { as: 'kato/auditor' })).status, 403);
});

test('nobody approves their own request; what is approved is carried out once', async () => {
  const put = [
    {
      prefix: '2322',
      destination: 'Sierra Leone',
      country: 'SL',
      governmentChecked: true,
      lifeCriticalChecked: true,
      trafficMinutes: 3,
      reviewMs: Date.UTC(2027, 0),
    },
  ];
  const matter = { kind: 'list-edit', put, remove: [] };
  const ask = { as: supervisor, body: { matter, why: 'confirmed fraud' } };
  const asked = await house.ask('POST', '/v1/approvals', ask);
  assert.equal(asked.status, 200, asked.text);
  const url = `/v1/approvals/${asked.body.id}`;
  const body = { why: 'seen' };
  assert.equal((await house.ask('POST', `${url}/approve`, { as: supervisor, body })).status, 409);
  assert.equal((await house.ask('POST', `${url}/approve`, { as: operator, body })).status, 403);
  assert.equal((await house.ask('POST', `${url}/use`, { as: operator, body })).status, 409);
  const other = 'mori/supervisor';
  const approved = await house.ask('POST', `${url}/approve`, { as: other, body });
  assert.equal(approved.body.state, 'approved', approved.text);
  const used = await house.ask('POST', `${url}/use`, { as: operator, body });
  assert.equal(used.body.state, 'used', used.text);
  assert.equal((await house.ask('POST', `${url}/use`, { as: operator, body })).status, 409);
  assert.equal(house.listChanges, 1);
  const list = await house.ask('GET', '/v1/restricted-list', { as: operator });
  const entry = list.body.entries.find((one: { prefix: string }) => one.prefix === '2322');
  const eyes = { author: 'operator:sato', approver: 'operator:mori' };
  assert.deepEqual(entry, { ...put[0], ...eyes, checksValid: true });
});

test('every act and every look is in the audit log, whose chain holds', async () => {
  const rows = await house.database.run('reading', db =>
    db.selectFrom('audit').select(['who', 'what']).execute(),
  );
  const what = new Set(rows.map(row => row.what));
  for (const one of ['case.assign', 'note.add', 'attachment.view', 'approval.ask.list-edit']) {
    assert.ok(what.has(one), one);
  }
  assert.ok((await new AuditLog(house.database).verify()).ok);
});
