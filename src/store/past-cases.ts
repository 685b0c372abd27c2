// What cases of the past say about their calls and owners, for a backtest.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { sqlTimeMs } from './sql-text.ts';

/** A line that had part in a case closed as fraud. */
export interface FraudCase {
  readonly case: string;
  readonly subscriber: string;
  readonly openedMs: number;
  readonly closedMs: number | null;
}

export function fraudCases(database: Database, fromMs: number): Promise<FraudCase[]> {
  return database.run('reading cases of fraud', async db => {
    const rows = await db
      .selectFrom('cases as c')
      .innerJoin('case_lines as l', 'l.case_id', 'c.case_id')
      .select(['c.case_id', 'l.subscriber', 'c.opened', 'c.closed'])
      .where('c.outcome', '=', 'fraud')
      .where('c.opened', '>=', new Date(sqlTimeMs(fromMs)))
      .orderBy('c.opened')
      .orderBy('c.case_id')
      .execute();
    return rows.map(({ case_id, subscriber, opened, closed }) => {
      return {
        case: case_id,
        subscriber,
        openedMs: opened.getTime(),
        closedMs: closed?.getTime() ?? null,
      };
    });
  });
}

/** Lines whose owner has answered, whatever was said. */
export function answeringLines(database: Database): Promise<string[]> {
  return database.run('reading who answered', async db => {
    const rows = await db
      .selectFrom('contact_attempts')
      .select('subscriber')
      .distinct()
      .where('result', '=', sql<'mine'>`any(array['mine', 'not-mine', 'refuses-barring'])`)
      .orderBy('subscriber')
      .execute();
    return rows.map(row => row.subscriber);
  });
}

/** Calls that were refused when they were made, set up from then on. */
export function refusedCalls(database: Database, fromMs: number): Promise<number> {
  return database.run('counting refused calls', async db => {
    const { count } = await db
      .selectFrom('calls')
      .select(row => row.fn.countAll<number>().as('count'))
      .where('setup', '>=', new Date(sqlTimeMs(fromMs)))
      .where('verdict', '=', 'block')
      .executeTakeFirstOrThrow();
    return Number(count);
  });
}
