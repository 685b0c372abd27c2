// A request for a second person beside how things stand now, over HTTP on real PostgreSQL.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeskHouse } from '../support/desk-house.ts';

const house = await DeskHouse.ofFile({
  events: 1_500,
  desk: { confirmingRoles: new Set(['supervisor'] as const) },
});
const operator = 'tanaka/operator';
const supervisor = 'sato/supervisor';

async function ask(matter: object, as = operator): Promise<string> {
  const body = { matter, why: 'seen at 02:10, +8613800138000' };
  const asked = await house.ask('POST', '/v1/approvals', { as, stepUp: true, body });
  assert.equal(asked.status, 200, asked.text);
  return asked.body.id;
}

async function now(id: string, as = supervisor) {
  const answer = await house.ask('GET', `/v1/approvals/${id}/now`, { as });
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

test('who may not approve is told why; approving takes a code of those who must have one', async () => {
  const id = await ask({ kind: 'list-edit', put: [], remove: ['999'] }, supervisor);
  const problems = { [supervisor]: 'own-request', [operator]: 'no-permission' };
  for (const [as, problem] of Object.entries(problems)) {
    const { problem: told, mayRefuse } = await now(id, as);
    assert.deepEqual([told, mayRefuse], [problem, problem === 'own-request'], as);
  }
  const other = 'mori/supervisor';
  const seen = await now(id, other);
  assert.deepEqual([seen.problem, seen.mayRefuse, seen.needsStepUp], [null, true, true]);
  const url = `/v1/approvals/${id}/approve`;
  const body = { why: 'seen' };
  const without = await house.ask('POST', url, { as: other, body });
  assert.deepEqual([without.status, without.body.needs], [403, 'step-up']);
  const confirmed = await house.ask('POST', url, { as: other, body, stepUp: true });
  assert.equal(confirmed.body.state, 'approved', confirmed.text);
});

test('a block is shown with what it would do, and with each gate that is other by now', async () => {
  const { rows } = (
    await house.ask('POST', '/v1/cases/search', { as: operator, body: { filter: {} } })
  ).body;
  const [country] = rows.flatMap((row: { now: { countries: string[] } }) => row.now.countries);
  const id = await ask({ kind: 'country-block', country, lastsMs: 7_200_000 });
  const asked = await house.ask('GET', `/v1/approvals/${id}`, { as: supervisor });
  const before = await now(id);
  assert.deepEqual(before.changed, []);
  assert.deepEqual(before.effect.subjects, [{ kind: 'country', country }]);
  assert.deepEqual(before.effect.gates, asked.body.gates);
  let after = before;
  for (let turn = 0; turn < 80 && after.changed.length === 0; turn += 1) {
    await house.live.run(100);
    after = await now(id);
  }
  assert.ok(after.changed.length > 0, 'nothing changed');
  for (const { gate, was, is } of after.changed) {
    const frozen = asked.body.gates.find((one: { gate: string }) => one.gate === gate);
    assert.deepEqual(was, frozen);
    assert.notDeepEqual(is, was);
    assert.deepEqual(
      is,
      after.effect.gates.find((one: { gate: string }) => one.gate === gate),
    );
  }
});

test('a change of the list stands beside what is on it; numbers beside their case', async () => {
  const list = await house.ask('GET', '/v1/restricted-list', { as: operator });
  const { prefix } = list.body.entries[0];
  const edit = await now(await ask({ kind: 'list-edit', put: [], remove: [prefix, '000'] }));
  assert.equal(edit.entries[0].now.prefix, prefix);
  assert.deepEqual(edit.entries[1], { prefix: '000', now: null });
  const { name } = await house.openCase();
  const of = { kind: 'case', case: name };
  const unmask = await now(await ask({ kind: 'unmask', of, purpose: 'complaint' }));
  assert.equal(unmask.case.case, name);
  assert.ok(unmask.case.calls > 0, JSON.stringify(unmask.case));
  const none = await house.ask('GET', '/v1/approvals/00000000-0000-4000-8000-000000000000/now', {
    as: operator,
  });
  assert.equal(none.status, 404);
});
