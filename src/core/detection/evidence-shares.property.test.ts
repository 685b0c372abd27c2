import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evidenceSum, newEpisode } from './episode.ts';
import { evidenceShares } from './evidence-shares.ts';
import { readings } from './reading-list.ts';

const vectors = fc.tuple(
  ...readings.map(({ range: [min, max] }) => fc.oneof(fc.constant(0), fc.integer({ min, max }))),
);

test('shares add up to the sum of the episode, whatever the readings say', () => {
  fc.assert(
    fc.property(vectors, evidence => {
      const clamped = evidence.map((value, at) => Math.max(readings[at]!.range[0], value));
      const shares = evidenceShares(clamped);
      const sum = Object.values(shares).reduce((all, share) => all + share, 0);
      assert.equal(sum, evidenceSum({ ...newEpisode(0), evidence: clamped }));
    }),
    { numRuns: 2_000, seed: 7 },
  );
});

test('a reading that says nothing has no share, and no share is larger than what is said', () => {
  fc.assert(
    fc.property(vectors, evidence => {
      for (const [name, share] of Object.entries(evidenceShares(evidence))) {
        const said = evidence[readings.findIndex(one => one.name === name)]!;
        assert.notEqual(said, 0);
        assert.ok(Math.abs(share) <= Math.abs(said), `${name}: ${share} of ${said}`);
      }
    }),
    { numRuns: 500, seed: 8 },
  );
});
