import { after, test } from 'node:test';
import fc from 'fast-check';
import { SqlDecisionStore } from '../../src/store/sql-decision-store.ts';
import { SqlEnforcementStore } from '../../src/store/sql-enforcement-store.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import type { EnforcementStore } from '../../src/workflow/ports.ts';
import { chaosSteps, EnforcementChaos } from '../support/enforcement-chaos.ts';

const databases = await TestDatabases.start();
after(() => databases.stop());

/** The store, which is away at times: then everything it is asked fails. */
function sometimesAway(store: EnforcementStore): { store: EnforcementStore; away: boolean } {
  const switched = { store, away: false };
  switched.store = new Proxy(store, {
    get(target, name) {
      const found = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return (...args: unknown[]) => {
        if (switched.away) return Promise.reject(new Error('the store is away'));
        return found.apply(target, args);
      };
    },
  });
  return switched;
}

test('on PostgreSQL too: what is wanted is what stands in the end', async () => {
  await fc.assert(
    fc.asyncProperty(chaosSteps, fc.boolean(), async (steps, endsSaid) => {
      const database = await databases.fresh({ connectionsMax: 2 });
      const decisions = new SqlDecisionStore(database);
      const switched = sometimesAway(new SqlEnforcementStore(database));
      const chaos = new EnforcementChaos(
        {
          store: switched.store,
          record: records => decisions.record(records, records.at(-1)?.seq ?? 0),
          setAway: away => {
            switched.away = away;
          },
        },
        endsSaid,
      );
      await chaos.run(steps);
      await database.close();
    }),
    { seed: 20_260_606, numRuns: 20 },
  );
});
