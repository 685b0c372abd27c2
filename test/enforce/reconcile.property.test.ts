import { test } from 'node:test';
import fc from 'fast-check';
import { chaosSteps, EnforcementChaos } from '../support/enforcement-chaos.ts';
import { MemoryEnforcement } from '../support/memory-enforcement.ts';

test('whatever happens on the way, what is wanted is what stands in the end', async () => {
  await fc.assert(
    fc.asyncProperty(chaosSteps, fc.boolean(), async (steps, endsSaid) => {
      const store = new MemoryEnforcement();
      const chaos = new EnforcementChaos(
        {
          store,
          record: records => {
            for (const each of records) store.record(each);
          },
          setAway: away => {
            store.away = away;
          },
        },
        endsSaid,
      );
      await chaos.run(steps);
    }),
    { seed: 20_260_605, numRuns: 2_000 },
  );
});
