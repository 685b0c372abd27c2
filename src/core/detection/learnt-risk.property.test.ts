import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  closeRiskEpoch,
  destinationFigures,
  type LearntRisk,
  newLearntRisk,
  noteCall,
  noteConfirmed,
  oneCase,
  rangeCases,
} from './learnt-risk.ts';

const dayMs = 86_400_000;
const startMs = 20_000 * dayMs;

const confirmed = fc.record({
  destinations: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }),
  ranges: fc.uniqueArray(fc.nat(9), { maxLength: 4 }),
});

function figures(risk: LearntRisk, nowMs: number): readonly unknown[] {
  return [0, 1, 2, 3, 4, 5].map(one => [
    destinationFigures(risk, one, nowMs),
    rangeCases(risk, one, nowMs),
  ]);
}

test('the order within an epoch makes no difference', () => {
  fc.assert(
    fc.property(fc.array(confirmed, { maxLength: 8 }), fc.array(fc.nat(5)), (cases, calls) => {
      const [one, other] = [newLearntRisk(), newLearntRisk()];
      for (const [risk, list, called] of [
        [one, cases, calls],
        [other, cases.toReversed(), calls.toReversed()],
      ] as const) {
        closeRiskEpoch(risk, startMs);
        for (const call of called) noteCall(risk, call);
        for (const case_ of list) noteConfirmed(risk, case_);
        closeRiskEpoch(risk, startMs + 1_000);
      }
      assert.deepEqual(figures(one, startMs + 2_000), figures(other, startMs + 2_000));
    }),
  );
});

test('a case is read one epoch late, and not before', () => {
  const risk = newLearntRisk();
  closeRiskEpoch(risk, startMs);
  noteConfirmed(risk, { destinations: [3], ranges: [7] });
  closeRiskEpoch(risk, startMs + 999);
  assert.equal(rangeCases(risk, 7, startMs + 999), 0);
  closeRiskEpoch(risk, startMs + 1_000);
  assert.equal(rangeCases(risk, 7, startMs + 1_000), oneCase);
  assert.equal(destinationFigures(risk, 3, startMs + 1_000).cases, oneCase);
  assert.equal(destinationFigures(risk, 4, startMs + 1_000).cases, 0);
});

test('what was taught only fades, by half in the time stated, and to nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.nat(400)), (cases, days) => {
      const risk = newLearntRisk();
      for (let i = 0; i < cases; i += 1) noteConfirmed(risk, { destinations: [1], ranges: [1] });
      closeRiskEpoch(risk, startMs);
      let before = cases * oneCase;
      for (const day of days.sort((a, b) => a - b)) {
        const now = rangeCases(risk, 1, startMs + day * dayMs);
        assert.ok(0 <= now && now <= before);
        before = now;
      }
      assert.equal(rangeCases(risk, 1, startMs + 60 * dayMs), (cases * oneCase) / 2);
      assert.equal(rangeCases(risk, 1, startMs + 3_000 * dayMs), 0);
    }),
  );
});

test('a case that dialled everywhere teaches no range', () => {
  const risk = newLearntRisk();
  const ranges = Array.from({ length: 40 }, (_, i) => i);
  noteConfirmed(risk, { destinations: [1], ranges });
  closeRiskEpoch(risk, startMs);
  assert.ok(ranges.every(one => rangeCases(risk, one, startMs) === 0));
  assert.equal(risk.ranges.size, 0);
});
