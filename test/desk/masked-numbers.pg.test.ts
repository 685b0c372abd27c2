// No role gets a called number in full without a recorded reason and a second person; no key that
// is bound to an account sees anything of another. Through the API, every route that reads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { roles } from '../../src/core/access/permissions.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { DeskHouse } from '../support/desk-house.ts';

let databases: TestDatabases;
let house: DeskHouse;
let line: string;
let account: string;
let port: number;
const called = ['23276555001', '23276555002', '25261777003'];
const caseName = 'case-own';

before(async () => {
  databases = await TestDatabases.start();
  house = await DeskHouse.open(databases, {
    events: 2_000,
    entrance: true,
    keys: {
      reading: { scopes: ['read', 'cases', 'disclose', 'audit'] },
      client: { scopes: ['read', 'cases'], account: 'wholesale-7' },
    },
  });
  const { calls } = house.live.driver.engine.state;
  const talking = () => [...calls.values()].some(call => call.state !== 'challenged');
  for (let left = 5_000; left > 0 && !talking(); left -= 1) await house.live.run(1);
  await house.settled();
  const [first] = house.live.traffic.lists.subscribers;
  line = first!.subscriber;
  account = first!.account;
  await house.storeCases([caseName], account, line);
  await house.storeCalls(line, account, called);
  await house.episodes.settle();
  port = (await house.api.listen()).port;
});
after(async () => {
  await house.close();
  await databases.stop();
});

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

/** Every address that is read by GET, with the names of real objects in it. */
async function addresses(): Promise<string[]> {
  const headers = { host: 'localhost' };
  const answer = await house.api.app.inject({ url: '/v1/openapi.json', headers });
  const paths = answer.json().paths as Record<string, { get?: Operation }>;
  const nowMs = house.live.traffic.clock.nowMs();
  const urls: string[] = [];
  for (const [path, { get }] of Object.entries(paths)) {
    if (get === undefined || path.endsWith('/stream')) continue;
    const named = path
      .replace('{subscriber}', encodeURIComponent(line))
      .replace('{feed}', 'sbc')
      .replace('{account}', encodeURIComponent(account))
      .replace('{country}', 'SL')
      .replace('{source}', '1')
      .replace('{range}', '2')
      .replace('{campaign}', caseName);
    const times = get.parameters?.some(one => one.name === 'fromMs');
    urls.push(times === true ? `${named}?fromMs=0&toMs=${nowMs + 1}` : named);
  }
  const { cases } = (await house.api.app.inject({ url: '/v1/live', headers })).json();
  assert.ok(cases.length > 2, 'attacks are under way');
  const names = [caseName, ...cases.slice(0, 3).map((one: { case: string }) => one.case)];
  return urls.flatMap(url =>
    url.includes('{case}') ? names.map(name => url.replace('{case}', name)) : [url],
  );
}

function shownIn(text: string): string[] {
  const digits = text.replaceAll(/[\s-]/g, '');
  return [
    ...called.filter(number => digits.includes(number) || digits.includes(number.slice(3))),
    ...[...house.live.called].filter(number => digits.includes(number)),
  ];
}

/** What a stream sends until it has sent `event`. */
async function streamed(url: string, as: string, event: string, before: () => Promise<unknown>) {
  const ending = new AbortController();
  const headers = house.headersOf(as);
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, { headers, signal: ending.signal });
  assert.equal(answer.status, 200);
  await before();
  let text = '';
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (new RegExp(`event: ${event}\\n.*\\n\\n`, 's').test(text)) break;
  }
  ending.abort();
  return text;
}

async function lookEverywhere(as: string): Promise<string[]> {
  const shown: string[] = [];
  for (const url of await addresses()) {
    const answer = await house.ask('GET', url, { as });
    assert.ok(answer.status < 500, `${as} ${url}: ${answer.text}`);
    if (shownIn(answer.text).length > 0) shown.push(url);
  }
  return shown;
}

test('no role and no key finds a called number anywhere', async () => {
  for (const as of [...roles.map(role => `${role}-1/${role}`), 'reading', 'client', '']) {
    assert.deepEqual(await lookEverywhere(as), [], as);
  }
});

test('the live view and the streams show cases and calls, their numbers masked', async () => {
  assert.ok(house.live.called.size > 20);
  const view = await house.ask('GET', '/v1/live', { as: 'tanaka/operator' });
  assert.ok(view.body.calls.length > 0 && view.body.cases.length > 2, view.text);
  assert.ok(view.body.calls.every((one: { toMasked: string }) => one.toMasked.endsWith('****')));
  for (const role of roles) {
    const as = `${role}-1/${role}`;
    const live = await streamed('/v1/live/stream', as, 'live', async () => {});
    assert.match(live, /\*{4}/);
    assert.deepEqual(shownIn(live), [], as);
    const now = await streamed('/v1/now/stream', as, 'now', async () => {});
    assert.deepEqual(shownIn(now), [], as);
    const events = await streamed('/v1/events/stream', as, 'approval', async () => {
      const matter = { kind: 'list-edit', put: [], remove: ['999'] };
      const body = { matter, why: `not ${called[0]}` };
      await house.ask('POST', '/v1/approvals', { as: 'sato/supervisor', body });
    });
    assert.deepEqual(shownIn(events), [], as);
  }
});

test('a reason opens masked numbers; a second person opens them in full, to one person', async () => {
  const of = { kind: 'case', case: caseName };
  const nowMs = house.live.traffic.clock.nowMs();
  const url = `/v1/subscribers/${line}/calls?fromMs=0&toMs=${nowMs + 1}`;
  const operator = 'tanaka/operator';
  const closed = await house.ask('GET', url, { as: operator });
  assert.deepEqual([closed.status, closed.body.needs], [403, 'reason']);

  const body = { of, stage: 3, purpose: 'fraud-investigation', why: 'pattern of the night' };
  for (const as of ['kato/auditor', 'root/administrator', 'abe/engineer']) {
    assert.equal((await house.ask('POST', '/v1/disclosures', { as, body })).status, 403, as);
  }
  const bare = { of, stage: 3, purpose: 'fraud-investigation' };
  const noReason = await house.ask('POST', '/v1/disclosures', { as: operator, body: bare });
  assert.equal(noReason.status, 400);
  const beyond = { ...body, stage: 4 };
  const tooFar = await house.ask('POST', '/v1/disclosures', { as: operator, body: beyond });
  assert.equal(tooFar.status, 400);
  const opened = await house.ask('POST', '/v1/disclosures', { as: operator, body });
  assert.equal(opened.status, 200, opened.text);
  const masked = await house.ask('GET', url, { as: operator });
  assert.equal(masked.status, 200, masked.text);
  assert.equal(masked.body.rows[0].to, '2327655****', masked.text);
  assert.deepEqual(await lookEverywhere(operator), []);

  const matter = { kind: 'unmask', of, purpose: 'complaint' };
  const asked = { as: operator, body: { matter, why: 'the owner disputes each call' } };
  assert.equal((await house.ask('POST', '/v1/approvals', asked)).body.needs, 'step-up');
  const approval = await house.ask('POST', '/v1/approvals', { ...asked, stepUp: true });
  assert.equal(approval.status, 200, approval.text);
  const steps = `/v1/approvals/${approval.body.id}`;
  const seen = { body: { why: 'seen' } };
  assert.equal((await house.ask('POST', `${steps}/use`, { as: operator, ...seen })).status, 409);
  assert.deepEqual(await lookEverywhere(operator), []);
  const officer = 'ito/privacy-officer';
  assert.equal((await house.ask('POST', `${steps}/approve`, { as: officer, ...seen })).status, 200);
  assert.equal((await house.ask('POST', `${steps}/use`, { as: officer, ...seen })).status, 403);
  assert.deepEqual(await lookEverywhere(operator), []);
  const used = await house.ask('POST', `${steps}/use`, { as: operator, ...seen });
  assert.equal(used.status, 200, used.text);
  const full = await house.ask('GET', url, { as: operator });
  const inFull = new Set(full.body.rows.map((row: { to: string }) => row.to));
  assert.deepEqual(
    called.filter(number => inFull.has(number)),
    called,
  );
  assert.deepEqual(await lookEverywhere(officer), []);
  assert.deepEqual(await lookEverywhere('sato/supervisor'), []);

  const entries = await house.database.run('reading', db =>
    db.selectFrom('audit').selectAll().where('what', '=', 'calls.view.in-full').execute(),
  );
  assert.ok(entries.length >= 1);
  assert.ok(entries.every(entry => entry.who === 'operator:tanaka'));
  assert.deepEqual(shownIn(JSON.stringify(entries)), []);
});

test('a key of one account finds nothing of another', async () => {
  const own = await house.ask('GET', '/v1/cases', { as: 'client' });
  assert.deepEqual([own.status, own.body.rows], [200, []]);
  const asked = `/v1/cases?account=${encodeURIComponent(account)}`;
  assert.deepEqual((await house.ask('GET', asked, { as: 'client' })).body.rows, []);
  for (const url of await addresses()) {
    const answer = await house.ask('GET', url, { as: 'client' });
    const open = /^\/v1\/(health|me|cases|subscribers|sign-in\/.*)$/.test(url);
    assert.ok(open || [401, 403, 404].includes(answer.status), `${url}: ${answer.status}`);
    assert.ok(!answer.text.includes(line), url);
    assert.ok(!answer.text.includes(caseName), url);
  }
  await house.storeCases(['case-client'], 'wholesale-7', '0311110000');
  const theirs = await house.ask('GET', '/v1/cases/case-client', { as: 'client' });
  assert.equal(theirs.status, 200, theirs.text);
});
