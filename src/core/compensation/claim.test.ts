import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClaimFacts, claimPeriod, claimStateAt, claimYen, isKept } from './claim.ts';

const facts: ClaimFacts = {
  basis: 'episode',
  case: 'case-1',
  barrings: [],
  openedMs: 1_000,
  closedMs: null,
  outcome: null,
  stoppedMs: null,
};

test('an episode lasts from the case to the first stop, else to its close', () => {
  assert.match(String(claimPeriod(facts)), /not been stopped/);
  assert.deepEqual(claimPeriod({ ...facts, closedMs: 9_000 }), { fromMs: 1_000, toMs: 9_000 });
  const lawful = { ...facts, closedMs: 9_000, outcome: 'lawful' } as const;
  assert.match(String(claimPeriod(lawful)), /lawful/);
  const stopped = { ...facts, closedMs: 9_000, stoppedMs: 2_000 };
  assert.deepEqual(claimPeriod(stopped), { fromMs: 1_000, toMs: 2_000 });
  assert.match(String(claimPeriod({ ...facts, stoppedMs: 1_000 })), /Nothing lies between/);
});

test('a requested barring counts from its receipt to its completion, in its own case', () => {
  const ask = (barrings: ClaimFacts['barrings']) =>
    claimPeriod({ ...facts, basis: 'barring', barrings });
  assert.match(String(ask([])), /No barring/);
  const open = { case: 'case-1', receivedMs: 5_000, completedMs: null };
  assert.match(String(ask([open])), /not been completed/);
  const done = { ...open, completedMs: 8_000 };
  assert.deepEqual(ask([done]), { fromMs: 5_000, toMs: 8_000 });
  assert.match(String(ask([{ ...done, case: 'case-2' }])), /No barring/);
  const first = { case: 'case-1', receivedMs: 100, completedMs: 200 };
  assert.deepEqual(ask([first, done]), { fromMs: 5_000, toMs: 8_000 });
});

test('a claim expires undecided, is rounded up, and needs its calls', () => {
  const claim = { state: 'filed', openedMs: 0 } as const;
  const fortnight = 14 * 86_400_000;
  assert.equal(claimStateAt(claim, fortnight - 1), 'filed');
  assert.equal(claimStateAt(claim, fortnight), 'expired');
  assert.equal(claimStateAt({ ...claim, state: 'approved' }, fortnight), 'approved');
  assert.deepEqual([claimYen(1), claimYen(1_000), claimYen(1_001)], [1, 1, 2]);
  assert.ok(isKept({ fromMs: 86_400_000, toMs: 0 }, 2 * 86_400_000, 1));
  assert.ok(!isKept({ fromMs: 86_399_999, toMs: 0 }, 2 * 86_400_000, 1));
});
