// How a case came about and what its line normally does, through the API, on real PostgreSQL.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TestDatabases } from '../../src/store/test-database.ts';
import { DeskHouse } from '../support/desk-house.ts';

let databases: TestDatabases;
let house: DeskHouse;
const operator = 'tanaka/operator';

before(async () => {
  databases = await TestDatabases.start();
  house = await DeskHouse.open(databases, { events: 14_000 });
  const { calls } = house.live.driver.engine.state;
  const suspected = () => [...calls.values()].some(call => call.unusual >= 500);
  for (let left = 5_000; left > 0 && !suspected(); left -= 1) await house.live.run(1);
  await house.settled();
});
after(async () => {
  await house.close();
  await databases.stop();
});

test('what a line normally does: its hours and charges; countries and networks by stage', async () => {
  const { rows } = (await house.ask('GET', '/v1/subscribers?limit=200', { as: operator })).body;
  let seen = 0;
  for (const { subscriber } of rows as { subscriber: string }[]) {
    const url = `/v1/subscribers/${subscriber}/normal`;
    const { status, body, text } = await house.ask('GET', url, { as: operator });
    assert.equal(status, 200, text);
    const sum = body.callsByHour.reduce((all: number, one: number) => all + one, 0);
    assert.equal(sum, body.calls);
    for (const [hour, most] of body.mostYenByHour.entries()) {
      assert.ok(most <= body.yenByHour[hour] && most <= body.mostDayYen, `${hour}: ${most}`);
    }
    assert.equal(body.countries === null, body.stage < 2);
    assert.equal(body.networks === null, body.stage < 3);
    if (body.calls > 0) {
      seen += 1;
      assert.ok(body.mostAtOnce >= 0 && body.firstMs <= body.lastMs && body.countryCount > 0);
    }
  }
  assert.ok(seen > 1, `${seen} lines called of ${rows.length}`);
});

test('a reason opens the networks of a line', async () => {
  const { rows } = (await house.ask('GET', '/v1/cases', { as: operator })).body;
  const found = rows.find((one: { subscriber: string }) => one.subscriber !== '');
  const body = {
    of: { kind: 'case', case: found.case },
    stage: 3,
    purpose: 'fraud-investigation',
    why: 'where it comes from',
  };
  assert.equal((await house.ask('POST', '/v1/disclosures', { as: operator, body })).status, 200);
  const url = `/v1/subscribers/${found.subscriber}/normal`;
  const open = await house.ask('GET', url, { as: operator });
  assert.equal(open.body.stage, 3);
  assert.ok(Array.isArray(open.body.networks));
  assert.equal((await house.ask('GET', url, { as: 'ito/operator' })).body.networks, null);
});

interface Timeline {
  stage: number;
  atMs: number;
  callsLeftOut: number;
  calls: { setupMs: number; endMs: number | null; suspected: boolean; yen: number; to: null }[];
  charges: { atMs: number; yen: number; suspectedYen: number }[];
  evidence: {
    atMs: number;
    centiDecibans: number;
    levels: { alert: number };
    shares: { centiDecibans: number }[];
  }[];
}

async function timelineOf(name: string, atMs?: number, as = operator): Promise<Timeline> {
  const query = atMs === undefined ? '' : `?atMs=${atMs}`;
  const { status, body, text } = await house.ask('GET', `/v1/cases/${name}/timeline${query}`, {
    as,
  });
  assert.equal(status, 200, text);
  return body;
}

async function casesOf(state: string) {
  const { rows } = (await house.ask('GET', `/v1/cases?state=${state}&limit=200`, { as: operator }))
    .body;
  return rows.filter((one: { subscriber: string }) => one.subscriber !== '') as {
    case: string;
    openedMs: number;
    closedMs: number | null;
    exposureYen: number;
  }[];
}

test('the evidence of a case rises to its alert, reading by reading, and adds up', async () => {
  const cases = await casesOf('open,contacting,waiting,measure,restored');
  assert.ok(cases.length > 5);
  for (const one of cases) {
    const { evidence, calls, charges, callsLeftOut } = await timelineOf(one.case);
    for (const step of evidence) {
      const sum = step.shares.reduce((all, share) => all + share.centiDecibans, 0);
      assert.equal(sum, step.centiDecibans);
    }
    const atAlert = evidence.filter(step => step.atMs <= one.openedMs).at(-1);
    assert.ok(atAlert !== undefined, one.case);
    assert.ok(atAlert.centiDecibans >= atAlert.levels.alert, one.case);
    assert.ok(
      calls.some(call => call.suspected && call.setupMs <= one.openedMs),
      one.case,
    );
    for (const [i, bucket] of charges.entries()) {
      assert.ok(bucket.suspectedYen <= bucket.yen);
      assert.ok(i === 0 || bucket.yen >= charges[i - 1]!.yen);
    }
    const spent = calls.reduce((sum, call) => sum + call.yen, 0);
    const all = charges.at(-1)!.yen;
    const told = callsLeftOut > 0 ? Math.max(spent, all) : spent;
    assert.ok(spent <= all + calls.length, `${spent} of ${all} yen`);
    assert.ok(Math.abs(told - all) <= calls.length, `${spent} of ${all} yen`);
  }
});

test('a closed case tells sums; countries and single calls take a reason', async () => {
  const closed = await casesOf('closed');
  assert.ok(closed.length > 0);
  for (const { case: name } of closed.slice(0, 3)) {
    const told = await timelineOf(name, undefined, 'ueda/operator');
    assert.deepEqual([told.stage, told.calls], [1, null]);
    assert.ok(told.charges.length > 0 && told.evidence.length > 0);
  }
  const of = { kind: 'case', case: closed[0]!.case };
  const body = { of, stage: 3, purpose: 'complaint', why: 'the subscriber asks' };
  await house.ask('POST', '/v1/disclosures', { as: 'ueda/operator', body });
  const open = await timelineOf(closed[0]!.case, undefined, 'ueda/operator');
  assert.equal(open.stage, 3);
  assert.ok(open.calls.length > 0);
  for (const call of open.calls) assert.match(String(call.to), /\*{4}$/);
});

test('as of a time nothing later is told', async () => {
  const { name, now, atMs } = await callUnderWay();
  const then = await timelineOf(name, atMs);
  assert.ok(now.evidence.length > then.evidence.length && then.evidence.length > 0);
  assert.deepEqual(
    then.evidence,
    now.evidence.filter(step => step.atMs <= atMs),
  );
  assert.ok(then.calls.every(call => call.setupMs <= atMs && (call.endMs ?? 0) <= atMs));
  assert.ok(then.calls.some(call => call.endMs === null));
  assert.equal(then.charges.at(-1)!.atMs, atMs);
});

test('beyond 400 calls the rest is counted; those of the episode are shown', async () => {
  const { name, before } = await caseShownWhole();
  const { row } = (await house.ask('GET', `/v1/cases/${name}`, { as: operator })).body;
  const many = Array.from({ length: 450 }, (_, at) => `2327655${String(at).padStart(4, '0')}`);
  await house.storeCalls(row.subscriber, row.account, many, 1_000);
  const after = await timelineOf(name);
  assert.equal(after.calls.length, 400);
  assert.equal(after.callsLeftOut, before.calls.length + many.length - 400);
  assert.equal(
    after.calls.filter(call => call.suspected).length,
    before.calls.filter(call => call.suspected).length,
  );
});

/** A case with a moment after its opening at which a call of it was up and more was to come. */
async function callUnderWay() {
  for (const { case: name, openedMs } of await casesOf('waiting')) {
    const now = await timelineOf(name);
    const last = now.evidence.at(-1)!.atMs;
    for (const { setupMs, endMs } of now.calls) {
      const atMs = Math.max(openedMs, setupMs) + 1_000;
      if ((endMs ?? Number.POSITIVE_INFINITY) > atMs && atMs < last) return { name, now, atMs };
    }
  }
  throw new Error('no case has a call under way');
}

/** One of which every call is shown. */
async function caseShownWhole() {
  for (const { case: name } of await casesOf('waiting')) {
    const before = await timelineOf(name);
    if (before.callsLeftOut === 0) return { name, before };
  }
  assert.fail('each has calls that are not shown');
}

test('what a case shares with others: addresses, ranges and device, by figures alone', async () => {
  await house.episodes.settle();
  const cases = await casesOf('waiting,measure');
  let shared = 0;
  for (const { case: name } of cases) {
    const url = `/v1/cases/${name}/links`;
    const { status, body, text } = await house.ask('GET', url, { as: operator });
    assert.equal(status, 200, text);
    for (const source of body.sources) {
      shared += 1;
      assert.ok(source.lines >= 1 && source.lawfulLines <= source.lines, text);
      assert.match(source.address, /\*/);
    }
    for (const range of body.ranges) {
      assert.ok(range.cases >= 1 && range.accounts >= 1, text);
      assert.match(range.masked, /\*{4}$/);
    }
    if (body.device !== null) assert.ok(body.device.lines <= body.device.allLines);
  }
  assert.ok(shared > 0, 'some came from an address that was seen');
  const none = await house.ask('GET', `/v1/cases/${cases[0]!.case}/links`, {
    as: 'root/administrator',
  });
  assert.equal(none.status, 403);
});
