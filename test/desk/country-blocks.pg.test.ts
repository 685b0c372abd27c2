// Country blocks are told to few (R6). One is asked for, approved, in force and another is asked
// for; each role looks everywhere, and no row, count, cursor or event tells who may not know.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissionsOf, type Role, roles } from '../../src/core/access/permissions.ts';
import { standardPolicy } from '../../src/core/policy/policy.ts';
import { AuditLog } from '../../src/store/audit-log.ts';
import { DeskHouse } from '../support/desk-house.ts';

const operator = 'tanaka/operator';
const supervisor = 'sato/supervisor';
const quiet = roles.filter(role => !permissionsOf(role).has('block.read'));
const knowing = roles.filter(role => permissionsOf(role).has('block.read'));
const of = (role: Role): string => `${role}-1/${role}`;
const why = { body: { why: 'seen' } };

const house = await DeskHouse.ofFile({
  events: 6_000,
  entrance: true,
  keys: {
    client: { scopes: ['read', 'cases'], account: 'wholesale-7' },
    desk: { scopes: ['cases'] },
  },
});
await house.episodes.settle();
const { port } = await house.api.listen();
const before = new Map<string, string>();

async function read(url: string, as: string, body?: unknown) {
  const answer = await house.ask(body === undefined ? 'GET' : 'POST', url, { as, body });
  assert.equal(answer.status, 200, `${as} ${url}: ${answer.text}`);
  return answer.body;
}

/** A stream that is open while something happens; what it sent. */
async function streamOf(as: string) {
  const ending = new AbortController();
  const headers = house.headersOf(as);
  const url = `http://127.0.0.1:${port}/v1/events/stream`;
  const answer = await fetch(url, { headers, signal: ending.signal });
  let text = '';
  const reading = (async () => {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) text += part;
  })().catch(() => {});
  return {
    async until(pattern: RegExp): Promise<string> {
      while (!pattern.test(text)) await new Promise(resolve => setTimeout(resolve, 10));
      ending.abort();
      await reading;
      return text;
    },
  };
}

/** Counts that each role reads before the block and after it. */
async function countsOf(as: string) {
  const stats = await read('/v1/stats?fromMs=0&toMs=9000000000000', as);
  const { counts } = await read('/v1/cases/count', as, { filters: [{}] });
  const { figures, owners, ending, approvals } = await read('/v1/handover', as);
  const sums = owners.reduce((sum: number, one: { cases: number }) => sum + one.cases, 0);
  const cases = await all('/v1/cases?sort=opened', as);
  return JSON.stringify([
    [stats.openByState, stats.measuresInForce, counts, figures, sums, ending.length],
    [approvals.length, cases.length, (await all('/v1/measures', as)).length],
  ]);
}

/** All pages of a list, two rows a page: an early or late end of the pages would show. */
async function all(url: string, as: string) {
  const rows: Record<string, unknown>[] = [];
  let next: string | null = '';
  while (next !== null) {
    const parameters = `${url.includes('?') ? '&' : '?'}limit=2${next && `&cursor=${next}`}`;
    const page = await read(`${url}${parameters}`, as);
    if (page.next !== null) assert.equal(page.rows.length, 2, `${as} ${url}: a short page`);
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}

const { driver } = house.live;
const eased = { accounts: 0, unstoppedAccounts: 0, historyMs: 0, preapproved: false };
const countryBlock = { ...standardPolicy.countryBlock, ...eased };
driver.submit({
  kind: 'policy',
  atMs: driver.engine.state.nowMs,
  policy: { ...standardPolicy, countryBlock },
});
for (const role of roles) before.set(role, await countsOf(of(role)));
const streams = new Map(
  await Promise.all(roles.map(async role => [role, await streamOf(of(role))] as const)),
);
const listed = await read('/v1/network/countries', operator);
const possible = listed.rows.filter(
  (one: { block: { possible: boolean } | null }) => one.block?.possible,
);
assert.ok(possible.length > 1, 'two countries could be blocked');
const [{ country }, { country: other }] = possible;

async function askFor(name: string): Promise<string> {
  const matter = { kind: 'country-block', country: name, lastsMs: 7_200_000 };
  const body = { matter, why: 'lines are not enough' };
  const asked = await house.ask('POST', '/v1/approvals', { as: operator, body });
  assert.equal(asked.status, 200, asked.text);
  return asked.body.id;
}
const used = await askFor(country);
for (const [verb, as] of [
  ['approve', supervisor],
  ['use', operator],
] as const) {
  const answer = await house.ask('POST', `/v1/approvals/${used}/${verb}`, { as, ...why });
  assert.equal(answer.status, 200, answer.text);
}
const waiting = await askFor(other);
const [block] = (await read('/v1/measures?kind=country-block', operator)).rows;
const hidden: string = block.case;
const taken = await house.ask('GET', `/v1/cases/${hidden}`, { as: operator });
await house.ask('PATCH', `/v1/cases/${hidden}`, {
  as: operator,
  headers: { 'if-match': String(taken.headers.etag) },
  body: { assignee: 'tanaka' },
});
await read('/v1/presence', operator, { tab: 'tab-of-tanaka', case: hidden });

const told = [hidden, used, waiting, 'country-block'];
const tellsOf = (text: string) => told.filter(word => text.includes(word));

test('privacy officers and administrators may not know; the rest of the roles may', () => {
  assert.deepEqual(quiet, ['privacy-officer', 'administrator']);
});

test('measures, approvals, cases, presence: rows, counts and cursors tell of none', async () => {
  const urls = [
    '/v1/measures',
    '/v1/approvals',
    '/v1/approvals?waiting=true',
    '/v1/cases?sort=opened',
  ];
  for (const as of [...quiet.map(of), 'desk']) {
    for (const url of urls) assert.deepEqual(tellsOf(JSON.stringify(await all(url, as))), [], url);
    const queue = await read('/v1/cases/search', as, { filter: {}, sort: 'opened' });
    assert.deepEqual(tellsOf(JSON.stringify(queue)), []);
    assert.deepEqual((await read('/v1/measures?kind=country-block', as)).rows, []);
    assert.deepEqual((await read('/v1/approvals?kind=country-block', as)).rows, []);
    assert.deepEqual((await read('/v1/presence', as)).cases, []);
    const gone = [`cases/${hidden}`, `cases/${hidden}/timeline`, `cases/${hidden}/audit`];
    for (const id of [used, waiting]) gone.push(`approvals/${id}`, `approvals/${id}/now`);
    for (const path of gone) {
      const answer = await house.ask('GET', `/v1/${path}`, { as });
      assert.equal(answer.status, 404, `${as} ${path}`);
    }
    const subject = { kind: 'country', country: other };
    const asked = { kind: 'block', subject, lastsMs: 3_600_000 };
    assert.equal((await house.ask('POST', '/v1/proposals', { as, body: asked })).status, 403);
  }
  for (const role of quiet) {
    const refused = { as: of(role), ...why };
    const answer = await house.ask('POST', `/v1/approvals/${waiting}/refuse`, refused);
    assert.equal(answer.status, 404, 'nor does trying to decide one');
    assert.equal(await countsOf(of(role)), before.get(role), `${role}: no count has moved`);
  }
  for (const role of knowing) {
    const as = of(role);
    assert.ok(
      (await all('/v1/measures', as)).some(one => one.case === hidden),
      role,
    );
    assert.equal((await all('/v1/approvals', as)).length, 2, role);
    assert.notEqual(await countsOf(as), before.get(role), role);
    assert.equal((await read(`/v1/cases/${hidden}`, as)).row.country.replace('+', ''), country);
    assert.equal((await read('/v1/presence', as)).cases.length, 1);
  }
});

test('cases and lines of others: nothing links to the case of a block', async () => {
  // A block bears on the lines that attacked: one of them, with a case of its own.
  const [own] = (await read('/v1/cases?sort=opened', operator)).rows.filter(
    (one: { subscriber: string }) => one.subscriber !== '',
  );
  const line: string = own.subscriber;
  await house.database.run('storing', db =>
    db.insertInto('case_lines').values({ case_id: hidden, subscriber: line }).execute(),
  );
  for (const role of quiet) {
    const page = await read(`/v1/subscribers/${line}/page`, of(role));
    assert.ok(page.cases.length > 0);
    assert.deepEqual(tellsOf(JSON.stringify(page)), [], role);
    const found = await read('/v1/lines/find', of(role), { text: line });
    const open = page.cases.filter((one: { state: string }) => one.state !== 'closed');
    assert.equal(found.rows[0].openCases, open.length, 'its open cases are those that are told');
    const linked = await read(`/v1/cases/${page.cases[0].case}`, of(role));
    assert.deepEqual(tellsOf(JSON.stringify(linked.linked)), []);
  }
  const page = await read(`/v1/subscribers/${line}/page`, operator);
  assert.ok(page.cases.some((one: { case: string }) => one.case === hidden));
});

test('the live view, what goes on now, reports: to those who may know alone', async () => {
  for (const role of roles) {
    await read('/v1/now', of(role));
  }
  await new Promise(resolve => setTimeout(resolve, 1_200));
  for (const role of roles) {
    await read('/v1/now', of(role));
    await new Promise(resolve => setTimeout(resolve, 500));
    const { now } = await read('/v1/now', of(role));
    const live = await read('/v1/live', of(role));
    const report = await read('/v1/reports/2026', of(role));
    const blocks = report.figures.find((one: { id: string }) => one.id === 'country-blocks').value;
    if (quiet.includes(role)) {
      assert.deepEqual(tellsOf(JSON.stringify([now, live, report.measures])), [], role);
      assert.equal(now.waits.approvals.count, 0);
      assert.equal(blocks, null);
      for (const one of now.destinations) assert.ok(one.calls + one.lossYenToday > 0);
    } else {
      assert.ok(
        now.measures.some((one: { case: string }) => one.case === hidden),
        role,
      );
      assert.equal(now.waits.approvals.count, 1);
      assert.ok(live.measures.some((one: { kind: string }) => one.kind === 'country-block'));
    }
  }
});

test('the audit log tells of none to who may not know; its pages are whole', async () => {
  const officer = of('privacy-officer');
  const auditor = of('auditor');
  const entry = { atMs: house.live.traffic.clock.nowMs(), who: 'policy standard 1', why: 'R6' };
  const erased = { ...entry, what: 'measure.end', subject: 'case-erased +870' };
  const begun = { ...entry, what: 'country-block.begin', subject: `${hidden} ${country}` };
  const line = { ...entry, what: 'measure.end', subject: 'case-erased 05012345678' };
  await new AuditLog(house.database).append([begun, erased, line]);
  assert.ok(tellsOf(JSON.stringify(await read('/v1/audit?limit=200', auditor))).length > 3);
  assert.deepEqual(tellsOf(JSON.stringify(await read('/v1/audit?limit=200', officer))), []);
  for (const search of [
    { subject: hidden },
    { text: 'country-block' },
    { what: 'country-block.' },
    { what: `approval.ask.country-block` },
    { subject: waiting },
    { subject: '+870' },
  ]) {
    const looked = { ...search, withoutLooks: true };
    const found = await read('/v1/audit/search', officer, looked);
    assert.deepEqual(found.rows, [], JSON.stringify(search));
    assert.ok((await read('/v1/audit/search', auditor, looked)).rows.length > 0);
  }
  const ends = await read('/v1/audit/search', officer, { subject: 'case-erased' });
  assert.deepEqual(
    ends.rows.map((one: { subject: string }) => one.subject),
    [line.subject],
    'the case of the block is erased, what it was of is not told all the same',
  );
  const body = { why: 'quarterly review', withoutLooks: true };
  const csv = await house.ask('POST', '/v1/audit/export', { as: officer, body });
  assert.deepEqual([csv.status, tellsOf(csv.text)], [200, []]);
});

test('desk events: nothing of a block, and no gap in their numbers', async () => {
  const end = { subject: block.subject, why: 'the attack is over' };
  const ended = await house.ask('POST', '/v1/measures/end', { as: operator, body: end });
  assert.equal(ended.status, 200, ended.text);
  const matter = { kind: 'list-edit', put: [], remove: ['999'] };
  const last = await house.ask('POST', '/v1/approvals', {
    as: operator,
    body: { matter, why: 'old' },
  });
  for (const role of roles) {
    const text = await streams.get(role)!.until(new RegExp(last.body.id));
    const numbers = [...text.matchAll(/^id: \w+-(\d+)$/gm)].map(([, number]) => Number(number));
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => numbers[0]! + at),
      role,
    );
    if (quiet.includes(role)) assert.deepEqual(tellsOf(text), [], role);
    else assert.ok(tellsOf(text).length === told.length, role);
  }
  const quietAudit = await read('/v1/audit/search', of('privacy-officer'), { what: 'measure.end' });
  assert.deepEqual(tellsOf(JSON.stringify(quietAudit)), [], 'nor of its end');
});
