import { sql } from 'kysely';
import type { MessageFacts } from '../core/case/message-order.ts';
import type { AnswerStore } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { sqlTimeMs } from './sql-text.ts';

/** Undoes the transaction in which a link was marked as used. */
class NotNow extends Error {}

/** Answer links in PostgreSQL. */
export class SqlAnswerStore implements AnswerStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  question(
    name: string,
    attempt: number,
  ): Promise<{ readonly subscriber: string; readonly facts: MessageFacts } | undefined> {
    return this.#database.run('reading what was asked', async db => {
      const { rows } = await sql<{ subscriber: string; facts: MessageFacts }>`
        select subscriber, facts from messages
        where case_id = ${name} and attempt = ${attempt}
          and notice in ('question', 'warning', 'notice-after')
          and not exists (select from used_answer_links as used
            where used.case_id = ${name} and used.attempt = ${attempt})
        order by position desc limit 1`.execute(db);
      return rows[0];
    });
  }

  async use(
    use: Parameters<AnswerStore['use']>[0],
    work: Parameters<AnswerStore['use']>[1],
  ): Promise<'done' | 'refused' | 'later' | 'used'> {
    try {
      return await this.#database.transaction('using an answer link', async db => {
        // A second answer waits here for the end of the first one's transaction.
        const { rows } = await sql`insert into used_answer_links (case_id, attempt, answer, at)
          select ${use.case}, ${use.attempt}::integer, ${use.answer},
            ${new Date(sqlTimeMs(use.atMs))}::timestamptz
          where exists (select from messages
            where case_id = ${use.case} and attempt = ${use.attempt}::integer)
          on conflict do nothing returning case_id`.execute(db);
        if (rows.length === 0) return 'used';
        const came = await work();
        if (came === 'later') throw new NotNow();
        return came;
      });
    } catch (error) {
      if (error instanceof NotNow || (error instanceof Error && error.cause instanceof NotNow)) {
        return 'later';
      }
      throw error;
    }
  }
}
