// The restricted list as people change it: row by row, with author and approver.
import { type Kysely, sql } from 'kysely';
import type { Approval } from '../core/access/approvals.ts';
import type { AuthoredEntry, ListEdit } from '../core/access/desk-papers.ts';
import type { ListChange } from '../core/access/list-papers.ts';
import type { Page } from '../core/case/case-rows.ts';
import type { RestrictedEntry } from '../core/intelligence/restricted-list.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

export async function authoredEntries(db: Kysely<Tables>): Promise<readonly AuthoredEntry[]> {
  const rows = await db
    .selectFrom('restricted_destinations as d')
    .leftJoin('restricted_authors as a', 'a.prefix', 'd.prefix')
    .selectAll('d')
    .select(['a.author', 'a.approver'])
    .orderBy('d.position')
    .execute();
  return rows.map(row => ({
    prefix: row.prefix,
    destination: row.destination,
    country: row.country,
    ...given('governmentChecked', row.government_checked),
    ...given('lifeCriticalChecked', row.life_critical_checked),
    ...given('trafficMinutes', row.traffic_minutes),
    ...given('reviewMs', row.review?.getTime() ?? null),
    ...given('author', row.author),
    ...given('approver', row.approver),
  }));
}

function given<Key extends string, Value>(key: Key, value: Value | null) {
  return (value === null ? {} : { [key]: value }) as { [K in Key]?: Value };
}

/** Inside a transaction that is under way; `approval` is the request that it carries out. */
export async function editList(
  db: Kysely<Tables>,
  edit: ListEdit,
  approval: Pick<Approval, 'why' | 'usedMs' | 'askedMs'>,
): Promise<void> {
  const { put, remove, author, approver } = edit;
  await sql`lock table restricted_destinations in share row exclusive mode`.execute(db);
  const gone = [...remove, ...put.map(entry => entry.prefix)];
  await writeHistory(db, edit, approval);
  const prefixes = sql<string>`any(${gone}::text[])`;
  await db.deleteFrom('restricted_destinations').where('prefix', '=', prefixes).execute();
  await db.deleteFrom('restricted_authors').where('prefix', '=', prefixes).execute();
  if (put.length === 0) return;
  const { last } = await db
    .selectFrom('restricted_destinations')
    .select(row => row.fn.coalesce(row.fn.max('position'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow();
  const rows = put.map((entry, at) => ({
    position: Number(last) + 1 + at,
    prefix: entry.prefix,
    destination: sqlText(entry.destination),
    country: sqlText(entry.country),
    government_checked: entry.governmentChecked ?? null,
    life_critical_checked: entry.lifeCriticalChecked ?? null,
    traffic_minutes: entry.trafficMinutes ?? null,
    review: entry.reviewMs === undefined ? null : new Date(sqlTimeMs(entry.reviewMs)),
  }));
  await db.insertInto('restricted_destinations').values(rows).execute();
  const authors = put.map(({ prefix }) => ({ prefix, author, approver }));
  await db.insertInto('restricted_authors').values(authors).execute();
}

async function writeHistory(
  db: Kysely<Tables>,
  { put, remove, author, approver }: ListEdit,
  { why, usedMs, askedMs }: Pick<Approval, 'why' | 'usedMs' | 'askedMs'>,
): Promise<void> {
  const entries = await authoredEntries(db);
  const held = new Map(entries.map(({ author: _, approver: __, ...row }) => [row.prefix, row]));
  const said = { at: new Date(sqlTimeMs(usedMs ?? askedMs)), author, approver, why: sqlText(why) };
  const rows = [
    ...put.map(after => {
      const before = held.get(after.prefix) ?? null;
      const change = before === null ? ('added' as const) : ('changed' as const);
      return { ...said, prefix: after.prefix, change, before, after };
    }),
    ...remove.flatMap(prefix => {
      const before = held.get(prefix);
      const change = 'removed' as const;
      return before === undefined ? [] : [{ ...said, prefix, change, before, after: null }];
    }),
  ].map(row => ({ ...row, before: json(row.before), after: json(row.after) }));
  if (rows.length > 0) await db.insertInto('restricted_history').values(rows).execute();
}

function json(entry: RestrictedEntry | null) {
  return sql<RestrictedEntry | null>`${entry === null ? null : sqlJson(entry)}::json`;
}

/** Changes of the list by people, newest first; those of one prefix where it is named. */
export async function listHistory(
  db: Kysely<Tables>,
  query: { readonly prefix?: string; readonly cursor?: string; readonly limit?: number },
): Promise<Page<ListChange>> {
  const limit = limitOf(query.limit);
  let found = db.selectFrom('restricted_history').selectAll();
  if (query.prefix !== undefined) found = found.where('prefix', '=', query.prefix);
  if (query.cursor !== undefined) {
    const [before] = readCursor(query.cursor, 'number');
    found = found.where('seq', '<', before);
  }
  const rows = await found
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(
    rows,
    limit,
    ({ at, ...row }) => ({ ...row, atMs: at.getTime() }),
    row => [row.seq],
  );
}
