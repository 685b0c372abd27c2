import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NowFacts } from '../../../../core/access/now-facts.ts';
import { DeskFacts } from './desk-facts.ts';

const none = { count: 0, dueMs: null };
const desk = {
  approvals: none,
  calls: none,
  decisions: none,
  messages: none,
  unassigned: none,
  measures: [],
  measuresLeftOut: 0,
};
const facts: NowFacts = { all: desk, withoutCountryBlocks: desk, assignees: new Map() };

const unexpected = (error: unknown): never => assert.fail(String(error));

test('however many look, the store is read once a second, and not while nobody looks', async () => {
  let reads = 0;
  let clockMs = 0;
  const read = () => {
    reads += 1;
    return Promise.resolve(facts);
  };
  const desk = new DeskFacts({ now: read }, () => clockMs, unexpected);
  assert.equal(desk.known(1, []), undefined);
  for (let looks = 0; looks < 100; looks += 1) desk.known(1, []);
  await desk.settled();
  assert.deepEqual(desk.known(2, []), { facts, atMs: 1 });
  assert.equal(reads, 1);
  clockMs = 1_500;
  assert.equal(desk.known(1_500, [])?.atMs, 1, 'what was known is given at once');
  await desk.settled();
  assert.equal(reads, 2);
  clockMs = 60_000;
  assert.equal(desk.known(60_000, []), undefined, 'old, because nobody looked');
  await desk.settled();
  assert.equal(desk.known(60_001, [])?.atMs, 60_000);
});

test('a slow store is not asked again meanwhile', async () => {
  let reads = 0;
  let clockMs = 0;
  const answer = Promise.withResolvers<NowFacts>();
  const read = () => {
    reads += 1;
    return answer.promise;
  };
  const desk = new DeskFacts({ now: read }, () => clockMs, unexpected);
  for (clockMs = 0; clockMs < 30_000; clockMs += 1_000) desk.known(clockMs, []);
  assert.equal(reads, 1);
  answer.resolve(facts);
  await desk.settled();
  assert.equal(desk.known(1, [])?.facts, facts);
});

test('a store that is away is reported once; what was known stays, with its time', async () => {
  const reported: unknown[] = [];
  let away = false;
  let clockMs = 0;
  const read = () => (away ? Promise.reject(new Error('away')) : Promise.resolve(facts));
  const desk = new DeskFacts(
    { now: read },
    () => clockMs,
    error => reported.push(error),
  );
  desk.known(7, []);
  await desk.settled();
  away = true;
  for (clockMs = 1_000; clockMs < 6_000; clockMs += 1_000) {
    desk.known(clockMs, []);
    await desk.settled();
  }
  assert.equal(reported.length, 1);
  assert.equal(desk.known(clockMs, [])?.atMs, 7);
});
