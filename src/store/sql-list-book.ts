import { type Kysely, type Selectable, sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { ListChange, ListImport } from '../core/access/list-papers.ts';
import type { Page } from '../core/case/case-rows.ts';
import type { RateRow } from '../core/rating/rate-deck.ts';
import type { RateQuery } from '../workflow/policy-ports.ts';
import { appendEntries } from './audit-log.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import type { Database } from './database.ts';
import type { PolicyTables } from './policy-tables.ts';
import { listHistory } from './restricted-list-edit.ts';
import { toRateRow } from './sql-reference-store.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

/** How the carrier's lists came to be as they are, and the rate deck page by page. */
export class SqlListBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  imports(query: PageQuery): Promise<Page<ListImport>> {
    const limit = limitOf(query.limit);
    return this.#database.run('reading imports', async db => {
      let found = db.selectFrom('list_imports').selectAll();
      if (query.cursor !== undefined) {
        const [atMs, id] = readCursor(query.cursor, 'number', 'string');
        found = found.where(sql<boolean>`(at, id) < (${new Date(sqlTimeMs(atMs))}, ${id})`);
      }
      const ordered = found.orderBy('at', 'desc').orderBy('id', 'desc');
      const rows = await ordered.limit(limit + 1).execute();
      return pageOf(rows, limit, toImport, row => [row.at.getTime(), row.id]);
    });
  }

  restrictedHistory(query: PageQuery & { readonly prefix?: string }): Promise<Page<ListChange>> {
    return this.#database.run('reading the history of the list', db => listHistory(db, query));
  }

  rates(query: RateQuery): Promise<Page<RateRow> & { readonly total: number }> {
    const limit = limitOf(query.limit);
    return this.#database.run('reading the rate deck', async db => {
      const { total } = await matching(db, query)
        .select(row => row.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      let found = matching(db, query).selectAll();
      if (query.cursor !== undefined) {
        const [position] = readCursor(query.cursor, 'number');
        found = found.where('position', '>', Math.min(position, 2_147_483_647));
      }
      const rows = await found
        .orderBy('position')
        .limit(limit + 1)
        .execute();
      const page = pageOf(rows, limit, toRateRow, row => [row.position]);
      return { ...page, total: Number(total) };
    });
  }
}

/** Inside the transaction that replaces the list. */
export async function keepImport(
  db: Kysely<Tables>,
  done: ListImport,
  audit: AuditEntry,
): Promise<void> {
  const { atMs, by, before, after, why, ...rest } = done;
  const at = new Date(sqlTimeMs(atMs));
  const rows = { before_rows: before, after_rows: after, why: sqlText(why) };
  await db
    .insertInto('list_imports')
    .values({ ...rest, ...rows, at, by_whom: by })
    .execute();
  await appendEntries(db, [audit]);
}

function matching(db: Kysely<Tables>, { text, country }: RateQuery) {
  let found = db.selectFrom('rate_deck');
  if (country !== undefined) found = found.where('country', '=', country);
  if (text !== undefined) {
    const plain = sqlText(text).replaceAll(/[\\%_]/g, '\\$&');
    found = found.where(row =>
      row.or([row('prefix', 'like', `${plain}%`), row('destination', 'ilike', `%${plain}%`)]),
    );
  }
  return found;
}

function toImport(row: Selectable<PolicyTables['list_imports']>): ListImport {
  const { at, by_whom, before_rows, after_rows, ...rest } = row;
  return { ...rest, atMs: at.getTime(), by: by_whom, before: before_rows, after: after_rows };
}
