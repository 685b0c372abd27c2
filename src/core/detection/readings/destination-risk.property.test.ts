import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newNormal } from '../../metering/normal.ts';
import type { CallContext } from '../call-context.ts';
import type { DestinationFigures } from '../learnt-risk.ts';
import { destinationRisk } from './destination-risk.ts';
import { rangeRisk } from './range-risk.ts';

/** Of a line that never called; the readings look at nothing else. */
function weigh(risk: DestinationFigures): number {
  const facts = { risk, normal: newNormal(), destination: 1, number: 2, knownDay: 3, nowMs: 0 };
  return destinationRisk.weigh(facts as unknown as CallContext);
}

const counts = fc
  .record({ cases: fc.nat(50_000), others: fc.nat(500_000), calls: fc.nat(9_000_000) })
  .map(({ cases, others, calls }) => ({
    cases,
    allCases: cases + others,
    calls,
    allCalls: calls + 20_000_000,
  }));
/** The tables of logarithms round. */
const rounding = 12;

test('never against a place that nobody attacked, never for an attack below nothing', () => {
  fc.assert(
    fc.property(counts, figures => {
      assert.ok(weigh(figures) >= 0);
      assert.equal(weigh({ ...figures, cases: 0 }), 0);
    }),
  );
});

test('the more cases went there, the more it says; the more calls, the less', () => {
  fc.assert(
    fc.property(counts, fc.nat(50_000), (figures, more) => {
      const { cases, allCases, calls, allCalls } = figures;
      const dearer = { ...figures, cases: cases + more, allCases: allCases + more };
      assert.ok(weigh(dearer) >= weigh(figures) - rounding || cases === 0);
      const busier = { ...figures, calls: calls + 1_000 * more, allCalls: allCalls + 1_000 * more };
      assert.ok(weigh(busier) <= weigh(figures) + rounding);
    }),
  );
});

test('a range of more cases says more', () => {
  fc.assert(
    fc.property(fc.nat(90_000), fc.nat(90_000), (one, other) => {
      const of = (rangeCases: number): number => {
        const facts = { rangeCases, normal: newNormal(), number: 2, knownDay: 3 };
        return rangeRisk.weigh(facts as unknown as CallContext);
      };
      const [less, more] = one < other ? [one, other] : [other, one];
      assert.ok(of(more) >= of(less) - rounding);
      assert.equal(of(0), 0);
    }),
  );
});
