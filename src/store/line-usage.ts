// What lines used in their billing months, summed from calls.
import { type Kysely, sql } from 'kysely';
import type { LineMonths, UsageSum } from '../core/case/line-rows.ts';
import { sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

export interface BilledLine {
  readonly subscriber: string;
  /** Day of the month on which its billing month begins. */
  readonly billingDay: number;
}

interface Row {
  subscriber: string;
  this_from: Date;
  last_from: Date;
  this_month: UsageSum;
  last_month: UsageSum;
  so_far: UsageSum;
  today: UsageSum;
}

/** By line; months and today are those of the zone. */
export async function lineMonths(
  db: Kysely<Tables>,
  lines: readonly BilledLine[],
  { nowMs, timeZone }: { readonly nowMs: number; readonly timeZone: string },
): Promise<ReadonlyMap<string, LineMonths>> {
  const now = new Date(sqlTimeMs(nowMs));
  const { rows } = await sql<Row>`
    with line as (
      select subscriber, billing_day - 1 as lead
      from unnest(${lines.map(one => one.subscriber)}::text[],
        ${lines.map(one => one.billingDay)}::integer[]) as t (subscriber, billing_day)
    ), month as (
      select subscriber, date_trunc('month', (${now}::timestamptz at time zone ${timeZone})
        - make_interval(days => lead)) + make_interval(days => lead) as begins
      from line
    ), bounds as (
      select subscriber, begins at time zone ${timeZone} as this_from,
        (begins - interval '1 month') at time zone ${timeZone} as last_from,
        date_trunc('day', ${now}::timestamptz at time zone ${timeZone})
          at time zone ${timeZone} as today_from
      from month
    )
    select b.subscriber, b.this_from, b.last_from,
      ${sums(sql`c.setup >= b.this_from`)} as this_month,
      ${sums(sql`c.setup < b.this_from`)} as last_month,
      ${sums(sql`c.setup < least(b.this_from, b.last_from + (${now}::timestamptz - b.this_from))`)}
        as so_far,
      ${sums(sql`c.setup >= b.today_from`)} as today
    from bounds b left join calls c on c.subscriber = b.subscriber
      and c.setup >= b.last_from and c.setup <= ${now}
      and c.setup >= ${new Date(sqlTimeMs(nowMs - longestMs))}
    group by b.subscriber, b.this_from, b.last_from, b.today_from`.execute(db);
  return new Map(rows.map(row => [row.subscriber, monthsOf(row)]));
}

/** Two billing months are never longer; told to the planner, which leaves older days alone. */
const longestMs = 63 * 86_400_000;

function sums(condition: ReturnType<typeof sql>) {
  return sql`jsonb_build_object(
    'calls', count(c.call_id) filter (where ${condition} and c.answer is not null),
    'seconds', coalesce(sum(extract(epoch from c.ended - c.answer))
      filter (where ${condition} and c.answer is not null), 0)::bigint,
    'milliYen', coalesce(sum(c.milli_yen) filter (where ${condition}), 0)::bigint,
    'refused', count(c.call_id) filter (where ${condition} and c.verdict = 'block'))`;
}

function monthsOf(row: Row): LineMonths {
  return {
    thisFromMs: row.this_from.getTime(),
    lastFromMs: row.last_from.getTime(),
    thisMonth: row.this_month,
    lastMonth: row.last_month,
    lastMonthSoFar: row.so_far,
    today: row.today,
  };
}
