import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addDomesticCalls } from './domestic-count.ts';
import { TestDatabases } from './test-database.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

test('domestic calls are a number a day and nothing else', async () => {
  const database = await server.fresh();
  const midnightMs = Date.UTC(2026, 10, 22);
  await addDomesticCalls(database, midnightMs - 1, 3);
  await addDomesticCalls(database, midnightMs, 4);
  await addDomesticCalls(database, midnightMs + 1, 5);
  const rows = await database.run('test', db =>
    db.selectFrom('domestic_calls').select('calls').orderBy('day').execute(),
  );
  assert.deepEqual(rows, [{ calls: 3 }, { calls: 9 }]);
});
