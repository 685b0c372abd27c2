// Sums over the calls of cases' episodes, by what they share.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CaseRow, Page } from '../core/case/case-rows.ts';
import type {
  CountrySum,
  EpisodeSum,
  RangeSum,
  SourceSum,
  WeekHour,
} from '../core/case/network-rows.ts';
import type { NetworkQuery } from '../workflow/network-ports.ts';
import { toCaseRow } from './case-rows-of.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import { sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

type Condition = RawBuilder<unknown>;

const casesMax = 100;
const figures = sql`count(distinct case_id) as cases, count(distinct account) as accounts,
  count(distinct subscriber) as lines, coalesce(sum(calls), 0)::bigint as calls,
  coalesce(sum(refused), 0)::bigint as refused,
  coalesce(sum(milli_yen), 0)::bigint as "milliYen",
  coalesce((extract(epoch from min(first)) * 1000)::bigint, 0) as "firstMs",
  coalesce((extract(epoch from max(last)) * 1000)::bigint, 0) as "lastMs"`;
/** Where a list goes on: its order may change meanwhile, so that pages are those of one look. */
const order = sql`accounts desc, "lastMs" desc`;

export async function sourcePage(
  db: Kysely<Tables>,
  query: NetworkQuery,
): Promise<Page<SourceSum>> {
  const { limit, offset, from } = placeOf(query);
  const where = sql`hour >= ${from} and source_ip <> ''`;
  const { rows } = await sql<SourceSum>`with ${first(sql`source_ip`, where, { limit, offset })}
    select n.id::text as id, sums.* from (
      select source_ip as "sourceIp", ${figures} from episode_calls
      where ${where} and source_ip in (select name from first) group by source_ip) as sums
    join network_names n on n.kind = 'source' and n.name = "sourceIp"
    order by ${order}, "sourceIp"`.execute(db);
  return pageOf(
    rows,
    limit,
    row => row,
    () => [offset + limit],
  );
}

export async function rangePage(db: Kysely<Tables>, query: NetworkQuery): Promise<Page<RangeSum>> {
  const { limit, offset, from } = placeOf(query);
  const where = sql`hour >= ${from}`;
  const shown = { limit, offset, accounts: 2 };
  const { rows } = await sql<RangeSum>`with ${first(sql`number_range`, where, shown)}
    select n.id::text as id, sums.* from (
      select number_range as range, min(country) as country, min(destination) as destination,
        ${figures} from episode_calls
      where ${where} and number_range in (select name from first) group by number_range) as sums
    join network_names n on n.kind = 'range' and n.name = range
    order by ${order}, range`.execute(db);
  return pageOf(
    rows,
    limit,
    row => row,
    () => [offset + limit],
  );
}

/**
 * The names of one page alone, as `first`. Pairs of name and account are hashed once; all figures
 * of all names at once would sort the whole table for each of them.
 */
function first(
  column: Condition,
  where: Condition,
  page: { readonly limit: number; readonly offset: number; readonly accounts?: number },
): Condition {
  const { limit, offset, accounts = 1 } = page;
  return sql`first as (select name from (
      select ${column} as name, account, max(last) as last from episode_calls
      where ${where} group by 1, 2) as pairs
    group by name having count(*) >= ${accounts}
    order by count(*) desc, max(last) desc, name limit ${limit + 1} offset ${offset})`;
}

export async function sourceSums(
  db: Kysely<Tables>,
  where: Condition,
  limit: number,
): Promise<SourceSum[]> {
  const { rows } = await sql<SourceSum>`select n.id::text as id, sums.* from (
      select source_ip as "sourceIp", ${figures} from episode_calls
      where ${where} and source_ip <> '' group by source_ip
      order by calls desc, source_ip limit ${limit}) as sums
    join network_names n on n.kind = 'source' and n.name = "sourceIp"
    order by calls desc, "sourceIp"`.execute(db);
  return rows;
}

export async function rangeSums(
  db: Kysely<Tables>,
  where: Condition,
  limit: number,
): Promise<RangeSum[]> {
  const { rows } = await sql<RangeSum>`select n.id::text as id, sums.* from (
      select number_range as range, min(country) as country, min(destination) as destination,
        ${figures} from episode_calls where ${where} group by number_range
      order by calls desc, number_range limit ${limit}) as sums
    join network_names n on n.kind = 'range' and n.name = range
    order by calls desc, range`.execute(db);
  return rows;
}

export async function countrySums(
  db: Kysely<Tables>,
  where: Condition,
  limit: number,
): Promise<CountrySum[]> {
  const { rows } = await sql<CountrySum>`select country, ${figures} from episode_calls
    where ${where} group by country order by calls desc, country limit ${limit}`.execute(db);
  return rows;
}

export async function sumOf(db: Kysely<Tables>, where: Condition): Promise<EpisodeSum> {
  const { rows } = await sql<EpisodeSum>`select ${figures} from episode_calls
    where ${where}`.execute(db);
  return rows[0]!;
}

export async function weekHours(
  db: Kysely<Tables>,
  where: Condition,
  zone: string,
): Promise<WeekHour[]> {
  const { rows } = await sql<WeekHour>`select
      extract(isodow from hour at time zone ${zone})::integer as weekday,
      extract(hour from hour at time zone ${zone})::integer as hour, sum(calls)::bigint as calls
    from episode_calls where ${where} group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

export async function casesThere(db: Kysely<Tables>, where: Condition): Promise<CaseRow[]> {
  const { rows } = await sql<Tables['cases']>`select * from cases
    where case_id in (select case_id from episode_calls where ${where})
    order by opened desc, case_id desc limit ${casesMax}`.execute(db);
  return rows.map(toCaseRow);
}

function placeOf(query: NetworkQuery): { limit: number; offset: number; from: Date } {
  const [offset] = query.cursor === undefined ? [0] : readCursor(query.cursor, 'number');
  const bounded = Math.min(Math.max(offset, 0), 1_000_000);
  return {
    limit: limitOf(query.limit),
    offset: bounded,
    from: new Date(sqlTimeMs(query.fromMs)),
  };
}
