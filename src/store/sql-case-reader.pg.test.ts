import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { CaseQuery, CaseRow } from '../core/case/case-rows.ts';
import type { Decision } from '../core/case/decision.ts';
import { BadCursorError, type DecisionRecord } from '../workflow/ports.ts';
import { writeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { SqlCaseReader } from './sql-case-reader.ts';
import { SqlDecisionStore } from './sql-decision-store.ts';
import { SqlReferenceStore } from './sql-reference-store.ts';
import { TestDatabases } from './test-database.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

const audit = { atMs: 0, who: 'sato', what: 'case.assign', why: '', subject: 'case-1' };
const startMs = Date.UTC(2026, 10, 21);
const hour = 3_600_000;
const line = '05012345678';

/** What a decision says beside its type and time; the time is minutes after the start. */
type Said = Decision extends infer One
  ? One extends Decision
    ? Omit<One, 'timeMs' | 'zone'>
    : never
  : never;

function recordsOf(...said: readonly (readonly [minute: number, said: Said])[]): DecisionRecord[] {
  return said.map(([minute, one], at) => ({
    key: `p0-${at + 1}-0`,
    seq: at + 1,
    ordinal: 0,
    decision: { ...one, timeMs: startMs + minute * 60_000, zone: 'Z' } as Decision,
  }));
}

const gates = [{ gate: 'evidence', met: true, fact: '900 cdB' }];
const reasons = [{ reading: 'ground-A', decibans: 0, text: 'nobody was reached' }];
const policy = 'standard 1';
const measured = { case: 'case-1', subscriber: line, ground: 'A', beginMs: startMs, policy };

const story = recordsOf(
  [0, { type: 'alert', case: 'case-1', subscriber: line, exposureYen: 300, lossPerHourYen: 9_000 }],
  [0, { type: 'case', case: 'case-1', subscriber: line, state: 'open' }],
  [1, { ...contact(1), result: 'sent' }],
  [2, { ...contact(1), result: 'no-answer' }],
  [3, { ...contact(2), result: 'sent' }],
  [8, { type: 'suspension', ...measured, endMs: startMs + hour, gates, reasons }],
  [
    8,
    {
      type: 'case',
      case: 'case-1',
      subscriber: line,
      state: 'measure',
      nextStep: 'restore',
      nextDueMs: startMs + hour,
    },
  ],
  [50, { type: 'suspension', ...measured, endMs: startMs + 2 * hour, renewal: true }],
  [
    60,
    { type: 'restoration', case: 'case-1', subscriber: line, stage: 'usual', by: 'operator:sato' },
  ],
  [90, { type: 'restoration', case: 'case-1', subscriber: line, by: 'operator:sato' }],
  [
    91,
    {
      type: 'case',
      case: 'case-1',
      subscriber: line,
      state: 'closed',
      outcome: 'fraud',
      cause: 'disa',
    },
  ],
);

function contact(attempt: number) {
  return { type: 'contact', case: 'case-1', subscriber: line, channel: 'sms', attempt } as const;
}

async function opened(): Promise<{
  database: Database;
  store: SqlDecisionStore;
  reader: SqlCaseReader;
}> {
  const database = await server.fresh();
  const store = new SqlDecisionStore(database);
  return { database, store, reader: new SqlCaseReader(database, 'Asia/Tokyo') };
}

test('a case is read as its decisions made it, however they were batched and repeated', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 })), async sizes => {
      const { store, reader, database } = await opened();
      let done = 0;
      for (const size of [...sizes, story.length]) {
        const batch = story.slice(done, done + size);
        await store.record(batch, done);
        await store.record(batch, done + batch.length);
        done += batch.length;
      }
      const page = await reader.case('case-1');
      assert.ok(page);
      const { changedMs, ...row } = page.row;
      assert.equal(changedMs, startMs + 91 * 60_000);
      assert.deepEqual(row, {
        case: 'case-1',
        state: 'closed',
        outcome: 'fraud',
        cause: 'disa',
        account: '',
        subscriber: line,
        sourceIp: null,
        country: null,
        openedMs: startMs,
        closedMs: startMs + 91 * 60_000,
        lossPerHourYen: 0,
        exposureYen: 300,
        nextStep: null,
        nextDueMs: null,
        assignee: null,
        version: 1,
      });
      assert.deepEqual(
        page.attempts.map(one => [
          one.attempt,
          one.sentMs - startMs,
          one.result,
          one.resultMs - startMs,
        ]),
        [
          [1, 60_000, 'no-answer', 120_000],
          [2, 180_000, 'sent', 180_000],
        ],
      );
      assert.deepEqual(page.measures, [
        {
          id: 'p0-6-0',
          kind: 'suspension',
          ground: 'A',
          subject: { kind: 'line', subscriber: line },
          case: 'case-1',
          beginMs: startMs,
          endMs: startMs + 2 * hour,
          endedMs: startMs + 90 * 60_000,
          endedBy: 'operator:sato',
          reopened: null,
          decidedBy: 'policy standard 1',
          gates,
          reasons,
          renewals: 1,
        },
      ]);
      assert.deepEqual(page.lines, [line]);
      assert.deepEqual(
        page.decisions.map(one => one.decision),
        story.map(one => one.decision),
      );
      assert.equal(page.decisionsLeftOut, 0);
      await database.close();
    }),
    { numRuns: 8, seed: 1 },
  );
});

test('halfway: what comes next, how far the line is open again, what is in force', async () => {
  const { store, reader } = await opened();
  await store.record(story.slice(0, 9), 9);
  const { rows } = await reader.cases({ states: ['measure'] });
  assert.equal(rows[0]?.nextStep, 'restore');
  assert.equal(rows[0]?.nextDueMs, startMs + hour);
  const inForce = await reader.measures({ inForce: true, subscriber: line });
  assert.equal(inForce.rows[0]?.reopened, 'usual');
  assert.deepEqual((await reader.measures({ inForce: false })).rows, []);
  const stats = await reader.stats(startMs, startMs + 24 * hour);
  assert.deepEqual(stats.openByState, { measure: 1 });
  assert.deepEqual(stats.measuresInForce, { suspension: 1 });
  await store.record(story.slice(9), 11);
  const closed = (await reader.stats(startMs, startMs + 24 * hour)).closed;
  assert.deepEqual(closed, [
    { outcome: 'fraud', cause: 'disa', service: null, type: null, cases: 1, exposureYen: 300 },
  ]);
});

test('the account comes from the list; cases of a line, an account and a campaign are linked', async () => {
  const { database, store, reader } = await opened();
  const common = { type: 'individual', service: 'ip', challenge: true, contacts: [] } as const;
  const list = ['0501', '0502', '0503'].map((subscriber, at) => ({
    ...common,
    subscriber,
    account: at < 2 ? 'A' : 'B',
  }));
  await new SqlReferenceStore(database).replaceSubscribers(list);
  const block = { beginMs: startMs, endMs: startMs + hour, ground: 'R5' };
  await store.record(
    recordsOf(
      [0, { type: 'alert', case: 'case-1', subscriber: '0501', exposureYen: 1 }],
      [1, { type: 'alert', case: 'case-2', subscriber: '0502', exposureYen: 2 }],
      [2, { type: 'alert', case: 'case-3', subscriber: '0503', exposureYen: 3 }],
      [
        3,
        {
          type: 'source-block',
          case: 'case-4',
          sourceIp: '203.0.113.9',
          subscribers: ['0501', '0503'],
          ...block,
        },
      ],
    ),
    4,
  );
  const linked = async (name: string) =>
    (await reader.case(name))?.linked.map(one => `${one.case} ${one.by}`);
  assert.deepEqual(await linked('case-1'), ['case-4 campaign', 'case-2 account']);
  assert.deepEqual(await linked('case-3'), ['case-4 campaign']);
  assert.deepEqual(await linked('case-4'), ['case-3 campaign', 'case-1 campaign']);
  assert.deepEqual(
    (await reader.account('A'))?.cases.map(one => one.case),
    ['case-2', 'case-1'],
  );
  assert.equal((await reader.account('A'))?.subscribers.length, 2);
  assert.equal(await reader.account('C'), undefined);
  const page = await reader.subscriber('0503', startMs);
  assert.equal(page?.subscriber?.account, 'B');
  assert.deepEqual(
    page?.cases.map(one => one.case),
    ['case-4', 'case-3'],
  );
  assert.equal(await reader.subscriber('0504', startMs), undefined);
  assert.equal((await reader.case('case-4'))?.row.state, 'measure');
});

test('every list is whole and in order, page by page, whatever is asked', async () => {
  const { store, reader } = await opened();
  const many = Array.from({ length: 120 }, (_, at): DecisionRecord[] => {
    const common = { case: `case-${at}`, subscriber: `050${at % 7}`, zone: 'Z' };
    const timeMs = startMs + (at % 11) * hour;
    const state = at % 3 === 0 ? 'closed' : 'open';
    const alert = { type: 'alert', timeMs, exposureYen: at % 5, ...common } as const;
    return [
      { key: `p0-${at}-0`, seq: at, ordinal: 0, decision: alert },
      {
        key: `p0-${at}-1`,
        seq: at,
        ordinal: 1,
        decision: { type: 'case', timeMs, state, ...common },
      },
    ];
  });
  await store.record(many.flat(), 120);
  const everything = async (query: CaseQuery): Promise<CaseRow[]> => {
    const rows: CaseRow[] = [];
    let cursor: string | undefined;
    do {
      const page = await reader.cases({
        ...query,
        limit: 7,
        ...(cursor !== undefined && { cursor }),
      });
      rows.push(...page.rows);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return rows;
  };
  const all = await everything({ sort: 'opened' });
  assert.equal(new Set(all.map(row => row.case)).size, 120);
  for (const sort of ['loss', 'opened'] as const) {
    const open = await everything({ sort, states: ['open'] });
    assert.equal(open.length, 80);
    const keys = open.map(row => (sort === 'loss' ? row.lossPerHourYen : row.openedMs));
    assert.deepEqual(
      keys,
      keys.toSorted((a, b) => b - a),
    );
  }
  assert.equal((await everything({ subscriber: '0503' })).length, 17);
  assert.equal((await everything({ text: 'case-11' })).length, 11);
  assert.equal((await everything({ text: '0506' })).length, 17);
  assert.equal((await everything({ text: '%' })).length, 0);
  const fromTo = { openedFromMs: startMs + hour, openedToMs: startMs + 3 * hour };
  assert.equal((await everything(fromTo)).length, 22);
});

test('a cursor of another list, or of none, is refused', async () => {
  const { reader } = await opened();
  for (const cursor of [
    '',
    'x',
    writeCursor(['a']),
    writeCursor([1, 2, 3]),
    writeCursor([1, 'a\0']),
  ]) {
    await assert.rejects(reader.cases({ sort: 'opened', cursor }), BadCursorError, cursor);
    await assert.rejects(reader.measures({ cursor }), BadCursorError);
    const time = { fromMs: 0, toMs: startMs };
    await assert.rejects(reader.calls({ ...time, cursor }), BadCursorError);
  }
});

test('who takes a case must have seen it as it is', async () => {
  const { database, store, reader } = await opened();
  await store.record(story.slice(0, 2), 2);
  assert.equal(await reader.assign('case-1', 'sato', 1, audit), 2);
  assert.equal(await reader.assign('case-1', 'suzuki', 1, audit), 'stale');
  assert.equal(await reader.assign('case-9', 'sato', 1, audit), undefined);
  const kept = await database.run('test', db => db.selectFrom('audit').select('what').execute());
  assert.deepEqual(kept, [{ what: 'case.assign' }]);
  await store.record(story.slice(2), 11);
  const { rows } = await reader.cases({ assignee: 'sato' });
  assert.deepEqual(
    rows.map(row => [row.version, row.state]),
    [[2, 'closed']],
    'decisions leave it',
  );
  assert.equal((await reader.cases({ assignee: '' })).rows.length, 0);
});
