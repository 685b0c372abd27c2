import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EnforcementReconciler } from '../../src/workflow/reconcile-enforcement.ts';
import { FaultyEnforcer } from '../support/faulty-enforcer.ts';
import { MemoryEnforcement } from '../support/memory-enforcement.ts';

test('what is decided while it is found foreign is left to its order', async () => {
  const nowMs = Date.UTC(2026, 5, 5, 17);
  const endMs = nowMs + 3_600_000;
  const subscriber = '05010000001';
  const element = new FaultyEnforcer('sbc', () => nowMs);
  const subject = { kind: 'line', subscriber } as const;
  element.meddle({ subject, scope: 'international', endMs, seq: null });
  const store = new MemoryEnforcement();
  const drifted = store.drifted.bind(store);
  store.drifted = (...given) => {
    const said = { timeMs: nowMs, zone: '+09:00', case: 'case-1', ground: 'A' } as const;
    const decision = { type: 'suspension', subscriber, beginMs: nowMs, endMs, ...said } as const;
    store.record({ key: 'p0-9-0', seq: 9, ordinal: 0, decision });
    return drifted(...given);
  };
  const reconciler = new EnforcementReconciler({
    enforcers: [element],
    store,
    clock: { nowMs: () => nowMs },
    sleep: async () => {},
    settledSeq: async () => 8,
    complete: async () => true,
    counts: { effect: () => {}, order: () => {}, drift: () => {} },
    onDrift: () => {},
    report: error => assert.fail(String(error)),
  });
  await reconciler.register();
  element.onRemoved = () => assert.fail('it was taken away though it is wanted');
  assert.equal(await reconciler.compare(), true);
  await reconciler.carryOut();
  assert.deepEqual(element.inForce(), [{ subject, scope: 'international', endMs, seq: 9 }]);
});
