// The case desk over HTTP on real PostgreSQL: acts on lines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../../src/core/case/act.ts';
import { DeskHouse } from '../support/desk-house.ts';

const house = await DeskHouse.ofFile({
  events: 6_000,
  keys: { crm: { scopes: ['cases'] }, portal: { scopes: ['cases'], account: 'none' } },
});

const operator = 'tanaka/operator';
const supervisor = 'sato/supervisor';

test('an act is refused with its gates, and carried out where they are met', async () => {
  const { name, page } = await house.openCase();
  const [line] = page.body.lines;
  const body = { subscribers: [line], ground: 'A', why: 'attack' };
  const url = `/v1/cases/${name}/suspensions`;
  const refused = await house.ask('POST', url, { as: operator, body });
  assert.equal(refused.status, 409, refused.text);
  assert.ok(
    refused.body.gates.some((gate: { met: boolean }) => !gate.met),
    refused.text,
  );
  const propose = { kind: 'suspend', case: name, subscribers: [line], ground: 'A' };
  const proposal = await house.ask('POST', '/v1/proposals', { as: operator, body: propose });
  assert.equal(proposal.status, 200, proposal.text);
  assert.equal(proposal.body.allowed, false);
});

test('a line is barred on request, and opened in full only after a step-up', async () => {
  const { page } = await house.openCase();
  const [line] = page.body.lines;
  const bar = { as: operator, body: { on: 'request', why: 'owner asked by telephone' } };
  const barred = await house.ask('POST', `/v1/subscribers/${line}/barring`, bar);
  assert.equal(barred.status, 200, barred.text);
  const url = `/v1/subscribers/${line}`;
  const now = await house.ask('GET', url, { as: operator });
  assert.ok(
    now.body.measures.some((one: { kind: string }) => one.kind === 'barring'),
    now.text,
  );
  const reopen = { stage: 'all', mended: true, why: 'password changed' };
  const weak = await house.ask('POST', `${url}/reopening`, { as: operator, body: reopen });
  assert.deepEqual([weak.status, weak.body.needs], [403, 'step-up']);
  const strong = { as: operator, body: reopen, stepUp: true };
  const opened = await house.ask('POST', `${url}/reopening`, strong);
  assert.equal(opened.status, 200, opened.text);
});

test('a block needs a second person, and its gates when it is carried out', async () => {
  const matter = { kind: 'country-block', country: 'US', lastsMs: 3_600_000 };
  const asked = await house.ask('POST', '/v1/approvals', {
    as: operator,
    body: { matter, why: 'attack on many' },
  });
  assert.equal(asked.status, 200, asked.text);
  assert.ok(asked.body.gates.length > 0);
  const url = `/v1/approvals/${asked.body.id}`;
  const body = { why: 'seen' };
  assert.equal((await house.ask('POST', `${url}/approve`, { as: supervisor, body })).status, 200);
  const used = await house.ask('POST', `${url}/use`, { as: operator, body });
  assert.equal(used.status, 409);
  assert.ok(
    used.body.gates.some((gate: { met: boolean }) => !gate.met),
    used.text,
  );
  const again = await house.ask('POST', `${url}/use`, { as: operator, body });
  assert.equal(again.status, 409, 'a refusal is not taken for a block the second time');
  assert.equal((await house.ask('GET', url, { as: operator })).body.state, 'approved');
});

test('no way of opening a suspended line in full is without a step-up', async () => {
  const { name, page } = await house.openCase();
  const [line] = page.body.lines;
  const suspend = { subscribers: [line], ground: 'C', why: 'owner said so by telephone' };
  const stopped = await house.ask('POST', `/v1/cases/${name}/suspensions`, {
    as: operator,
    body: suspend,
  });
  assert.equal(stopped.status, 200, stopped.text);
  const now = await house.ask('GET', `/v1/cases/${name}`, { as: operator });
  const why = 'seen';
  const ways: [string, object][] = [
    [`/v1/cases/${name}/contact-results`, { attempt: 1, result: 'mine', why }],
    [`/v1/cases/${name}/close`, { outcome: 'lawful', why }],
    ['/v1/measures/end', { subject: { kind: 'line', subscriber: line }, why }],
    [`/v1/subscribers/${line}/reopening`, { stage: 'all', mended: true, why }],
  ];
  const headers = { 'if-match': String(now.headers.etag) };
  for (const [url, body] of ways) {
    const weak = await house.ask('POST', url, { as: operator, body, headers });
    assert.deepEqual([weak.status, weak.body.needs], [403, 'step-up'], url);
  }
  const [url, body] = ways[1]!;
  const strong = await house.ask('POST', url, { as: operator, body, headers, stepUp: true });
  assert.equal(strong.status, 200, strong.text);
});

test('a block is extended with the name of whoever approved it, once', async () => {
  const sent: Act[] = [];
  const acts = {
    act(act: Act) {
      sent.push(act);
      return { done: true, case: 'case-9' } as const;
    },
  };
  const judged = { allowed: true, reason: '', gates: [], subjects: [], ground: '' } as const;
  const whole = { ...judged, scope: 'nothing', case: 'case-9', beginMs: 0, endMs: null } as const;
  const proposals = { propose: () => whole };
  const other = await DeskHouse.open(house.databases, { events: 50, desk: { acts, proposals } });
  const subject = { kind: 'country', country: 'SL' };
  const matter = { kind: 'block-extension', subject, untilMs: 1_790_000_000_000 };
  const ask = { as: operator, body: { matter, why: 'attacks go on' } };
  const asked = await other.ask('POST', '/v1/approvals', ask);
  assert.equal(asked.status, 200, asked.text);
  const url = `/v1/approvals/${asked.body.id}`;
  const body = { why: 'seen' };
  assert.equal((await other.ask('POST', `${url}/approve`, { as: operator, body })).status, 403);
  assert.equal((await other.ask('POST', `${url}/approve`, { as: supervisor, body })).status, 200);
  const used = await other.ask('POST', `${url}/use`, { as: operator, body });
  assert.equal(used.body.state, 'used', used.text);
  assert.equal((await other.ask('POST', `${url}/use`, { as: operator, body })).status, 409);
  const approvals = ['operator:sato'];
  assert.deepEqual(
    sent.map(one => [one.by, one.act]),
    [['operator:tanaka', { kind: 'extend', subject, untilMs: matter.untilMs, approvals }]],
  );
  const line = { ...matter, subject: { kind: 'line', subscriber: '0311110000' } };
  const wrong = await other.ask('POST', '/v1/approvals', {
    ...ask,
    body: { matter: line, why: 'x' },
  });
  assert.equal(wrong.status, 400);
  await other.api.close();
});

test('what is not in force is not extended, whoever approved it', async () => {
  const subject = { kind: 'country', country: 'US' };
  const matter = { kind: 'block-extension', subject, untilMs: 1_790_000_000_000 };
  const ask = { as: operator, body: { matter, why: 'attacks go on' } };
  const asked = await house.ask('POST', '/v1/approvals', ask);
  assert.equal(asked.status, 200, asked.text);
  const url = `/v1/approvals/${asked.body.id}`;
  const body = { why: 'seen' };
  assert.equal((await house.ask('POST', `${url}/approve`, { as: supervisor, body })).status, 200);
  const used = await house.ask('POST', `${url}/use`, { as: operator, body });
  assert.equal(used.status, 409);
  assert.match(used.text, /not-in-force/);
});
