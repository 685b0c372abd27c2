import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttemptRow, CaseRow, MeasureRow } from './case-rows.ts';
import { nextStepOf } from './next-step.ts';

const row: CaseRow = {
  case: 'case-1',
  state: 'contacting',
  outcome: null,
  cause: null,
  account: 'a',
  subscriber: '0312340001',
  sourceIp: null,
  country: null,
  openedMs: 0,
  closedMs: null,
  changedMs: 0,
  lossPerHourYen: 0,
  exposureYen: 0,
  nextStep: 'answer',
  nextDueMs: 60_000,
  assignee: null,
  version: 1,
};
const task: AttemptRow = {
  attempt: 4,
  subscriber: row.subscriber,
  channel: 'task',
  sentMs: 1,
  result: 'sent',
  resultMs: 1,
  by: null,
};
const suspension: MeasureRow = {
  id: '0-1-0',
  kind: 'suspension',
  ground: 'C',
  subject: { kind: 'line', subscriber: row.subscriber },
  case: 'case-1',
  beginMs: 1,
  endMs: 90_000,
  endedMs: null,
  endedBy: null,
  reopened: null,
  decidedBy: 'operator:sato',
  gates: [],
  reasons: [],
  renewals: 0,
};
const page = { row, attempts: [], measures: [] };

test('while the desk asks by itself a person may telephone before it', () => {
  const next = nextStepOf(page);
  assert.deepEqual(
    [next.step, next.by, next.offer, next.dueMs],
    ['answer', 'desk', 'contact', 60_000],
  );
  assert.equal(next.needs, 'contact.record');
});

test('a call that the desk asks for is a person’s, with the number of its attempt', () => {
  const done = { ...task, attempt: 3, result: 'no-answer' as const };
  const calling = { ...page, row: { ...row, nextStep: 'call' }, attempts: [done, task] };
  const next = nextStepOf(calling);
  assert.deepEqual([next.by, next.offer, next.attempt], ['person', 'contact', 4]);
  assert.equal(nextStepOf({ ...calling, attempts: [done] }).attempt, null);
});

test('after “not mine” the line is to be stopped, and what is stopped is to be opened', () => {
  const word = { ...task, result: 'not-mine' as const };
  const decide = { ...page, row: { ...row, nextStep: 'decide' }, attempts: [word] };
  assert.equal(nextStepOf(decide).offer, 'suspend');
  assert.equal(nextStepOf({ ...decide, measures: [suspension] }).offer, 'close');
  const restore = { ...decide.row, nextStep: 'restore', nextDueMs: 90_000 };
  const waits = nextStepOf({ ...decide, row: restore, measures: [suspension] });
  assert.deepEqual([waits.offer, waits.by, waits.needs], ['restore', 'person', 'line.bar']);
  const soon = { ...restore, nextDueMs: 50_000 };
  assert.equal(nextStepOf({ ...decide, row: soon, measures: [suspension] }).by, 'desk');
});

test('a closed case can be opened again; what nobody names is for a person to decide', () => {
  const closed = { ...row, state: 'closed' as const, nextStep: null, nextDueMs: null };
  assert.deepEqual(nextStepOf({ ...page, row: closed }).offer, 'reopen');
  assert.equal(nextStepOf({ ...page, row: { ...row, nextStep: null } }).step, 'decide');
});
