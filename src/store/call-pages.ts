// Calls and usage, read from the partitions that the time asked for touches.
import { type Kysely, sql } from 'kysely';
import type { CallQuery, CallRow, Page, UsageDay } from '../core/case/case-rows.ts';
import { toCallRow } from './case-rows-of.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

const usageDays = 62;
const dayMs = 86_400_000;

export async function callPage(db: Kysely<Tables>, query: CallQuery): Promise<Page<CallRow>> {
  const limit = limitOf(query.limit);
  const conditions = [
    sql`setup >= ${new Date(sqlTimeMs(query.fromMs))}`,
    sql`setup < ${new Date(sqlTimeMs(query.toMs))}`,
  ];
  if (query.subscriber !== undefined) {
    conditions.push(sql`subscriber = ${sqlText(query.subscriber)}`);
  }
  if (query.account !== undefined) conditions.push(sql`account = ${sqlText(query.account)}`);
  if (query.cursor !== undefined) {
    const [setupMs, callId] = readCursor(query.cursor, 'number', 'string');
    const setup = new Date(sqlTimeMs(setupMs));
    // The first says to the planner which partitions are over.
    conditions.push(sql`setup <= ${setup} and (setup, call_id) < (${setup}, ${callId})`);
  }
  const { rows } = await sql<Tables['calls']>`select * from calls
    where ${sql.join(conditions, sql` and `)}
    order by setup desc, call_id desc limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, toCallRow, row => [row.setup.getTime(), row.call_id]);
}

/** Days are those of the zone, a call belonging to that of its set-up. */
export async function usageOf(
  db: Kysely<Tables>,
  subscriber: string,
  nowMs: number,
  timeZone: string,
): Promise<UsageDay[]> {
  const { rows } = await sql<UsageDay>`
    select to_char(setup at time zone ${timeZone}, 'YYYY-MM-DD') as day, country,
      count(*) as calls, sum(milli_yen)::bigint as "milliYen",
      coalesce(sum(extract(epoch from ended - answer)), 0)::bigint as seconds,
      count(*) filter (where verdict = 'block') as refused
    from calls
    where subscriber = ${subscriber}
      and setup >= ${new Date(sqlTimeMs(nowMs - usageDays * dayMs))}
      and setup < ${new Date(sqlTimeMs(nowMs + dayMs))}
    group by 1, 2 order by 1 desc, "milliYen" desc, country`.execute(db);
  return rows;
}
