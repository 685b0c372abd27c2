// What lines normally did, summed from their calls of the weeks before. Calls that counted as part
// of a case which was not closed as lawful are left out, and so is what measures met.
import { type Kysely, sql } from 'kysely';
import {
  type CountryHabit,
  type LineHabits,
  type NetworkHabit,
  weekHours,
} from '../core/case/line-normal.ts';
import type { HabitSpan } from '../workflow/story-ports.ts';
import { sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

const weekMs = 7 * 86_400_000;
const shownMost = 24;

interface HourRow {
  readonly hour: number;
  readonly calls: number;
  readonly milliYen: number;
  readonly most: number;
}

export async function lineHabits(
  db: Kysely<Tables>,
  subscribers: readonly string[],
  { toMs, weeks, timeZone }: HabitSpan,
): Promise<LineHabits> {
  const lines = sql`${subscribers.map(sqlText)}::text[]`;
  const usual = sql`usual as (
    select setup, answer, ended, milli_yen, country, source_ip,
      setup at time zone ${timeZone} as local
    from calls c where subscriber = any(${lines}) and verdict = 'allow'
      and setup >= ${new Date(sqlTimeMs(toMs - weeks * weekMs))}
      and setup < ${new Date(sqlTimeMs(toMs))}
      and not exists (select from case_traces t join cases k using (case_id)
        where t.call_id = c.call_id and t.kind = 'call' and k.outcome is distinct from 'lawful')
  )`;
  const [hours, days, countries, networks, atOnce, ends] = await Promise.all([
    sql<HourRow>`with ${usual}, hours as (
        select date_trunc('hour', local) as local, count(*) as calls,
          sum(milli_yen)::bigint as spent from usual group by 1
      )
      select ((extract(isodow from local) - 1) * 24 + extract(hour from local))::integer as hour,
        sum(calls)::bigint as calls, sum(spent)::bigint as "milliYen", max(spent) as most
      from hours group by 1`.execute(db),
    sql<{ most: number }>`with ${usual} select coalesce(max(spent), 0)::bigint as most from (
        select sum(milli_yen) as spent from usual group by local::date) as days`.execute(db),
    sql<Omit<CountryHabit, 'lastMs'> & { last: Date }>`with ${usual}
      select country, count(*) as calls, max(setup) as last,
        coalesce(sum(extract(epoch from ended - answer)), 0)::bigint as seconds
      from usual group by 1 order by calls desc, country limit ${shownMost}`.execute(db),
    sql<Omit<NetworkHabit, 'lastMs' | 'firstMs'> & { first: Date; last: Date }>`with ${usual}
      select network, count(*) as calls, min(setup) as first, max(setup) as last from (
        select setup, case when source_ip ~ '^[0-9.]+$'
          then regexp_replace(source_ip, '[.][0-9]+$', '.0/24')
          else array_to_string((string_to_array(source_ip, ':'))[1:3], ':') || '::/48' end
          as network
        from usual where source_ip is not null) as seen
      group by 1 order by calls desc, network limit ${shownMost}`.execute(db),
    sql<{ most: number }>`with ${usual}, steps as (
        select answer as at, 1 as step from usual where answer is not null
        union all select ended, -1 from usual where answer is not null
      )
      select coalesce(max(up), 0)::integer as most from (
        select sum(step) over (order by at, step) as up from steps) as told`.execute(db),
    sql<{ first: Date | null; last: Date | null }>`select min(setup) as first, max(setup) as last
      from calls where subscriber = any(${lines})`.execute(db),
  ]);
  const grid = (of: (row: HourRow) => number): number[] => {
    const cells = new Array<number>(weekHours).fill(0);
    for (const row of hours.rows) cells[row.hour] = of(row);
    return cells;
  };
  return {
    weeks,
    firstMs: ends.rows[0]?.first?.getTime() ?? null,
    lastMs: ends.rows[0]?.last?.getTime() ?? null,
    calls: hours.rows.reduce((sum, row) => sum + row.calls, 0),
    callsByHour: grid(row => row.calls),
    milliYenByHour: grid(row => row.milliYen),
    mostMilliYenByHour: grid(row => row.most),
    mostDayMilliYen: days.rows[0]?.most ?? 0,
    mostAtOnce: atOnce.rows[0]?.most ?? 0,
    countries: countries.rows.map(({ last, ...row }) => ({ ...row, lastMs: last.getTime() })),
    networks: networks.rows.map(({ network, calls, first, last }) => {
      return { network, calls, firstMs: first.getTime(), lastMs: last.getTime() };
    }),
  };
}
