// The network view over HTTP on real PostgreSQL, attacks under way: what spans lines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { standardPolicy } from '../../src/core/policy/policy.ts';
import { Retention } from '../../src/store/retention.ts';
import { DeskHouse } from '../support/desk-house.ts';

const operator = 'tanaka/operator';
const supervisor = 'sato/supervisor';

const house = await DeskHouse.ofFile({
  events: 6_000,
  keys: { client: { scopes: ['read', 'cases'], account: 'wholesale-7' } },
});
await house.episodes.settle();

async function read(url: string, as = operator) {
  const answer = await house.ask('GET', url, { as });
  assert.equal(answer.status, 200, `${url}: ${answer.text}`);
  return answer.body;
}

test('sums of episodes are those of calls that counted as theirs, and of no other', async () => {
  const { rows } = await house.database.run('comparing', db =>
    sql<{ summed: number; counted: number; all: number }>`select
        (select sum(calls) from episode_calls e where e.case_id = k.case_id)::integer as summed,
        (select count(*) from calls c where c.case_id = k.case_id or c.call_id in (select call_id
          from case_traces t where t.case_id = k.case_id and kind = 'call'))::integer as counted,
        (select count(*) from calls c join case_lines l on l.subscriber = c.subscriber
          where l.case_id = k.case_id)::integer as all
      from cases k`.execute(db),
  );
  assert.ok(rows.length > 5);
  for (const { summed, counted } of rows) assert.equal(summed ?? 0, counted);
  assert.ok(
    rows.some(one => one.counted > 0 && one.counted < one.all),
    'lawful calls of attacked lines are left out',
  );
});

test('countries tell what the gate counts, and blocks only to roles that may know', async () => {
  const { rows, rules } = await read('/v1/network/countries');
  assert.ok(rows.length > 3);
  assert.equal(rules.minutesPerMonthMax, 600);
  assert.ok(rules.historyDays < rules.historyDaysNeeded, 'little history, and it is said');
  const listed = rows.find((one: { listed: string }) => one.listed !== 'no');
  assert.ok(listed.block.unmet.includes('history'), JSON.stringify(listed));
  const page = await read(`/v1/network/countries/${listed.country}`);
  assert.equal(page.block.possible, false);
  const gate = page.block.gates.find((one: { gate: string }) => one.gate === 'little-traffic');
  assert.equal(
    gate.fact,
    `${listed.minutesPerMonth} min a month, ${listed.callsPerDay} calls a day, at most 600 and 10`,
  );
  assert.ok(page.entries.length > 0);
  assert.ok(page.days.length > 0);
  const officer = await read('/v1/network/countries', 'ito/privacy-officer');
  assert.ok(officer.rows.every((one: { block: unknown }) => one.block === null));
  const hidden = await read(`/v1/network/countries/${listed.country}`, 'ito/privacy-officer');
  assert.equal(hidden.block, null);
  const root = await house.ask('GET', '/v1/network/countries', { as: 'root/administrator' });
  assert.equal(root.status, 403);
  assert.equal((await house.ask('GET', '/v1/network/countries', { as: 'client' })).status, 403);
  const none = await house.ask('GET', '/v1/network/countries/ZZ', { as: operator });
  assert.equal(none.status, 404);
});

test('pages of addresses and ranges are the whole list, those of most accounts first', async () => {
  for (const list of ['sources', 'ranges']) {
    const { rows } = await read(`/v1/network/${list}?limit=200&days=400`);
    assert.ok(rows.length > 3, list);
    type Row = { accounts: number; lastMs: number };
    const ordered = rows.toSorted(
      (a: Row, b: Row) => b.accounts - a.accounts || b.lastMs - a.lastMs,
    );
    assert.deepEqual(rows, ordered);
    const paged: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const page = await read(`/v1/network/${list}?limit=2&days=400${cursor}`);
      paged.push(...page.rows);
      next = page.next;
    }
    assert.deepEqual(paged, rows, list);
  }
});

test('today’s figures are those of the stored calls', async () => {
  const nowMs = house.live.traffic.clock.nowMs();
  const { rows } = await read('/v1/network/countries');
  const { rows: stored } = await house.database.run('counting', db =>
    sql<{ country: string; calls: number; refused: number }>`select country, count(*) as calls,
      count(*) filter (where verdict = 'block') as refused from calls
      where setup >= date_trunc('day', ${new Date(nowMs)}::timestamptz, 'Asia/Tokyo')
      group by country`.execute(db),
  );
  assert.ok(stored.length > 0);
  for (const { country, calls, refused } of stored) {
    const row = rows.find((one: { country: string }) => one.country === country.replace('+', ''));
    assert.deepEqual([row.today.calls, row.today.refused], [calls, refused], country);
  }
});

test('addresses are masked until stage 3 is opened, and the look is recorded', async () => {
  const { rows } = await read('/v1/network/sources');
  assert.ok(rows.length > 0, 'cases have addresses');
  const [first] = rows;
  assert.match(first.address, /\*/);
  assert.match(first.source, /^\d+$/);
  const url = `/v1/network/sources/${first.source}`;
  const closed = await read(url);
  assert.equal(closed.opened, false);
  assert.match(closed.row.address, /\*/);
  assert.ok(closed.use.calls >= closed.episodes.sum.calls);
  assert.ok(closed.use.lines >= closed.row.lines);
  assert.ok(closed.episodes.cases.length > 0);
  const gates = closed.block.gates.map((one: { gate: string }) => one.gate);
  assert.ok(gates.includes('no-lawful-line') && gates.includes('observed'));

  const of = { kind: 'source', source: first.source };
  const body = { of, stage: 3, purpose: 'fraud-investigation', why: 'one address, many lines' };
  const denied = await house.ask('POST', '/v1/disclosures', { as: 'kato/auditor', body });
  assert.equal(denied.status, 403);
  const unknown = { ...body, of: { kind: 'source', source: '999999' } };
  const missing = await house.ask('POST', '/v1/disclosures', { as: operator, body: unknown });
  assert.equal(missing.status, 404);
  const opened = await house.ask('POST', '/v1/disclosures', { as: operator, body });
  assert.equal(opened.status, 200, opened.text);
  const full = await read(url);
  assert.equal(full.opened, true);
  assert.match(full.row.address, /^[\d.]+$|:/);
  assert.equal((await read(url, supervisor)).opened, false, 'opened to one person');
  const { rows: looks } = await house.database.run('reading', db =>
    sql<{ who: string }>`select who from audit where what = 'address.view'
      and subject = ${`source ${first.source}`}`.execute(db),
  );
  assert.deepEqual(
    looks.map(one => one.who),
    ['operator:tanaka'],
  );
});

test('lawful use of an address is told apart from calls of episodes', async () => {
  const [{ source }] = (await read('/v1/network/sources')).rows;
  const before = (await read(`/v1/network/sources/${source}`)).use;
  const address = await house.database.run('reading', db =>
    db
      .selectFrom('network_names')
      .select('name')
      .where('id', '=', Number(source))
      .executeTakeFirstOrThrow(),
  );
  await house.storeCalls('0399990000', 'lawful-firm', ['3712000001', '3712000002']);
  await house.database.run('moving', db =>
    db
      .updateTable('calls')
      .set({ source_ip: address.name })
      .where('subscriber', '=', '0399990000')
      .execute(),
  );
  const { use } = await read(`/v1/network/sources/${source}`);
  assert.equal(use.lawfulLines, before.lawfulLines + 1);
  assert.equal(use.lawfulCalls, before.lawfulCalls + 2);
  assert.equal(use.calls, before.calls + 2);
  const days = use.byDay.reduce((sum: number, one: { calls: number }) => sum + one.calls, 0);
  assert.equal(days, use.calls);
});

async function storeEpisodes(
  rows: readonly { name: string; line: string; account: string; range: string; ip: string }[],
) {
  const at = new Date(house.live.traffic.clock.nowMs() - 3_600_000);
  for (const { name, line, account } of rows) await house.storeCases([name], account, line);
  await house.database.run('storing episodes', async db => {
    const names = rows.flatMap(one => [
      { kind: 'source' as const, name: one.ip },
      { kind: 'range' as const, name: one.range },
    ]);
    await db
      .insertInto('network_names')
      .values(names)
      .onConflict(one => one.doNothing())
      .execute();
    await db
      .insertInto('episode_calls')
      .values(
        rows.map(one => ({
          case_id: one.name,
          hour: at,
          subscriber: one.line,
          account: one.account,
          country: 'SL',
          destination: -1,
          number_range: one.range,
          source_ip: one.ip,
          calls: 4,
          refused: 1,
          seconds: 600,
          milli_yen: 840_000,
          first: at,
          last: at,
        })),
      )
      .execute();
  });
}

test('ranges and campaigns: several accounts, one address, one range; listed or not', async () => {
  await storeEpisodes([
    { name: 'case-n1', line: '0501', account: 'n-a', range: '2327655', ip: '198.51.100.9' },
    { name: 'case-n2', line: '0502', account: 'n-b', range: '2327655', ip: '198.51.100.9' },
    { name: 'case-n3', line: '0503', account: 'n-c', range: '2327655', ip: '198.51.100.10' },
    { name: 'case-n4', line: '0504', account: 'n-d', range: '2327700', ip: '198.51.100.11' },
  ]);
  const ranges = await read('/v1/network/ranges');
  const row = ranges.rows.find((one: { masked: string }) => one.masked === '+2327655****');
  assert.deepEqual([row.accounts, row.cases, row.calls], [3, 3, 12]);
  assert.ok(!ranges.rows.some((one: { masked: string }) => one.masked === '+2327700****'));
  const page = await read(`/v1/network/ranges/${row.range}`);
  assert.equal(page.prefix, '2327655');
  assert.equal(page.episodes.sources.length, 2);
  assert.ok(page.episodes.hours.length > 0);
  const auditor = await read('/v1/network/ranges', 'kato/auditor');
  assert.ok(auditor.rows.every((one: { masked: string | null }) => one.masked === null));
  const single = await house.database.run('reading', db =>
    db
      .selectFrom('network_names')
      .select('id')
      .where('name', '=', '2327700')
      .executeTakeFirstOrThrow(),
  );
  const alone = await house.ask('GET', `/v1/network/ranges/${single.id}`, { as: operator });
  assert.equal(alone.status, 404, 'what one account called is told to nobody here');

  const campaigns = await read('/v1/network/campaigns?days=31');
  const campaign = campaigns.rows.find((one: { campaign: string }) => one.campaign === 'case-n1');
  assert.deepEqual([campaign.accounts, campaign.cases], [3, 3]);
  const members = await read('/v1/network/campaigns/case-n2?days=31');
  assert.equal(members.row.campaign, 'case-n1', 'found by each of its cases');
  assert.deepEqual(
    members.row.shared.map((one: { kind: string; text: string }) => [one.kind, one.text]),
    [
      ['source', '198.51.*.*'],
      ['range', '+2327655****'],
    ],
  );
  assert.ok(members.row.shared.every((one: { id: string | null }) => one.id !== null));
  assert.equal(members.episodes.sum.calls, 12);
  const nobody = await house.ask('GET', '/v1/network/campaigns/case-n4', { as: operator });
  assert.equal(nobody.status, 404);
});

test('pages of addresses give each once; a cursor that is none is refused', async () => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await read(`/v1/network/sources?limit=2${more}`);
    seen.push(...page.rows.map((one: { source: string }) => one.source));
    cursor = page.next;
  }
  assert.ok(seen.length > 3, String(seen));
  assert.equal(new Set(seen).size, seen.length);
  const bad = await house.ask('GET', '/v1/network/sources?cursor=zz', { as: operator });
  assert.equal(bad.status, 400);
});

test('cases by model against lines; the report to the maker names nobody', async () => {
  const { subscribers } = house.live.traffic.lists;
  const byAccount = new Map(subscribers.map(one => [one.account, one]));
  const four = [...byAccount.values()].slice(0, 4);
  await house.database.run('giving models', db =>
    db
      .updateTable('subscribers')
      .set({ device_model: 'Acme PBX-9' })
      .where(
        'subscriber',
        'in',
        four.map(one => one.subscriber),
      )
      .execute(),
  );
  const rows = subscribers.map(one =>
    four.includes(one) ? { ...one, deviceModel: 'Acme PBX-9' } : { ...one, deviceModel: 'Other 1' },
  );
  const atMs = house.live.driver.engine.state.nowMs;
  house.live.driver.submit({ kind: 'subscribers', atMs, rows, digest: 'models' });
  for (const [at, one] of four.entries()) {
    await house.storeCases([`case-m${at}`], one.account, one.subscriber);
  }
  const all = await read('/v1/network/devices');
  const row = all.rows.find((one: { model: string }) => one.model === 'Acme PBX-9');
  assert.equal(row.maker, 'Acme');
  assert.ok(row.cases >= 4);
  assert.equal(row.lines, 4);
  assert.ok(row.times > 1 && all.allLines === subscribers.length, JSON.stringify(row));
  const acme = all.makers.find((one: { maker: string }) => one.maker === 'Acme');
  assert.deepEqual([acme.models, acme.cases, acme.lines], [1, row.cases, 4]);
  const url = `/v1/network/devices/${row.device}`;
  const draft = await read(`${url}/report?language=ja`);
  assert.match(draft.text, /「Acme PBX-9」/);
  assert.match(draft.csv, /^case,opened_day/);
  for (const { subscriber, account } of four) {
    assert.ok(!`${draft.text}${draft.csv}`.includes(subscriber));
    assert.ok(!draft.csv.includes(account));
  }
  const body = { to: 'Acme security team', language: 'en', text: 'see 23276555001 of the list' };
  const refused = await house.ask('POST', `${url}/reports`, { as: 'kato/auditor', body });
  assert.equal(refused.status, 403);
  const sent = await house.ask('POST', `${url}/reports`, { as: operator, body });
  assert.equal(sent.status, 200, sent.text);
  const page = await read(url);
  assert.equal(page.reports.length, 1);
  assert.equal(page.reports[0].text, 'see 2327655**** of the list');
  const audited = await house.database.run('reading', db =>
    db.selectFrom('audit').selectAll().where('what', '=', 'device.report').execute(),
  );
  assert.deepEqual(
    audited.map(one => [one.who, one.subject]),
    [['operator:tanaka', 'Acme PBX-9']],
  );
});

test('a country block: asked, approved by another, in force, ended', async () => {
  const { driver } = house.live;
  const { countryBlock } = standardPolicy;
  const eased = { ...countryBlock, accounts: 0, unstoppedAccounts: 0, historyMs: 0 };
  const policy = { ...standardPolicy, countryBlock: { ...eased, preapproved: false } };
  driver.submit({ kind: 'policy', atMs: driver.engine.state.nowMs, policy });
  const { rows } = await read('/v1/network/countries');
  const open = rows.find((one: { block: { possible: boolean } | null }) => one.block?.possible);
  assert.ok(open, JSON.stringify(rows.map((one: { block: unknown }) => one.block)));
  const { country } = open;
  const url = `/v1/network/countries/${country}`;
  const matter = { kind: 'country-block', country, lastsMs: 7_200_000 };
  const body = { matter, why: 'lines are not enough' };
  const asked = await house.ask('POST', '/v1/approvals', { as: operator, body });
  assert.equal(asked.status, 200, asked.text);
  const waiting = await read(url);
  assert.deepEqual(
    waiting.block.requests.map((one: { id: string; state: string }) => [one.id, one.state]),
    [[asked.body.id, 'asked']],
  );
  const steps = `/v1/approvals/${asked.body.id}`;
  const why = { body: { why: 'seen' } };
  const self = await house.ask('POST', `${steps}/approve`, { as: operator, ...why });
  assert.equal(self.status, 403);
  const yes = await house.ask('POST', `${steps}/approve`, { as: supervisor, ...why });
  assert.equal(yes.status, 200, yes.text);
  const used = await house.ask('POST', `${steps}/use`, { as: operator, ...why });
  assert.equal(used.status, 200, used.text);
  const stands = await read(url);
  assert.ok(stands.block.inForce.endMs > stands.asOfMs);
  assert.deepEqual(stands.block.requests, []);
  assert.equal(stands.block.past[0].decidedBy, 'operator:tanaka');
  assert.equal(stands.row.block.inForce.case, stands.block.inForce.case);
  const subject = { kind: 'country', country };
  const end = { subject, why: 'the attack is over' };
  const ended = await house.ask('POST', '/v1/measures/end', { as: operator, body: end });
  assert.equal(ended.status, 200, ended.text);
  const after = await read(url);
  assert.equal(after.block.inForce, null);
  assert.notEqual(after.block.past[0].endedMs, null);
});

test('sums of episodes and names of addresses end with the calls, but for what is held', async () => {
  const { rows: held } = await house.database.run('choosing', db =>
    sql<{ case_id: string }>`select e.case_id from episode_calls e join case_lines l using (case_id)
      where l.subscriber = e.subscriber and e.case_id not like 'case-n%' limit 1`.execute(db),
  );
  const kept = held[0]!.case_id;
  const nowMs = house.live.traffic.clock.nowMs();
  const retention = new Retention(house.database);
  await retention.hold({ kind: 'case', subject: kept, why: 'court', by: 'ito' }, nowMs);
  const many = { cases: 9_999, decisions: 9_999, messages: 9_999, disclosures: 9_999 };
  await retention.run(
    { ...many, approvals: 9_999, handovers: 9_999, calls: 1 },
    nowMs + 3 * 86_400_000,
  );
  const { rows: left } = await house.database.run('reading', db =>
    sql<{ case_id: string }>`select distinct case_id from episode_calls`.execute(db),
  );
  assert.deepEqual(
    left.map(one => one.case_id),
    [kept],
  );
  const names = await house.database.run('reading', db =>
    sql`select from network_names n where kind = 'source' and not exists
      (select from episode_calls e where e.source_ip = n.name)`.execute(db),
  );
  assert.equal(names.rows.length, 0);
});
