import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Approval,
  approvalLastsMs,
  askApproval,
  decideApproval,
  type Matter,
  stateAt,
  useApproval,
} from './approvals.ts';

const matter: fc.Arbitrary<Matter> = fc.constantFrom(
  { kind: 'country-block', country: 'SL', lastsMs: 3_600_000 },
  { kind: 'source-block', sourceIp: '203.0.113.9', lastsMs: 3_600_000 },
  {
    kind: 'block-extension',
    subject: { kind: 'country', country: 'SL' },
    untilMs: 9_000_000,
  },
  { kind: 'list-edit', put: [], remove: ['232'] },
  { kind: 'unmask', of: { kind: 'case', case: 'case-1' }, purpose: 'complaint' },
);
const person = fc.constantFrom('operator:a', 'operator:b', 'supervisor:c');
const step = fc.record({
  what: fc.constantFrom('approved' as const, 'refused' as const, 'use' as const),
  by: person,
  permitted: fc.boolean(),
  afterMs: fc.integer({ min: 0, max: 30 * 3_600_000 }),
});

test('no sequence of steps approves what its asker approved, or uses anything twice or late', () => {
  fc.assert(
    fc.property(matter, person, fc.array(step, { maxLength: 12 }), (what, askedBy, steps) => {
      const asked = { id: 'a', matter: what, askedBy, askedMs: 1_000, why: 'attack', gates: [] };
      let approval: Approval = askApproval(asked);
      let nowMs = 1_000;
      let uses = 0;
      for (const { what: verdict, by, permitted, afterMs } of steps) {
        nowMs += afterMs;
        const before = approval;
        const done =
          verdict === 'use'
            ? useApproval(approval, { by, permitted, nowMs })
            : decideApproval(approval, verdict, { by, permitted, nowMs, why: '' });
        if (!done.ok) continue;
        approval = done.approval;
        assert.ok(nowMs < before.expiresMs, 'nothing happens to an expired approval');
        assert.deepEqual(approval.matter, before.matter);
        if (approval.state === 'approved') {
          assert.notEqual(approval.decidedBy, askedBy);
          assert.ok(permitted);
        }
        if (approval.state === 'used') {
          uses += 1;
          assert.equal(before.state, 'approved');
          assert.notEqual(approval.decidedBy, askedBy);
        }
      }
      assert.ok(uses <= 1);
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

test('a request and an approval end by themselves', () => {
  const asked = askApproval({
    id: 'a',
    matter: { kind: 'country-block', country: 'SL', lastsMs: 1 },
    askedBy: 'operator:a',
    askedMs: 0,
    why: '',
    gates: [],
  });
  const endMs = approvalLastsMs['country-block'];
  assert.equal(stateAt(asked, endMs - 1), 'asked');
  assert.equal(stateAt(asked, endMs), 'expired');
  const decider = { by: 'supervisor:c', permitted: true, nowMs: 1, why: '' };
  const approved = decideApproval(asked, 'approved', decider);
  assert.ok(approved.ok);
  assert.equal(stateAt(approved.approval, endMs), 'expired');
});

test('who asked may take the request back', () => {
  const asked = askApproval({
    id: 'a',
    matter: { kind: 'list-edit', put: [], remove: ['232'] },
    askedBy: 'operator:a',
    askedMs: 0,
    why: '',
    gates: [],
  });
  const own = { by: 'operator:a', permitted: false, nowMs: 1, why: 'mistaken' };
  assert.equal(decideApproval(asked, 'refused', own).ok, true);
  assert.equal(decideApproval(asked, 'approved', { ...own, permitted: true }).ok, false);
});
