// A policy from draft to force through the API: checked as it is written, run over the history,
// put forward, approved by a second person, and judged by at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { PolicyDesk } from '../../src/cli/serve/policy/policy-desk.ts';
import { contactOnlyPolicy, standardPolicy } from '../../src/core/policy/policy.ts';
import { SqlPolicyBook } from '../../src/store/sql-policy-book.ts';
import { DeskHouse } from '../support/desk-house.ts';

const house = await DeskHouse.ofFile({
  events: 4_000,
  history: true,
  desk: { confirmingRoles: new Set(['supervisor']) },
});
const engineer = 'abe/engineer';
const supervisor = 'sato/supervisor';
const second = 'ito/supervisor';
const operator = 'tanaka/operator';
const { alert } = standardPolicy.level;
const live = () => house.live.driver.engine.state.policy;

interface Draft {
  readonly version: number;
  readonly etag: string;
}

async function draft(text: string, as = engineer): Promise<Draft> {
  const made = await house.ask('POST', '/v1/policies', { as, body: { title: 'keener', text } });
  assert.equal(made.status, 200, made.text);
  const { version } = made.body;
  return { version, etag: await etagOf(version) };
}

async function etagOf(version: number): Promise<string> {
  const read = await house.ask('GET', `/v1/policies/${version}`, { as: operator });
  assert.equal(read.status, 200, read.text);
  return String(read.headers.etag);
}

async function submit({ version, etag }: Draft, as = engineer) {
  const headers = { 'if-match': etag };
  const body = { why: 'attacks of last month' };
  return house.ask('POST', `/v1/policies/${version}/submit`, { as, body, headers });
}

async function decide(id: string, verb: 'approve' | 'refuse', as: string, stepUp = true) {
  const body = { why: 'looked at the backtest' };
  return house.ask('POST', `/v1/approvals/${id}/${verb}`, { as, body, stepUp });
}

async function listed(version: number) {
  const { body } = await house.ask('GET', '/v1/policies', { as: operator });
  return body.rows.find((row: { version: number }) => row.version === version);
}

test('the policy of the settings is version 1, and in force', async () => {
  const { body } = await house.ask('GET', '/v1/policies', { as: operator });
  assert.equal(body.inForce, 1);
  assert.deepEqual(
    [body.rows.at(-1).version, body.rows.at(-1).origin, body.rows.at(-1).state],
    [1, 'settings', 'in-force'],
  );
  const one = await house.ask('GET', '/v1/policies/1', { as: operator });
  assert.deepEqual([one.body.problems, one.body.differences], [[], []]);
  assert.equal(one.body.policy.level.alert, live().level.alert);
});

test('a text is checked as it is written: line, place and kind of what is wrong', async () => {
  const check = (body: object) => house.ask('POST', '/v1/policy-checks', { as: operator, body });
  const wrong = await check({ text: '# ours\nlevel:\n  alert: 20\n  alarm: 1\nanalysis: deep\n' });
  assert.equal(wrong.status, 200, wrong.text);
  assert.deepEqual(
    wrong.body.problems.map((one: { line: number; path: string; code: string }) => [
      one.line,
      one.path,
      one.code,
    ]),
    [[4, 'level.alarm', 'unknown']],
  );
  assert.equal(wrong.body.policy, null);
  const range = await check({ text: '# ours\nlevel:\n  alert: 20\n' });
  assert.deepEqual([range.body.problems[0].line, range.body.problems[0].code], [3, 'level']);
  const broken = await check({ text: 'level: {' });
  assert.equal(broken.body.problems[0].code, 'yaml');
  const good = await check({ text: '# ours\nlevel:\n  alert: 2000 # keener\n' });
  assert.deepEqual(good.body.differences, [{ path: 'level.alert', from: alert, to: 2_000 }]);
  const set = await check({
    text: good.body.text,
    set: [
      { path: ['level', 'alert'], value: '1900' },
      { path: ['clause'], value: '""' },
    ],
  });
  assert.match(set.body.text, /# ours\nlevel:\n {2}alert: 1900 # keener\nclause: ""/);
  assert.deepEqual(
    set.body.remarks.map((one: { code: string }) => one.code),
    ['clause-missing'],
  );
});

test('two people do not change the same draft unseen; without its clause it goes nowhere', async () => {
  const one = await draft('clause: ""\n');
  const url = `/v1/policies/${one.version}`;
  const change = (etag: string, text: string) =>
    house.ask('PATCH', url, {
      as: supervisor,
      body: { title: 'keener', text },
      headers: { 'if-match': etag },
    });
  assert.equal((await submit(one)).status, 409);
  assert.equal((await change(one.etag, 'clause: "12-3"\nlevel: { alert: 20 }\n')).status, 200);
  assert.equal((await change(one.etag, 'lossBudgetYen: 1\n')).status, 412);
  const refused = await submit({ version: one.version, etag: await etagOf(one.version) });
  assert.equal(refused.status, 409);
  assert.match(refused.body.detail, /level\.alert is 20/);
  const bare = await house.ask('PATCH', url, {
    as: supervisor,
    body: { title: 'keener', text: '' },
  });
  assert.equal(bare.status, 428);
  assert.equal((await change(one.etag, '')).status, 412);
  const byOperator = await house.ask('POST', '/v1/policies', {
    as: operator,
    body: { title: 'x', text: '' },
  });
  assert.equal(byOperator.status, 403);
});

test('a second person with a fresh code brings it into force, and the engine has it', async () => {
  const one = await draft('clause: "12-3"\nlevel:\n  alert: 2400\n', supervisor);
  const asked = await submit(one, supervisor);
  assert.equal(asked.status, 200, asked.text);
  const { id } = asked.body;
  assert.equal((await listed(one.version)).state, 'submitted');
  assert.equal((await submit(one, supervisor)).status, 409);
  assert.equal((await decide(id, 'approve', supervisor)).status, 409);
  assert.equal((await decide(id, 'approve', engineer)).status, 403);
  const unconfirmed = await decide(id, 'approve', second, false);
  assert.deepEqual([unconfirmed.status, unconfirmed.body.needs], [403, 'step-up']);
  assert.equal(live().level.alert, alert);
  const approved = await decide(id, 'approve', second);
  assert.equal(approved.status, 200, approved.text);
  assert.equal(approved.body.state, 'used');
  assert.deepEqual([live().level.alert, live().clause], [2_400, '12-3']);
  assert.equal(live().version, String(one.version));
  const now = await listed(one.version);
  assert.deepEqual([now.state, now.approvedBy], ['in-force', 'operator:ito']);
  const before = await listed(1);
  assert.equal(before.state, 'archived');
  const archived = await house.ask('GET', `/v1/policies/1?against=${one.version}`, {
    as: operator,
  });
  assert.deepEqual(archived.body.differences[1], { path: 'level.alert', from: 2_400, to: alert });
});

test('a request that is refused is a draft again', async () => {
  const one = await draft('lossBudgetYen: 700\n');
  const { id } = (await submit(one)).body;
  assert.equal((await decide(id, 'refuse', second)).status, 200);
  assert.equal((await listed(one.version)).state, 'draft');
  const headers = { 'if-match': await etagOf(one.version) };
  const url = `/v1/policies/${one.version}/discard`;
  const gone = await house.ask('POST', url, { as: engineer, body: { why: 'no' }, headers });
  assert.equal(gone.body.state, 'discarded');
});

test('a draft runs over the history in another process, and its cases are told apart', async () => {
  const one = await draft('level:\n  alert: 19000\n  challenge: 19500\n  suspension: 20000\n');
  const body = { version: one.version, days: 40 };
  const started = await house.ask('POST', '/v1/backtests', { as: engineer, body });
  assert.equal(started.status, 200, started.text);
  assert.equal((await house.ask('POST', '/v1/backtests', { as: engineer, body })).status, 409);
  const url = `/v1/backtests/${started.body.id}`;
  let found = await house.ask('GET', url, { as: operator });
  while (found.body.state === 'running') {
    await wait(50);
    found = await house.ask('GET', url, { as: operator });
  }
  assert.equal(found.body.state, 'done', found.text);
  const { result } = found.body;
  assert.ok(result.callsAbroad > 100, found.text);
  const figure = (name: string) =>
    result.figures.find((one: { name: string }) => one.name === name);
  assert.equal(figure('questions').candidate, 0);
  assert.ok(figure('questions').inForce > 0, found.text);
  assert.ok(result.cases.length > 0);
  assert.ok(result.cases.every((row: { candidate: unknown }) => row.candidate === null));
  const list = await house.ask('GET', `/v1/backtests?version=${one.version}`, { as: operator });
  assert.deepEqual([list.body.rows.length, list.body.rows[0].result], [1, null]);
});

test('a backtest that is cancelled ends, and another may begin', async () => {
  const body = { version: 1, days: 40 };
  const { id } = (await house.ask('POST', '/v1/backtests', { as: engineer, body })).body;
  const cancel = () => house.ask('POST', `/v1/backtests/${id}/cancel`, { as: engineer });
  assert.equal((await cancel()).status, 200);
  const after = await house.ask('GET', `/v1/backtests/${id}`, { as: operator });
  assert.deepEqual([after.body.state, after.body.percent], ['cancelled', null]);
  assert.equal((await cancel()).status, 409);
});

test('a draft runs beside the one in force from now on, without any effect', async () => {
  const one = await draft('level:\n  alert: 1500\n');
  assert.equal((await house.ask('GET', '/v1/shadow', { as: operator })).status, 404);
  const body = { version: one.version };
  const begun = await house.ask('POST', '/v1/shadow/start', { as: engineer, body });
  assert.equal(begun.status, 200, begun.text);
  const seen = await house.ask('GET', '/v1/shadow', { as: 'kato/supervisor' });
  assert.equal(seen.body.policy.version, String(one.version));
  assert.equal((await house.ask('POST', '/v1/shadow/stop', { as: engineer })).status, 200);
  assert.equal((await house.ask('POST', '/v1/shadow/stop', { as: engineer })).status, 409);
});

test('after a restart the approved version is in force, whatever the settings name', async () => {
  const warned: number[] = [];
  const book = new SqlPolicyBook(house.database);
  const again = await PolicyDesk.open(book, {
    settings: () => contactOnlyPolicy,
    possible: policy => policy,
    clock: house.live.traffic.clock,
    differs: version => warned.push(version),
  });
  const held = await book.inForce();
  assert.equal(held?.origin, 'console');
  assert.deepEqual(warned, [held!.version]);
  assert.equal(JSON.stringify(again.inForce), JSON.stringify(live()));
});

test('another policy in the settings is another version while none of the console is', async () => {
  const database = await house.databases.fresh();
  const book = new SqlPolicyBook(database);
  const policies = [standardPolicy, standardPolicy, contactOnlyPolicy];
  for (const settings of policies) {
    await PolicyDesk.open(book, {
      settings: () => settings,
      possible: policy => policy,
      clock: house.live.traffic.clock,
      differs: () => assert.fail('no version of the console is in force'),
    });
  }
  const { rows } = await book.versions({});
  assert.deepEqual(
    rows.map(({ version, state, title, text }) => [version, state, title, text]),
    [
      [2, 'in-force', 'contact-only', 'name: contact-only\nchallenges: false\n'],
      [1, 'archived', 'standard', 'name: standard\n'],
    ],
  );
});
