import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MessageRecord } from '../workflow/ports.ts';
import { SqlAnswerStore } from './sql-answer-store.ts';
import { SqlDecisionStore } from './sql-decision-store.ts';
import { TestDatabases } from './test-database.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

const use = { case: 'case-1', attempt: 2, answer: 'mine', atMs: 0 } as const;

async function asked(): Promise<SqlAnswerStore> {
  const database = await server.fresh();
  const message = (seq: number, calls: number): MessageRecord => ({
    key: `p0-${seq}-m0`,
    seq,
    order: {
      notice: 'question',
      channel: 'sms',
      address: '09012345678',
      case: 'case-1',
      subscriber: '0312345678',
      attempt: 2,
      atMs: 0,
      untilMs: 1,
      facts: { calls },
    },
  });
  await new SqlDecisionStore(database).record([], 1, [message(1, 3), message(2, 9)]);
  return new SqlAnswerStore(database);
}

test('what was asked is what the newest message of the attempt said', async () => {
  const store = await asked();
  const question = { subscriber: '0312345678', facts: { calls: 9 } };
  assert.deepEqual(await store.question('case-1', 2), question);
  assert.equal(await store.question('case-1', 3), undefined);
});

test('of answers that come at once one counts', async () => {
  const store = await asked();
  let worked = 0;
  const work = async () => {
    worked += 1;
    await new Promise(resolve => setTimeout(resolve, 20));
    return 'done' as const;
  };
  const came = await Promise.all(Array.from({ length: 6 }, () => store.use(use, work)));
  assert.deepEqual(came.sort(), ['done', 'used', 'used', 'used', 'used', 'used']);
  assert.equal(worked, 1);
  assert.equal(await store.question('case-1', 2), undefined);
});

test('work that failed or has to wait leaves the link good', async () => {
  const store = await asked();
  assert.equal(await store.use(use, async () => 'later'), 'later');
  await assert.rejects(store.use(use, () => Promise.reject(new Error('the disk is full'))));
  assert.equal(await store.use(use, async () => 'refused'), 'refused');
  assert.equal(await store.use(use, async () => 'done'), 'used');
});

test('nobody answers what was never asked', async () => {
  const store = await asked();
  assert.equal(await store.use({ ...use, attempt: 9 }, async () => 'done'), 'used');
});
