import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictDecision } from '../../src/core/case/decision.ts';
import { AttackOutcomes } from './attack-outcome.ts';
import { simulatedTraffic } from './traffic.ts';

const traffic = simulatedTraffic({ subscribers: 80, days: 6, attacksPerShape: 1, seed: 3 });
const total = (outcomes: AttackOutcomes, of: 'lossYen' | 'unaskedYen' | 'worthYen' | 'through') =>
  outcomes.outcomes().reduce((sum, one) => sum + one[of], 0);
const [callId, call] = [...traffic.calls].find(
  ([id, one]) => traffic.attackOf.has(id) && one.answerMs !== undefined && !one.line.finishedOnly,
)!;
const at = { zone: '+09:00', callId, subscriber: call.line.number } as const;
const verdict = (text: VerdictDecision['verdict'], timeMs: number): VerdictDecision => {
  return { ...at, type: 'verdict', verdict: text, timeMs };
};

test('what nobody stops costs what it is worth', () => {
  const outcomes = new AttackOutcomes(traffic);
  assert.ok(outcomes.outcomes().length > 10 && total(outcomes, 'worthYen') > 100_000);
  assert.equal(total(outcomes, 'lossYen'), total(outcomes, 'worthYen'));
  assert.ok(outcomes.outcomes().every(one => one.firstStopSeconds === null));
});

test('a call refused before its answer costs nothing, released it costs what it lasted', () => {
  const free = new AttackOutcomes(traffic);
  const all = total(free, 'lossYen');
  const [refused, released, late] = [0, 1, 2].map(() => new AttackOutcomes(traffic));
  refused!.decision(verdict('block', call.setupMs));
  assert.ok(total(refused!, 'lossYen') < all);
  assert.equal(total(refused!, 'through'), total(free, 'through') - 1);
  released!.decision(verdict('release', call.answerMs! + 1_000));
  late!.decision(verdict('challenge', call.answerMs! + 1_000));
  assert.equal(total(released!, 'through'), total(free, 'through'));
  assert.ok(total(released!, 'lossYen') <= all);
  assert.equal(total(late!, 'lossYen'), all, 'what is under way cannot be redirected');
});

test('a call that nobody asked about is told beside', () => {
  const arrivals = traffic.arrivals.filter(
    ({ event }) => event.type !== 'setup' || event.callId !== callId,
  );
  const [all, some] = [traffic, { ...traffic, arrivals }].map(one => new AttackOutcomes(one));
  assert.equal(total(all!, 'unaskedYen'), 0);
  assert.ok(total(some!, 'unaskedYen') > 0);
  const sum = total(some!, 'unaskedYen') + total(some!, 'lossYen');
  assert.equal(sum, total(all!, 'lossYen'));
});
