import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askApproval } from '../core/access/approvals.ts';
import type { Decision } from '../core/case/decision.ts';
import type { DecisionRecord, EndedCallRecord } from '../workflow/ports.ts';
import { AuditLog } from './audit-log.ts';
import { callPartitions } from './call-table.ts';
import type { Database } from './database.ts';
import { Retention } from './retention.ts';
import { SqlAnswerStore } from './sql-answer-store.ts';
import { SqlCaseReader } from './sql-case-reader.ts';
import { SqlDecisionStore } from './sql-decision-store.ts';
import { SqlDeskWork } from './sql-desk-work.ts';
import { SqlHandover } from './sql-handover.ts';
import { TestDatabases } from './test-database.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

const day = 86_400_000;
const nowMs = Date.UTC(2026, 10, 21, 12);
const days = {
  calls: 10,
  cases: 30,
  decisions: 10,
  messages: 10,
  disclosures: 10,
  approvals: 10,
  handovers: 10,
};

/** Case n was opened n days ago on line `050n` and, but for every fifth, closed the same day. */
async function filled() {
  const database = await server.fresh();
  const store = new SqlDecisionStore(database, { delivers: () => false });
  const records: DecisionRecord[] = [];
  const calls: EndedCallRecord[] = [];
  const messages = [];
  for (let ago = 1; ago <= 60; ago += 1) {
    const seq = 100 - ago;
    const about = { timeMs: nowMs - ago * day, zone: 'Z', subscriber: `050${ago % 20}` };
    const named = { ...about, case: `case-${ago}` };
    const said: Decision[] = [
      { type: 'alert', ...named, exposureYen: 1, reasons: [] },
      { type: 'verdict', ...about, callId: `v${ago}`, verdict: 'block' },
      { type: 'case', ...named, state: ago % 5 === 0 ? 'waiting' : 'closed' },
    ];
    said.forEach((decision, ordinal) => {
      records.push({ key: `p0-${seq}-${ordinal}`, seq, ordinal, decision });
    });
    const { subscriber, timeMs: setupMs } = about;
    const to = { to: '23276', country: 'SL', destination: 1, account: 'A' } as const;
    const end = { answerMs: 0, endMs: setupMs, milliYen: 0, verdict: 'allow', case: '' } as const;
    const call = { callId: `c${ago}`, subscriber, service: 'ip', sourceIp: '', setupMs } as const;
    calls.push({ seq, atMs: setupMs, call: { ...call, ...to, ...end } });
    const way = { notice: 'question', channel: 'sms', address: '090', attempt: 1 } as const;
    const time = { atMs: setupMs, untilMs: setupMs, facts: {} };
    messages.push({
      key: `p0-${seq}-m0`,
      seq,
      order: { ...way, ...time, subscriber, case: `case-${ago}` },
    });
  }
  await store.record(records, 100, messages, calls);
  await database.run('test', db => db.updateTable('messages').set({ state: 'sent' }).execute());
  return { database, retention: new Retention(database), store };
}

type Counted =
  | 'cases'
  | 'decisions'
  | 'messages'
  | 'calls'
  | 'approvals'
  | 'disclosures'
  | 'handover_notes'
  | 'handover_acknowledgements'
  | 'used_answer_links';

async function countOf(database: Database, table: Counted) {
  return database.run('test', async db => {
    const { count } = await db
      .selectFrom(table)
      .select(one => one.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  });
}

test('what is over is erased as was foretold, open cases stay, and each erasure is proved', async () => {
  const { database, retention } = await filled();
  const before = await countOf(database, 'calls');
  const foretold = await retention.preview(days, nowMs);
  assert.equal(await countOf(database, 'calls'), before, 'looking erases nothing');
  const done = await retention.run(days, nowMs);
  const cases = done.find(one => one.class === 'cases');
  // 31 to 60 days ago but every fifth: 24; exactly 30 days ago is not yet over.
  assert.equal(cases?.rows, 24);
  assert.deepEqual(foretold[0], cases);
  assert.deepEqual(foretold.at(-1), done.at(-1));
  assert.equal(await countOf(database, 'cases'), 36);
  const left = await new SqlCaseReader(database, 'UTC').cases({ states: ['waiting'], limit: 200 });
  assert.equal(left.rows.length, 12);
  const page = await new SqlCaseReader(database, 'UTC').case('case-60');
  assert.equal(page?.decisions.length, 2, 'an open case keeps its decisions');
  const partitions = await database.run('test', callPartitions);
  assert.ok(partitions.every(one => one.toMs > nowMs - 10 * day));
  assert.equal(await countOf(database, 'calls'), 10);
  const proofs = await database.run('test', db => db.selectFrom('audit').selectAll().execute());
  assert.ok(proofs.every(one => one.what === 'retention.erase'));
  assert.ok(
    proofs.every(one => /^\w+ sha256:[0-9a-f]{64}$/.test(one.subject)),
    proofs[0]?.subject,
  );
  assert.match(
    proofs[0]?.why ?? '',
    /^24 rows before 2026-10-22T12:00:00.000Z; with .* 48 decisions$/,
  );
  assert.equal((await new AuditLog(database).verify()).ok, true);
  assert.ok(
    (await retention.run(days, nowMs)).every(one => one.rows === 0),
    'once',
  );
});

test('what a legal hold names is kept, with its line’s calls, until it is lifted', async () => {
  const { database, retention } = await filled();
  const hold = { kind: 'case', subject: 'case-44', why: 'inquiry', by: 'sato' } as const;
  await retention.hold(hold, nowMs);
  await retention.hold({ ...hold, kind: 'subscriber', subject: '0507' }, nowMs);
  const foretold = await retention.preview(days, nowMs);
  const done = await retention.run(days, nowMs);
  assert.deepEqual(foretold.at(-1), done.at(-1));
  const reader = new SqlCaseReader(database, 'UTC');
  for (const held of ['case-44', 'case-47']) {
    assert.equal((await reader.case(held))?.decisions.length, 2, held);
  }
  assert.equal(await reader.case('case-46'), undefined);
  const ever = { fromMs: 0, toMs: nowMs };
  // Line 0504 of the held case, and the held line: calls of 3 days each, one within 10 days.
  for (const subscriber of ['0504', '0507']) {
    assert.equal((await reader.calls({ ...ever, subscriber })).rows.length, 3, subscriber);
  }
  assert.equal((await reader.calls({ ...ever, subscriber: '0506' })).rows.length, 1);
  const kept = await database.run('test', db =>
    db.selectFrom('messages').select('key').where('case_id', '=', 'case-44').execute(),
  );
  assert.equal(kept.length, 1);
  assert.equal((await retention.holds()).length, 2);

  assert.equal(await retention.lift({ ...hold, why: 'over' }, nowMs), true);
  assert.equal(await retention.lift(hold, nowMs), false);
  await retention.run(days, nowMs);
  assert.equal(await reader.case('case-44'), undefined);
  assert.equal((await reader.calls({ ...ever, subscriber: '0504' })).rows.length, 1);
  assert.ok(await reader.case('case-47'));
});

test('approvals and disclosures go by their end, answers by link with their case', async () => {
  const { database, retention } = await filled();
  const work = new SqlDeskWork(database);
  const answers = new SqlAnswerStore(database);
  for (const ago of [4, 21, 44, 46]) {
    const askedMs = nowMs - ago * day;
    const of = { kind: 'case', case: `case-${ago}` } as const;
    const matter = { kind: 'unmask', of, purpose: 'complaint' } as const;
    const id = `approval-${ago}`;
    const asked = { id, matter, askedBy: 'operator:sato', askedMs, why: 'x', gates: [] };
    const audit = { atMs: askedMs, who: 'operator:sato', what: 'test', why: '', subject: id };
    await work.askApproval(askApproval(asked), audit);
    const opened = { of, stage: 3, by: 'operator:sato', purpose: 'complaint', why: 'x' } as const;
    const time = { basis: 'reason', openedMs: askedMs, endMs: askedMs + day } as const;
    await work.openDisclosure({ id: `disclosure-${ago}`, ...opened, ...time }, audit);
    const use = { case: of.case, attempt: 1, answer: 'mine', atMs: askedMs } as const;
    assert.equal(await answers.use(use, async () => 'done'), 'done');
  }
  await retention.hold({ kind: 'case', subject: 'case-44', why: 'inquiry', by: 'sato' }, nowMs);
  const foretold = await retention.preview(days, nowMs);
  const done = await retention.run(days, nowMs);
  for (const name of ['approvals', 'disclosures'] as const) {
    // 21 and 46 days ago; 4 days ago is not over, 44 is held.
    assert.equal(done.find(one => one.class === name)?.rows, 2, name);
    assert.equal(await countOf(database, name), 2, name);
    assert.equal(foretold.find(one => one.class === name)?.rows, 2, name);
  }
  // Cases 4 and 21 are younger than their class, case 44 is held.
  assert.equal(await countOf(database, 'used_answer_links'), 3);
});

test('calls that come late for a day that was dropped are stored when told again', async () => {
  const { database, retention, store } = await filled();
  await retention.run(days, nowMs);
  const setupMs = nowMs - 20 * day;
  const line = { subscriber: '0501', account: 'A', service: 'ip', sourceIp: '' } as const;
  const to = { to: '23276', country: 'SL', destination: 1 } as const;
  const end = { answerMs: 0, endMs: setupMs, milliYen: 0, verdict: 'allow', case: '' } as const;
  const late = [
    { seq: 101, atMs: nowMs, call: { callId: 'late', setupMs, ...line, ...to, ...end } },
  ];
  await store.record([], 101, [], late).catch(() => store.record([], 101, [], late));
  assert.equal(await countOf(database, 'calls'), 11);
});

test('a note to the next shift goes with who acknowledged it', async () => {
  const database = await server.fresh();
  const book = new SqlHandover(database);
  const figures = {
    openCases: 1,
    unassigned: 1,
    urgent: 0,
    measuresInForce: 0,
    approvalsWaiting: 0,
  };
  const audit = { atMs: nowMs, who: 'operator:ito', what: 'handover.note', why: '', subject: '' };
  for (const ago of [11, 9]) {
    const note = { id: `n-${ago}`, by: 'operator:ito', atMs: nowMs - ago * day, text: 'calm' };
    await book.addNote({ ...note, figures }, audit);
    await book.acknowledge(note.id, { who: 'operator:sato', nowMs }, audit);
  }
  const done = await new Retention(database).run(days, nowMs);
  assert.equal(done.find(one => one.class === 'handovers')?.rows, 1);
  assert.deepEqual(
    (await book.notes()).map(note => note.id),
    ['n-9'],
  );
  assert.equal(await countOf(database, 'handover_acknowledgements'), 1);
});
