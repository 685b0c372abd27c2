// What auditors find, take away and check.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { TestDatabases } from '../../src/store/test-database.ts';
import { type Browser, TestEntrance } from './entrance.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

async function auditor(): Promise<{ house: TestEntrance; browser: Browser }> {
  const house = await TestEntrance.open(await server.fresh());
  const browser = await house.signedIn(await house.person('kato', 'auditor', false));
  const entry = (what: string, subject: string, why: string) => {
    return { atMs: house.nowMs, who: 'operator:tanaka', what, subject, why };
  };
  await house.audit.append([
    entry('act.suspend', 'case-1 0312345678', 'attack on Latvia'),
    entry('act.reopen', 'case-1 0312345678', '50% of the calls were their own'),
    entry('measure.end', 'case-2', '=HYPERLINK("x"), with "quotes"'),
  ]);
  return { house, browser };
}

const found = async (browser: Browser, wanted: object): Promise<string[]> => {
  const answer = await browser.post('/v1/audit/search', wanted);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return (answer.body.rows as { what: string }[]).map(({ what }) => what);
};

test('entries are found by who, what, subject and words, and each look is one', async () => {
  const { house, browser } = await auditor();
  assert.deepEqual(await found(browser, { what: 'act.' }), ['act.reopen', 'act.suspend']);
  assert.deepEqual(await found(browser, { what: 'act.suspend' }), ['act.suspend']);
  assert.deepEqual(await found(browser, { what: 'act' }), []);
  assert.deepEqual(await found(browser, { text: 'LATVIA', what: 'act.' }), ['act.suspend']);
  assert.deepEqual(await found(browser, { text: '50% of', who: 'operator:tanaka' }), [
    'act.reopen',
  ]);
  assert.deepEqual(await found(browser, { text: '5_%' }), ['audit.read'], 'its own look');
  assert.deepEqual(await found(browser, { subject: 'case-2' }), ['measure.end']);
  const others = await found(browser, { who: 'operator:kato', withoutLooks: true });
  assert.ok(!others.includes('audit.read') && others.includes('person.sign-in'), String(others));
  const looks = await house.audit.search({ what: 'audit.read', limit: 50 });
  assert.equal(looks.length, 8);
  assert.match(looks.at(-1)?.why ?? '', /"what":"act\."/);
  const asOperator = await house.signedIn(await house.person('mori', 'operator', false));
  assert.equal((await asOperator.post('/v1/audit/search', {})).status, 403);
});

test('what was found is taken away as a table, with a reason that is kept', async () => {
  const { house, browser } = await auditor();
  const headers = {
    host: 'localhost:7070',
    origin: 'http://localhost:7070',
    cookie: browser.cookie,
  };
  const send = (payload: object) =>
    house.api.app.inject({ method: 'POST', url: '/v1/audit/export', headers, payload });
  assert.equal((await send({ what: 'act.' })).statusCode, 400, 'without a reason');
  const answer = await send({ who: 'operator:tanaka', why: 'yearly audit' });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.match(String(answer.headers['content-disposition']), /attachment/);
  const lines = answer.body.split('\r\n');
  assert.equal(lines[0], '\ufeffseq,time,who,what,why,subject,called,hash');
  assert.equal(lines.length, 5, answer.body);
  assert.match(lines[1]!, /,measure\.end,"'=HYPERLINK\(""x""\), with ""quotes""",case-2,/);
  const [kept] = await house.audit.search({ what: 'audit.export', limit: 1 });
  assert.match(kept?.why ?? '', /^yearly audit /);
});

test('more than one page is taken away whole', async () => {
  const { house, browser } = await auditor();
  const many = Array.from({ length: 4_100 }, (_, at) => {
    return { atMs: house.nowMs, who: 'batch', what: 'x', subject: String(at), why: '' };
  });
  await house.audit.append(many);
  const headers = {
    host: 'localhost:7070',
    origin: 'http://localhost:7070',
    cookie: browser.cookie,
  };
  const payload = { who: 'batch', why: 'count' };
  const asked = { method: 'POST', url: '/v1/audit/export', headers, payload } as const;
  const lines = (await house.api.app.inject(asked)).body.split('\r\n').slice(1, -1);
  const subjects = lines.map(line => Number(line.split(',')[5]));
  assert.deepEqual(
    subjects,
    Array.from({ length: 4_100 }, (_, at) => 4_099 - at),
  );
});

test('where the chain breaks, that is named by its kind', async () => {
  const { house, browser } = await auditor();
  const tamper = (statement: string) =>
    house.database.run('tampering', async db => {
      await sql.raw('alter table audit disable trigger user').execute(db);
      await sql.raw(statement).execute(db);
    });
  const verify = async () => (await browser.post('/v1/audit/verify', {})).body;
  assert.equal((await verify()).ok, true);
  await tamper("update audit set why = 'nothing happened' where what = 'act.suspend'");
  const [entry] = await house.audit.search({ what: 'act.suspend', limit: 1 });
  const changed = await verify();
  assert.deepEqual(
    [changed.ok, changed.seq, changed.fault],
    [false, entry?.seq, 'changed'],
    JSON.stringify(changed),
  );
  await tamper("delete from audit where what = 'act.suspend'");
  assert.equal((await verify()).fault, 'missing');
});
