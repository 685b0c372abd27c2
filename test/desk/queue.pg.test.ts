// The queue over HTTP on real PostgreSQL: searching, counting, kept searches, assignments.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TestDatabases } from '../../src/store/test-database.ts';
import { type Answered, DeskHouse } from '../support/desk-house.ts';

let databases: TestDatabases;
let house: DeskHouse;
before(async () => {
  databases = await TestDatabases.start();
  house = await DeskHouse.open(databases, {
    entrance: true,
    keys: { portal: { scopes: ['cases'], account: 'none' } },
  });
  await house.storeCases(['q-1', 'q-2', 'q-3', 'q-4'], 'queue-account', '0311112222');
});
after(async () => {
  await house.close();
  await databases.stop();
});

const ito = 'ito/operator';
const sato = 'sato/operator';
const mori = 'mori/supervisor';
const ours = { account: 'queue-account' };

function post(url: string, body: unknown, as = ito): Promise<Answered> {
  return house.ask('POST', url, { as, body });
}

async function search(filter: object, as = ito, more: object = {}): Promise<Answered['body'][]> {
  const answer = await post('/v1/cases/search', { filter, ...more }, as);
  assert.equal(answer.status, 200, answer.text);
  return answer.body.rows;
}

async function change(columns: Record<string, unknown>, name: string): Promise<void> {
  await house.database.run('changing', db =>
    db.updateTable('cases').set(columns).where('case_id', '=', name).execute(),
  );
}

test('a row says why, what was tried, what goes on and when it is due; closed ones stay out', async () => {
  const rows = await search({ text: 'case-' });
  const row = rows.find(one => one.case === 'case-1');
  assert.ok('name' in row, JSON.stringify(row));
  assert.ok(row.why.length > 0 && row.why.length <= 3, JSON.stringify(row));
  assert.ok(row.why.every((one: { reading: string }) => one.reading !== ''));
  assert.ok(row.attempts.made > 0 && row.attempts.lastMs > 0, JSON.stringify(row.attempts));
  assert.ok(row.now.calls > 0 && row.now.countries.length > 0, JSON.stringify(row.now));
  assert.ok(rows.every(one => one.state !== 'closed'));
  const page = await house.ask('GET', '/v1/cases/case-1', { as: ito });
  assert.equal(row.etag, page.headers.etag);
});

test('of a closed case no country is told', async () => {
  await change({ state: 'closed', closed: new Date(), country: null }, 'q-4');
  const [row] = await search({ ...ours, states: ['closed'] });
  assert.deepEqual([row.case, row.now], ['q-4', null]);
  await change({ state: 'open', closed: null }, 'q-4');
});

test('each order goes page by page, and shows each case once', async () => {
  await change({ next_due: new Date(5_000), loss_per_hour_yen: 7 }, 'q-2');
  await change({ next_due: new Date(9_000), loss_per_hour_yen: 9 }, 'q-3');
  const expected = {
    due: ['q-2', 'q-3', 'q-1', 'q-4'],
    loss: ['q-3', 'q-2', 'q-4', 'q-1'],
    opened: ['q-4', 'q-3', 'q-2', 'q-1'],
  };
  for (const [sort, names] of Object.entries(expected)) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await post('/v1/cases/search', {
        filter: ours,
        sort,
        limit: 1,
        ...(cursor && { cursor }),
      });
      assert.equal(page.status, 200, page.text);
      seen.push(...page.body.rows.map((one: { case: string }) => one.case));
      cursor = page.body.next ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(seen, names, sort);
  }
});

test('filters are told from who asks and when; counts agree with what is found', async () => {
  await change({ assignee: 'ito' }, 'q-1');
  await change({ assignee: 'sato', next_step: 'call' }, 'q-2');
  const nowMs = house.live.traffic.clock.nowMs();
  await change({ next_due: new Date(nowMs + 3_600_000) }, 'q-3');
  const cases: [object, string[]][] = [
    [{ owner: 'me' }, ['q-1']],
    [{ owner: 'nobody' }, ['q-3', 'q-4']],
    [{ owner: 'others' }, ['q-2']],
    [{ assignee: 'sato' }, ['q-2']],
    [{ nextSteps: ['call'] }, ['q-2']],
    [{ dueWithinMs: 7_200_000 }, ['q-2', 'q-3']],
    [{ dueWithinMs: 60_000 }, ['q-2']],
    [{ lossAtLeastYen: 8 }, ['q-3']],
    [{ cases: ['q-1', 'q-2', 'no-such'], owner: 'others' }, ['q-2']],
    [{ states: ['closed'] }, []],
    [{ openedWithinMs: 60_000 }, ['q-1', 'q-2', 'q-3', 'q-4']],
  ];
  const filters = cases.map(([filter]) => ({ ...ours, ...filter }));
  const counted = await post('/v1/cases/count', { filters });
  assert.equal(counted.status, 200, counted.text);
  for (const [at, [filter, names]] of cases.entries()) {
    const found = (await search({ ...ours, ...filter })).map(row => row.case).sort();
    assert.deepEqual(found, names, JSON.stringify(filter));
    assert.equal(counted.body.counts[at].cases, names.length);
  }
  for (const name of ['q-1', 'q-2', 'q-3']) await change({ assignee: null }, name);
});

test('of two who take one case, the second is told whose it is; nothing is lost', async () => {
  const [row] = await search({ ...ours, text: 'q-1' });
  const taking = (assignee: string) => ({
    cases: [{ case: 'q-1', assignee, version: row.version }],
    takeOver: false,
  });
  const first = await post('/v1/cases/assign', taking('ito'));
  assert.equal(first.body.assigned.length, 1, first.text);
  const second = await post('/v1/cases/assign', taking('sato'), sato);
  assert.equal(second.status, 200, second.text);
  assert.deepEqual(second.body, {
    assigned: [],
    refused: [{ case: 'q-1', reason: 'taken', assignee: 'ito' }],
  });
  const [now] = await search({ ...ours, text: 'q-1' });
  assert.deepEqual([now.assignee, now.version], ['ito', row.version + 1]);
});

test('many are assigned case by case, and given back where nobody changed them since', async () => {
  const preview = await post('/v1/cases/assign-preview', { filter: ours });
  assert.deepEqual(preview.body.owners, [
    { assignee: null, cases: 3 },
    { assignee: 'ito', cases: 1 },
  ]);
  assert.equal(preview.body.matching, 4);
  const body = { filter: ours, assignee: 'sato', takeOver: false };
  const done = await post('/v1/cases/assign-matching', body, mori);
  assert.deepEqual(done.body.refused, [{ case: 'q-1', reason: 'taken', assignee: 'ito' }]);
  assert.equal(done.body.assigned.length, 3, done.text);
  const [moved, ...rest] = done.body.assigned;
  const overtaken = { case: moved.case, assignee: 'ito', version: moved.version };
  await post('/v1/cases/assign', { cases: [overtaken], takeOver: true });
  const back = await post(
    '/v1/cases/assign',
    {
      cases: [moved, ...rest].map(one => {
        return { case: one.case, assignee: one.was, version: one.version };
      }),
      takeOver: true,
    },
    mori,
  );
  assert.equal(back.body.assigned.length, 2, back.text);
  assert.deepEqual(back.body.refused, [{ case: moved.case, reason: 'taken', assignee: 'ito' }]);
  assert.equal((await search({ ...ours, owner: 'nobody' })).length, 2);
  const audited = await house.database.run('reading', db =>
    db.selectFrom('audit').select(['who', 'what', 'why']).where('subject', '=', 'q-3').execute(),
  );
  assert.ok(audited.some(one => one.what === 'case.assign' && one.why === 'to sato'));
});

test('two who take the next case at once get different ones, and then none is left', async () => {
  const taking = { filter: ours };
  const [a, b] = await Promise.all([
    post('/v1/cases/take-next', taking),
    post('/v1/cases/take-next', taking, sato),
  ]);
  assert.deepEqual([a.status, b.status], [200, 200], a.text + b.text);
  assert.notEqual(a.body.row.case, b.body.row.case);
  assert.deepEqual([a.body.row.assignee, b.body.row.assignee], ['ito', 'sato']);
  assert.equal((await post('/v1/cases/take-next', taking)).body.row, null);
});

test('views are one’s own or the desk’s; others change them only with a right to', async () => {
  const view = { name: 'Night', shared: false, filter: { owner: 'nobody' }, sort: 'due' };
  const own = await post('/v1/case-views', view);
  assert.equal(own.status, 200, own.text);
  const shared = await post('/v1/case-views', { ...view, name: 'Desk', shared: true });
  const names = async (as: string) => {
    const { views } = (await house.ask('GET', '/v1/case-views', { as })).body;
    return views.map((one: { name: string }) => one.name);
  };
  assert.deepEqual(await names(ito), ['Desk', 'Night']);
  assert.deepEqual(await names(sato), ['Desk']);
  const at = (one: Answered, verb: string) => `/v1/case-views/${one.body.id}/${verb}`;
  assert.equal((await post(at(own, 'remove'), {}, sato)).status, 404);
  assert.equal((await post(at(shared, 'remove'), {}, sato)).status, 403);
  const renamed = { ...view, name: 'All night', shared: true, version: 1 };
  const changed = await post(at(shared, 'change'), renamed, mori);
  assert.deepEqual([changed.body.name, changed.body.version], ['All night', 2], changed.text);
  assert.equal((await post(at(shared, 'change'), renamed)).status, 409);
  const auditor = await post('/v1/case-views', { ...view, shared: true }, 'abe/auditor');
  assert.equal(auditor.status, 403);
  assert.equal((await post(at(shared, 'remove'), {}, mori)).status, 200);
  assert.deepEqual(await names(ito), ['Night']);
});

test('who looks at a case stands in its row', async () => {
  const look = { tab: 'tab-00001', case: 'q-2' };
  assert.equal((await post('/v1/presence', look, sato)).status, 200);
  const [row] = await search({ ...ours, text: 'q-2' });
  assert.deepEqual(row.looking, ['sato']);
  const { cases } = (await house.ask('GET', '/v1/presence', { as: ito })).body;
  assert.deepEqual(cases, [{ case: 'q-2', people: ['sato'] }]);
  await post('/v1/presence', { ...look, case: null }, sato);
  assert.deepEqual((await search({ ...ours, text: 'q-2' }))[0].looking, []);
});

test('the next shift finds what it takes over, and says that it read the note', async () => {
  const nowMs = house.live.traffic.clock.nowMs();
  await change({ next_step: 'call', next_due: new Date(nowMs + 60_000) }, 'q-1');
  await change({ assignee: null, loss_per_hour_yen: 90_000 }, 'q-3');
  const text = 'q-1: call the owner again at 8, 0312345678.';
  const note = await post('/v1/handover/notes', { text });
  assert.equal(note.status, 200, note.text);
  assert.ok(note.body.figures.urgent >= 1);
  const url = `/v1/handover/notes/${note.body.id}/acknowledge`;
  assert.equal((await post(url, {})).status, 409);
  const read = await post(url, {}, sato);
  assert.deepEqual(
    read.body.acknowledged.map((one: { by: string }) => one.by),
    ['operator:sato'],
  );
  assert.equal((await post(url, {}, 'abe/auditor')).status, 403);
  const handover = await house.ask('GET', '/v1/handover?withinHours=1', { as: sato });
  assert.equal(handover.status, 200, handover.text);
  const { due, urgent, notes, owners } = handover.body;
  assert.equal(due[0].case, 'q-2');
  assert.ok(due.some((one: { case: string }) => one.case === 'q-1'));
  assert.equal(urgent[0].case, 'q-3');
  assert.equal(notes[0].text, 'q-1: call the owner again at 8, 031234****.');
  assert.deepEqual(notes[0].acknowledged, read.body.acknowledged);
  assert.ok(owners.length >= 2);
});

test('a key of one account, and who may only read, change nothing', async () => {
  for (const url of ['/v1/cases/search', '/v1/cases/count', '/v1/cases/take-next']) {
    assert.equal((await post(url, { filter: {}, filters: [{}] }, 'portal')).status, 403, url);
  }
  const auditor = 'abe/auditor';
  const assign = { cases: [{ case: 'q-1', assignee: null }], takeOver: true };
  assert.equal((await post('/v1/cases/assign', assign, auditor)).status, 403);
  assert.equal((await post('/v1/cases/take-next', { filter: {} }, auditor)).status, 403);
});
