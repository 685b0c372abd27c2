import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardPolicy } from '../../src/core/policy/policy.ts';
import type { Faults } from '../faults.ts';
import {
  faultsOf,
  measure,
  measureAndWatch,
  measureWithCertainty,
  measureWithFaults,
} from './measure-seed.ts';
import { simulatedTraffic } from './traffic.ts';

const size = { swarm: true, subscribers: 60, days: 6, attacksPerShape: 1, lawfulPerShape: 1 };
const traffic = simulatedTraffic({ ...size, seed: 37 });
const none: Faults = {
  lostSetups: 0,
  lostAnswers: 0,
  lostEnds: 0,
  lostRecords: 0,
  late: 0,
  lateMaxMs: 1_000,
  doubled: 0,
  reorderMs: 0,
  gaps: [],
  restartsMs: [],
};

test('watched or not, a run measures the same, and withstands the oracles', () => {
  const { outcome, failures } = measureAndWatch(traffic, standardPolicy);
  assert.deepEqual(failures, []);
  assert.deepEqual(outcome, measure(traffic, standardPolicy));
  assert.ok(outcome.attacks.length > 10 && outcome.lawful.whole.calls > 200);
  assert.ok(outcome.attacks.every(one => one.lossYen <= one.worthYen && one.unaskedYen === 0));
});

test('restarts in the middle change nothing at all', () => {
  const { startMs } = traffic.world;
  const restartsMs = [startMs + 2.5 * 86_400_000, startMs + 5.4 * 86_400_000];
  const { outcome } = measureWithFaults(traffic, standardPolicy, { ...none, restartsMs });
  assert.deepEqual(outcome, measure(traffic, standardPolicy));
});

test('faults are felt: set-ups that are lost are told beside the losses', () => {
  const lossy = { ...none, lostSetups: 0.2 };
  const { outcome } = measureWithFaults(traffic, standardPolicy, lossy);
  assert.ok(outcome.attacks.some(one => one.unaskedYen > 0));
  assert.deepEqual(faultsOf(traffic), faultsOf(traffic));
});

test('a detector that knows meets nobody in vain, and still loses what the gates leave', () => {
  const { attacks, lawful } = measureWithCertainty(traffic, standardPolicy);
  const found = measure(traffic, standardPolicy);
  assert.deepEqual([lawful.asked, lawful.stopped, lawful.whole.challenged], [[], [], 0]);
  assert.ok(found.lawful.whole.challenged > 0);
  const loss = (of: typeof attacks) => of.reduce((sum, one) => sum + one.lossYen, 0);
  assert.ok(loss(attacks) > 0 && loss(attacks) < loss(found.attacks));
});
