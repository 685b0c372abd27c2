import { sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import { type CaseView, viewsMax } from '../core/case/queue.ts';
import type { ViewBook } from '../workflow/desk-ports.ts';
import { appendEntries } from './audit-log.ts';
import type { Database } from './database.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

/** Kept searches of the queue in PostgreSQL. */
export class SqlCaseViews implements ViewBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  views(by: string): Promise<readonly CaseView[]> {
    return this.#database.run('reading views', async db => {
      const rows = await db
        .selectFrom('case_views')
        .selectAll()
        .where(row => row.or([row('by_whom', '=', sqlText(by)), row('shared', '=', true)]))
        .orderBy('created')
        .orderBy('name')
        .limit(2 * viewsMax)
        .execute();
      return rows.map(toView);
    });
  }

  view(id: string): Promise<CaseView | undefined> {
    return this.#database.run('reading a view', async db => {
      const rows = db.selectFrom('case_views').selectAll().where('id', '=', sqlText(id));
      const row = await rows.executeTakeFirst();
      return row && toView(row);
    });
  }

  add(view: CaseView, audit: AuditEntry): Promise<boolean> {
    return this.#database.transaction('keeping a view', async db => {
      const by = sqlText(view.by);
      const scope = view.shared ? 'shared' : by;
      await sql`select pg_advisory_xact_lock(hashtext(${`views ${scope}`}))`.execute(db);
      const { rows } = await sql<{ count: number }>`select count(*) as count from case_views
        where shared = ${view.shared} and (shared or by_whom = ${by})`.execute(db);
      if (rows[0]!.count >= viewsMax) return false;
      const changed = time(view.changedMs);
      const row = { ...rowOf(view), id: view.id, by_whom: by, version: view.version };
      await db
        .insertInto('case_views')
        .values({ ...row, created: changed })
        .execute();
      await appendEntries(db, [audit]);
      return true;
    });
  }

  change(view: CaseView, version: number, audit: AuditEntry): Promise<boolean> {
    return this.#database.transaction('changing a view', async db => {
      const { numUpdatedRows } = await db
        .updateTable('case_views')
        .set({ ...rowOf(view), version: version + 1 })
        .where('id', '=', sqlText(view.id))
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      await appendEntries(db, [audit]);
      return true;
    });
  }

  remove(id: string, audit: AuditEntry): Promise<boolean> {
    return this.#database.transaction('removing a view', async db => {
      const { numDeletedRows } = await db
        .deleteFrom('case_views')
        .where('id', '=', sqlText(id))
        .executeTakeFirstOrThrow();
      if (numDeletedRows !== 1n) return false;
      await appendEntries(db, [audit]);
      return true;
    });
  }
}

function rowOf({ name, shared, filter, sort, changedMs }: CaseView) {
  return {
    name: sqlText(name),
    shared,
    filter: sql<CaseView['filter']>`${sqlJson(filter)}::jsonb`,
    sort,
    changed: time(changedMs),
  };
}

function toView(row: Tables['case_views']): CaseView {
  return {
    id: row.id,
    name: row.name,
    by: row.by_whom,
    shared: row.shared,
    filter: row.filter,
    sort: row.sort,
    changedMs: row.changed.getTime(),
    version: row.version,
  };
}

function time(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
