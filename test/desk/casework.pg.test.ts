// Working on a case over HTTP: what is next, who telephones, its audit, and its evidence pack.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { DeskHouse } from '../support/desk-house.ts';

const called = ['23276555001', '23276555002', '25261777003'];
const caseName = 'case-own';
const operator = 'tanaka/operator';
const supervisor = 'sato/supervisor';
const house = await DeskHouse.ofFile({ events: 2_000 });
const { subscriber: line, account } = house.live.traffic.lists.subscribers[0]!;
await house.storeCases([caseName], account, line);
await house.storeCalls(line, account, called);

/** A case of the traffic at which the desk is at work. */
async function openCase(): Promise<string> {
  const desk = house.live.driver.desk;
  const asking = [...desk.cases.values()].find(one => one.asking && !one.reached);
  assert.ok(asking !== undefined, 'a case is being asked about');
  return asking.case;
}

test('the next step has its time, who does it, and whether one may', async () => {
  const name = await openCase();
  const answer = await house.ask('GET', `/v1/cases/${name}/work`, { as: operator });
  assert.equal(answer.status, 200, answer.text);
  const { next, outlook, calling } = answer.body;
  assert.equal(calling, null);
  assert.equal(next.may, true);
  assert.ok(outlook.planned >= 1 && outlook.made >= 1, answer.text);
  const auditor = await house.ask('GET', `/v1/cases/${name}/work`, { as: 'kato/auditor' });
  assert.equal(auditor.body.next.may, false);
  const stored = await house.ask('GET', `/v1/cases/${caseName}/work`, { as: operator });
  assert.equal(stored.body.outlook, null, 'the desk is not at work on it');
});

test('a gate that is not met says when it may open', async () => {
  const opened: (number | null)[] = [];
  let free = {};
  for (const one of house.live.driver.desk.cases.values()) {
    const body = { kind: 'suspend', case: one.case, subscribers: [one.subscriber], ground: 'A' };
    const { gates } = (await house.ask('POST', '/v1/proposals', { as: operator, body })).body;
    assert.ok(gates.some((gate: { met: boolean }) => !gate.met));
    if (one.suspended.length === 0) free = body;
    for (const gate of gates) assert.equal(gate.opens === undefined, gate.met, gate.gate);
    const contact = gates.find((gate: { gate: string }) => gate.gate === 'contact');
    if (contact === undefined || contact.met) continue;
    const work = await house.ask('GET', `/v1/cases/${one.case}/work`, { as: operator });
    assert.equal(contact.opens.atMs, work.body.outlook.exhaustedMs);
    opened.push(contact.opens.atMs);
  }
  assert.ok(opened.length > 0, 'somebody is still being asked');
  const word = { ...free, ground: 'C' };
  const said = { ...word, why: 'the owner telephoned: not theirs' };
  const without = await house.ask('POST', '/v1/proposals', { as: operator, body: word });
  assert.equal(without.body.allowed, false);
  const withWord = await house.ask('POST', '/v1/proposals', { as: operator, body: said });
  assert.equal(withWord.body.allowed, true, withWord.text);
});

test('two people do not telephone the same owner at once', async () => {
  const url = `/v1/cases/${caseName}/contact-claims`;
  const hold = { body: { hold: true } };
  const first = await house.ask('POST', url, { as: operator, ...hold });
  assert.equal(first.status, 200, first.text);
  assert.ok(first.body.calling.own && first.body.calling.endsInMs > 50_000);
  const second = await house.ask('POST', url, { as: supervisor, ...hold });
  assert.equal(second.status, 409);
  assert.match(second.body.detail, /operator:tanaka is on the telephone/);
  const seen = await house.ask('GET', `/v1/cases/${caseName}/work`, { as: supervisor });
  assert.equal(seen.body.calling.by, 'operator:tanaka');
  await house.ask('POST', url, { as: supervisor, body: { hold: false } });
  assert.equal((await house.ask('POST', url, { as: supervisor, ...hold })).status, 409);
  await house.ask('POST', url, { as: operator, body: { hold: false } });
  assert.equal((await house.ask('POST', url, { as: supervisor, ...hold })).status, 200);
  await house.ask('POST', url, { as: supervisor, body: { hold: false } });
});

test('the script speaks both languages and never says a number', async () => {
  const name = await openCase();
  const { row } = (await house.ask('GET', `/v1/cases/${name}`, { as: operator })).body;
  for (const language of ['ja', 'en']) {
    const url = `/v1/cases/${name}/contact-script?language=${language}`;
    const script = await house.ask('GET', url, { as: operator });
    assert.equal(script.status, 200, script.text);
    assert.ok(script.text.includes(row.subscriber.slice(-4)));
    assert.ok(!script.text.includes(row.subscriber));
    assert.equal(Object.keys(script.body.after).length, 8);
  }
  const auditor = { as: 'kato/auditor' };
  assert.equal((await house.ask('GET', `/v1/cases/${name}/contact-script`, auditor)).status, 403);
});

test('a call that nobody had asked for is put on record', async () => {
  const name = await openCase();
  const heard = { body: { attempt: 0, result: 'busy', why: '' } };
  const url = `/v1/cases/${name}/contact-results`;
  assert.equal((await house.ask('POST', url, { as: operator, ...heard })).status, 400);
  const body = { attempt: 0, result: 'busy' };
  assert.equal((await house.ask('POST', url, { as: operator, body })).status, 200);
  const { attempts } = (await house.ask('GET', `/v1/cases/${name}`, { as: operator })).body;
  assert.ok(
    attempts.some((one: { by: string; result: string; channel: string }) => {
      return one.by === 'operator:tanaka' && one.result === 'busy' && one.channel === 'task';
    }),
  );
});

interface PackAsked {
  readonly as?: string;
  readonly form?: string;
  readonly language?: string;
  readonly numbers?: string;
  readonly approval?: string;
}

async function take({ as = operator, ...asked }: PackAsked = {}) {
  const made = { form: 'csv', language: 'en', purpose: 'legal-inquiry', why: 'the police asked' };
  const answer = await house.api.app.inject({
    method: 'POST',
    url: `/v1/cases/${caseName}/evidence-pack`,
    headers: { ...house.headersOf(as), 'content-type': 'application/json' },
    payload: JSON.stringify({ ...made, numbers: 'masked', ...asked }),
  });
  await house.settled();
  return answer;
}

test('a pack has every call with its rate, masked, and says who took it', async () => {
  const csv = await take();
  assert.equal(csv.statusCode, 200, csv.body);
  const rows = csv.body.trim().split('\r\n');
  const own = rows.filter(row => row.includes('203.0.113.77'));
  assert.equal(own.length, called.length, csv.body);
  assert.match(own[0]!, /^case-own,\w+,\d+,2526177\*{4},SL,.*,55,allow,190,0,120$/);
  for (const number of called) assert.ok(!csv.body.includes(number));
  const sha256 = createHash('sha256').update(csv.rawPayload).digest('hex');
  assert.equal(csv.headers['sekisho-csv-sha256'], sha256);
  const audit = await house.ask('GET', `/v1/cases/${caseName}/audit`, { as: operator });
  const entry = audit.body.rows.find((one: { what: string }) => /^evidence-pack/.test(one.what));
  assert.match(entry.why, /^legal-inquiry: the police asked /);
  assert.ok(entry.why.replaceAll(':', '').includes(sha256), entry.why);
  assert.equal(entry.who, 'operator:tanaka');
});

test('the printed pack has pages, tags and the file of calls inside, in both languages', async () => {
  for (const language of ['ja', 'en']) {
    const pdf = await take({ form: 'pdf', language });
    assert.equal(pdf.statusCode, 200, pdf.body.slice(0, 500));
    const text = pdf.rawPayload.toString('latin1');
    assert.match(text, /^%PDF-1\.7/);
    assert.match(text, /\/StructTreeRoot/);
    assert.match(text, /\/EmbeddedFile/);
    assert.match(text, new RegExp(`/Lang \\(${language === 'ja' ? 'ja-JP' : 'en-GB'}\\)`));
  }
});

test('numbers in full leave with a second person’s approval, for one person and one case', async () => {
  const refused = await take({ numbers: 'in-full' });
  assert.deepEqual([refused.statusCode, refused.json().needs], [403, 'approval']);
  const matter = {
    kind: 'bulk-export',
    what: `evidence-pack ${caseName}`,
    purpose: 'legal-inquiry',
  };
  const body = { matter, why: 'the police report names them' };
  const asked = await house.ask('POST', '/v1/approvals', { as: operator, body });
  assert.equal(asked.status, 200, asked.text);
  const approval = asked.body.id;
  assert.equal((await take({ numbers: 'in-full', approval })).statusCode, 409, 'not approved');
  const why = { body: { why: 'seen' } };
  const approve = `/v1/approvals/${approval}/approve`;
  assert.equal((await house.ask('POST', approve, { as: operator, ...why })).status, 403);
  assert.equal((await house.ask('POST', approve, { as: supervisor, ...why })).status, 200);
  assert.equal((await take({ as: supervisor, numbers: 'in-full', approval })).statusCode, 403);
  const csv = await take({ numbers: 'in-full', approval });
  assert.equal(csv.statusCode, 200, csv.body);
  for (const number of called) assert.ok(csv.body.includes(number), number);
  assert.equal((await take({ form: 'pdf', numbers: 'in-full', approval })).statusCode, 200);
  const kept = await house.database.run('reading', db =>
    sql<{ body: string }>`select body from request_keys where body is not null`.execute(db),
  );
  for (const number of called) assert.ok(!JSON.stringify(kept.rows).includes(number));
  const listed = await house.ask('GET', `/v1/approvals?case=${caseName}`, { as: operator });
  assert.deepEqual(
    listed.body.rows.map((one: { id: string; state: string }) => [one.id, one.state]),
    [[approval, 'used']],
  );
});

test('only who may look into communications takes a pack, and no machine', async () => {
  for (const as of ['kato/auditor', 'root/administrator', 'abe/engineer']) {
    assert.equal((await take({ as })).statusCode, 403, as);
  }
  assert.equal((await take({ as: 'ito/privacy-officer' })).statusCode, 200);
});

test('the audit of a case has its looks and requests, and shows an entry that was changed', async () => {
  await house.ask('GET', `/v1/subscribers/${line}/contacts`, { as: operator });
  const url = `/v1/cases/${caseName}/audit`;
  const { body } = await house.ask('GET', url, { as: 'kato/auditor' });
  const whats = body.rows.map((one: { what: string }) => one.what);
  for (const what of ['contacts.view', 'case-audit.read', 'approval.approve']) {
    assert.ok(whats.includes(what), `${what} in ${whats}`);
  }
  assert.equal(body.sound, true);
  assert.ok(body.head.seq >= body.rows[0].seq);
  const page = await house.ask('GET', `${url}?limit=2`, { as: operator });
  assert.equal(page.body.rows.length, 2);
  const rest = await house.ask('GET', `${url}?limit=2&cursor=${page.body.next}`, { as: operator });
  assert.ok(rest.body.rows[0].seq < page.body.rows[1].seq);
  const [entry] = body.rows.filter((one: { what: string }) => one.what === 'contacts.view');
  await house.database.run('tampering', async db => {
    await sql`alter table audit disable trigger user`.execute(db);
    await sql`update audit set who = 'operator:nobody' where seq = ${entry.seq}`.execute(db);
    await sql`alter table audit enable trigger user`.execute(db);
  });
  const after = (await house.ask('GET', url, { as: operator })).body;
  assert.equal(after.sound, false);
  const changed = after.rows.filter((one: { sound: boolean }) => !one.sound);
  assert.deepEqual(
    changed.map((one: { seq: number }) => one.seq),
    [entry.seq],
  );
});

test('the orders of a case are those of its measures', async () => {
  const of = await house.ask('GET', `/v1/enforcement/orders?case=${caseName}`, { as: operator });
  assert.deepEqual([of.status, of.body.rows], [200, []]);
});
