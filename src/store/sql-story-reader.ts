import { type Kysely, sql } from 'kysely';
import type { CallRow } from '../core/case/case-rows.ts';
import type { CaseTrace } from '../core/case/case-trace.ts';
import type { LineHabits } from '../core/case/line-normal.ts';
import type { CallsQuery, HabitSpan, StoryReader } from '../workflow/story-ports.ts';
import { toCallRow } from './case-rows-of.ts';
import { readTraces } from './case-traces.ts';
import type { Database } from './database.ts';
import { lineHabits } from './line-habits.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

/** What a case and its lines are told from, in PostgreSQL. */
export class SqlStoryReader implements StoryReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  habits(subscribers: readonly string[], span: HabitSpan): Promise<LineHabits> {
    return this.#database.run('reading what lines normally do', db =>
      lineHabits(db, subscribers, span),
    );
  }

  traces(name: string): Promise<readonly CaseTrace[]> {
    return this.#database.run('reading how a case came about', db => readTraces(db, name));
  }

  callsOf(query: CallsQuery): Promise<readonly CallRow[]> {
    return this.#database.run('reading calls of a case', async db => {
      const rows = await callsOfLines(db, query)
        .selectAll()
        .orderBy('setup')
        .orderBy('call_id')
        .limit(query.limit)
        .execute();
      return rows.map(toCallRow);
    });
  }

  countCalls(query: Omit<CallsQuery, 'limit'>): Promise<number> {
    return this.#database.run('counting calls of a case', async db => {
      const row = await callsOfLines(db, query)
        .select(count => count.fn.countAll<number>().as('calls'))
        .executeTakeFirstOrThrow();
      return row.calls;
    });
  }
}

function callsOfLines(db: Kysely<Tables>, query: Omit<CallsQuery, 'limit'>) {
  const { subscribers, fromMs, toMs } = query;
  return db
    .selectFrom('calls')
    .where('subscriber', '=', sql<string>`any(${subscribers.map(sqlText)}::text[])`)
    .where('setup', '>=', new Date(sqlTimeMs(fromMs)))
    .where('setup', '<', new Date(sqlTimeMs(toMs)));
}
