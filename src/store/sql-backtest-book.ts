import { type Selectable, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { Page } from '../core/case/case-rows.ts';
import type { Backtest } from '../core/policy/backtest.ts';
import type { BacktestBook, BacktestRequest } from '../workflow/policy-ports.ts';
import { appendEntries } from './audit-log.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import type { Database } from './database.ts';
import type { PolicyTables } from './policy-tables.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';

/** Backtests in PostgreSQL, with the policies that were run and what came of it. */
export class SqlBacktestBook implements BacktestBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  backtests(query: {
    readonly candidate?: number;
    readonly cursor?: string;
    readonly limit?: number;
  }): Promise<Page<Backtest>> {
    const limit = limitOf(query.limit);
    return this.#database.run('reading backtests', async db => {
      let found = db.selectFrom('backtests').select(columns);
      if (query.candidate !== undefined) found = found.where('candidate', '=', query.candidate);
      if (query.cursor !== undefined) {
        const [askedMs, id] = readCursor(query.cursor, 'number', 'string');
        found = found.where(sql<boolean>`(asked, id) < (${time(askedMs)}, ${id})`);
      }
      const ordered = found.orderBy('asked', 'desc').orderBy('id', 'desc');
      const rows = await ordered.limit(limit + 1).execute();
      return pageOf(
        rows,
        limit,
        row => toBacktest({ ...row, result: null }),
        row => [row.asked.getTime(), row.id],
      );
    });
  }

  backtest(id: string): Promise<Backtest | undefined> {
    return this.#database.run('reading a backtest', async db => {
      const rows = db.selectFrom('backtests').select(columns).select('result');
      const row = await rows.where('id', '=', sqlText(id)).executeTakeFirst();
      return row && toBacktest(row);
    });
  }

  begin(one: Backtest, request: BacktestRequest, audit: AuditEntry): Promise<void> {
    return this.#database.transaction('beginning a backtest', async db => {
      await db
        .insertInto('backtests')
        .values({
          id: one.id,
          candidate: one.candidate,
          against: one.against,
          candidate_policy: sql`${sqlJson(request.candidate.policy)}::json`,
          against_policy: sql`${sqlJson(request.against.policy)}::json`,
          days: one.days,
          asked_by: one.askedBy,
          asked: time(one.askedMs),
          state: 'running',
          ended: null,
          problem: null,
          result: null,
        })
        .execute();
      await appendEntries(db, [audit]);
    });
  }

  /** What came of one that ran; of one that has ended already nothing is changed. */
  end(
    id: string,
    outcome: Pick<Backtest, 'state' | 'problem' | 'result'>,
    atMs: number,
    audit?: AuditEntry,
  ): Promise<boolean> {
    const { state, problem, result } = outcome;
    return this.#database.transaction('ending a backtest', async db => {
      const { numUpdatedRows } = await db
        .updateTable('backtests')
        .set({
          state,
          problem: problem === null ? null : sqlText(problem),
          result: result === null ? null : sql`${sqlJson(result)}::json`,
          ended: time(atMs),
        })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      if (audit !== undefined) await appendEntries(db, [audit]);
      return true;
    });
  }

  /** At a start: those that the end of the process took with it. */
  endLeftOver(atMs: number): Promise<void> {
    return this.#database.run('ending what a stop left over', async db => {
      const problem = 'the server was stopped meanwhile';
      await db
        .updateTable('backtests')
        .set({ state: 'failed', problem, ended: time(atMs) })
        .where('state', '=', 'running')
        .execute();
    });
  }
}

const columns = [
  'id',
  'candidate',
  'against',
  'days',
  'asked_by',
  'asked',
  'state',
  'ended',
  'problem',
] as const;

type Row = Pick<Selectable<PolicyTables['backtests']>, (typeof columns)[number] | 'result'>;

function toBacktest({ asked_by, asked, ended, ...row }: Row): Backtest {
  return {
    ...row,
    askedBy: asked_by,
    askedMs: asked.getTime(),
    endedMs: ended?.getTime() ?? null,
  };
}

function time(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
