import { sql } from 'kysely';
import type { Database } from './database.ts';
import { sqlTimeMs } from './sql-text.ts';

/** Adds to the number of domestic calls of that day (UTC): all that is kept of them. */
export function addDomesticCalls(database: Database, atMs: number, calls: number): Promise<void> {
  return database.run('counting domestic calls', async db => {
    await sql`insert into domestic_calls as d (day, calls)
      values ((${new Date(sqlTimeMs(atMs))}::timestamptz at time zone 'UTC')::date, ${calls})
      on conflict (day) do update set calls = d.calls + excluded.calls`.execute(db);
  });
}
