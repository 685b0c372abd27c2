// The restricted list as people change it: row by row, with author and approver.
import { type Kysely, sql } from 'kysely';
import type { AuthoredEntry, ListEdit } from '../core/access/desk-papers.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
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

/** Inside a transaction that is under way. */
export async function editList(db: Kysely<Tables>, edit: ListEdit): Promise<void> {
  const { put, remove, author, approver } = edit;
  await sql`lock table restricted_destinations in share row exclusive mode`.execute(db);
  const gone = [...remove, ...put.map(entry => entry.prefix)];
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
